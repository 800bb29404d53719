"""Imports: files of a kind become tables of a data set, with a report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from zones.data import home, joining
from zones.data.build import parquet_bytes
from zones.data.catalog import Catalog, SourceEntry, TableEntry
from zones.data.coverage import TOLERANCE_DEGREES
from zones.data.embedded import Tables, load_tables
from zones.data.reports import ImportReport, Parsed, file_read
from zones.data.sources import estat_db, ipss_workbook, mesh_population, n03, p34
from zones.data.sources.estat_files import parse_fetched
from zones.data.sources.estat_od import parse_estat_od
from zones.data.sources.od_table import Layout, parse_od_table
from zones.data.vintages import SOURCES
from zones.errors import DataError, InputError
from zones.labels import Text
from zones.provenance import COMMUTERS_AND_STUDENTS, Source
from zones.schemas.flows import FLOW_TOTALS, FLOWS
from zones.schemas.mesh import MESH_POPULATION
from zones.schemas.municipalities import MUNICIPALITIES
from zones.schemas.population import DAY_NIGHT, POPULATION, PROJECTION
from zones.schemas.validation import validate

Kind = Literal[
    "n03", "p34", "od", "estat-od", "estat", "estat-db", "ssdse", "ipss", "mesh"
]  # fmt: skip
"""Kinds of files."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_SCHEMAS = {
    "municipalities": MUNICIPALITIES,
    "flows": FLOWS,
    "flow_totals": FLOW_TOTALS,
    "population": POPULATION,
    "projection": PROJECTION,
    "mesh_population": MESH_POPULATION,
    "day_night": DAY_NIGHT,
}
_EARLIEST, _LATEST = 1920, 2100
_WORKERS = Text("15歳以上の就業者・通学者", "workers and students of 15 and over")


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
    people
        Whom a generic OD table counts, in words.
    tolerance_degrees
        Of the simplification of borders.
    """

    year: int | None = None
    day: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    layout: Layout = "long"
    sheet: str | None = None
    people: str | None = None
    tolerance_degrees: float = TOLERANCE_DEGREES

    def __post_init__(self) -> None:
        """Refuse an impossible year.

        Raises
        ------
        InputError
            If it is one.
        """
        if self.year is not None and not _EARLIEST <= self.year <= _LATEST:
            raise InputError(
                f"{self.year}年は調査年としてありえません。",
                f"{self.year} is no possible year of a survey.",
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """Tables that an import makes, and what the catalogue says of them.

    Parameters
    ----------
    parsed
        The tables and the report.
    vintage
        Date or period of the figures.
    flows_year, flows_people
        Set where the flows are replaced.
    """

    parsed: Parsed
    vintage: str
    flows_year: int | None = None
    flows_people: Text | None = None


Progress = Callable[[Text], None]


def import_files(
    kind: Kind,
    paths: Sequence[Path],
    *,
    name: str,
    base: str | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import *paths* into the data set *name*: read, check, join, then write, whole or not at all.

    Parameters
    ----------
    kind
        What the files are.
    paths
        The files.
    name
        The data set; made if it doesn't exist.
    base
        The data set that the other tables come from: *name* itself if it exists, else the one in
        use.
    options
        What the files don't tell themselves.
    progress
        Told what is being done.

    Raises
    ------
    DataError
        If a file is not what it must be. The data set stays as it was.
    """
    home.check_name(name, new=True)
    chosen = base or (name if name in home.set_names() else None)
    folder = home.chosen_folder(chosen)
    tables = load_tables(folder)
    for path in paths:
        if not path.is_file():
            raise DataError(
                f"{path} がありません。場所を確かめてください。",
                f"{path} isn't there. Check the place.",
            )
    prepared = prepare(kind, paths, tables, options or Options(), progress)
    for table, frame in prepared.parsed.tables.items():
        validate(frame, _SCHEMAS[table])
    catalog = _catalog(tables.catalog, kind, prepared)
    contents = {table: parquet_bytes(frame) for table, frame in prepared.parsed.tables.items()}
    report = prepared.parsed.report
    reports = _earlier_reports(folder, tables.catalog) | {
        f"import-{kind}.json": report.json_bytes()
    }
    home.save_set(name, folder, catalog, contents, reports)
    return report


def prepare(
    kind: Kind, paths: Sequence[Path], tables: Tables, options: Options, progress: Progress | None
) -> Prepared:
    """Read and join the files of one kind, and write nothing.

    Raises
    ------
    DataError
        If a file is not what it must be.
    """
    world = joining.World.of(tables)
    if kind in {"n03", "p34"}:
        return _prepare_places(kind, _only(kind, paths), world, options, progress)
    if kind in {"od", "estat-od"}:
        return _prepare_flows(kind, paths, world, options)
    if kind == "estat":
        return _prepare_fetched(paths, world)
    if kind in {"estat-db", "ssdse"}:
        return _prepare_population(kind, _only(kind, paths), world)
    if kind == "ipss":
        return Prepared(ipss_workbook.parse_ipss_workbooks(paths), "2023 edition, 2020–2050")
    parsed = mesh_population.parse_mesh_population(paths, year=options.year, progress=progress)
    return Prepared(parsed, str(parsed.tables["mesh_population"]["year"].iloc[0]))


