"""A document as the data of the page: one topology, and columns instead of repeated keys."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from zones.codes import PREFECTURES
from zones.labels import Lang, Text
from zones.outputs.webmap.borders import borders_of
from zones.outputs.webmap.colours import colour_areas
from zones.outputs.webmap.document import (
    Area,
    AreaTheme,
    ClassTheme,
    Fact,
    MapDocument,
    Theme,
    Words,
)
from zones.outputs.webmap.ground import Ground
from zones.outputs.webmap.words import WORDS

NEIGHBOURHOOD_DEG = 0.15
"""How far around the window grey neighbours are drawn."""

FULL_DETAIL_POINTS = 60_000
"""Maps with more points than this have their borders simplified."""

TOLERANCE_DEG = 0.004
"""Simplification of such maps: all of Japan stays under 1.6 MB with every theme."""

PAINTED, TERRITORY, OUTSIDE = "0", "1", "2"
"""State of a municipality: in colour, outlined without data, grey."""

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def payload(document: MapDocument) -> str:
    """Return the data of the page as JSON that may stand inside ``<script>``."""
    whole = _whole(document)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def ground_payload(ground: Ground, lang: Lang) -> str:
    """Return the data of the picture under the lines as JSON that may stand inside ``<script>``."""
    whole = {
        "uri": ground.uri,
        "box": list(ground.box),
        "classes": [[words.say(lang), colour] for words, colour in ground.classes],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def cut(document: MapDocument) -> gpd.GeoDataFrame:
    """Return the municipalities to draw, in order of code.

    All of them without a window; else those in the window, those within `NEIGHBOURHOOD_DEG` of
    them, and the members of areas that reach into the window.
    """
    frame = document.municipalities.sort_index()
    if document.window is None:
        return frame
    inside = frame["prefecture"].isin(document.window)
    shapes = frame.geometry.to_numpy()
    near = shapely.STRtree(shapes).query(
        shapes[inside], predicate="dwithin", distance=NEIGHBOURHOOD_DEG
    )[1]
    keep = inside.to_numpy(copy=True)
    keep[near] = True
    window = frozenset(frame.index[inside])
    for theme in document.themes:
        if isinstance(theme, AreaTheme):
            reached = [code for area in _reaching(theme, window) for code in _all_codes(area)]
            keep |= frame.index.isin(reached)
    return frame[keep]


def _all_codes(area: Area) -> tuple[str, ...]:
    return (*area.centres, *area.members)


def _reaching(theme: AreaTheme, codes: frozenset[str]) -> list[Area]:
    return [area for area in theme.areas if not codes.isdisjoint(_all_codes(area))]


def _whole(document: MapDocument) -> dict[str, Any]:
    frame = cut(document)
    lang = document.lang
    borders = borders_of(frame, tolerance=detail(frame))
    states = _states(document, frame)
    shown = frozenset(
        code for code, state in zip(frame.index, states, strict=True) if state != OUTSIDE
    )
    place = {code: row for row, code in enumerate(frame.index)}
    facts = [document.facts_of.get(code, ()) if code in shown else () for code in frame.index]
    prefectures = list(dict.fromkeys(frame["prefecture"]))
    return {
        "words": {key: text.say(lang) for key, text in WORDS.items()},
        "frame": opening(frame[[state != OUTSIDE for state in states]], document.window),
        "prefectures": [
            (code, _prefecture_name(frame, code, lang), *borders.prefectures[code])
            for code in prefectures
        ],
        "prefectureOf": [prefectures.index(code) for code in frame["prefecture"]],
        "names": [_plain(name) for name in frame["name"]],
        "kana": [_plain(kana) for kana in frame["name_kana"]],
        "states": "".join(states),
        "points": borders.places,
        "themes": [
            theme_part(theme, lang, place, shown, borders.neighbours) for theme in document.themes
        ],
        "facts": _facts(facts, lang),
        "topology": borders.topology,
    }


def detail(frame: gpd.GeoDataFrame) -> float | None:
    """Return how far the borders of these municipalities are simplified, in degrees."""
    points = shapely.get_num_coordinates(frame.geometry.to_numpy()).sum()
    return TOLERANCE_DEG if points > FULL_DETAIL_POINTS else None


def _plain(value: object) -> str:
    """Return the text of a cell, empty where there is none."""
    return value if isinstance(value, str) else ""


def _states(document: MapDocument, frame: gpd.GeoDataFrame) -> list[str]:
    window = document.window
    rows = zip(frame["prefecture"], frame["northern_territory"], strict=True)
    return [
        OUTSIDE if window is not None and prefecture not in window else TERRITORY if no else PAINTED
        for prefecture, no in rows
    ]


def _prefecture_name(frame: gpd.GeoDataFrame, code: str, lang: Lang) -> str:
    if code in PREFECTURES:
        return PREFECTURES[code].say(lang)
    return _plain(frame.loc[frame["prefecture"] == code, "prefecture_name"].iloc[0])


def opening(shown: gpd.GeoDataFrame, window: frozenset[str] | None) -> list[list[float]]:
    """Return the corners (south-west, north-east) of what is seen on opening.

    Only the largest part of each municipality counts, so that far reefs don't shrink the map. In a
    window, so don't far islands: what is more than 1.5° from everything else is left out if it is
    less than a fiftieth of the municipalities.
    """
    parts, owner = shapely.get_parts(shown.geometry.to_numpy(), return_index=True)
    areas = shapely.area(parts)
    order = np.lexsort((-areas, owner))
    bounds = shapely.bounds(parts[order[np.unique(owner[order], return_index=True)[1]]])
    if window is not None:
        bounds = bounds[_together(bounds)]
    west, south = bounds[:, :2].min(axis=0)
    east, north = bounds[:, 2:].max(axis=0)
    return [[round(float(y), 4), round(float(x), 4)] for x, y in ((west, south), (east, north))]


def _together(bounds: Any) -> Any:  # noqa: ANN401 - arrays
    """Return which boxes belong to a group of at least a fiftieth of all boxes."""
    boxes = shapely.box(*bounds.T)
    ground = shapely.union_all(shapely.buffer(boxes, 0.75, quad_segs=2))
    groups = shapely.STRtree(shapely.get_parts(ground)).query(boxes, predicate="intersects")[1]
    counts = np.bincount(groups)
    return counts[groups] * 50 >= len(boxes)


def theme_part(
    theme: Theme,
    lang: Lang,
    place: Mapping[str, int],
    shown: frozenset[str],
    neighbours: Mapping[str, frozenset[str]],
) -> dict[str, Any]:
    """Return a theme as the page takes it.

    Parameters
    ----------
    theme
        The theme.
    lang
        Its language.
    place
        Row of each municipality on the page.
    shown
        Codes of those in colour.
    neighbours
        Who borders whom; touching areas get different colours.
    """
    head = {
        "id": theme.id,
        "label": theme.label.say(lang),
        "note": None if theme.note is None else theme.note.say(lang),
    }
    if isinstance(theme, ClassTheme):
        return {**head, "kind": "class", **_classes(theme, lang, place, shown)}
    return {**head, "kind": "area", **_areas(theme, lang, place, shown, neighbours)}


def _classes(
    theme: ClassTheme, lang: Lang, place: Mapping[str, int], shown: frozenset[str]
) -> dict[str, Any]:
    values = [theme.value_of.get(code) if code in shown else None for code in place]
    return {
        "classes": [[one.label.say(lang), one.colour, int(one.hatch)] for one in theme.classes],
        "of": [theme.class_of.get(code, -1) if code in shown else -1 for code in place],
        "values": _column([None if value is None else _say(value, lang) for value in values]),
    }


def _areas(
    theme: AreaTheme,
    lang: Lang,
    place: Mapping[str, int],
    shown: frozenset[str],
    neighbours: Mapping[str, frozenset[str]],
) -> dict[str, Any]:
    areas = _reaching(theme, shown)
    colours = colour_areas({area.id: frozenset(_all_codes(area)) for area in areas}, neighbours)
    return {
        "areas": [
            [
                area.id,
                _say(area.name, lang),
                area.status,
                colours[area.id],
                _rows(area.centres, place),
                _rows(area.members, place),
                None if area.note is None else area.note.say(lang),
            ]
            for area in areas
        ],
        "facts": _facts([area.facts for area in areas], lang),
    }


def _rows(codes: Iterable[str], place: Mapping[str, int]) -> list[int]:
    return sorted({place[code] for code in codes})


def _say(words: Words, lang: Lang) -> str:
    return words.say(lang) if isinstance(words, Text) else words


def _facts(rows: Sequence[tuple[Fact, ...]], lang: Lang) -> dict[str, Any]:
    """Return evidence by column: the labels once, then one column a label."""
    labels = list(dict.fromkeys(label for row in rows for label, _ in row))
    tables = [dict(row) for row in rows]
    look: Callable[[Text], list[str | None]] = lambda label: [one.get(label) for one in tables]  # noqa: E731
    return {
        "labels": [label.say(lang) for label in labels],
        "columns": [_column(look(label)) for label in labels],
    }


def _column(values: Sequence[str | None]) -> list[str | None] | dict[str, Any]:
    """Return a column as it is, or as its distinct values and their places if that is shorter."""
    distinct = list(dict.fromkeys(value for value in values if value is not None))
    place = {value: row for row, value in enumerate(distinct)}
    packed = {
        "values": distinct,
        "of": [-1 if value is None else place[value] for value in values],
    }
    return packed if len(json.dumps(packed)) < len(json.dumps(values)) else list(values)
