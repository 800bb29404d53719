"""Small multiples and national maps of the population index: one map a year, for paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from zones.labels import Lang, Text
from zones.metrics.future import in_joint_unit, projected_years
from zones.metrics.future_index import INDEX_CLASSES, NO_DATA, index_class_of
from zones.model import Region
from zones.outputs.figures import japanese
from zones.outputs.lettering import one_line, wrapped
from zones.outputs.printed_map import Shade, main_cluster, project_places

_COLOURS = (
    ("#9DC6E0", "...."), ("#FFFDE6", ""), ("#FEE391", ""), ("#FDBE45", ""), ("#EC7014", ""),
    ("#A63603", ""), ("#4A1A05", ""),
)  # fmt: skip
_MISSING = ("#ffffff", "xxxx")

INDEX_SHADES: dict[str, Shade] = {
    key: Shade(words.ja, *look)
    for (key, words), look in zip(INDEX_CLASSES.items(), _COLOURS, strict=True)
} | {NO_DATA: Shade("", *_MISSING)}
"""Colour and hatch of each class: darker is less, growth alone is dotted, so that grey print reads."""

_NOTE, _WORD, _TITLE = 5.6, 6.2, 7.5
_GROUND, _EDGE = "#f4f4f2", "#777777"
_GAP, _ROW = 0.06, 0.165
_ISLANDS_NORTH, _ISLANDS_EAST = 31.0, 130.5
"""The islands from Tokara to Okinawa: south and west of this, they have a frame of their own."""

_MANY = 300
"""From so many municipalities on, those of a class are drawn as one shape without inner lines."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class YearMaps:
    """What maps of several years show.

    Parameters
    ----------
    region
        The country.
    codes
        Municipalities that are shaded and framed.
    base
        The year that is 100.
    years
        One map each.
    caption
        Credits, under the maps.
    """

    region: Region
    codes: tuple[str, ...]
    base: int
    years: tuple[int, ...]
    caption: str
    lang: Lang = "ja"


def later_years(region: Region, base: int, *, most: int = 6) -> tuple[int, ...]:
    """Return the projected years after the base, the last ones if there are too many."""
    return tuple(year for year in projected_years(region) if year > base)[-most:]


