"""Flows that were rolled up become a data set, or a pair of tables."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from zones.data import home
from zones.data.catalog import Catalog, SourceEntry, TableEntry, sha256_of
from zones.data.embedded import Tables
from zones.data.parquet import parquet_bytes
from zones.data.trips.rollup import RolledUp
from zones.errors import InputError
from zones.labels import Text
from zones.provenance import Source
from zones.schemas.flows import FLOW_TOTALS, FLOWS
from zones.schemas.validation import validate

REPORT = "import-trips.json"
"""Name of the report in the data set."""

PEOPLE = Text("移動データの人（または移動）", "persons or trips of the raw rows")

_ID = "import_trips"
_TITLE = Text("移動データの集計", "Trips, rolled up")
_NOTE = Text(
    "行の合計を総数とみなした（仮定）。行き先が対応表にない人は unknown_municipality、掲載されない"
    "人数は不明（0ではない）。",
    "The sum of an origin's rows is taken as its total (assumed). Persons whose destination the "
    "crosswalk lacks are in unknown_municipality; how many are unlisted is unknown, not zero.",
)


def flow_totals(rolled: RolledUp, codes: pd.Index) -> pd.DataFrame:
    """Return the totals of every origin as `zones.schemas.flows.FLOW_TOTALS` wants them.

    An origin without a single row is NA throughout: that nobody leaves it isn't known.

    Parameters
    ----------
    rolled
        The flows.
    codes
        Every unit, sorted.
    """
    listed = rolled.flows.groupby("origin")["persons"].sum()
    outside = rolled.unknown_destination.groupby(level=0).sum()
    known = listed.index.union(outside.index)
    outside = outside.reindex(known, fill_value=0)
    total = listed.reindex(known, fill_value=0) + outside
    frame = pd.DataFrame({"total": total, "unknown_municipality": outside}).assign(unknown_place=0)
    frame = frame.astype("Int64").reindex(codes)
    frame["unlisted"] = pd.Series(pd.NA, index=codes, dtype="Int64")
    frame.index = pd.Index(codes, name="code", dtype="str")
    return frame.reset_index()


def save_as_set(
    rolled: RolledUp,
    tables: Tables,
    base: Path,
    *,
    name: str,
    year: int | None,
    people: str | None,
) -> Path:
    """Write the data set *name*: the flows, and every other table of *base*; whole or not at all.

    Parameters
    ----------
    rolled
        The flows, between municipalities of *tables*.
    tables, base
        The data set that the other tables come from, and its folder.
    name
        The new data set; it may exist.
    year
        Year of the trips.
    people
        Whom they count, in words.

    Raises
    ------
    InputError
        If the year is missing, or the name can't be one.
    OutputError
        If the data home can't be written. The old data set is untouched.
    """
    check_year(year)
    counted = tables.municipalities.index[~tables.municipalities["northern_territory"]]
    totals = flow_totals(rolled, pd.Index(sorted(counted)))
    validate(rolled.flows, FLOWS)
    validate(totals, FLOW_TOTALS)
    report = rolled.report.json_bytes()
    frames = {"flows": rolled.flows, "flow_totals": totals}
    contents = {table: parquet_bytes(frame) for table, frame in frames.items()}
    catalog = _catalog(tables.catalog, rolled, totals, int(year or 0), people)
    earlier = {
        path.name: path.read_bytes()
        for path in sorted(base.glob("import-*.json"))
        if base != home.set_folder(home.EMBEDDED)
    }
    return home.save_set(name, base, catalog, contents, earlier | {REPORT: report})


def table_files(rolled: RolledUp) -> dict[str, bytes]:
    """Return flows, totals and report as files, for units that are no municipalities of Japan."""
    units = pd.concat([rolled.flows["origin"], rolled.flows["destination"]]).unique()
    totals = flow_totals(rolled, pd.Index(sorted({*units, *rolled.unknown_destination.index})))
    return {
        "flows.parquet": parquet_bytes(rolled.flows),
        "flow_totals.parquet": parquet_bytes(totals),
        "report.json": rolled.report.json_bytes(),
    }


def check_year(year: int | None) -> None:
    """Refuse a data set without the year of its flows.

    Raises
    ------
    InputError
        If there is none.
    """
    if year is None:
        raise InputError(
            "データの年が分かりません。--year で指定してください。",
            "The year of the trips isn't known. Give it with --year.",
        )


def _catalog(
    base: Catalog, rolled: RolledUp, totals: pd.DataFrame, year: int, people: str | None
) -> Catalog:
    about = rolled.report.about
    files = about["sources"]
    first = str(files[0]["name"])
    file = first if len(files) == 1 else f"{first} +{len(files) - 1}"
    # one line a file: name, size, and hash or time
    listing = "\n".join(" ".join(str(value) for value in one.values()) for one in files)
    credit = Text(
        "利用者が用意した移動データを集計して作成", "Rolled up from trips brought by the user"
    )
    source = Source(_ID, _TITLE, str(year), "as the user obtained it", credit)
    entry = SourceEntry(source, Text("利用者", "the user"), file, sha256_of(listing.encode()))
    made = Text(
        f"zones flows aggregate（{about['made_by']['engine']}、式の版 {about['expressions']}、"
        f"対応表「{about['crosswalk']['origin']}」）。{_NOTE.ja}詳細は {REPORT}。",
        f"zones flows aggregate ({about['made_by']['engine']}, expressions version "
        f"{about['expressions']}, crosswalk {about['crosswalk']['origin']}). {_NOTE.en} "
        f"See {REPORT}.",
    )
    rows = {"flows": len(rolled.flows), "flow_totals": len(totals)}
    tables = tuple(
        TableEntry(one.name, f"{one.name}.parquet", one.title, (_ID,), rows[one.name], 0, "", made)
        if one.name in rows
        else one
        for one in base.tables
    )
    kept = tuple(one for one in base.sources if one.source.id != _ID)
    return replace(
        base,
        tables=tables,
        sources=(*kept, entry),
        flows_year=year,
        flows_basis=_ID,
        flows_people=Text(people, people) if people else PEOPLE,
    )
