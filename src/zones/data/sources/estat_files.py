"""A table of e-Stat's API as `zones data fetch` keeps it: every page, in one file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from zones.data.sources.csv_table import unreadable
from zones.data.sources.estat_api import (
    DAY_NIGHT,
    FLOWS_2020,
    day_night_of,
    flows_of,
    joined,
    parse_page,
)
from zones.errors import DataError

_FORMAT = 1
_MAX_BYTES = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched table: its census, and either flows or night and day population."""

    year: int
    flows: pd.DataFrame | None
    day_night: pd.DataFrame


def pages_json(table: str, pages: list[Any]) -> bytes:
    """Return the *pages* of a table as one JSON; no application id is in it."""
    content = {"format": _FORMAT, "table": table, "pages": pages}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def parse_fetched(path: Path) -> Fetched:
    """Parse a file that `pages_json` made.

    Raises
    ------
    DataError
        If it is no such file, a page is missing, or the table is none that we know.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(f"{path.name} が大きすぎます。", f"{path.name} is too large.")
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{path.name} はJSONとして読めません。", f"{path.name} is no readable JSON."
        ) from error
    pages = content.get("pages") if isinstance(content, dict) else None
    if not isinstance(pages, list) or not pages or content.get("format") != _FORMAT:
        raise DataError(
            f"{path.name}: zones data fetch で取得したファイルではありません。",
            f"{path.name} is no file of 'zones data fetch'.",
        )
    return _fetched(str(content.get("table")), pages)


def _fetched(name: str, contents: list[Any]) -> Fetched:
    table = joined([parse_page(page, name=name) for page in contents], name=name)
    nothing = pd.DataFrame(columns=["code", "year", "night", "day"])
    if name == FLOWS_2020:
        return Fetched(2020, flows_of(table), nothing)
    if name in DAY_NIGHT:
        return Fetched(DAY_NIGHT[name], None, day_night_of(table, name=name))
    known = [FLOWS_2020, *DAY_NIGHT]
    raise DataError(
        f"e-Statの表 {name[:20]} は取り込めません（取り込めるのは {'、'.join(known)}）。",
        f"e-Stat's table {name[:20]} can't be imported (those that can: {', '.join(known)}).",
    )
