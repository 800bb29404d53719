"""The municipalities of interest and everything known of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import geopandas as gpd
import pandas as pd

from zones.codes import prefecture_of
from zones.errors import NotFoundError
from zones.labels import Text
from zones.model.contiguity import Contiguity
from zones.model.flows import FlowMatrix
from zones.provenance import Denominator, Source


@dataclass(frozen=True, eq=False)
class Region:
    """Municipalities, their flows, people and existing unions.

    Parameters
    ----------
    municipalities
        Indexed by ``code``, EPSG:6668: every municipality, those of the Northern Territories too
        (``northern_territory``), which are drawn and counted nowhere.
    flows
        Home → place of work or study, for all municipalities of the country.
    population
        ``code``, ``year`` and counts of persons; several census years.
    projection
        ``code``, ``year`` and projected persons.
    unions
        One row a member of an existing area.
    changes
        Mergers and renamings of municipalities.
    sources
        Where each of these tables comes from, by table name.
    digests
        SHA-256 of each table's file, by table name.
    window
        Prefecture codes that are shown; ``None`` is all of Japan. A window never changes a number.
    """

    municipalities: gpd.GeoDataFrame
    flows: FlowMatrix
    population: pd.DataFrame
    projection: pd.DataFrame
    unions: pd.DataFrame
    changes: pd.DataFrame
    sources: Mapping[str, tuple[Source, ...]]
    digests: Mapping[str, str]
    window: frozenset[str] | None = None

    @property
    def codes(self) -> pd.Index:
        """The municipalities that count, sorted: without the Northern Territories."""
        return self.flows.codes

    @property
    def credits(self) -> tuple[Text, ...]:
        """The credit line of every source once (出典), in the order of the tables."""
        lines = [source.credit for sources in self.sources.values() for source in sources]
        return tuple(dict.fromkeys(lines))

    @cached_property
    def contiguity(self) -> Contiguity:
        """Shared borders of the municipalities that count."""
        return Contiguity.from_coverage(self.municipalities.loc[self.codes])

    @cached_property
    def names(self) -> pd.Series:
        """Name of each municipality by code."""
        names: pd.Series = self.municipalities["name"]
        return names

    def residents(self, *, year: int | None = None) -> pd.Series:
        """Return the census population by code, of the flows' year unless another is given.

        Raises
        ------
        NotFoundError
            If that year is not in the table.
        """
        wanted = self.flows.basis.year if year is None else year
        table = self.population[self.population["year"] == wanted]
        if table.empty:
            years = "、".join(str(one) for one in sorted(self.population["year"].unique()))
            raise NotFoundError(
                f"{wanted}年の人口はありません。収録年：{years}",
                f"There is no population of {wanted}. Years at hand: {years}",
            )
        return table.set_index("code")["total"].reindex(self.codes).astype("Int64")

    def with_denominator(self, denominator: Denominator) -> "Region":
        """Return the region whose shares are divided by *denominator*."""
        return replace(self, flows=self.flows.with_denominator(denominator))

    def subset(self, prefectures: Collection[str]) -> "Region":
        """Return the region with a window on *prefectures* (two-digit codes).

        The flows to and from outside stay, so that shares and ratios don't change.

        Raises
        ------
        NotFoundError
            If no municipality lies in one of them.
        """
        present = {prefecture_of(code) for code in self.codes}
        missing = sorted(set(prefectures) - present)
        if missing:
            raise NotFoundError(
                f"都道府県コード {'、'.join(missing)} の市区町村はありません。",
                f"There is no municipality in prefecture {', '.join(missing)}.",
            )
        return replace(self, window=frozenset(prefectures))

    def in_window(self, codes: pd.Index | pd.Series) -> pd.Series:
        """Tell for each of *codes* whether it lies in the window."""
        series = pd.Series(codes, dtype="str")
        if self.window is None:
            return pd.Series(True, index=series.index)
        return series.str[:2].isin(self.window)
