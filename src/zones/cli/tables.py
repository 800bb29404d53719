"""Show tables on the terminal: drawn by rich, or as plain tab-separated lines elsewhere."""

import sys

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from zones.outputs.summary import SummaryTable


def show(table: SummaryTable) -> None:
    """Print *table* to standard output."""
    if sys.stdout.isatty():
        _draw(table)
        return
    lines = [f"# {table.title}", "\t".join(table.columns), *("\t".join(row) for row in table.rows)]
    sys.stdout.write("\n".join(lines) + "\n\n")


def _draw(table: SummaryTable) -> None:
    drawn = Table(title=escape(table.title), box=box.SIMPLE_HEAD, title_justify="left")
    for name, numeric in zip(table.columns, table.numeric, strict=True):
        drawn.add_column(escape(name), justify="right" if numeric else "left")
    for row in table.rows:
        drawn.add_row(*(escape(cell) for cell in row))
    Console().print(drawn)
