"""What a map needs of the shapes alone, kept between maps of the same municipalities.

Finding shared borders and places for names takes most of a map's time and depends on no plan. The last few results are
kept in memory, and those of large maps on disk, by a hash of the shapes themselves, so that a
changed plan can't show old borders.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import geopandas as gpd
import shapely

from zones.outputs import topology
from zones.outputs.webmap.borders_store import Stored, read_stored, store
from zones.outputs.webmap.name_places import Place, places_of, prefecture_places

_MOST = 4
_LARGE = 500
"""From so many municipalities on, finding borders takes longer than reading a file."""

_kept: "OrderedDict[str, Borders]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, eq=False)
class Borders:
    """The topology of municipalities, who borders whom, and where names stand.

    Parameters
    ----------
    topology
        From `zones.outputs.topology.encode`; not to be changed.
    neighbours
        Codes that share a border, by code.
    places
        Where the name of each municipality stands, in order of the codes.
    prefectures
        Where the name of each prefecture stands, by its code.
    """

    topology: topology.Topology
    neighbours: Mapping[str, frozenset[str]]
    places: Sequence[Place]
    prefectures: Mapping[str, Place]


def borders_of(municipalities: gpd.GeoDataFrame, *, tolerance: float | None) -> Borders:
    """Return the borders of *municipalities*, computed once for the same shapes.

    Parameters
    ----------
    municipalities, tolerance
        As for `zones.outputs.topology.encode`; the municipalities sorted by code, with their
        `prefecture`.
    """
    key = _digest(municipalities, tolerance)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = _found(key, municipalities, tolerance)
    encoded = found["topology"]
    places = [(x, y) for x, y in found["places"]]
    prefectures = {code: (x, y) for code, (x, y) in found["prefectures"].items()}
    made = Borders(encoded, topology.neighbours(encoded), places, prefectures)
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made


def _found(key: str, municipalities: gpd.GeoDataFrame, tolerance: float | None) -> Stored:
    if len(municipalities) < _LARGE:
        return _find(municipalities, tolerance)
    found = read_stored(key)
    if found is None:
        found = _find(municipalities, tolerance)
        store(key, found)
    return found


def _find(municipalities: gpd.GeoDataFrame, tolerance: float | None) -> Stored:
    return {
        "topology": topology.encode(municipalities, tolerance=tolerance),
        "places": places_of(municipalities.geometry.to_numpy()),
        "prefectures": prefecture_places(municipalities),
    }


def _digest(municipalities: gpd.GeoDataFrame, tolerance: float | None) -> str:
    digest = hashlib.sha256(repr(tolerance).encode())
    shapes = shapely.to_wkb(municipalities.geometry.to_numpy())
    rows = zip(municipalities.index, municipalities["prefecture"], shapes, strict=True)
    for code, prefecture, shape in rows:
        digest.update(f"{code} {prefecture} ".encode())
        digest.update(shape if isinstance(shape, bytes) else b"")
    return digest.hexdigest()
