"""The embedded tables, joined from the parsed sources."""

from collections.abc import Mapping

import geopandas as gpd
import jaconv
import pandas as pd

from zones.codes import NORTHERN_TERRITORIES, SPECIAL_WARDS
from zones.data.sources.flows import UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE
from zones.data.sources.ssdse import Ssdse
from zones.errors import DataError

AREA_ITEMS = {"area_km2": "B1101", "inhabitable_area_km2": "B1103"}
"""SSDSE's items of area, in hectares."""

POPULATION_ITEMS = {
    "total": "A1101",
    "age_0_14": "A1301",
    "age_15_64": "A1302",
    "age_65_over": "A1303",
    "households": "A7101",
    "resident_workers": "F1102",
}
"""SSDSE's items of population."""

_HECTARES_PER_KM2 = 100
_SUFFIX_READINGS = {"市": ("し",), "区": ("く",), "町": ("まち", "ちょう"), "村": ("むら", "そん")}
_SUFFIX_KINDS = {"市": "city", "町": "town", "村": "village"}


def municipality_table(
    borders: gpd.GeoDataFrame,
    *,
    offices: pd.DataFrame,
    categories: pd.DataFrame,
    areas: Ssdse,
    changes: pd.DataFrame,
) -> gpd.GeoDataFrame:
    """Join the municipalities' borders with their names, kinds, offices and official areas.

    Names are those of the offices, which spell as the municipalities do (檮原町, not 梼原町). The
    villages of the Northern Territories have no office and no area: NA; their readings come from
    the register of changes.

    Returns
    -------
    One row a municipality, sorted by `code`, EPSG:6668.

    Raises
    ------
    DataError
        If a source lacks a municipality, or its readings or categories don't fit the names.
    """
    frame = borders.sort_index()
    northern = frame.index.isin(NORTHERN_TERRITORIES)
    _check_same_codes("offices", frame.index[~northern].difference(offices.index))
    _check_same_codes("SSDSE-A", frame.index[~northern].symmetric_difference(areas.numbers.index))
    office = offices.reindex(frame.index)
    names = office["name"].fillna(frame["name"])
    kana = office["kana"].fillna(_new_readings(changes, names[northern]))
    hectares = areas.numbers.reindex(frame.index)
    table = {
        "code": frame.index.to_series(),
        "name": names,
        "name_kana": kana,
        "name_romaji": _romaji(names, kana),
        "prefecture": frame.index.to_series().str[:2],
        "prefecture_name": frame["prefecture_name"],
        "district": frame["district"],
        "kind": _kinds(names, categories),
        "office_lon": office["office_lon"],
        "office_lat": office["office_lat"],
        **{name: hectares[item] / _HECTARES_PER_KM2 for name, item in AREA_ITEMS.items()},
        "northern_territory": pd.Series(northern, index=frame.index),
    }
    return gpd.GeoDataFrame(table, geometry=frame.geometry, crs=frame.crs).reset_index(drop=True)


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


def flow_table(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the flows to real municipalities: `origin`, `destination`, `persons` (int32)."""
    known = ~flows["destination"].isin([UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE])
    frame = flows[known].sort_values(["origin", "destination"], ignore_index=True)
    return frame.astype({"persons": "int32"})


def flow_total_table(flows: pd.DataFrame, totals: pd.Series, codes: pd.Index) -> pd.DataFrame:
    """Return what is known of each origin beyond its listed flows.

    Parameters
    ----------
    flows
        The flows as published, unknown destinations included.
    totals
        Published persons of each origin, indexed by code.
    codes
        Every municipality.

    Returns
    -------
    A row per code: `total`, `unknown_municipality`, `unknown_place` and `unlisted` (the total less
    everything listed), Int64. An origin without a published total is NA throughout; an unknown
    destination that isn't listed is 0 listed persons.

    Raises
    ------
    DataError
        If a flow's code is no municipality, an origin has no total, or lists more than its total.
    """
    special = pd.Index([UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE])
    _check_same_codes("flow origins", pd.Index(flows["origin"].unique()).difference(totals.index))
    _check_same_codes("flow totals", totals.index.difference(codes))
    _check_same_codes(
        "flow destinations",
        pd.Index(flows["destination"].unique()).difference(codes.append(special)),
    )
    listed = flows.groupby("origin")["persons"].sum()
    frame = pd.DataFrame({"total": totals})
    for name, destination in zip(("unknown_municipality", "unknown_place"), special, strict=True):
        rows = flows[flows["destination"] == destination].set_index("origin")["persons"]
        frame[name] = rows.reindex(totals.index, fill_value=0)
    frame["unlisted"] = totals - listed.reindex(totals.index, fill_value=0)
    if (frame["unlisted"] < 0).any():
        code = frame.index[frame["unlisted"] < 0][0]
        raise DataError(
            f"流動の出発地 {code}: 内訳の合計が総数を上回っています。",
            f"Flows, origin {code}: the flows listed exceed its total.",
        )
    return frame.astype("Int64").reindex(codes.sort_values()).rename_axis("code").reset_index()


def population_table(editions: Mapping[int, Ssdse]) -> pd.DataFrame:
    """Return the census population by year, from the SSDSE edition of each.

    The ages don't add up to the total: persons of unknown age are in the total only.

    Returns
    -------
    `code`, `year`, then the columns of `POPULATION_ITEMS` (int64 persons or households), sorted.

    Raises
    ------
    DataError
        If an edition's items describe another year, or its ages exceed the total.
    """
    frames = []
    for year, edition in editions.items():
        _check_years(edition, year)
        columns = {item: name for name, item in POPULATION_ITEMS.items()}
        frame = edition.numbers[list(columns)].rename(columns=columns)
        frame.insert(0, "year", year)
        frames.append(frame.reset_index())
    table = pd.concat(frames).sort_values(["code", "year"], ignore_index=True)
    ages = table[["age_0_14", "age_15_64", "age_65_over"]].sum(axis=1)
    if (ages > table["total"]).any():
        code = table.loc[ages > table["total"], "code"].iloc[0]
        raise DataError(
            f"人口 {code}: 年齢別の合計が総人口を上回っています。",
            f"Population, {code}: the ages add up to more than the total.",
        )
    return table


def _check_years(edition: Ssdse, year: int) -> None:
    for item in POPULATION_ITEMS.values():
        if edition.years[item] != year:
            raise DataError(
                f"SSDSE-A の {item}: {year}年のはずですが、{edition.years[item]}年でした。",
                f"SSDSE-A, {item}: expected the year {year}, found {edition.years[item]}.",
            )


def _check_same_codes(source: str, odd: pd.Index) -> None:
    if len(odd):
        raise DataError(
            f"{source}: 市区町村 {odd[0]} が対応しません（{len(odd)}件）。"
            "各ファイルの時点を確認してください。",
            f"{source}: municipality {odd[0]} has no counterpart ({len(odd)} such). "
            "Check the vintages of the files.",
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


def _kinds(names: pd.Series, categories: pd.DataFrame) -> pd.Series:
    odd = categories.index[categories["name"] != names.reindex(categories.index)]
    _check_same_codes("city categories", odd)
    wards = names.index.isin(SPECIAL_WARDS)
    kinds = names.str[-1].map(_SUFFIX_KINDS).mask(wards, "special_ward")
    kinds = categories["kind"].reindex(names.index).fillna(kinds)
    _check_same_codes("kinds", names.index[kinds.isna()])
    return kinds
