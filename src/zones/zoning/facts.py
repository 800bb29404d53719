"""What the schemes ask of a municipality or of an adjacent pair, measured."""

from collections.abc import Mapping

import pandas as pd

from zones.labels import CITY_KINDS
from zones.model import Region
from zones.model.distance import office_distance_km
from zones.rules.metropolitan import MetropolitanAreas

MERGERS = ("新設合併", "編入合併")
RECODINGS = ("政令指定都市施行", "市制施行", "町制施行", "名称変更")
"""Changes that give a municipality another code and nothing else."""

MERGED_SINCE = "1999-04-01"
"""Start of the great mergers of Heisei (合併特例法, revised 1999)."""

_DESIGNATED = "1"
"""Third digit in the codes of designated cities and their wards."""


def pair_code(a: str, b: str) -> str:
    """Return the name of a pair of centres in tables: both codes, smaller first.

    Examples
    --------
    >>> pair_code("16211", "16202")
    '16202+16211'
    """
    return "+".join(sorted((a, b)))


def municipality_facts(
    region: Region,
    areas: MetropolitanAreas,
    in_sphere: pd.Index,
    *,
    former_ratios: pd.Series | None = None,
) -> pd.DataFrame:
    """Measure every municipality for the schemes.

    Parameters
    ----------
    region
        The country.
    areas
        The three metropolitan areas.
    in_sphere
        Codes in the sphere of one of them.
    former_ratios
        Day–night ratio of the largest former municipality, by today's code, where a user knows it.

    Returns
    -------
    DataFrame
        Indexed by code: ``population``, ``day_population``, ``day_night_ratio``, ``kind``,
        ``is_city``, ``in_metropolitan_sphere``, ``in_metropolitan_prefecture``,
        ``share_to_metropolitan_core``, ``merged``, ``former_municipality_ratio``.
    """
    flows, codes = region.flows, region.codes
    residents = region.residents()
    kind = region.municipalities["kind"].reindex(codes)
    former = pd.Series(pd.NA, index=codes, dtype="Float64")
    if former_ratios is not None:
        former = former_ratios.reindex(codes).astype("Float64")
    prefecture = pd.Series(codes.str[:2], index=codes)
    metropolitan = [one for area in areas.areas for one in area.prefectures]
    return pd.DataFrame(
        {
            "population": residents,
            "day_population": flows.day_population(residents),
            "day_night_ratio": flows.day_night_ratio(residents),
            "kind": kind,
            "is_city": kind.isin(CITY_KINDS).astype("boolean"),
            "in_metropolitan_sphere": pd.Series(codes.isin(in_sphere), codes).astype("boolean"),
            "in_metropolitan_prefecture": prefecture.isin(metropolitan).astype("boolean"),
            "share_to_metropolitan_core": _share_to_cores(region, areas, prefecture),
            "merged": merged(region.changes, codes).astype("boolean"),
            "former_municipality_ratio": former,
        },
        index=codes,
    )


def pair_facts(
    region: Region, facts: pd.DataFrame, *, travel_minutes: pd.Series | None = None
) -> pd.DataFrame:
    """Measure every adjacent pair of cities for the twin-centre rules.

    Parameters
    ----------
    region
        The country.
    facts
        From `municipality_facts`.
    travel_minutes
        Minutes between both cities by `pair_code`, where a user's table has them.

    Returns
    -------
    DataFrame
        Indexed by `pair_code`: ``a``, ``b`` and the measures of scope *pair*.
    """
    edges = region.contiguity.edges
    city = facts["is_city"]
    both = city.reindex(edges["a"]).to_numpy() & city.reindex(edges["b"]).to_numpy()
    pairs = edges[both.astype(bool)].reset_index(drop=True)
    a, b = facts.loc[pairs["a"]].reset_index(), facts.loc[pairs["b"]].reset_index()
    distance = office_distance_km(region.municipalities, pd.Index(pairs["a"]), pd.Index(pairs["b"]))
    index = pd.Index(pairs["a"] + "+" + pairs["b"], name="code")
    minutes = pd.Series(pd.NA, index=index, dtype="Float64")
    if travel_minutes is not None:
        minutes = travel_minutes.reindex(index).astype("Float64")
    table = pd.DataFrame(
        {
            "a": pairs["a"],
            "b": pairs["b"],
            "adjacent": True,
            "both_cities": True,
            "distance_km": distance.to_numpy(),
            "population": a["population"] + b["population"],
            "smaller_population": _rowwise(a["population"], b["population"], "min"),
            "smaller_ratio": _rowwise(a["day_night_ratio"], b["day_night_ratio"], "min"),
            "in_metropolitan_sphere": a["in_metropolitan_sphere"] | b["in_metropolitan_sphere"],
            "in_metropolitan_prefecture": a["in_metropolitan_prefecture"]
            | b["in_metropolitan_prefecture"],
            "merged": a["merged"] | b["merged"],
            "former_smaller_ratio": _rowwise(_former_ratio(a), _former_ratio(b), "min"),
            "share_to_metropolitan_core": _rowwise(
                a["share_to_metropolitan_core"], b["share_to_metropolitan_core"], "max"
            ),
        }
    ).set_index(index)
    table["travel_minutes"] = minutes
    return table.astype({"adjacent": "boolean", "both_cities": "boolean", "distance_km": "Float64"})


def merged(changes: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """Tell which municipalities took in others since the great mergers began, by code.

    A merger is followed to today's code: 天竜市 joined 浜松市 (22202) in 2005, which became the
    designated city 22130 in 2007; 京北町 joined 右京区 (26108), a ward of 京都市.
    """
    since = changes[changes["date"].astype("str") >= MERGED_SINCE]
    mergers = since["type"].isin(MERGERS)
    renamed = since[since["type"].isin(RECODINGS)]
    later = dict(zip(renamed["from_code"], renamed["to_code"], strict=True))
    today = {_today(str(code), later, codes) for code in since.loc[mergers, "to_code"].unique()}
    return pd.Series(codes.isin(sorted(today)), index=codes, name="merged")


def _today(code: str, later: Mapping[str, str], codes: pd.Index) -> str:
    """Return the municipality of today that *code* became, or lies in as a ward."""
    for _ in range(len(later)):
        if code in codes or code not in later:
            break
        code = later[code]
    if code in codes or code[2] != _DESIGNATED:
        return code
    cities = [one for one in codes if one[:3] == code[:3] and one < code]
    return max(cities, default=code)


def _share_to_cores(region: Region, areas: MetropolitanAreas, prefecture: pd.Series) -> pd.Series:
    """Share of commuters to the cores of the municipality's own metropolitan area.

    Outside the metropolitan prefectures, the largest share to the cores of any one area.
    """
    shares = {}
    for area in areas.areas:
        present = [code for code in area.cores if code in region.codes]
        shares[area.id] = region.flows.shares_to(present)
    table = pd.DataFrame(shares)
    share = table.max(axis=1)
    for area in areas.areas:
        share = share.mask(prefecture.isin(area.prefectures), table[area.id])
    return share


def _former_ratio(facts: pd.DataFrame) -> pd.Series:
    """Return the ratio of a merged city's largest former municipality, else its own."""
    return facts["former_municipality_ratio"].where(facts["merged"], facts["day_night_ratio"])


def _rowwise(a: pd.Series, b: pd.Series, how: str) -> pd.Series:
    """Return the smaller or larger of two series, missing where either is."""
    both = pd.concat([a, b], axis=1)
    return both.min(axis=1, skipna=False) if how == "min" else both.max(axis=1, skipna=False)
