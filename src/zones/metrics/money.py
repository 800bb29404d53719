"""What the national support of an area may come to: an estimate, with its assumptions marked."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pandas as pd

from zones.metrics.candidates import SCHEMES
from zones.metrics.comparison import Comparison
from zones.rules.ruleset import Money, RuleSet
from zones.zoning.proposals import Proposals

ITEM_TYPES = {
    "area": "str",
    "scheme": "str",
    "item": "str",
    "label_ja": "str",
    "label_en": "str",
    "recipient": "str",
    "recipients": "int64",
    "amount_yen": "int64",
    "total_yen": "int64",
    "assumed": "bool",
    "why_assumed": "str",
}


def union_areas(comparison: Comparison) -> pd.DataFrame:
    """Return what the estimate needs of the existing unions that a scheme supports.

    Returns
    -------
    DataFrame
        Indexed by union: ``scheme``, ``centres`` and ``members`` (numbers), ``population``. A 連携
        自立圏 has no scheme and is left out.
    """
    table = comparison.unions[comparison.unions["type"].isin(list(SCHEMES))]
    return pd.DataFrame(
        {
            "scheme": table["type"].map(SCHEMES),
            "centres": table["centres"].map(len),
            "members": table["members"],
            "population": table["population"],
        },
        index=table.index.rename("area"),
    )


def proposal_areas(proposals: Proposals, population: pd.Series) -> pd.DataFrame:
    """Return what the estimate needs of candidate areas; considered municipalities don't count.

    Parameters
    ----------
    proposals
        Candidate areas.
    population
        Persons of centres and members, by proposal.
    """
    roles = proposals.members["role"]
    members = proposals.members[roles == "member"].groupby("proposal").size()
    index = proposals.areas.index
    return pd.DataFrame(
        {
            "scheme": proposals.areas["scheme"],
            "centres": proposals.areas["centres"].map(len),
            "members": members.reindex(index, fill_value=0),
            "population": population.reindex(index),
        },
        index=index.rename("area"),
    )


def estimate_money(areas: pd.DataFrame, rules: Mapping[str, RuleSet], *, on: date) -> pd.DataFrame:
    """Estimate the yearly support of each area by the amounts in force on a day.

    An amount published for one size of area (`Money.at_population`) is taken in proportion to the
    people, once an area; every other amount once a recipient. These are upper guides: what is paid
    follows the projects.

    Parameters
    ----------
    areas
        Indexed by area: ``scheme``, ``centres``, ``members``, ``population``.
    rules
        Schemes by id; an area whose scheme has no amounts gets no row.
    on
        The day.

    Returns
    -------
    DataFrame
        One row an area and amount, areas in order: ``area``, ``scheme``, ``item``, ``label_ja``,
        ``label_en``, ``recipient`` (``centre``, ``member``), ``recipients`` (number), ``amount_yen``
        of one, ``total_yen``, ``assumed`` and ``why_assumed`` (``amount``: the amount itself is
        assumed; ``proportion``: in proportion to people; ``centres``: once for each of several
        centres; separated by ``;``). Where the people are unknown, what depends on them has no row.
    """
    rows = [
        row
        for area, scheme, centres, members, people in areas[
            ["scheme", "centres", "members", "population"]
        ].itertuples(name=None)
        if scheme in rules
        for item in rules[scheme].money
        if item.in_force(on)
        for row in _rows(str(area), str(scheme), item, int(centres), int(members), people)
    ]
    return pd.DataFrame(rows, columns=list(ITEM_TYPES)).astype(ITEM_TYPES)


def money_totals(items: pd.DataFrame) -> pd.DataFrame:
    """Add the items up by area.

    Returns
    -------
    DataFrame
        Indexed by area, in order: ``total_yen``, ``assumed_yen`` (the part that rests on an
        assumption) and ``assumed``.
    """
    table = items.assign(assumed_yen=items["total_yen"].where(items["assumed"], 0))
    totals = table.groupby("area", sort=False)[["total_yen", "assumed_yen"]].sum()
    return totals.assign(assumed=totals["assumed_yen"] > 0)


def _rows(
    area: str, scheme: str, item: Money, centres: int, members: int, people: object
) -> list[dict[str, object]]:
    count = centres if item.recipient == "centre" else members
    amount = item.amount_yen
    why = ["amount"] if item.origin.confidence == "assumed" else []
    if item.at_population is not None:
        if pd.isna(people):  # type: ignore[call-overload]
            return []
        count = min(count, 1)
        amount = round(Fraction(item.amount_yen * int(str(people)), item.at_population))
        why.append("proportion")
    elif item.recipient == "centre" and count > 1:
        why.append("centres")
    return [
        {
            "area": area,
            "scheme": scheme,
            "item": item.id,
            "label_ja": item.label.ja,
            "label_en": item.label.en,
            "recipient": item.recipient,
            "recipients": count,
            "amount_yen": amount,
            "total_yen": amount * count,
            "assumed": bool(why),
            "why_assumed": ";".join(why),
        }
    ]
