"""What a map needs of the shapes alone, kept between maps of the same municipalities.

Finding shared borders takes most of a map's time and depends on no plan. The last few results are
kept in memory, and those of large maps on disk, by a hash of the shapes themselves, so that a
changed plan can't show old borders.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import geopandas as gpd
import shapely

from zones.outputs import topology
from zones.outputs.webmap.borders_store import read_stored, store

_MOST = 4
_LARGE = 500
"""From so many municipalities on, finding borders takes longer than reading a file."""

_kept: "OrderedDict[str, Borders]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, eq=False)
class Borders:
    """The topology of municipalities and who borders whom.

    Parameters
    ----------
    topology
        From `zones.outputs.topology.encode`; not to be changed.
    neighbours
        Codes that share a border, by code.
    """

    topology: topology.Topology
    neighbours: Mapping[str, frozenset[str]]


def borders_of(municipalities: gpd.GeoDataFrame, *, tolerance: float | None) -> Borders:
    """Return the borders of *municipalities*, computed once for the same shapes.

    Parameters
    ----------
    municipalities, tolerance
        As for `zones.outputs.topology.encode`.
    """
    key = _digest(municipalities, tolerance)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    encoded = _encoded(key, municipalities, tolerance)
    made = Borders(encoded, topology.neighbours(encoded))
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made


def _encoded(
    key: str, municipalities: gpd.GeoDataFrame, tolerance: float | None
) -> topology.Topology:
    if len(municipalities) < _LARGE:
        return topology.encode(municipalities, tolerance=tolerance)
    found = read_stored(key)
    if found is None:
        found = topology.encode(municipalities, tolerance=tolerance)
        store(key, found)
    return found


def _digest(municipalities: gpd.GeoDataFrame, tolerance: float | None) -> str:
    digest = hashlib.sha256(repr(tolerance).encode())
    shapes = shapely.to_wkb(municipalities.geometry.to_numpy())
    for code, shape in zip(municipalities.index, shapes, strict=True):
        digest.update(str(code).encode())
        digest.update(shape if isinstance(shape, bytes) else b"")
    return digest.hexdigest()
