"""What we transcribed of unions from reports: tasks, fields, dates and indicators."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from zones.data.sources.origin import Origin
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source

_FOLDER = Path(__file__).parent

NAGANO = Origin(
    Source(
        "nagano_report",
        Text("自治体間連携のあり方研究会 とりまとめ", "Nagano's report on cooperation"),
        "2016-03",
        "facts",
        Text(
            "「自治体間連携のあり方研究会 とりまとめ」（長野県、2016年3月）より転記",
            "Transcribed from the report of Nagano's study group on cooperation (March 2016)",
        ),
    ),
    Text("長野県", "Nagano prefecture"),
    "nagano.toml",
    folder=_FOLDER,
)

DATES = Origin(
    Source(
        "union_dates",
        Text("圏域の形成日の補足", "Dates of founding, added"),
        "as of the page of each row",
        "facts",
        Text(
            "各市の公表資料・新聞による形成日（行ごとに出典）",
            "Dates of founding from pages of cities and a newspaper (a source for each row)",
        ),
    ),
    Text("各団体の公表資料から編集", "compiled from the bodies' own pages"),
    "dates.toml",
    folder=_FOLDER,
)

FACT_COLUMNS = (
    "union_id", "fact", "name", "value", "evidence", "status", "as_of", "source", "note",
)  # fmt: skip


def with_dates(unions: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Fill the empty dates of founding that *path* (TOML) knows, and name its source in the row.

    Raises
    ------
    DataError
        If the file is malformed, or names a union or member that isn't in the register.
    """
    table = unions.copy()
    for entry in _read(path)["dates"]:
        rows = table["union_id"] == entry["union"]
        for name in entry.get("members", []):
            if name not in set(table.loc[rows, "municipality"]):
                raise _unknown(path, f"{entry['union']} {name}")
        if not rows.any():
            raise _unknown(path, entry["union"])
        if "members" in entry:
            rows &= table["municipality"].isin(entry["members"])
        rows &= table["valid_from"].isna()
        table.loc[rows, "valid_from"] = entry["valid_from"]
        added = f"valid_from: {entry['source']}"
        former = table.loc[rows, "note"]
        table.loc[rows, "note"] = (former + "; " + added).fillna(added)
    keys = ["union_id", "code", "municipality", "valid_from"]
    return table.sort_values(keys, na_position="first", ignore_index=True, kind="stable")


def parse_facts(path: Path) -> pd.DataFrame:
    """Parse a transcription (TOML) into one long table.

    Returns
    -------
    One row a fact, in the order of the file: ``union_id`` (NA for the whole prefecture), ``fact``
    (``founded``, ``printed_members``, ``task``, ``field``, ``event``, ``printed_total``,
    ``indicator``), ``name`` (of the task, field, event or indicator), ``value`` (as printed),
    ``evidence`` (for tasks: ``table``, ``overview``, ``both``), ``status``, ``as_of``, ``source``,
    ``note`` (English); text.

    Raises
    ------
    DataError
        If the file is malformed, or a mark stands in a column that the table doesn't have.
    """
    content = _read(path)
    try:
        rows = [*_union_rows(content), *_area_rows(content), *_other_rows(content)]
    except KeyError as error:
        raise _malformed(path, str(error)) from error
    table = pd.DataFrame(rows, columns=[*FACT_COLUMNS[:6], "note"])
    table.insert(6, "as_of", content["as_of"])
    table.insert(7, "source", content["source"])
    return table.astype("str")


Row = tuple[str | None, str, str | None, str | None, str | None, str, str | None]


def _union_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    columns = {task["name"]: task for task in content["tasks"]}
    for union in content["unions"]:
        key = union["id"]
        yield key, "founded", None, union["founded"], None, "confirmed", None
        yield key, "printed_members", None, union["printed_members"], None, "confirmed", None
        marks = {columns[name]["name"]: columns[name]["printed"] for name in union["marks"]}
        marks |= {name: name for name in union["other"]}
        told: dict[str, str] = {}
        for words, tasks in union["overview"].items():
            for task in tasks:
                told[task] = f"{told[task]}、{words}" if task in told else words
        for task in [*marks, *(name for name in told if name not in marks)]:
            evidence = "both" if task in marks and task in told else _where(task, marks)
            note = columns.get(task, {}).get("note", {}).get("en")
            yield key, "task", task, told.get(task, marks.get(task)), evidence, "confirmed", note


def _where(task: str, marks: Mapping[str, str]) -> str:
    return "table" if task in marks else "overview"


def _area_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    for area in content["areas"]:
        for event in area["events"]:
            yield area["id"], "event", event["name"], event["date"], None, "confirmed", None
        doubt = area.get("fields_note", {}).get("en")
        status = "unconfirmed" if doubt else "confirmed"
        for name, value in area["fields"].items():
            yield area["id"], "field", name, value, "table", status, doubt


def _other_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    for task in content["tasks"]:
        note = task.get("note", {}).get("en")
        total = str(task["printed_total"])
        yield None, "printed_total", task["name"], total, "table", "confirmed", note
    for entry in content["indicators"]:
        for moment in ("baseline", "target"):
            value = f"{entry[moment]['year']}: {entry[moment]['value']}"
            yield None, "indicator", entry["name"], value, moment, "confirmed", None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _malformed(path, str(error)) from error


def _malformed(path: Path, why: str) -> DataError:
    return DataError(
        f"{path.name} を読めません（{why}）。元のファイルを確かめてください。",
        f"{path.name} can't be read ({why}). Check the source file.",
    )


def _unknown(path: Path, name: str) -> DataError:
    return DataError(
        f"{path.name}: 「{name}」は圏域一覧にありません。",
        f"{path.name}: '{name}' is not in the register.",
    )
