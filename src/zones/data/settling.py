"""Flows as any office prints them, settled: one row a pair of today's municipalities."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from zones.data.recoding import Recoding, city_of_ward, is_aggregate, recode_flows
from zones.data.reports import LeftOut, Residual, left_out
from zones.data.sources.flows import UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE
from zones.errors import DataError
from zones.labels import Text

TOTAL = "00000"
"""Destination: everywhere."""

_SPECIAL = (UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE)
_WHOLE = Text("都道府県・全国・特別区部の行（内訳に加えない）", "aggregates (never added to parts)")
_WARDS = Text("指定都市の区の行（市の行がある）", "wards whose city has rows of its own")
_ZERO = Text("0人の行", "rows of zero persons")
_UNKNOWN = Text("人数が秘匿・不明の行（0とはしない）", "persons suppressed or unknown (not zero)")


@dataclass(frozen=True, slots=True)
class Settled:
    """Flows between today's municipalities.

    Parameters
    ----------
    flows
        `origin`, `destination` (also 99998 and 99999) and `persons` (int64), sorted.
    totals
        Published persons by today's code; None where the file has none.
    left, residuals, notes
        For the report.
    """

    flows: pd.DataFrame
    totals: pd.Series | None
    left: tuple[LeftOut, ...]
    residuals: tuple[Residual, ...]
    notes: tuple[Text, ...]


def settle(
    cells: pd.DataFrame, *, file: str, recoding: Recoding, designated: Collection[str]
) -> Settled:
    """Settle the *cells* of a flow table.

    Rows to everywhere (``00000``) are the published totals. Aggregates are never added to parts; a
    designated city's wards are used only where the city has no row itself. Codes hold on the
    survey's day and become today's; flows whose codes became one are added.

    Parameters
    ----------
    cells
        `origin`, `destination` (five digits) and `persons` (Int64, NA where not printed); the
        index holds line numbers.
    file
        Name of the file, for messages.
    recoding
        From the survey's day to today.
    designated
        Codes of the designated cities.

    Raises
    ------
    DataError
        If a pair comes twice, a code didn't exist on the day, or an origin's flows exceed its
        published total; it names the line.
    """
    _check_unique(cells, file)
    rows, left = _without_aggregates(cells, designated)
    published = rows[rows["destination"] == TOTAL]
    listed = rows[rows["destination"] != TOTAL]
    unknown, zero = listed["persons"].isna(), (listed["persons"] == 0).fillna(value=False)
    left += left_out(_UNKNOWN, unknown, listed["origin"])
    left += left_out(_ZERO, zero, listed["origin"])
    kept = listed[~(unknown | zero)]
    flows = recode_flows(
        pd.DataFrame(
            {
                "origin": _today(kept["origin"], recoding, designated, file, "origin"),
                "destination": _today(
                    kept["destination"], recoding, designated, file, "destination"
                ),
                "persons": kept["persons"].astype("int64"),
            }
        )
    )
    if flows.empty:
        raise DataError(
            f"{file}: 市区町村間の流動が1行もありません。",
            f"{file}: no flow between municipalities.",
        )
    totals = _totals(published, recoding, designated, file)
    residuals = _residuals(flows, totals, file)
    return Settled(flows, totals, left, residuals, _notes(totals, unknown))


def _check_unique(cells: pd.DataFrame, file: str) -> None:
    again = cells.duplicated(["origin", "destination"])
    if again.any():
        line = cells.index[int(again.to_numpy().argmax())]
        row = cells.loc[line]
        raise DataError(
            f"{file} の{line}行目: {row['origin']} → {row['destination']} の流動が2回あります。",
            f"{file}, line {line}: {row['origin']} → {row['destination']} comes twice.",
        )


def _without_aggregates(
    cells: pd.DataFrame, designated: Collection[str]
) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    whole = is_aggregate(cells["origin"])
    whole |= is_aggregate(cells["destination"]) & (cells["destination"] != TOTAL)
    left = left_out(_WHOLE, whole, cells["origin"] + " → " + cells["destination"])
    rows = cells[~whole]
    parts = _parts_of(rows["origin"], designated) | _parts_of(rows["destination"], designated)
    left += left_out(_WARDS, parts, rows["origin"] + " → " + rows["destination"])
    return rows[~parts], left


def _parts_of(codes: pd.Series, designated: Collection[str]) -> pd.Series:
    """Tell which codes are wards whose city stands in the same column."""
    unique = set(codes)
    wards = {
        code
        for code in unique
        if (city := city_of_ward(code, designated)) is not None and city in unique
    }
    return codes.isin(wards)


def _today(
    codes: pd.Series, recoding: Recoding, designated: Collection[str], file: str, column: str
) -> pd.Series:
    cities = {code: city_of_ward(code, designated) or code for code in codes.unique()}
    whole = codes.map(cities)
    known = ~whole.isin(_SPECIAL) if column == "destination" else whole.notna()
    return (
        recoding.today_of(whole[known], file=file, column=column).reindex(whole.index).fillna(whole)
    )


def _totals(
    published: pd.DataFrame, recoding: Recoding, designated: Collection[str], file: str
) -> pd.Series | None:
    known = published[published["persons"].notna()]
    if known.empty:
        return None
    codes = _today(known["origin"], recoding, designated, file, "origin")
    sums = known["persons"].astype("int64").groupby(codes).sum()
    # Where a part of today's municipality has no published total, the whole has none.
    unknown = published[published["persons"].isna()]
    if len(unknown):
        sums = sums.drop(
            _today(unknown["origin"], recoding, designated, file, "origin"), errors="ignore"
        )
    return sums.rename("total").rename_axis("code").sort_index()


def _residuals(flows: pd.DataFrame, totals: pd.Series | None, file: str) -> tuple[Residual, ...]:
    if totals is None:
        return ()
    listed = flows.groupby("origin")["persons"].sum()
    missing = listed.index.difference(totals.index)
    if len(missing):
        raise DataError(
            f"{file}: 出発地 {missing[0]} の総数（{TOTAL} への行）がありません。",
            f"{file}: origin {missing[0]} has no total (a row to {TOTAL}).",
        )
    rest = totals - listed.reindex(totals.index, fill_value=0)
    if (rest < 0).any():
        code = rest.index[int((rest < 0).to_numpy().argmax())]
        raise DataError(
            f"{file}: 出発地 {code} の内訳の合計が総数を{-rest[code]:,}人上回っています。",
            f"{file}: the flows of origin {code} exceed its total by {-rest[code]:,}.",
        )
    what = Text("通勤・通学者（全出発地）", "commuters and students of all origins")
    return (Residual(what, int(totals.sum()), int(listed.sum())),)


def _notes(totals: pd.Series | None, unknown: pd.Series) -> tuple[Text, ...]:
    if totals is not None:
        return ()
    more = "、秘匿の行は含まない" if unknown.any() else ""
    return (
        Text(
            f"公表総数がないため、出発地ごとの合計を総数とみなした（仮定{more}）。"
            "掲載されない人数は不明（0ではない）。",
            "No totals are published: the sum of an origin's rows is taken as its total (assumed). "
            "How many are unlisted is unknown, not zero.",
        ),
    )
