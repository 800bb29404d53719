"""The tables of people and indicators: each census beside the others, the newest of the rest."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from zones.data.joining.municipalities import AREA_ITEMS, new_areas
from zones.data.joining.world import World, check_same_codes, recoded
from zones.data.recoding import city_of_ward, is_aggregate, recode_counts
from zones.data.reports import FileRead, ImportReport, Parsed, Residual, file_read, left_out
from zones.data.sources.indicators import ITEMS, indicator_table
from zones.data.sources.ssdse import Ssdse, items_of, parse_ssdse
from zones.errors import DataError
from zones.labels import Text

POPULATION_ITEMS = {
    "total": "A1101",
    "age_0_14": "A1301",
    "age_15_64": "A1302",
    "age_65_over": "A1303",
    "households": "A7101",
    "resident_workers": "F1102",
}
"""SSDSE's items of population."""


def population_table(editions: Mapping[int, Ssdse]) -> pd.DataFrame:
    """Return the census population by year, from the SSDSE edition of each.

    The ages don't add up to the total: persons of unknown age are in the total only.

    Returns
    -------
    `code`, `year`, then the columns of `POPULATION_ITEMS` (int64 persons or households), sorted.

    Raises
    ------
    DataError
        If an edition's items describe another year, or its ages exceed the total.
    """
    frames = []
    for year, edition in editions.items():
        _check_years(edition, year)
        columns = {item: name for name, item in POPULATION_ITEMS.items()}
        frame = edition.numbers[list(columns)].rename(columns=columns)
        frame.insert(0, "year", year)
        frames.append(frame.reset_index())
    table = pd.concat(frames).sort_values(["code", "year"], ignore_index=True)
    ages = table[["age_0_14", "age_15_64", "age_65_over"]].sum(axis=1)
    if (ages > table["total"]).any():
        code = table.loc[ages > table["total"], "code"].iloc[0]
        raise DataError(
            f"人口 {code}: 年齢別の合計が総人口を上回っています。",
            f"Population, {code}: the ages add up to more than the total.",
        )
    return table


def join_population(world: World, survey: Parsed, file: str) -> tuple[Parsed, str]:
    """Return the population with what *survey* (the table ``population_survey``) tells, and its years.

    Raises
    ------
    DataError
        If a code didn't exist on 1 October of its year.
    """
    table = survey.tables["population_survey"]
    parts = []
    for year, rows in table.groupby("year"):
        day = date(int(str(year)), 10, 1)
        codes = world.recoding(day).today_of(rows["code"], file=file, column="code")
        parts.append(rows.assign(code=codes))
    counts = recode_counts(pd.concat(parts))
    missing = len(world.codes.difference(pd.Index(counts["code"])))
    years = ", ".join(str(year) for year in sorted(counts["year"].unique()))
    notes: tuple[Text, ...] = (Text(f"人口: {years}年", f"population of {years}"),)
    if missing:
        notes += (
            Text(
                f"{missing}市区町村の行がない（そのまま）",
                f"{missing} municipalities have no row: unchanged",
            ),
        )
    report = replace(survey.report, notes=(*notes, *survey.report.notes))
    return Parsed({"population": beside(world.tables.population, counts)}, report), years


def join_ssdse(world: World, path: Path) -> tuple[Parsed, str]:
    """Return everything of an SSDSE-A edition that a data set has a place for, and its years.

    The census stands beside the others. Areas and indicators are of several years: each replaces
    what is there unless that is newer.

    Raises
    ------
    DataError
        If the file is none, or its municipalities are others.
    """
    there = set(items_of(path))
    wanted = [*POPULATION_ITEMS.values(), *AREA_ITEMS.values()]
    more = [item for item in ITEMS.values() if item in there and item not in wanted]
    edition = parse_ssdse(path, [*wanted, *more])
    year = edition.years[POPULATION_ITEMS["total"]]
    census_years = dict.fromkeys(POPULATION_ITEMS.values(), year)
    census = population_table({year: replace(edition, years=edition.years | census_years)})
    check_same_codes(path.name, world.codes.symmetric_difference(pd.Index(census["code"])))
    tables: dict[str, pd.DataFrame] = {"population": beside(world.tables.population, census)}
    vintage = f"population of {year}"
    notes = [Text(f"人口: {year}年", vintage), *_other_years(edition, year)]
    area_year = edition.years[AREA_ITEMS["area_km2"]]
    older = world.tables.catalog.area_year
    if older is None or area_year >= older:
        tables["municipalities"] = new_areas(world, edition)
        notes.append(Text(f"面積: {area_year}年", f"areas of {area_year}"))
        vintage += f", areas of {area_year}"
    else:
        notes.append(
            Text(
                f"面積（{area_year}年）は取り込まない（今のものが{older}年で新しい）",
                f"areas of {area_year} are not taken: those of {older} are newer",
            )
        )
    indicators, told = _indicators(world.tables.indicators, indicator_table(edition))
    if indicators is not None:
        tables["indicators"] = indicators
    rows = len(edition.numbers)
    report = ImportReport("ssdse", (file_read(path),), rows, rows, notes=(*notes, told))
    return Parsed(tables, report), vintage


