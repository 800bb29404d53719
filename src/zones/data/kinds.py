"""The kinds of files that can be imported, and what a person may say about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, get_args

from zones.errors import InputError

Kind = Literal[
    "n03", "p34", "offices", "categories", "od", "estat-od", "estat", "estat-db", "ssdse", "ipss",
    "mesh", "unions", "changes",
]  # fmt: skip
"""Kinds of files."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Layout = Literal["long", "wide"]
"""One row a flow, or one row an origin and one column a destination."""

Wards = Literal["merge", "keep"]
"""Whether the wards of a designated city become the city only, or stand in a table beside."""

_FIRST_CENSUS = 1920


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about the files.

    Parameters
    ----------
    year
        Census of the figures; 1 October is its day.
    day
        Day of the codes, where it is another.
    columns, layout, sheet
        Of a generic OD table.
    totals
        File of everyone's number by origin, beside an OD table without such rows.
    people
        Whom a generic OD table counts, in words.
    partial
        Whether OD files of some prefectures may stand alone.
    tolerance_degrees
        Of the simplification of borders; the embedded one's if not given.
    wards
        Of borders.
    """

    year: int | None = None
    day: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    layout: Layout = "long"
    sheet: str | None = None
    totals: Path | None = None
    people: str | None = None
    partial: bool = False
    tolerance_degrees: float | None = None
    wards: Wards = "merge"

    def __post_init__(self) -> None:
        """Refuse an impossible year.

        Raises
        ------
        InputError
            If it is one.
        """
        now = datetime.now(tz=UTC).year
        if self.year is not None and not _FIRST_CENSUS <= self.year <= now:
            raise InputError(
                f"{self.year}年は調査年としてありえません（{_FIRST_CENSUS}〜{now}年）。",
                f"{self.year} is no possible year of a survey ({_FIRST_CENSUS}–{now}).",
            )

    def day_of_survey(self, otherwise: date | None = None) -> date:
        """Return the day on which the codes hold.

        Raises
        ------
        InputError
            If nothing tells it.
        """
        if self.day is not None:
            return self.day
        if self.year is not None:
            return date(self.year, 10, 1)
        if otherwise is not None:
            return otherwise
        raise InputError(
            "調査年が分かりません。--year で指定してください。",
            "The year of the survey isn't known. Give it with --year.",
        )
