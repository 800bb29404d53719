"""The table of municipalities: founded on borders; names, kinds, offices, areas from their sources."""

import geopandas as gpd
import jaconv
import numpy as np
import pandas as pd

from zones.codes import NORTHERN_TERRITORIES, SPECIAL_WARDS
from zones.data.coverage import simplify_borders
from zones.data.joining.world import World, check_same_codes
from zones.data.sources.ssdse import Ssdse
from zones.errors import DataError

AREA_ITEMS = {"area_km2": "B1101", "inhabitable_area_km2": "B1103"}
"""SSDSE's items of area, in hectares."""

_HECTARES_PER_KM2 = 100
_SUFFIX_READINGS = {"市": ("し",), "区": ("く",), "町": ("まち", "ちょう"), "村": ("むら", "そん")}
_SUFFIX_KINDS = {"市": "city", "町": "town", "村": "village"}
_UNKNOWN = {
    "name_kana": "str", "name_romaji": "str", "office_lon": "float64", "office_lat": "float64",
    "area_km2": "float64", "inhabitable_area_km2": "float64",
}  # fmt: skip
_ORDER = (
    "name", "name_kana", "name_romaji", "prefecture", "prefecture_name", "district", "kind",
    "office_lon", "office_lat", "area_km2", "inhabitable_area_km2", "northern_territory",
    "geometry",
)  # fmt: skip


def founded(borders: gpd.GeoDataFrame, *, tolerance_degrees: float) -> gpd.GeoDataFrame:
    """Return a table of municipalities of which nothing but *borders* is known.

    Parameters
    ----------
    borders
        Indexed by `code`, with `name`, `prefecture_name`, `district` and `geometry`, as
        `zones.data.sources.n03.parse_n03` gives them, of today.
    tolerance_degrees
        Of the simplification, all together.

    Returns
    -------
    Indexed by `code`, sorted; readings, offices and areas are NA, and kinds follow from the names.

    Raises
    ------
    DataError
        If the borders are no coverage.
    """
    frame = simplify_borders(borders.sort_index(), tolerance_degrees=tolerance_degrees)
    unknown = pd.DataFrame(np.nan, index=frame.index, columns=list(_UNKNOWN)).astype(_UNKNOWN)
    codes = frame.index.to_series()
    table = frame.join(unknown).assign(
        prefecture=codes.str[:2],
        kind=_kinds_by_name(frame["name"]),
        northern_territory=codes.isin(NORTHERN_TERRITORIES),
    )
    return table[list(_ORDER)]


def new_places(world: World, offices: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities with the *offices* that are known placed anew."""
    table = world.tables.municipalities.copy()
    known = offices.reindex(table.index.intersection(offices.index))
    table.loc[known.index, ["office_lon", "office_lat"]] = known
    return table.reset_index()


def new_names(world: World, offices: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities with the names, readings and places of their *offices*.

    Names are those of the offices, which spell as the municipalities do (檮原町, not 梼原町). The
    villages of the Northern Territories have no office: NA; their readings come from the register
    of changes.

    Raises
    ------
    DataError
        If a municipality has no office, or a reading doesn't fit its name.
    """
    table = world.tables.municipalities.copy()
    northern = table["northern_territory"]
    check_same_codes("offices", table.index[~northern].difference(offices.index))
    office = offices.reindex(table.index)
    names = office["name"].fillna(table["name"])
    kana = office["kana"].fillna(_new_readings(world.tables.changes, names[northern]))
    table["name"], table["name_kana"] = names, kana
    table["name_romaji"] = _romaji(names, kana)
    table[["office_lon", "office_lat"]] = office[["office_lon", "office_lat"]]
    return table.reset_index()


def new_kinds(world: World, categories: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities with the kinds of the cities in *categories* (`name`, `kind`).

    Raises
    ------
    DataError
        If one of them isn't called so.
    """
    table = world.tables.municipalities.copy()
    names = table["name"]
    here = names.reindex(categories.index)
    for code in categories.index[categories["name"] != here][:1]:
        there, name = categories["name"][code], here[code]
        called = "?" if pd.isna(name) else name
        raise DataError(
            f"指定都市・中核市の一覧の {code}: 「{called}」のはずですが、「{there}」でした。",
            f"City categories, {code}: expected {called}, found '{there}'.",
        )
    table["kind"] = categories["kind"].reindex(table.index).fillna(_kinds_by_name(names))
    return table.reset_index()


def new_areas(world: World, areas: Ssdse) -> gpd.GeoDataFrame:
    """Return the municipalities with the official areas of an edition of SSDSE.

    Raises
    ------
    DataError
        If it is of other municipalities.
    """
    table = world.tables.municipalities.copy()
    counted = table.index[~table["northern_territory"]]
    check_same_codes("SSDSE-A", counted.symmetric_difference(areas.numbers.index))
    hectares = areas.numbers.reindex(table.index)
    for name, item in AREA_ITEMS.items():
        table[name] = hectares[item] / _HECTARES_PER_KM2
    return table.reset_index()


def romanize(name: str, kana: str) -> str:
    """Return the reading *kana* of a municipality in Latin letters, its suffix after a hyphen.

    Letter by letter (jaconv, Hepburn consonants): long vowels stay as they are spelled in kana.

    Raises
    ------
    DataError
        If the reading doesn't end like the name.

    Examples
    --------
    >>> romanize("札幌市", "さっぽろし"), romanize("御代田町", "みよたまち")
    ('Sapporo-shi', 'Miyota-machi')
    """
    for suffix in _SUFFIX_READINGS.get(name[-1:], ()):
        if kana.endswith(suffix) and kana != suffix:
            stem = jaconv.kana2alphabet(kana.removesuffix(suffix)).capitalize()
            return f"{stem}-{jaconv.kana2alphabet(suffix)}"
    raise DataError(
        f"「{name}」の読み「{kana}」の末尾が市区町村の読みではありません。",
        f"The reading '{kana}' of {name} doesn't end with a reading of its last character.",
    )


def _new_readings(changes: pd.DataFrame, names: pd.Series) -> pd.Series:
    """Return the latest reading in the register of changes of each code whose name agrees."""
    known = changes.dropna(subset=["to_code", "to_name", "to_kana"])
    latest = known.drop_duplicates("to_code", keep="last").set_index("to_code")
    latest = latest.reindex(names.index)
    return latest["to_kana"].where(latest["to_name"] == names)


def _romaji(names: pd.Series, kana: pd.Series) -> pd.Series:
    known = kana.notna()
    pairs = zip(names[known], kana[known], strict=True)
    latin = pd.Series([romanize(name, reading) for name, reading in pairs], index=kana.index[known])
    return latin.reindex(kana.index)


def _kinds_by_name(names: pd.Series) -> pd.Series:
    wards = names.index.isin(SPECIAL_WARDS)
    kinds = names.str[-1].map(_SUFFIX_KINDS).mask(wards, "special_ward")
    check_same_codes("kinds", names.index[kinds.isna()])
    return kinds
