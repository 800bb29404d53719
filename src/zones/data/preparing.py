"""What each kind of file becomes: read, checked and joined to a data set, and not yet written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from zones.data.coverage import TOLERANCE_DEGREES, simplify_borders
from zones.data.embedded import Tables
from zones.data.joining import World, borders, counts, flows, municipalities
from zones.data.kinds import Kind, Options
from zones.data.registers import transcription
from zones.data.reports import ImportReport, LeftOut, Parsed, file_read
from zones.data.sources import estat_db, mesh_population, n03, p34
from zones.data.sources.changes import parse_changes
from zones.data.sources.city_categories import parse_city_categories
from zones.data.sources.estat_files import parse_fetched
from zones.data.sources.estat_od import parse_estat_od
from zones.data.sources.ipss_workbook import parse_ipss_workbooks
from zones.data.sources.od_table import parse_od_table, parse_od_totals
from zones.data.sources.offices import parse_offices
from zones.data.sources.projection import is_projection, parse_projection
from zones.data.sources.unions import parse_unions
from zones.errors import DataError, InputError
from zones.labels import Text
from zones.provenance import COMMUTERS_AND_STUDENTS

Progress = Callable[[Text], None]

OD_BASIS = "import_estat_od"
"""Basis of flows made from e-Stat's files by prefecture."""