def _prepare_places(
    kind: Kind, path: Path, world: joining.World, options: Options, progress: Progress | None
) -> Prepared:
    if kind == "p34":
        recoding = world.recoding(options.day or p34.DAY)
        parsed = p34.parse_p34(path, recoding=recoding, designated=world.designated)
        table = world.with_offices(parsed.tables["offices"])
        return Prepared(Parsed({"municipalities": table}, parsed.report), p34.DAY.isoformat())
    day = options.day_of_survey(n03.day_of(path))
    parsed = n03.parse_n03(path, designated=world.designated, progress=progress)
    if progress:
        progress(Text("行政区域を簡略化しています", "Simplifying the borders"))
    table = world.with_borders(
        parsed.tables["boundaries"], day, path.name, tolerance_degrees=options.tolerance_degrees
    )
    return Prepared(Parsed({"municipalities": table}, parsed.report), day.isoformat())


def _prepare_flows(
    kind: Kind, paths: Sequence[Path], world: joining.World, options: Options
) -> Prepared:
    day = options.day_of_survey()
    if kind == "od":
        path = _only(kind, paths)
        cells = parse_od_table(
            path, columns=options.columns, layout=options.layout, sheet=options.sheet
        )
        people = Text(options.people, options.people) if options.people else COMMUTERS_AND_STUDENTS
        left: tuple = ()  # type: ignore[type-arg]
    else:
        cells, left = parse_estat_od(paths)
        people = _WORKERS
    parsed = world.with_flows(kind, cells, day, tuple(file_read(path) for path in paths), left)
    return Prepared(parsed, day.isoformat(), day.year, people)


def _prepare_fetched(paths: Sequence[Path], world: joining.World) -> Prepared:
    path = _only("estat", paths)
    fetched = parse_fetched(path)
    day = date(fetched.year, 10, 1)
    files = (file_read(path),)
    if fetched.flows is not None:
        parsed = world.with_flows("estat", fetched.flows, day, files, ())
        return Prepared(parsed, day.isoformat(), day.year, COMMUTERS_AND_STUDENTS)
    parsed = world.with_day_night(fetched.day_night, day, files)
    return Prepared(parsed, day.isoformat())


def _prepare_population(kind: Kind, path: Path, world: joining.World) -> Prepared:
    if kind == "ssdse":
        parsed = world.with_ssdse(path)
    else:
        survey = estat_db.parse_population_db(path, designated=set(world.designated))
        parsed = world.with_population(survey, path.name)
    years = parsed.report.notes[0].en
    return Prepared(parsed, years)


def _only(kind: str, paths: Sequence[Path]) -> Path:
    if len(paths) != 1:
        raise InputError(
            f"{kind} はファイルを1つだけ指定してください。", f"Give one file of kind {kind}."
        )
    return paths[0]


def _catalog(base: Catalog, kind: Kind, prepared: Prepared) -> Catalog:
    """Return *base* with the tables and sources of the import."""
    report = prepared.parsed.report
    about = SOURCES[kind]
    entries = []
    for number, file in enumerate(report.files, start=1):
        identity = f"import_{kind.replace('-', '_')}" + (f"_{number}" if number > 1 else "")
        source = Source(identity, about.title, prepared.vintage, about.licence, about.credit)
        entries.append(SourceEntry(source, about.publisher, file.name, file.sha256))
    new = {entry.source.id for entry in entries}
    stem = f"import_{kind.replace('-', '_')}"
    kept = [
        one for one in base.sources if not one.source.id.startswith(stem) or one.source.id in new
    ]
    kept = [one for one in kept if one.source.id not in new]
    tables = dict.fromkeys(entry.name for entry in base.tables)
    rows = {entry.name: entry for entry in base.tables}
    for name, frame in prepared.parsed.tables.items():
        rows[name] = _entry(rows.get(name), name, frame, kind, tuple(sorted(new)))
        tables[name] = None
    catalog = replace(base, tables=tuple(rows[name] for name in tables), sources=(*kept, *entries))
    if prepared.flows_year is None or prepared.flows_people is None:
        return catalog
    return replace(
        catalog,
        flows_year=prepared.flows_year,
        flows_people=prepared.flows_people,
        flows_basis=f"import_{kind.replace('-', '_')}",
    )


_JOINED = ("municipalities", "population", "day_night")
"""Tables of which an import replaces a part; their earlier sources stay."""


def _entry(
    old: TableEntry | None, name: str, frame: pd.DataFrame, kind: Kind, sources: tuple[str, ...]
) -> TableEntry:
    earlier = old.sources if old is not None and name in _JOINED else ()
    made = Text(
        f"取込（{kind}）。詳細は import-{kind}.json。", f"Imported; see import-{kind}.json."
    )
    if old is not None and name in _JOINED:
        made = Text(f"{old.made.ja} {made.ja}", f"{old.made.en} {made.en}")
    title = old.title if old is not None else SOURCES[kind].title
    kept = tuple(one for one in earlier if one not in sources)
    return TableEntry(name, f"{name}.parquet", title, (*kept, *sources), len(frame), 0, "", made)


def _earlier_reports(folder: Path, catalog: Catalog) -> dict[str, bytes]:
    """Return the reports of earlier imports that are still in the tables."""
    if not catalog.tables:
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.glob("import-*.json"))}
