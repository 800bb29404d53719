"""New borders of a data set's municipalities: of all of them, or of some prefectures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import pandas as pd

from zones.codes import PREFECTURES, prefecture_of
from zones.data.coverage import simplify_borders
from zones.data.fitting import Fitted, fit_prefectures
from zones.data.joining.flows import names_of
from zones.data.joining.world import World
from zones.errors import DataError
from zones.labels import Text

_NAMED = 5
"""Places that a note names."""


@dataclass(frozen=True, slots=True, eq=False)
class NewBorders:
    """A table of municipalities with other borders.

    Parameters
    ----------
    table
        The municipalities, EPSG:6668; `code` is a column.
    prefectures
        Those of which alone the borders are new; empty if all are.
    notes
        What a reader must know of it.
    """

    table: gpd.GeoDataFrame
    prefectures: tuple[str, ...]
    notes: tuple[Text, ...]


def new_borders(
    world: World,
    borders: gpd.GeoDataFrame,
    day: date,
    file: str,
    *,
    tolerance_degrees: float,
    progress: Callable[[Text], None] | None = None,
) -> NewBorders:
    """Return the municipalities with other borders, simplified together.

    Where *borders* are of some prefectures only, they are fitted to the line that the data set has
    between these and the others (`zones.data.fitting.fit_prefectures`).

    Parameters
    ----------
    world
        The data set.
    borders
        Indexed by code of *day*, with `geometry`, as `zones.data.sources.n03.parse_n03` gives them.
    day
        Day of the codes.
    file
        Name of the file, for messages.
    tolerance_degrees
        Of the simplification.
    progress
        Told when the fitting starts.

    Raises
    ------
    DataError
        If a code didn't exist on *day*, a municipality of a prefecture has no border, or the
        borders don't fit.
    """
    today = _today(world, borders, day, file)
    here = world.tables.municipalities
    prefectures = tuple(sorted({prefecture_of(code) for code in today.index}))
    _check_whole(here, today.index, prefectures, file)
    simple = simplify_borders(today.sort_index(), tolerance_degrees=tolerance_degrees).geometry
    if len(simple) == len(here):
        return NewBorders(here.set_geometry(simple.reindex(here.index)).reset_index(), (), ())
    if progress:
        progress(
            Text(
                "隣の都道府県との境界に合わせています",
                "Fitting them to the line of the prefectures beside them",
            )
        )
    fitted = fit_prefectures(here, simple, tolerance_degrees=tolerance_degrees)
    table = here.set_geometry(fitted.borders).reset_index()
    return NewBorders(table, prefectures, _notes(here, fitted, prefectures, len(simple)))


def _today(world: World, borders: gpd.GeoDataFrame, day: date, file: str) -> gpd.GeoDataFrame:
    old = pd.Series(borders.index, index=range(1, len(borders) + 1))
    now = world.recoding(day).today_of(old, file=file, column="N03_007")
    today = borders.set_axis(pd.Index(now, name="code"), axis=0)
    if today.index.has_duplicates:
        today = today.dissolve(by=today.index, method="coverage").rename_axis("code")
    return today


def _check_whole(
    here: gpd.GeoDataFrame, found: pd.Index, prefectures: tuple[str, ...], file: str
) -> None:
    """Check that *found* are all municipalities of the *prefectures*."""
    for prefecture in prefectures:
        every = here.index[here.index.str[:2] == prefecture]
        missing = sorted(every.difference(found))
        if missing:
            code, name, where = missing[0], here["name"][missing[0]], PREFECTURES[prefecture]
            raise DataError(
                f"{file}: {where.ja}の{len(every)}市区町村のうち{len(missing)}の図形がありません"
                f"（最初は {code} {name}）。都道府県全体のファイルを指定してください。",
                f"{file}: {len(missing)} of the {len(every)} municipalities of {where.en} have no "
                f"shape (the first is {code} {name}). Give the file of the whole prefecture.",
            )


def _notes(
    here: gpd.GeoDataFrame, fitted: Fitted, prefectures: tuple[str, ...], count: int
) -> tuple[Text, ...]:
    where = names_of(prefectures)
    replaced = Text(
        f"{where.ja}の{count:,}市区町村の境界を置き換えた。ほかの都道府県の境界は元のまま。",
        f"The borders of the {count:,} municipalities of {where.en} were replaced; those of all "
        "other prefectures stay.",
    )
    if not fitted.beside:
        return (replaced,)
    beside = names_of(tuple(sorted({prefecture_of(code) for code in fitted.beside})))
    line = Text(
        f"{beside.ja}との境はデータセットの線のまま（隣の都道府県のファイルがないため）。"
        f"その線を越える{fitted.beyond_km2:,.2f} km²は用いず、線までの隙間{fitted.filled_km2:,.2f} km²は"
        "接する市区町村に加えた。",
        f"The line to {beside.en} is the data set's, because the files don't hold what lies beyond "
        f"it: {fitted.beyond_km2:,.2f} km² of theirs beyond that line were not used, and gaps of "
        f"{fitted.filled_km2:,.2f} km² before it went to the municipalities that touch them.",
    )
    return (replaced, line, *_pointed(fitted), *_apart(here, fitted))


def _pointed(fitted: Fitted) -> tuple[Text, ...]:
    count = len(fitted.pointed)
    if not count:
        return ()
    return (
        Text(
            f"隣の都道府県の{count}市区町村の境界線に、両側が合うように点を加えた（ずれは0.1 m以内）。",
            f"Lines of {count} municipalities of the prefectures beside them got points, so that "
            "both sides match (nothing moved by more than 0.1 m).",
        ),
    )


def _apart(here: gpd.GeoDataFrame, fitted: Fitted) -> tuple[Text, ...]:
    if not fitted.apart:
        return ()
    names, homes = here["name"], here["prefecture_name"]
    pairs = [(f"{names[one]}", f"{homes[two]}{names[two]}") for one, two in fitted.apart[:_NAMED]]
    count = len(fitted.apart)
    return (
        Text(
            f"境界が簡略化では説明できないほど食い違う所がある（{count}か所："
            f"{'、'.join(f'{one}と{two}' for one, two in pairs)}{'など' if count > _NAMED else ''}）。"
            "都道府県の境が変わったのなら、隣の都道府県のファイルも一緒に指定する必要がある。"
            "そうでなければ、ファイルの座標系と時点を確かめてほしい。",
            f"The lines differ by more than a simplification explains in {count} places "
            f"({', '.join(f'{one} and {two}' for one, two in pairs)}"
            f"{', …' if count > _NAMED else ''}). If the prefectures' border has changed, the file "
            "of the prefecture beside it is needed as well; if not, check the file's coordinate "
            "system and vintage.",
        ),
    )
