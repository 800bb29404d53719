"""CSV that Excel opens, one file a table."""

from collections.abc import Sequence

from zones.outputs.csv import to_csv
from zones.outputs.formats.about import About
from zones.outputs.table_set import NamedTable


def csv(tables: Sequence[NamedTable], about: About) -> dict[str, bytes]:
    """Return one CSV file a table, and ``sources.csv``."""
    files = {f"{table.id}.csv": to_csv(table.table) for table in tables}
    return {**files, "sources.csv": to_csv(about.sources)}
