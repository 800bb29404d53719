"""What is imported, joined into the tables that a data set has."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd

from zones.data.assembly import POPULATION_ITEMS, flow_table, flow_total_table, population_table
from zones.data.coverage import simplify_borders
from zones.data.embedded import Tables
from zones.data.recoding import Recoding, city_of_ward, is_aggregate, recode_counts, recoding
from zones.data.reports import (
    FileRead,
    ImportReport,
    LeftOut,
    Parsed,
    Residual,
    file_read,
    left_out,
)
from zones.data.settling import Settled, settle
from zones.data.sources.ssdse import parse_ssdse
from zones.errors import DataError
from zones.labels import Text

_COUNTS = ("total", "age_0_14", "age_15_64", "age_65_over", "households", "resident_workers")


@dataclass(frozen=True)
class World:
    """The municipalities of a data set and their history.

    Parameters
    ----------
    tables
        The data set.
    designated
        Codes of its designated cities.
    """

    tables: Tables
    designated: frozenset[str]

    @classmethod
    def of(cls, tables: Tables) -> "World":
        """Return the world of *tables*."""
        kinds = tables.municipalities["kind"]
        return cls(tables, frozenset(kinds.index[kinds == "designated_city"]))

    @cached_property
    def codes(self) -> pd.Index:
        """The municipalities that count, sorted."""
        table = self.tables.municipalities
        counted = table.index[~table["northern_territory"]]
        codes: pd.Index = pd.Index(sorted(counted), name="code")
        return codes

    def recoding(self, day: date) -> Recoding:
        """Return the way from the codes of *day* to those of the data set."""
        return recoding(self.tables.changes, self.tables.municipalities.index, day)

    def with_borders(
        self, borders: gpd.GeoDataFrame, day: date, file: str, *, tolerance_degrees: float
    ) -> gpd.GeoDataFrame:
        """Return the municipalities with other borders, simplified together.

        Raises
        ------
        DataError
            If a municipality has no border, or a code didn't exist on *day*.
        """
        old = pd.Series(borders.index, index=range(1, len(borders) + 1))
        now = self.recoding(day).today_of(old, file=file, column="N03_007")
        today = borders.set_axis(pd.Index(now, name="code"), axis=0)
        if today.index.has_duplicates:
            today = today.dissolve(by=today.index, method="coverage").rename_axis("code")
        here = self.tables.municipalities
        missing = here.index.difference(today.index)
        if len(missing):
            raise DataError(
                f"{file}: {missing[0]} など{len(missing)}市区町村の図形がありません。"
                "全国版のN03が必要です。",
                f"{file}: {len(missing)} municipalities have no shape (the first is {missing[0]}). "
                "The nationwide N03 is needed.",
            )
        simple = simplify_borders(today.sort_index(), tolerance_degrees=tolerance_degrees)
        return here.set_geometry(simple.geometry.reindex(here.index)).reset_index()

    def with_offices(self, offices: pd.DataFrame) -> gpd.GeoDataFrame:
        """Return the municipalities with the *offices* that are known placed anew."""
        table = self.tables.municipalities.copy()
        known = offices.reindex(table.index.intersection(offices.index))
        table.loc[known.index, ["office_lon", "office_lat"]] = known
        return table.reset_index()

    def with_flows(
        self,
        kind: str,
        cells: pd.DataFrame,
        day: date,
        files: tuple[FileRead, ...],
        left: tuple[LeftOut, ...],
    ) -> Parsed:
        """Return the flow tables made from *cells* of the codes of *day*.

        Raises
        ------
        DataError
            If the cells contradict each other or the codes of that day.
        """
        names = ", ".join(file.name for file in files[:3])
        settled = settle(cells, file=names, recoding=self.recoding(day), designated=self.designated)
        flows = flow_table(settled.flows)
        report = ImportReport(
            kind,
            files,
            len(cells) + sum(one.rows for one in left),
            len(settled.flows),
            (*left, *settled.left),
            settled.residuals,
            (_recoded(day), *settled.notes),
        )
        return Parsed({"flows": flows, "flow_totals": self._totals(settled)}, report)

    def _totals(self, settled: Settled) -> pd.DataFrame:
        if settled.totals is not None:
            return flow_total_table(settled.flows, settled.totals, self.codes)
        sums = settled.flows.groupby("origin")["persons"].sum()
        totals = sums.rename("total").rename_axis("code")
        table = flow_total_table(settled.flows, totals, self.codes)
        return table.assign(unlisted=pd.Series(pd.NA, index=table.index, dtype="Int64"))

    def with_population(self, survey: Parsed, file: str) -> Parsed:
        """Return the population with what *survey* tells.

        Raises
        ------
        DataError
            If a code didn't exist on 1 October of its year.
        """
        table = survey.tables["population_survey"]
        parts = []
        for year, rows in table.groupby("year"):
            day = date(int(str(year)), 10, 1)
            codes = self.recoding(day).today_of(rows["code"], file=file, column="code")
            parts.append(rows.assign(code=codes))
        counts = recode_counts(pd.concat(parts))
        for item in _COUNTS:
            if item not in counts:
                counts[item] = pd.Series(pd.NA, index=counts.index, dtype="Int64")
        missing = len(self.codes.difference(pd.Index(counts["code"])))
        years = ", ".join(str(year) for year in sorted(counts["year"].unique()))
        notes: tuple[Text, ...] = (Text(years, years),)
        if missing:
            notes += (
                Text(
                    f"{missing}市区町村の行がない（そのまま）",
                    f"{missing} municipalities have no row: unchanged",
                ),
            )
        report = replace(survey.report, notes=(*notes, *survey.report.notes))
        return Parsed({"population": self._joined(counts)}, report)

    def with_ssdse(self, path: Path) -> Parsed:
        """Return the population with the census of an SSDSE-A edition.

        Raises
        ------
        DataError
            If the file is none, or its municipalities are others.
        """
        items = list(POPULATION_ITEMS.values())
        edition = parse_ssdse(path, items)
        year = edition.years[POPULATION_ITEMS["total"]]
        census = population_table({year: replace(edition, years=dict.fromkeys(items, year))})
        other = self.codes.symmetric_difference(pd.Index(census["code"]))
        if len(other):
            raise DataError(
                f"{path.name}: {other[0]} がデータセットの市区町村と合いません。",
                f"{path.name}: {other[0]} doesn't fit the municipalities of the data set.",
            )
        report = ImportReport(
            "ssdse",
            (file_read(path),),
            len(edition.numbers),
            len(census),
            notes=(Text(str(year), str(year)), *_other_years(edition.years, year)),
        )
        return Parsed({"population": self._joined(census)}, report)

    def with_day_night(self, table: pd.DataFrame, day: date, files: tuple[FileRead, ...]) -> Parsed:
        """Return the published night and day population on today's municipalities.

        Raises
        ------
        DataError
            If a code didn't exist on *day*.
        """
        rows = table.set_axis(pd.RangeIndex(1, len(table) + 1, name="line"), axis=0)
        whole = is_aggregate(rows["code"])
        ward = rows["code"].map(lambda code: city_of_ward(code, self.designated) is not None)
        kept = rows[~(whole | ward)]
        codes = self.recoding(day).today_of(kept["code"], file=files[0].name, column="area")
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
        report = ImportReport(
            "estat", files, len(rows), len(counts), left, residuals, (_recoded(day),)
        )
        return Parsed({"day_night": counts}, report)

    def _joined(self, counts: pd.DataFrame) -> pd.DataFrame:
        """Return the population with *counts* over what was there; what they don't tell stays."""
        there = self.tables.population
        keys = ["code", "year"]
        new = counts[list(there.columns)].set_index(keys)
        both = new.combine_first(there.set_index(keys)).sort_index().reset_index()
        known = {item: "Int64" if both[item].isna().any() else "int64" for item in _COUNTS}
        return both[list(there.columns)].astype(known)


def _recoded(day: date) -> Text:
    return Text(
        f"{day} のコードを今日の市区町村に置き換えた。",
        f"Codes of {day} became today's municipalities.",
    )


def _other_years(years: dict[str, int], census: int) -> tuple[Text, ...]:
    """Name the items of another year than the census; they are kept under the census year."""
    other = sorted({f"{item} {year}" for item, year in years.items() if year != census})
    if not other:
        return ()
    return (
        Text(f"別の年の項目: {'、'.join(other)}", f"Items of another year: {', '.join(other)}"),
    )
