"""Commuting between towns of one letter, with answers that can be worked out by hand."""

from collections.abc import Mapping, Sequence

import pandas as pd
from toy import code, flow_matrix, grid

from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import Zoning


def commuting(
    flows: Mapping[str, int], *, also: str = "", total: Mapping[str, int | None] | None = None
) -> FlowMatrix:
    """Flows such as ``{"ba": 120}`` (from b to a) and ``{"aa": 5}``; *also* names silent towns.

    A town's total is what is listed of it unless *total* says another.
    """
    letters = sorted({letter for pair in flows for letter in pair} | set(also))
    totals: dict[str, int | None] = {
        code(letter): sum(persons for pair, persons in flows.items() if pair[0] == letter)
        for letter in letters
    }
    totals |= {code(letter): persons for letter, persons in (total or {}).items()}
    named = {(code(pair[0]), code(pair[1])): persons for pair, persons in flows.items()}
    return flow_matrix(named, totals)


def thousand(
    flows: Mapping[str, int], *, also: str = "", total: Mapping[str, int | None] | None = None
) -> FlowMatrix:
    """Flows out of towns of 1,000 commuters each; everyone else stays, so that 100 is 10 %."""
    letters = sorted({letter for pair in flows for letter in pair} | set(also))
    whole = dict(flows)
    for letter in letters:
        away = sum(persons for pair, persons in flows.items() if pair[0] == letter)
        whole[letter * 2] = 1000 - away
    return commuting(whole, total=total)


def per_town(values: Mapping[str, int | None]) -> pd.Series:
    """Whole numbers by code from numbers by letter."""
    return pd.Series({code(letter): value for letter, value in values.items()}, dtype="Int64")


def land(*rows: str) -> Contiguity:
    """The borders of a drawing, as in `toy.grid`."""
    return Contiguity.from_coverage(grid(rows))


def zones_of(zoning: Zoning) -> dict[str, str]:
    """The members of each zone as letters."""
    return {letter(zone): letters(codes) for zone, codes in zoning.members.items()}


def steps_of(zoning: Zoning, *actions: str) -> list[str]:
    """The decisions such as ``"b joined a"``, in order; all of them unless *actions* are given."""
    rows = zoning.trace[["code", "action", "zone"]].itertuples(index=False, name=None)
    return [
        f"{letter(one)} {action}" + ("" if pd.isna(zone) else f" {letter(zone)}")
        for one, action, zone in rows
        if action in actions or not actions
    ]


def letters(codes: Sequence[str]) -> str:
    """The letters of several codes."""
    return "".join(letter(one) for one in codes)


def letter(key: object) -> str:
    """The letter of a code."""
    return chr(ord("a") + int(str(key)) - 20201)
