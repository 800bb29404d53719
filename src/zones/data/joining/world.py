"""The municipalities of a data set and their history: what every import is joined to."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from zones.data.embedded import Tables
from zones.data.recoding import Recoding, recoding
from zones.errors import DataError
from zones.labels import Text


@dataclass(frozen=True)
class World:
    """The municipalities of a data set and their history.

    Parameters
    ----------
    tables
        The data set.
    designated
        Codes of its designated cities.
    """

    tables: Tables
    designated: frozenset[str]

    @classmethod
    def of(cls, tables: Tables) -> "World":
        """Return the world of *tables*."""
        kinds = tables.municipalities["kind"]
        return cls(tables, frozenset(kinds.index[kinds == "designated_city"]))

    @cached_property
    def codes(self) -> pd.Index:
        """The municipalities that count, sorted."""
        table = self.tables.municipalities
        counted = table.index[~table["northern_territory"]]
        codes: pd.Index = pd.Index(sorted(counted), name="code")
        return codes

    def recoding(self, day: date) -> Recoding:
        """Return the way from the codes of *day* to those of the data set."""
        return recoding(self.tables.changes, self.tables.municipalities.index, day)


def check_same_codes(source: str, odd: pd.Index) -> None:
    """Refuse codes that have no counterpart.

    Parameters
    ----------
    source
        What was read, for the message.
    odd
        The codes; none is good.

    Raises
    ------
    DataError
        If there is one.
    """
    if len(odd):
        raise DataError(
            f"{source}: 市区町村 {odd[0]} が対応しません（{len(odd)}件）。"
            "各ファイルの時点を確認してください。",
            f"{source}: municipality {odd[0]} has no counterpart ({len(odd)} such). "
            "Check the vintages of the files.",
        )


def recoded(day: date) -> Text:
    """Return the note that codes of *day* became today's."""
    return Text(
        f"{day} のコードを今日の市区町村に置き換えた。",
        f"Codes of {day} became today's municipalities.",
    )
