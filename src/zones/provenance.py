"""Where a number comes from: its source, and the people it counts."""

from dataclasses import dataclass
from typing import Literal

from zones.labels import Text

Denominator = Literal["all", "place_known"]
"""What a share is divided by: everyone who commutes, or those whose place is known."""

DENOMINATORS: dict[Denominator, Text] = {
    "all": Text("従業・通学地不詳を含む総数", "all of them, place unknown included"),
    "place_known": Text("従業・通学地が判明した者", "those whose place of work or study is known"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A published source and the words that credit it.

    Parameters
    ----------
    id
        Short name, unique in the catalogue.
    title
        The publication.
    vintage
        Date or period that the figures describe, as printed.
    licence
        Terms of use.
    credit
        The line that every product made from it carries (出典).
    """

    id: str
    title: Text
    vintage: str
    licence: str
    credit: Text


@dataclass(frozen=True, slots=True)
class Basis:
    """Which people are counted, and what a share of them is divided by.

    The published rules don't settle either, so the basis is part of every result's name.
    """

    people: Text
    year: int
    denominator: Denominator = "all"

    @property
    def text(self) -> Text:
        """The basis as a line under a map or table."""
        below = DENOMINATORS[self.denominator]
        return Text(
            f"{self.year}年国勢調査・{self.people.ja}・分母は{below.ja}",
            f"{self.year} census, {self.people.en}, divided by {below.en}",
        )


COMMUTERS_AND_STUDENTS = Text(
    "自宅外で従業・通学する者（全年齢）", "commuters and students of all ages out of the house"
)
"""The people of the embedded flows (2020 census, table 6-1)."""
