"""Which column of a table of trips is what."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace

from zones.errors import DataError
from zones.labels import Text

ITEMS: tuple[str, ...] = ("origin", "destination", "persons", "hour", "day", "purpose")
"""What a column may be; the first three are needed."""

REQUIRED = ITEMS[:3]

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns in the file.

    Parameters
    ----------
    origin, destination
        Small area or mesh code of home (or start) and of work or study (or end).
    persons
        Persons or trips.
    hour, day, purpose
        Names under which conditions may speak of them; None if the file has none.
    """

    origin: str = "origin"
    destination: str = "destination"
    persons: str = "persons"
    hour: str | None = None
    day: str | None = None
    purpose: str | None = None

    def named(self) -> dict[str, str]:
        """Return the column of each item that has one."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {item: name for item, name in pairs if name is not None}


LAYOUTS: dict[str, Columns] = {
    "lodes": Columns("h_geocode", "w_geocode", "S000"),
}
"""Layouts that are known by their columns: US Census LEHD, LODES origin–destination files."""

LAYOUT_WORDS: dict[str, Text] = {
    "own": Text("列の指定どおり", "columns as given"),
    "lodes": Text("LODES（米国国勢調査局 LEHD）", "LODES (US Census Bureau, LEHD)"),
}


def find_columns(
    there: Sequence[str], given: dict[str, str], *, wanted: Collection[str] = (), file: str = ""
) -> tuple[str, Columns]:
    """Return the layout's name and the columns, from what the file has and what a person said.

    Parameters
    ----------
    there
        Columns of the file.
    given
        Names by item, as on the command line; they go before every layout.
    wanted
        Further columns that must be there: those of conditions.
    file
        The file, for messages.

    Raises
    ------
    DataError
        If a column is missing: it names the columns that there are.
    """
    layout, columns = "own", Columns()
    for name, known in LAYOUTS.items():
        if set(known.named().values()) <= set(there):
            layout, columns = name, known
    if layout == "own":
        columns = replace(columns, **{item: item for item in ITEMS[3:] if item in there})
    columns = replace(columns, **given)
    for item, name in columns.named().items():
        if name not in there:
            raise _missing(file, name, there, item)
    for name in wanted:
        if name not in there and name not in columns.named():
            raise _missing(file, name, there, "where")
    return layout, columns


def _missing(file: str, name: str, there: Sequence[str], item: str) -> DataError:
    shown = [*there[:_SHOWN], *(["…"] if len(there) > _SHOWN else [])]
    return DataError(
        f"{file}: 列「{name[:40]}」がありません（あるのは {'、'.join(shown)}）。--{item} で指定してください。",
        f"{file} has no column '{name[:40]}' (it has {', '.join(shown)}). Name the right one with --{item}.",
    )
