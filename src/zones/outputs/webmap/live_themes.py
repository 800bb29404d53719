"""Themes for a map that is open already: what changes with a plan, without the borders."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from zones.labels import Lang
from zones.outputs.webmap.borders import borders_of
from zones.outputs.webmap.document import Theme
from zones.outputs.webmap.payload import detail, theme_part


@dataclass(frozen=True, eq=False)
class Rows:
    """The municipalities of a live map: a theme speaks of them by row.

    Parameters
    ----------
    place
        Row by code, in order of the codes.
    neighbours
        Codes that share a border, by code.
    """

    place: Mapping[str, int]
    neighbours: Mapping[str, frozenset[str]]

    def rows(self, codes: Iterable[str]) -> list[int]:
        """Return the rows of those *codes* that are on the map, in order."""
        return sorted({self.place[code] for code in codes if code in self.place})

    def marks(self, codes: Collection[str]) -> str:
        """Return a sign a row: ``1`` for those in *codes*, ``0`` for the others."""
        wanted = frozenset(codes)
        return "".join("1" if code in wanted else "0" for code in self.place)


def rows_of(municipalities: gpd.GeoDataFrame) -> Rows:
    """Return the rows that `zones.outputs.webmap.live.live_page` gives *municipalities*."""
    frame = municipalities.sort_index()
    place = {str(code): row for row, code in enumerate(frame.index)}
    return Rows(place, borders_of(frame, tolerance=detail(frame)).neighbours)


def theme_rows(themes: Sequence[Theme], rows: Rows, *, lang: Lang) -> list[dict[str, Any]]:
    """Return *themes* as a live map takes them: 4 to 25 kB each, whole numbers for municipalities.

    Parameters
    ----------
    themes
        What `zones.outputs.plan_map` and the like make.
    rows
        The municipalities of the map.
    lang
        Language of the words.
    """
    shown = frozenset(rows.place)
    return [theme_part(theme, lang, rows.place, shown, rows.neighbours) for theme in themes]
