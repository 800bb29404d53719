"""The municipalities of interest and everything known of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import geopandas as gpd
import pandas as pd

from zones.codes import prefecture_of
from zones.errors import NotFoundError
from zones.labels import Text
from zones.model.contiguity import Contiguity
from zones.model.flows import FlowMatrix
from zones.model.unions import Register
from zones.provenance import Denominator, Source


def _no_indicators() -> pd.DataFrame:
    columns = {"code": "str", "item": "str", "year": "int64", "value": "float64"}
    return pd.DataFrame(columns=list(columns)).astype(columns)


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
    union_facts
        Tasks, dates and fields of some unions, as transcribed from reports.
    changes
        Mergers and renamings of municipalities.
    sources
        Where each of these tables comes from, by table name.
    digests
        SHA-256 of each table's file, by table name.
    indicators
        ``code``, ``item``, ``year``, ``value``: public services and finance, where they are held.
    window
        Prefecture codes that are shown; ``None`` is all of Japan. A window never changes a number.
    """

    municipalities: gpd.GeoDataFrame
    flows: FlowMatrix
    population: pd.DataFrame
    projection: pd.DataFrame
    unions: pd.DataFrame
    union_facts: pd.DataFrame
    changes: pd.DataFrame
    sources: Mapping[str, tuple[Source, ...]]
    digests: Mapping[str, str]
    indicators: pd.DataFrame = field(default_factory=_no_indicators)
    window: frozenset[str] | None = None

    @property
    def codes(self) -> pd.Index:
        """The municipalities that count, sorted: without the Northern Territories."""
        return self.flows.codes

    def credits(self, *tables: str) -> tuple[Text, ...]:
        """Return the credit line of every source once (出典), in the order of the tables.

        Parameters
        ----------
        tables
            Names of the tables that were used; all of them unless given.
        """
        names = tables or tuple(self.sources)
        lines = [source.credit for name in names for source in self.sources.get(name, ())]
        return tuple(dict.fromkeys(lines))

    @cached_property
    def contiguity(self) -> Contiguity:
        """Shared borders of the municipalities that count."""
        return Contiguity.from_coverage(self.municipalities.loc[self.codes])

    @cached_property
    def register(self) -> Register:
        """The existing unions as values."""
        return Register.from_table(self.unions)

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
            years = [str(one) for one in sorted(self.population["year"].unique())]
            raise NotFoundError(
                f"{wanted}年の人口はありません。使えるのは {'、'.join(years)} 年です。",
                f"There is no population of {wanted}. Years at hand: {', '.join(years)}.",
            )
        return table.set_index("code")["total"].reindex(self.codes).astype("Int64")

    def with_denominator(self, denominator: Denominator) -> "Region":
        """Return the region whose shares are divided by *denominator*."""
        return self._hand_on(
            replace(self, flows=self.flows.with_denominator(denominator)), changed="flows"
        )

    def with_unions(self, unions: pd.DataFrame) -> "Region":
        """Return the region with another register of existing unions.

        Facts that were transcribed for the embedded register stay, for unions of the same id.
        """
        return self._hand_on(replace(self, unions=unions), changed="unions")

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
                f"都道府県コード {'、'.join(missing)} の市区町村はありません。01〜47 のコードを指定してください。",
                f"There is no municipality in prefecture {', '.join(missing)}. Give codes from 01 to 47.",
            )
        return self._hand_on(replace(self, window=frozenset(prefectures)), changed="window")

    def in_window(self, codes: pd.Index | pd.Series) -> pd.Series:
        """Tell for each of *codes* whether it lies in the window."""
        series = pd.Series(codes, dtype="str")
        if self.window is None:
            return pd.Series(True, index=series.index)
        return series.str[:2].isin(self.window)

    def _hand_on(self, made: "Region", *, changed: str) -> "Region":
        """Give a region that differs in one field what was computed of the others already."""
        for name, source in _COMPUTED_OF.items():
            if name in vars(self) and source != changed:
                vars(made)[name] = vars(self)[name]
        return made


_COMPUTED_OF = {"contiguity": "municipalities", "names": "municipalities", "register": "unions"}
"""Cached values and the field that each follows from; another denominator changes no code."""
