"""The maps of a whole prefecture: frames with candidate areas, and what exists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from zones.codes import PREFECTURES
from zones.labels import Lang, Text
from zones.model.forms import FORMS
from zones.model.unions import Union
from zones.outputs.printed_map import Outline, PrintedMap, Shade, draw_map, main_cluster
from zones.outputs.report.document import Picture
from zones.outputs.report.facts import display_name
from zones.outputs.report.pictures import FULL, HALF, map_caption
from zones.planning import Plan
from zones.zoning.frames import FRAMES
from zones.zoning.proposals import partition

_FRAME_SHADES = {
    "hub_centre": ("#882255", ""),
    "metropolitan": ("#88CCEE", "----"),
    "settlement_centre": ("#5FA777", "xxxx"),
    "hub_member": ("#CC6677", "////"),
    "settlement_member": ("#DDCC77", ".."),
    "near_centre": ("#E3E1D6", ""),
    "beyond": ("#FFFFFF", "||||"),
}
"""The map's colours, lighter where grey print needs it, each with its own hatch or lightness."""

_FORM_SHADES = {
    "連携中枢都市圏": ("#CC6677", "////"),
    "定住自立圏": ("#DDCC77", ".."),
    "連携自立圏": ("#88CCEE", "----"),
}
_SEVERAL = ("#44AA99", "xxxx")


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """What is shown: the municipalities of one prefecture, or of several.

    Parameters
    ----------
    key
        Stem for files: the prefectures' codes.
    name
        The prefectures' names.
    codes
        Municipalities, sorted.
    """

    plan: Plan
    lang: Lang
    key: str
    name: str
    codes: tuple[str, ...]

    @property
    def half(self) -> bool:
        """Whether two maps fit side by side: it is higher than wide."""
        places = self.plan.region.municipalities
        west, south, east, north = places.loc[list(main_cluster(places, self.codes))].total_bounds
        return bool((north - south) * _DEGREE > east - west)

    def by_prefecture(self) -> tuple["Overview", ...]:
        """Return one overview for each prefecture: far ones don't share a frame."""
        prefectures = dict.fromkeys(code[:2] for code in self.codes)
        return tuple(
            replace(
                self,
                key=key,
                name=PREFECTURES[key].say(self.lang),
                codes=tuple(code for code in self.codes if code[:2] == key),
            )
            for key in prefectures
        )


_DEGREE = 1.24
"""How much longer a degree of latitude is than one of longitude, in the middle of Japan."""


def frames_map(view: Overview) -> Picture:
    """Return the map of frames with the candidate areas' outlines and centres."""
    plan, lang = view.plan, view.lang
    shades, shade_of = frame_shades(plan, view.codes, lang)
    table = partition(plan.proposals)
    shown = table[table.index.isin(view.codes)]
    label = Text("候補圏域の範囲（1市町村1圏域）", "candidate areas (one each)").say(lang)
    outlines = tuple(
        Outline(label, tuple(map(str, table.index[table["proposal"] == one])))
        for one in shown["proposal"].unique()
    )
    title = Text(
        f"{view.name}：通勤・通学から見た位置付けと候補圏域",
        f"{view.name}: frames by commuting, and candidate areas",
    ).say(lang)
    return _picture(
        view,
        f"frames-{view.key}",
        title,
        _Content(
            shades,
            shade_of,
            outlines,
            tuple(map(str, shown.index[shown["role"] == "centre"])),
        ),
    )


def frame_shades(
    plan: Plan, codes: Iterable[str], lang: Lang
) -> tuple[tuple[Shade, ...], dict[str, int]]:
    """Return a shade for each frame, and the place of each municipality in them."""
    order = list(FRAMES)
    shades = tuple(Shade(FRAMES[one].say(lang), *_FRAME_SHADES[one]) for one in order)
    frame = plan.frames["frame"]
    return shades, {code: order.index(frame[code]) for code in codes}


def union_shades(unions: Iterable[Union], lang: Lang) -> tuple[tuple[Shade, ...], dict[str, int]]:
    """Return a shade for each type of second-floor union, and the place of each municipality."""
    kinds = list(_FORM_SHADES)
    several = Text("二つ以上の圏域", "several areas").say(lang)
    shades = (
        *(Shade(FORMS[kind].label.say(lang), *_FORM_SHADES[kind]) for kind in kinds),
        Shade(several, *_SEVERAL),
    )
    shade_of: dict[str, int] = {}
    for one in unions:
        for code in one.codes():
            shade_of[code] = len(kinds) if code in shade_of else kinds.index(one.type)
    return shades, shade_of


def unions_map(view: Overview) -> Picture:
    """Return the map of the existing second-floor unions."""
    plan, lang = view.plan, view.lang
    wanted = set(view.codes)
    unions = [one for one in plan.existing.register.floor(2) if wanted & set(one.codes())]
    shades, shade_of = union_shades(unions, lang)
    label = Text("圏域の範囲（◎は中心市）", "area (◎ centre)").say(lang)
    outlines = tuple(Outline(label, one.codes()) for one in unions)
    day = plan.existing.as_of
    title = Text(
        f"{view.name}：いまある圏域（{day.year}年{day.month}月{day.day}日）",
        f"{view.name}: existing areas ({day.isoformat()})",
    ).say(lang)
    centres = tuple(code for one in unions for code in one.centres)
    return _picture(
        view, f"unions-{view.key}", title, _Content(shades, shade_of, outlines, centres)
    )


@dataclass(frozen=True, slots=True)
class _Content:
    shades: tuple[Shade, ...]
    shade_of: Mapping[str, int]
    outlines: tuple[Outline, ...]
    centres: Iterable[str]


def _picture(view: Overview, key: str, title: str, content: _Content) -> Picture:
    plan, lang = view.plan, view.lang
    known = [code for code in dict.fromkeys(content.centres) if code in plan.region.codes]
    names = {code: f"◎{display_name(plan, code, lang)}" for code in known}
    printed = PrintedMap(
        places=plan.region.municipalities,
        focus=view.codes,
        shades=content.shades,
        shade_of=content.shade_of,
        outlines=content.outlines,
        labels=names,
        strong=frozenset(names),
        caption=map_caption(plan, lang),
        lang=lang,
    )
    figure = draw_map(printed, width=HALF if view.half else FULL, tallest=4.9 if view.half else 5.0)
    alt = f"{title}: " + ("、" if lang == "ja" else ", ").join(names.values())
    return Picture(key, title, alt, figure)
