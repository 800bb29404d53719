"""A file that a person gives: what it is, is seen from its content."""

from zones.data.registers.places import Gazetteer
from zones.model import Region
from zones.planning.draft.assignment import read_assignment
from zones.planning.draft.opening import Opened
from zones.planning.draft.plan_file import read_plan_file


def open_draft(file: str, content: bytes, places: Gazetteer) -> Opened:
    """Read a plan file or an assignment (CSV, Excel), whatever its name.

    Raises
    ------
    InputError
        If it is larger than 20 MB.
    DataError
        If it is neither.
    """
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return read_plan_file(content, places)
    return read_assignment(file, content, places)


def gazetteer(region: Region) -> Gazetteer:
    """Return the municipalities that count, and those before them."""
    return Gazetteer(region.municipalities.loc[region.codes], region.changes)


_LOOKED_AT = 1_000
