"""Flows of persons from home to the municipality of work or study."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from zones.errors import DataError, NotFoundError
from zones.provenance import Basis, Denominator

_LISTED_FROM = 10
_LISTED_FROM_WHERE_SMALL = 3
_SMALL_TOTAL = 500
"""2020 census, table 6-1 as embedded: smaller single flows are left out."""

TOTAL_COLUMNS = ("total", "unknown_municipality", "unknown_place", "unlisted")


@dataclass(frozen=True, eq=False)
class FlowMatrix:
    """A square sparse matrix of persons, with what each origin's published total says of the rest.

    Parameters
    ----------
    codes
        The n municipalities, sorted; rows (homes) and columns (places of work or study) alike.
    matrix
        n × n persons; the diagonal holds those who work or study in their own municipality.
    totals
        Indexed by *codes*; nullable integers. ``total``: everyone who commutes or studies outside
        the home; ``unknown_municipality`` and ``unknown_place``: those of them whose destination
        was not known; ``unlisted``: the rest that the publication leaves out because the single
        flows are small. A missing total is ``NA``, never 0.
    basis
        Which people are counted and what a share is divided by.
    """

    codes: pd.Index
    matrix: sparse.csr_array
    totals: pd.DataFrame
    basis: Basis

    @classmethod
    def from_tables(
        cls, flows: pd.DataFrame, totals: pd.DataFrame, *, basis: Basis
    ) -> "FlowMatrix":
        """Build the matrix from tidy tables.

        Parameters
        ----------
        flows
            Columns ``origin``, ``destination``, ``persons``; the order of rows doesn't matter, and
            rows of the same pair add up.
        totals
            Indexed by code, the columns of `totals`; its index defines the municipalities.

        Raises
        ------
        DataError
            If a code is in *flows* but not in *totals*, persons are negative, or an origin's flows
            exceed its total.
        """
        codes = pd.Index(sorted(totals.index), name="code")
        row = codes.get_indexer(pd.Index(flows["origin"]))
        column = codes.get_indexer(pd.Index(flows["destination"]))
        _check_codes(flows, row < 0, "origin")
        _check_codes(flows, column < 0, "destination")
        persons = flows["persons"].to_numpy(dtype=np.int64)
        if (persons < 0).any():
            raise DataError(
                "流動表に負の人数があります。0以上の数に直してください。",
                "The flow table has negative persons. Write numbers of 0 or more.",
            )
        shape = (len(codes), len(codes))
        matrix = sparse.csr_array(sparse.coo_array((persons, (row, column)), shape=shape))
        matrix.sum_duplicates()
        matrix.data.setflags(write=False)
        built = cls(codes, matrix, totals.loc[codes, list(TOTAL_COLUMNS)].astype("Int64"), basis)
        _check_totals(built)
        return built

    def with_denominator(self, denominator: Denominator) -> "FlowMatrix":
        """Return the same flows whose shares are divided by *denominator*."""
        return replace(self, basis=replace(self.basis, denominator=denominator))

    @cached_property
    def denominator(self) -> pd.Series:
        """Persons that a share is divided by, by code; ``NA`` where unpublished."""
        total = self.totals["total"]
        if self.basis.denominator == "place_known":
            total = total - self.totals["unknown_municipality"] - self.totals["unknown_place"]
        return total.rename("denominator")

    @cached_property
    def _divisor(self) -> NDArray[np.int64]:
        """The denominator as integers, 0 where a share can't be told."""
        return self.denominator.fillna(0).to_numpy(dtype=np.int64)

    def positions(self, codes: Iterable[str]) -> NDArray[np.intp]:
        """Return the rows of *codes*.

        Raises
        ------
        NotFoundError
            If a code has no flows in this matrix.
        """
        wanted = list(codes)
        found = self.codes.get_indexer(pd.Index(wanted, dtype="str"))
        if (found < 0).any():
            missing = "、".join(code for code, at in zip(wanted, found, strict=True) if at < 0)
            raise NotFoundError(
                f"市区町村コード {missing} は流動表にありません。5桁のコードを確かめてください。",
                f"Municipality code {missing} is not in the flow table. Check the five digits.",
            )
        return found

    def to(self, centres: Sequence[str]) -> pd.Series:
        """Return the persons of each municipality who go to any of *centres*, by code.

        A centre named twice counts once.
        """
        columns = self.matrix[:, self.positions(dict.fromkeys(centres))]
        return pd.Series(np.asarray(columns.sum(axis=1)).ravel(), index=self.codes, name="persons")

    def shares_to(self, centres: Sequence[str]) -> pd.Series:
        """Return the share of each municipality's commuters who go to any of *centres*.

        ``NA`` where the denominator is unpublished or zero.
        """
        return self._share(self.to(centres)).rename("share")

    def reaches(self, centres: Sequence[str], threshold: Fraction) -> pd.Series:
        """Tell for each municipality whether its share to *centres* is at least *threshold*.

        Compared on integers: ``persons × denominator(threshold) ≥ total × numerator(threshold)``.
        """
        persons = self.to(centres).to_numpy()
        enough = persons * threshold.denominator >= self._divisor * threshold.numerator
        return pd.Series(enough & (self._divisor > 0), index=self.codes, name="reaches")

    def pairs(self, threshold: Fraction) -> pd.DataFrame:
        """Return every flow between two municipalities that is at least *threshold* of the origin.

        Returns
        -------
        DataFrame
            ``centre``, ``member``, ``persons``, ``share``; by centre, then share downwards, then
            member.
        """
        flows = self.matrix.tocoo()
        total = self._divisor[flows.row]
        kept = (flows.row != flows.col) & (total > 0)
        kept &= flows.data * threshold.denominator >= total * threshold.numerator
        table = pd.DataFrame(
            {
                "centre": self.codes[flows.col[kept]],
                "member": self.codes[flows.row[kept]],
                "persons": flows.data[kept],
                "share": flows.data[kept] / total[kept],
            }
        )
        ordered = table.sort_values(["centre", "share", "member"], ascending=[True, False, True])
        return ordered.reset_index(drop=True)

    @cached_property
    def stayers(self) -> pd.Series:
        """Persons who work or study in their own municipality, outside the home."""
        return pd.Series(self.matrix.diagonal(), index=self.codes, name="stayers")

    @cached_property
    def outflow(self) -> pd.Series:
        """Listed persons who go to another, known municipality."""
        total = np.asarray(self.matrix.sum(axis=1)).ravel()
        return pd.Series(total - self.stayers.to_numpy(), index=self.codes, name="outflow")

    @cached_property
    def inflow(self) -> pd.Series:
        """Listed persons who come from another municipality."""
        total = np.asarray(self.matrix.sum(axis=0)).ravel()
        return pd.Series(total - self.stayers.to_numpy(), index=self.codes, name="inflow")

    def day_population(self, residents: pd.Series) -> pd.Series:
        """Return residents − outflow + inflow, by code.

        Those whose place is unknown or whose flow is unlisted count as staying, which reproduces
        the published figures of Tokyo to 0.3 % on the mainland. *residents* is indexed by code.
        ``NA`` where people live and nothing is known of where they go.
        """
        night = residents.reindex(self.codes).astype("Int64")
        untold = self.totals["total"].isna() & (night > 0).fillna(value=True)
        day = (night - self.outflow + self.inflow).mask(untold)
        return day.astype("Int64").rename("day_population")

    def day_night_ratio(self, residents: pd.Series) -> pd.Series:
        """Return day population ÷ residents, by code; ``NA`` where nobody lives."""
        night = residents.reindex(self.codes).astype("Int64")
        return _quotient(self.day_population(residents), night).rename("day_night_ratio")

    def day_population_bounds(self, residents: pd.Series) -> pd.DataFrame:
        """Return how low and how high the day population can be, given what isn't listed.

        The publication leaves out flows of fewer than 10 persons (fewer than 3 where the origin's
        total is under 500). So each pair that is not listed hides at most 9 (2) persons, and no
        origin hides more than its unlisted rest.

        Returns
        -------
        DataFrame
            By code: ``lowest`` (its own unlisted persons leave) and ``highest`` (everyone else's
            unlisted persons come).
        """
        hidden = self.totals["unlisted"].fillna(0).to_numpy(dtype=np.int64)
        small = self.totals["total"].fillna(0).to_numpy(dtype=np.int64) < _SMALL_TOTAL
        most = np.where(small, _LISTED_FROM_WHERE_SMALL - 1, _LISTED_FROM - 1)
        listed = (self.matrix > 0).astype(np.int64)
        listed.setdiag(1)
        pairs_left = len(self.codes) - np.asarray(listed.sum(axis=1)).ravel()
        per_pair = np.minimum(most, hidden)
        leaving = np.minimum(hidden, most * pairs_left)
        coming = per_pair.sum() - listed.T @ per_pair
        day = self.day_population(residents)
        return pd.DataFrame({"lowest": day - leaving, "highest": day + coming})

    def self_containment(self) -> pd.Series:
        """Return the share of each municipality's commuters who stay in it."""
        return self._share(self.stayers).rename("self_containment")

    def top_destinations(self, code: str, *, count: int = 10) -> pd.DataFrame:
        """Return where most persons of *code* go: index code, ``persons`` and ``share``."""
        at = int(self.positions([code])[0])
        persons = self.matrix[[at], :].toarray().ravel()
        return self._top(persons, at, np.full(len(persons), self._divisor[at]), count)

    def top_origins(self, code: str, *, count: int = 10) -> pd.DataFrame:
        """Return where most persons who come to *code* live.

        Index code, ``persons`` and ``share`` (of the origin's own commuters).
        """
        at = int(self.positions([code])[0])
        persons = self.matrix[:, [at]].toarray().ravel()
        return self._top(persons, at, self._divisor, count)

    def _top(
        self, persons: NDArray[np.int64], at: int, below: NDArray[np.int64], count: int
    ) -> pd.DataFrame:
        table = pd.DataFrame({"persons": persons, "below": below}, index=self.codes)
        table = table.drop(index=self.codes[at]).query("persons > 0")
        table["share"] = _quotient(table["persons"], table.pop("below"))
        ordered = table.reset_index().sort_values(["persons", "code"], ascending=[False, True])
        top: pd.DataFrame = ordered.head(count).set_index("code")
        return top

    def _share(self, persons: pd.Series) -> pd.Series:
        return _quotient(persons, self.denominator)


def _quotient(above: pd.Series, below: pd.Series) -> pd.Series:
    """Divide; ``NA`` where the divisor is unknown or zero."""
    divisor = below.astype("Float64")
    return above.astype("Float64") / divisor.mask(divisor == 0)


def _check_codes(flows: pd.DataFrame, unknown: NDArray[np.bool_], column: str) -> None:
    if not unknown.any():
        return
    code = flows[column].to_numpy()[unknown][0]
    raise DataError(
        f"流動表の列 {column} のコード {code} は市区町村の一覧にありません（{unknown.sum()}行）。"
        "コードの時点を確かめてください。",
        f"Code {code} in column {column} of the flow table is in no municipality table "
        f"({unknown.sum()} rows). Check the day of the codes.",
    )


def _check_totals(flows: FlowMatrix) -> None:
    listed = flows.outflow + flows.stayers
    over = (listed > flows.totals["total"]).fillna(value=False)
    if over.any():
        code = flows.codes[over.to_numpy(dtype=bool)][0]
        raise DataError(
            f"{code} の流動の合計が公表総数を超えています。流動表と総数の年・基準を確かめてください。",
            f"The flows of {code} exceed its published total. "
            "Check that both tables have the same year and basis.",
        )
