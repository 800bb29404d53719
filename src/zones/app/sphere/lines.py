"""The flows of a centre set as lines of a map: which are drawn, and how wide.

A line's width says its persons on a scale that is set by the largest flow of the centre set, in or
out. A filter leaves lines out and never changes the width of those that stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import pandas as pd

from zones.app.live_map import Line
from zones.model import FlowMatrix

Direction = Literal["in", "out", "both"]
Measure = Literal["persons", "share"]

COLOURS = {"in": "#0b5cad", "out": "#b34700"}
"""Apart for every colour vision, and dark enough on every class of the map."""

WIDEST, THINNEST = 11.0, 0.8
"""Pixels."""

MOST = 300
"""So many lines are drawn at most, the largest."""


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which flows are drawn.

    Parameters
    ----------
    direction
        To the centres, from them, or both.
    measure
        Whether persons or shares decide.
    least
        At least so many persons, or this share of the origin's commuters.
    """

    direction: Direction = "in"
    measure: Measure = "persons"
    least: Fraction = Fraction(0)


def centre_flows(flows: FlowMatrix, centres: Sequence[str]) -> pd.DataFrame:
    """Return every listed flow between a centre and a municipality that is none, largest first.

    Returns
    -------
    DataFrame
        ``origin``, ``destination``, ``way`` (``in`` or ``out``), ``persons``, ``total`` (what the
        share is divided by, NA where unpublished) and ``share`` of the origin's commuters.
    """
    chosen = list(dict.fromkeys(centres))
    parts = [_flows(flows, code, way, chosen) for code in chosen for way in ("in", "out")]
    table = pd.concat(parts, ignore_index=True)
    table["total"] = flows.denominator.reindex(table["origin"]).to_numpy()
    table["total"] = table["total"].astype("Int64")
    below = table["total"].astype("Float64")
    table["share"] = table["persons"].astype("Float64") / below.mask(below == 0)
    order = ["persons", "origin", "destination"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _flows(flows: FlowMatrix, code: str, way: str, centres: Sequence[str]) -> pd.DataFrame:
    at = flows.positions([code])
    row = flows.matrix[:, at] if way == "in" else flows.matrix[at, :]
    persons = pd.Series(row.toarray().ravel(), index=flows.codes)
    persons = persons.drop(index=list(centres))
    persons = persons[persons > 0]
    other = persons.index.to_numpy(dtype=object)
    ends = (other, code) if way == "in" else (code, other)
    return pd.DataFrame(
        {"origin": ends[0], "destination": ends[1], "way": way, "persons": persons.to_numpy()}
    )


def kept_flows(table: pd.DataFrame, wanted: LineFilter) -> pd.DataFrame:
    """Return the rows that pass the filter, compared on whole numbers; an unknown share doesn't."""
    table = table if wanted.direction == "both" else table[table["way"] == wanted.direction]
    if wanted.measure == "persons":
        return table[table["persons"] >= wanted.least].reset_index(drop=True)
    total = table["total"].fillna(0).to_numpy(dtype=np.int64)
    persons = table["persons"].to_numpy(dtype=np.int64)
    enough = persons * wanted.least.denominator >= total * wanted.least.numerator
    return table[enough & (total > 0)].reset_index(drop=True)


def lines_of(table: pd.DataFrame, *, largest: int) -> list[Line]:
    """Return the flows as lines, the smallest first so that large ones lie on top.

    Parameters
    ----------
    table
        What is drawn, largest first.
    largest
        Persons of the widest line: of all flows, not only of those drawn.
    """
    drawn = table.head(MOST).iloc[::-1]
    columns = (drawn[name] for name in ("origin", "destination", "way", "persons"))
    return [
        Line(str(origin), str(destination), width(int(persons), largest), COLOURS[way])
        for origin, destination, way, persons in zip(*columns, strict=True)
    ]


def width(persons: int, largest: int) -> float:
    """Return the width of a line in pixels: its square grows with the persons."""
    return max(THINNEST, WIDEST * (persons / largest) ** 0.5) if largest else THINNEST


def scale_steps(largest: int) -> list[int]:
    """Return three round numbers of persons for the legend, the largest first."""
    if largest < 1:
        return []
    top = 10 ** int(np.log10(largest))
    first = next(top * times for times in (5, 2, 1) if top * times <= largest)
    return [step for step in (first, first // 5, first // 20) if step >= 1]
