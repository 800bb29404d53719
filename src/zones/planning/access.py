"""What a user brought to measure the time to centres."""

from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from zones.grid.nearest import Measure, Reach, TableTimes
from zones.labels import Text


class Travel(Protocol):
    """Measures the time to any centres that it is asked for."""

    @property
    def measure(self) -> Measure:
        """How times are measured."""
        ...

    @property
    def source(self) -> Text:
        """Where the times come from; says what is assumed."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of what the times come from."""
        ...

    def to(self, centres: pd.DataFrame) -> Reach:
        """Return what tells the nearest of *centres* (by code: ``lon``, ``lat``)."""
        ...


@dataclass(frozen=True, eq=False)
class TableTravel:
    """A table of times between municipalities.

    Parameters
    ----------
    minutes
        Indexed by ``from`` and ``to``.
    name
        Of the file.
    """

    minutes: pd.Series
    name: str
    measure: Measure = field(default="table", init=False)

    @property
    def source(self) -> Text:
        """The file."""
        return self._all().source

    @property
    def digest(self) -> str:
        """SHA-256 of the rows."""
        return self._all().digest

    def to(self, centres: pd.DataFrame) -> Reach:
        """Return the times to *centres*."""
        return TableTimes(self.minutes, pd.Index(centres.index.sort_values()), self.name)

    def _all(self) -> TableTimes:
        return TableTimes(self.minutes, pd.Index([]), self.name)