def draw_year_maps(
    content: YearMaps, *, width: float = 6.7, columns: int = 3, tallest: float = 3.2
) -> Figure:
    """Draw one small map a year, all in the same frame and classes.

    Parameters
    ----------
    content
        What they show.
    width
        Of the figure, in inches.
    columns
        Maps beside each other at most.
    tallest
        Height of one map at most, in inches.
    """
    scene = _scene(content.region.municipalities, content.codes)
    columns = min(columns, max(len(content.years), 1))
    rows = -(-len(content.years) // columns)
    wide = (width - _GAP * (columns - 1)) / columns
    ratio = (scene.frame[3] - scene.frame[1]) / (scene.frame[2] - scene.frame[0])
    tall = min(tallest, wide * ratio)
    classes = {
        year: index_class_of(content.region, base=content.base, year=year) for year in content.years
    }
    used = [key for key in INDEX_SHADES if _used(classes, content.codes, key)]
    notes = wrapped(_notes(content, scene), size=_NOTE, width=width - 0.05)
    per_row = max(1, int(width / 0.9))
    foot = _ROW * -(-len(used) // per_row) + 0.098 * (notes.count("\n") + 1) + 0.12
    title = 0.17
    height = rows * (tall + title + _GAP) + foot
    with japanese():
        figure = Figure(figsize=(width, height))
        for at, year in enumerate(content.years):
            row, column = divmod(at, columns)
            top = height - row * (tall + title + _GAP)
            box = (
                column * (wide + _GAP) / width,
                (top - title - tall) / height,
                wide / width,
                tall / height,
            )
            words = Text(f"{year}年", str(year)).say(content.lang)
            figure.text(box[0] + 0.004, (top - title + 0.035) / height, words, fontsize=_TITLE)
            _panel(figure, box, scene, classes[year], content, shape=wide / tall)
        _legend(figure, used, content.lang, columns=per_row, at=(foot - 0.02) / height)
        figure.text(0.005, 0.02 / height, notes, fontsize=_NOTE, color="0.25", va="bottom")
    return figure


def credit_line(region: Region, *tables: str, lang: Lang = "ja", most: int | None = None) -> str:
    """Return 出典 of *tables* as one line for a figure, of each at most so many sources."""
    found = [line for table in tables for line in region.credits(table)[:most]]
    words = dict.fromkeys(line.say(lang) for line in found)
    head = Text("出典：", "Source: ").say(lang)
    return head + ("、" if lang == "ja" else "; ").join(words) if words else ""


def map_credit(region: Region, lang: Lang = "ja") -> str:
    """Return 出典 of projected maps: the projection, and the borders (the first source)."""
    return credit_line(region, "projection", "municipalities", lang=lang, most=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """Shapes in metres: the main ground and its frame, the southern islands if any are framed.

    Neighbours are drawn as prefectures: nothing is said of their municipalities.
    """

    ground: gpd.GeoDataFrame
    frame: Box
    islands: gpd.GeoDataFrame | None
    island_frame: Box | None
    prefectures: tuple[shapely.Geometry, ...]
    left_out: tuple[str, ...]


def _scene(places: gpd.GeoDataFrame, codes: Sequence[str]) -> _Scene:
    kept = main_cluster(places, codes)
    rest = [code for code in codes if code not in set(kept)]
    offices = places.loc[rest, ["office_lon", "office_lat"]]
    south = (offices["office_lat"] < _ISLANDS_NORTH) & (offices["office_lon"] < _ISLANDS_EAST)
    islands = [str(code) for code in offices.index[south.to_numpy(dtype=bool)]]
    north = places.loc[list(kept), "office_lat"].max() > _ISLANDS_NORTH
    ground, frame = _drawn(places, kept)
    inset = set(islands) if islands and north else set()
    islets, box = _drawn(places, islands) if inset else (None, None)
    outside = [
        code for code in rest if code not in inset and not _inside(places, ground, frame, code)
    ]
    return _Scene(ground, frame, islets, box, tuple(_prefectures(ground)), tuple(outside))


def _inside(places: gpd.GeoDataFrame, ground: gpd.GeoDataFrame, frame: Box, code: str) -> bool:
    """Tell whether the office of a municipality lies in the frame."""
    row = places.loc[code]
    office = gpd.GeoSeries([shapely.Point(row["office_lon"], row["office_lat"])], crs=places.crs)
    point = office.to_crs(ground.crs).iloc[0]
    return bool(frame[0] <= point.x <= frame[2] and frame[1] <= point.y <= frame[3])


def _drawn(places: gpd.GeoDataFrame, kept: Iterable[str]) -> tuple[gpd.GeoDataFrame, Box]:
    """Return the ground as detailed as a small map shows."""
    ground, frame = project_places(places, kept)
    size = max(frame[2] - frame[0], frame[3] - frame[1])
    coarse = shapely.coverage_simplify(ground.geometry.to_numpy(), size / 500)
    coarse = shapely.clip_by_rect(
        coarse, frame[0] - size / 2, frame[1] - size / 2, frame[2] + size / 2, frame[3] + size / 2
    )
    drawn = ground.set_geometry(gpd.GeoSeries(coarse, index=ground.index, crs=ground.crs))
    return drawn[~drawn.geometry.is_empty], frame


def _prefectures(ground: gpd.GeoDataFrame) -> Iterable[shapely.Geometry]:
    for codes in ground.groupby("prefecture").groups.values():
        yield shapely.coverage_union_all(ground.geometry.loc[codes].to_numpy())


def _panel(
    figure: Figure,
    box: Box,
    scene: _Scene,
    classes: pd.Series,
    content: YearMaps,
    *,
    shape: float,
) -> None:
    axes = figure.add_axes(box)
    shapes = gpd.GeoSeries(list(scene.prefectures))
    shapes.plot(ax=axes, color=_GROUND, edgecolor="none")
    _paint(axes, scene.ground, scene.frame, classes, content.codes, shape=shape)
    many = len(content.codes) > _MANY
    shapes.boundary.plot(ax=axes, color=_EDGE, linewidth=0.2 if many else 0.35)
    _coast(axes, scene.ground, content, width=0.4 if many else 0.8)
    axes.set(xlabel="", ylabel="")
    if scene.islands is not None and scene.island_frame is not None:
        small = figure.add_axes((box[0], box[1] + box[3] * 0.66, box[2] * 0.34, box[3] * 0.34))
        _paint(small, scene.islands, scene.island_frame, classes, content.codes, shape=shape)


def _paint(
    axes: Axes,
    ground: gpd.GeoDataFrame,
    frame: Box,
    classes: pd.Series,
    codes: Sequence[str],
    *,
    shape: float,
) -> None:
    inside = ground[ground.index.isin(list(codes))]
    found = classes.reindex(inside.index).fillna(NO_DATA)
    for key, shade in INDEX_SHADES.items():
        part = inside.geometry[(found == key).to_numpy()]
        if part.empty:
            continue
        if len(inside) > _MANY:
            part = gpd.GeoSeries([shapely.coverage_union_all(part.to_numpy())])
        part.plot(
            ax=axes, color=shade.colour, hatch=shade.hatch, edgecolor="#555555",
            linewidth=0.1 if len(inside) > _MANY else 0.25,
        )  # fmt: skip
    west, south, east, north = frame
    middle, half = (west + east) / 2, max(east - west, shape * (north - south)) / 2
    centre, tall = (south + north) / 2, max(north - south, (east - west) / shape) / 2
    axes.set(
        xlim=(middle - half, middle + half),
        ylim=(centre - tall, centre + tall),
        xticks=[],
        yticks=[],
        aspect="auto",
        xlabel="",
        ylabel="",
    )
    for spine in axes.spines.values():
        spine.set(linewidth=0.4, color=_EDGE)


def _coast(axes: Axes, ground: gpd.GeoDataFrame, content: YearMaps, *, width: float) -> None:
    """Draw a line around municipalities that are projected as one."""
    joint = [
        code for code in in_joint_unit(content.region)
        if code in ground.index and code in set(content.codes)
    ]  # fmt: skip
    if joint:
        shape = shapely.coverage_union_all(ground.geometry.loc[joint].to_numpy()).boundary
        gpd.GeoSeries([shape]).plot(ax=axes, color="white", linewidth=2 * width)
        gpd.GeoSeries([shape]).plot(ax=axes, color="#14181c", linewidth=width, linestyle="--")


def _used(classes: Mapping[int, pd.Series], codes: Sequence[str], key: str) -> bool:
    return any(bool((one.reindex(list(codes)) == key).any()) for one in classes.values())


def _legend(figure: Figure, used: Sequence[str], lang: Lang, *, columns: int, at: float) -> None:
    words = {**INDEX_CLASSES, NO_DATA: Text("データなし", "no data")}
    handles = [
        Patch(
            facecolor=INDEX_SHADES[key].colour, hatch=INDEX_SHADES[key].hatch,
            edgecolor="#555555", linewidth=0.4,
        )
        for key in used
    ]  # fmt: skip
    figure.legend(
        handles, [words[key].say(lang) for key in used], loc="upper left", ncols=columns,
        bbox_to_anchor=(0.0, at), frameon=False, fontsize=_WORD, handlelength=1.8,
        columnspacing=1.0, handletextpad=0.4, borderpad=0.1,
    )  # fmt: skip


def _notes(content: YearMaps, scene: _Scene) -> str:
    lang = content.lang
    lines = [
        Text(
            f"{content.base}年の人口を100とした指数。境界の値は下の階級に入る（100は「100以下」）。",
            f"Index of population, {content.base} = 100. A bound belongs to the class below it.",
        ).say(lang)
    ]
    joint = set(in_joint_unit(content.region))
    if joint & set(content.codes):
        lines.append(
            Text(
                f"破線の中は、福島県浜通りの{len(joint)}市町村を一つにまとめた推計の値"
                "（市町村ごとの推計はない）。",
                f"Inside the dashed line: the value of {len(joint)} municipalities of Fukushima's "
                "coast, projected as one unit (none by itself).",
            ).say(lang)
        )
    if scene.left_out:
        column = "name" if lang == "ja" else "name_romaji"
        names = content.region.municipalities.loc[list(scene.left_out), column]
        lines.append(
            Text(
                "図の外：" + "、".join(one_line(str(name)) for name in names),
                "Outside the maps: " + ", ".join(one_line(str(name)) for name in names),
            ).say(lang)
        )
    return "\n".join([*lines, content.caption])