_WORKERS = Text("15歳以上の就業者・通学者", "workers and students of 15 and over")
_OD_YEARS = (2010, 2015)
_EDITION = "2023 edition, 2020–2050"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Tables that an import makes, and what the catalogue says of them.

    Parameters
    ----------
    parsed
        The tables and the report.
    vintage
        Date or period of the figures.
    part_of
        Those of the tables of which only a part is new: their earlier sources stay.
    flows_year, flows_people
        Set where the flows are replaced.
    prefectures
        Those of which alone the borders are new; empty for any other import.
    """

    parsed: Parsed
    vintage: str
    part_of: tuple[str, ...] = ()
    flows_year: int | None = None
    flows_people: Text | None = None
    prefectures: tuple[str, ...] = ()


def prepare(
    kind: Kind,
    paths: Sequence[Path],
    tables: Tables,
    options: Options,
    progress: Progress | None = None,
) -> Prepared:
    """Read and join the files of one kind, and write nothing.

    Raises
    ------
    DataError
        If a file is not what it must be.
    InputError
        If something must be said that the files don't tell.
    """
    world = World.of(tables)
    given = _Given(paths, world, options, progress)
    if kind in _OF_ONE_FILE:
        return _OF_ONE_FILE[kind](_only(kind, paths), given)
    return _OF_SEVERAL[kind](given)


@dataclass(frozen=True, slots=True)
class _Given:
    paths: Sequence[Path]
    world: World
    options: Options
    progress: Progress | None


def _mesh(given: _Given) -> Prepared:
    parsed = mesh_population.parse_mesh_population(
        given.paths, year=given.options.year, progress=given.progress
    )
    return Prepared(parsed, str(parsed.tables["mesh_population"]["year"].iloc[0]))


def _borders(given: _Given) -> Prepared:
    world, options, progress = given.world, given.options, given.progress
    day = options.day_of_survey(n03.day_of(given.paths[0]))
    keep = options.wards == "keep"
    parsed = n03.parse_n03(
        *given.paths,
        designated=world.designated,
        wards="keep" if keep else "merge",
        progress=progress,
    )
    found = parsed.tables["boundaries"]
    if progress:
        progress(Text("行政区域を簡略化しています", "Simplifying the borders"))
    tolerance = TOLERANCE_DEGREES
    if options.tolerance_degrees is not None:
        tolerance = options.tolerance_degrees
    tables: dict[str, pd.DataFrame] = {}
    if keep:
        wards = n03.wards_of(found, world.designated)
        found = n03.merged_wards(found, world.designated)
        if len(wards):
            tables["wards"] = simplify_borders(wards, tolerance_degrees=tolerance).reset_index()
    new = borders.new_borders(
        world, found, day, given.paths[0].name, tolerance_degrees=tolerance, progress=progress
    )
    tables["municipalities"] = new.table
    part_of = ("municipalities", "wards") if new.prefectures else ("municipalities",)
    report = replace(parsed.report, notes=(*parsed.report.notes, *new.notes))
    made = Parsed(tables, report)
    return Prepared(made, day.isoformat(), part_of, prefectures=new.prefectures)


def _places(path: Path, given: _Given) -> Prepared:
    world = given.world
    recoding = world.recoding(given.options.day or p34.DAY)
    parsed = p34.parse_p34(path, recoding=recoding, designated=world.designated)
    table = municipalities.new_places(world, parsed.tables["offices"])
    made = Parsed({"municipalities": table}, parsed.report)
    return Prepared(made, p34.DAY.isoformat(), ("municipalities",))


def _offices(path: Path, given: _Given) -> Prepared:
    offices = parse_offices(path)
    table = municipalities.new_names(given.world, offices)
    kept = offices.index.isin(table["code"])
    wards = Text("指定都市の区役所など", "wards of a designated city and others")
    left = (LeftOut(wards, int((~kept).sum())),) if not kept.all() else ()
    report = ImportReport("offices", (file_read(path),), len(offices), int(kept.sum()), left)
    return Prepared(Parsed({"municipalities": table}, report), "", ("municipalities",))


def _categories(path: Path, given: _Given) -> Prepared:
    cities = parse_city_categories(path)
    table = municipalities.new_kinds(given.world, cities)
    report = ImportReport("categories", (file_read(path),), len(cities), len(cities))
    return Prepared(Parsed({"municipalities": table}, report), "", ("municipalities",))


def _od(path: Path, given: _Given) -> Prepared:
    options = given.options
    day = options.day_of_survey()
    cells = parse_od_table(
        path, columns=options.columns, layout=options.layout, sheet=options.sheet
    )
    read = [path]
    if options.totals is not None:
        totals = parse_od_totals(options.totals, columns=options.columns)
        cells = pd.concat([cells, totals])
        read.append(options.totals)
    files = tuple(file_read(one) for one in read)
    people = Text(options.people, options.people) if options.people else COMMUTERS_AND_STUDENTS
    parsed = flows.join_flows(given.world, flows.FlowCells("od", cells, day, files))
    return Prepared(parsed, day.isoformat(), (), day.year, people)


def _estat_od(given: _Given) -> Prepared:
    paths, world, options = given.paths, given.world, given.options
    day = options.day_of_survey()
    if day.year not in _OD_YEARS:
        raise InputError(
            f"県別のODファイルは{'年・'.join(map(str, _OD_YEARS))}年の国勢調査のものですが、{day.year}年と指定されました。",
            f"OD files by prefecture are of the censuses of {' and '.join(map(str, _OD_YEARS))}; "
            f"{day.year} was said.",
        )
    cells, left = parse_estat_od(paths)
    files = tuple(file_read(path) for path in paths)
    parsed = flows.join_flows(world, flows.FlowCells("estat-od", cells, day, files, left))
    everyone = tuple(sorted(set(world.codes.str[:2])))
    here = flows.prefectures_of(parsed.tables["flows"])
    if here == everyone:
        return Prepared(parsed, day.isoformat(), (), day.year, _WORKERS)
    base = world.tables.catalog
    if (base.flows_basis, base.flows_year) == (OD_BASIS, day.year):
        parsed = flows.joined_prefectures(world, parsed)
        there = flows.prefectures_of(parsed.tables["flows"])
        people = _WORKERS if there == everyone else _some(there)
        return Prepared(parsed, day.isoformat(), ("flows", "flow_totals"), day.year, people)
    if not options.partial:
        raise _not_the_whole(here, len(everyone), base.flows_year, day.year)
    return Prepared(parsed, day.isoformat(), (), day.year, _some(here))


def _some(prefectures: tuple[str, ...]) -> Text:
    """Return the words for workers and students where some prefectures are missing."""
    where = flows.names_of(prefectures)
    return Text(
        f"{_WORKERS.ja}（{where.ja}に住む者だけ）", f"{_WORKERS.en} living in {where.en} only"
    )


def _not_the_whole(here: tuple[str, ...], all_of_them: int, there: int, year: int) -> InputError:
    where = flows.names_of(here)
    return InputError(
        f"ファイルは{where.ja}（{all_of_them}都道府県のうち{len(here)}）だけで、データセットの流動は{there}年の"
        f"別の統計です。{year}年の全都道府県のファイルを一度に指定するか、--partial を付けてください"
        "（ほかの都道府県は不明になり、続けて取り込めば加わります）。",
        f"The files cover {where.en} only ({len(here)} of {all_of_them} prefectures), and the data "
        f"set's flows are another table, of {there}. Give the files of all prefectures of {year} "
        "at once, or add --partial (the others are unknown then, and join as they are imported).",
    )


def _fetched(path: Path, given: _Given) -> Prepared:
    world = given.world
    fetched = parse_fetched(path)
    day = date(fetched.year, 10, 1)
    files = (file_read(path),)
    if fetched.flows is not None:
        parsed = flows.join_flows(world, flows.FlowCells("estat", fetched.flows, day, files))
        return Prepared(parsed, day.isoformat(), (), day.year, COMMUTERS_AND_STUDENTS)
    parsed = counts.join_day_night(world, fetched.day_night, day, files)
    return Prepared(parsed, day.isoformat(), ("day_night", "population"))


def _database(path: Path, given: _Given) -> Prepared:
    world = given.world
    survey = estat_db.parse_population_db(path, designated=world.designated)
    parsed, years = counts.join_population(world, survey, path.name)
    return Prepared(parsed, years, ("population",))


def _ssdse(path: Path, given: _Given) -> Prepared:
    parsed, vintage = counts.join_ssdse(given.world, path)
    return Prepared(parsed, vintage, tuple(parsed.tables))


def _ipss(given: _Given) -> Prepared:
    paths = given.paths
    if len(paths) > 1 or not is_projection(paths[0]):
        return Prepared(parse_ipss_workbooks(paths), _EDITION)
    table = parse_projection(paths[0])
    report = ImportReport("ipss", (file_read(paths[0]),), len(table), len(table))
    return Prepared(Parsed({"projection": table}, report), _EDITION)


def _unions(path: Path, _: _Given) -> Prepared:
    table = parse_unions(path)
    report = ImportReport("unions", (file_read(path),), len(table), len(table))
    dates = transcription.DATES.path(path.parent)
    try:
        dated = transcription.with_dates(table, dates)
        note = Text(
            "空の形成日のうち、出典の分かるものを補った。",
            "Empty dates of founding that a known page tells were filled in.",
        )
    except DataError:
        dated = table
        note = Text(
            "番号が収録の名簿と違うため、形成日は補っていない。",
            "Its ids aren't those of the embedded register: no date of founding was filled in.",
        )
    return Prepared(Parsed({"unions": dated}, replace(report, notes=(note,))), "")


def _changes(path: Path, _: _Given) -> Prepared:
    table = parse_changes(path)
    report = ImportReport("changes", (file_read(path),), len(table), len(table))
    return Prepared(Parsed({"changes": table}, report), f"{table['date'].iloc[-1][:4]}")


_OF_ONE_FILE: dict[Kind, Callable[[Path, _Given], Prepared]] = {
    "p34": _places,
    "od": _od,
    "offices": _offices,
    "categories": _categories,
    "estat": _fetched,
    "estat-db": _database,
    "ssdse": _ssdse,
    "unions": _unions,
    "changes": _changes,
}
_OF_SEVERAL: dict[Kind, Callable[[_Given], Prepared]] = {
    "estat-od": _estat_od,
    "ipss": _ipss,
    "mesh": _mesh,
    "n03": _borders,
}


def _only(kind: str, paths: Sequence[Path]) -> Path:
    if len(paths) != 1:
        raise InputError(
            f"{kind} はファイルを1つだけ指定してください。", f"Give one file of kind {kind}."
        )
    return paths[0]
