"""What the columns of our tables and layers are called, and in which unit they stand."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from zones.labels import Text

Unit = Literal[
    "code", "text", "flag", "number", "persons", "share", "km", "km2", "degree", "yen"
]  # fmt: skip
"""How a column is to be read; a share is 0–1."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table or layer.

    Parameters
    ----------
    name
        Its name in our files.
    label
        What it is called in words.
    unit
        How it is to be read.
    short
        Its name in a Shapefile: ASCII, at most ten letters. Empty where no layer has it.
    long
        Whether its text can be longer than a Shapefile holds.
    """

    name: str
    label: Text
    unit: Unit
    short: str = ""
    long: bool = False


def column_of(table: str, name: str) -> Column:
    """Return what column *name* of *table* is.

    A column that ``columns.toml`` doesn't know is text that is called by its name.

    Examples
    --------
    >>> column_of("municipalities", "population").label.ja
    '人口（夜間）'
    """
    sections = _sections()
    row = sections.get(table, {}).get(name) or sections["any"].get(name)
    if row is None:
        return Column(name, Text(name, name), "text")
    label = Text(row["ja"], row["en"])
    return Column(name, label, row["unit"], row.get("short", ""), row.get("long", False))


def column_of_short(table: str, short: str) -> Column:
    """Return what a column of *table* is by its name in a Shapefile.

    Examples
    --------
    >>> column_of_short("municipalities", "pop").name
    'population'
    """
    sections = _sections()
    for section in (sections.get(table, {}), sections["any"]):
        for name, row in section.items():
            if row.get("short") == short:
                return column_of(table, name)
    return column_of(table, short)


@cache
def _sections() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(resources.files("zones.outputs").joinpath("columns.toml").read_text())