def join_day_night(
    world: World, table: pd.DataFrame, day: date, files: tuple[FileRead, ...]
) -> Parsed:
    """Return the published night and day population on today's municipalities.

    The night population is the census's residents: where the data set has no population of that
    year, it becomes its total.

    Raises
    ------
    DataError
        If a code didn't exist on *day*.
    """
    rows = table.set_axis(pd.RangeIndex(1, len(table) + 1, name="line"), axis=0)
    whole = is_aggregate(rows["code"])
    ward = rows["code"].map(lambda code: city_of_ward(code, world.designated) is not None)
    kept = rows[~(whole | ward)]
    codes = world.recoding(day).today_of(kept["code"], file=files[0].name, column="area")
    counts = recode_counts(kept.assign(code=codes))
    left = (
        *left_out(Text("都道府県・全国の行", "aggregates"), whole, rows["code"]),
        *left_out(Text("指定都市の区", "wards of a designated city"), ward, rows["code"]),
    )
    nation = rows[rows["code"] == "00000"]["night"].dropna()
    what = Text("夜間人口（全国）", "night population of the nation")
    residuals = tuple(
        Residual(what, int(published), int(counts["night"].sum())) for published in nation
    )
    tables = {"day_night": counts}
    notes = [recoded(day)]
    if not (world.tables.population["year"] == day.year).any():
        residents = counts.rename(columns={"night": "total"})[["code", "year", "total"]]
        tables["population"] = beside(world.tables.population, residents)
        notes.append(
            Text(
                f"{day.year}年の夜間人口を総人口とした（仮定：年齢不詳を含まない年がある）。"
                "年齢別人口と世帯数は不明。",
                f"The night population of {day.year} stands as the total (assumed: in some years "
                "it is without persons of unknown age). Ages and households are unknown.",
            )
        )
    report = ImportReport("estat", files, len(rows), len(counts), left, residuals, tuple(notes))
    return Parsed(tables, report)


def beside(there: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Return the population *there* with *counts* over it; what they don't tell stays, else NA."""
    keys = ["code", "year"]
    items = [name for name in there.columns if name not in keys]
    new = counts.reindex(columns=list(there.columns)).set_index(keys)
    both = new.combine_first(there.set_index(keys)).sort_index().reset_index()
    known = {item: "Int64" if both[item].isna().any() else "int64" for item in items}
    return both[list(there.columns)].astype(known)


def _check_years(edition: Ssdse, year: int) -> None:
    for item in POPULATION_ITEMS.values():
        if edition.years[item] != year:
            raise DataError(
                f"SSDSE-A の {item}: {year}年のはずですが、{edition.years[item]}年でした。",
                f"SSDSE-A, {item}: expected the year {year}, found {edition.years[item]}.",
            )


def _other_years(edition: Ssdse, census: int) -> tuple[Text, ...]:
    """Name the items of another year than the census; they are kept under the census year."""
    years = {item: edition.years[item] for item in POPULATION_ITEMS.values()}
    other = sorted({f"{item} {year}" for item, year in years.items() if year != census})
    if not other:
        return ()
    return (
        Text(f"別の年の項目: {'、'.join(other)}", f"Items of another year: {', '.join(other)}"),
    )


def _indicators(there: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.DataFrame | None, Text]:
    """Return the indicators with those of *new* that aren't older, and the words about them."""
    have = there.groupby("item")["year"].max()
    years = new.groupby("item")["year"].max()
    taken = [item for item in years.index if item not in have or years[item] >= have[item]]
    told = Text(
        f"指標: {len(ITEMS)}項目のうち{len(taken)}項目（ファイルにあるのは{len(years)}項目、"
        "今のものより古い項目は取り込まない）",
        f"indicators: {len(taken)} of {len(ITEMS)} taken (the file has {len(years)}; those older "
        "than what is there are not)",
    )
    if not taken:
        return None, told
    parts = [there[~there["item"].isin(taken)], new[new["item"].isin(taken)]]
    both = pd.concat(parts, ignore_index=True)
    order = both["item"].map({item: at for at, item in enumerate(ITEMS)})
    ordered = both.assign(order=order).sort_values(["code", "order"], ignore_index=True)
    columns = {"code": "str", "item": "str", "year": "int64", "value": "float64"}
    return ordered[list(columns)].astype(columns), told
