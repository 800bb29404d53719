"""Made-up trips whose roll-up is known: real flows between municipalities, split at random.

Every flow is split into rows from a cell of its origin to a cell of its destination, each with an
hour and whole persons. Adding up the rows of one day gives back the flows to the person; what lies
inside the municipalities is made up. The same seed gives the same files, whatever their number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from zones.data.embedded import load_tables
from zones.data.trips.mesh_cells import municipal_cells
from zones.errors import InputError, NotFoundError
from zones.labels import Text

HOURS: dict[int, float] = {
    5: 0.03,
    6: 0.13,
    7: 0.34,
    8: 0.28,
    9: 0.10,
    10: 0.04,
    12: 0.03,
    16: 0.05,
}
"""Made-up shares of the hour of departure."""

_STUDENTS = 0.15
"""Made-up share of rows that are to school."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is made.

    Parameters
    ----------
    rows
        Rows in all.
    days
        Days they are of; each day's persons are the flows.
    side_m
        Size of the cells: 1000, 500 or 250.
    part_rows
        Rows of a file.
    text_codes
        Codes as text and not as whole numbers.
    seed
        Of the random numbers.
    """

    rows: int
    days: int = 1
    side_m: int = 500
    part_rows: int = 1_000_000
    text_codes: bool = False
    seed: int = 2020


def split_rows(persons: NDArray[np.int64], rows: int) -> NDArray[np.int64]:
    """Return how many rows each flow gets: by its persons, at least one, at most one a person.

    The first row of each is given; those left over go by the persons left over, by largest remainder.

    Raises
    ------
    InputError
        If there are fewer rows than flows, or more than persons.

    Examples
    --------
    >>> split_rows(np.array([1, 3, 6]), 5).tolist()
    [1, 2, 2]
    """
    total = int(persons.sum())
    if not len(persons) <= rows <= total:
        raise InputError(
            f"1日あたり{len(persons):,}〜{total:,}行にしてください（指定は{rows:,}）。",
            f"A day may have {len(persons):,} to {total:,} rows, not {rows:,}.",
        )
    # one row each first, then the rest by the persons left over
    spare = persons - 1
    share = spare * ((rows - len(persons)) / max(int(spare.sum()), 1))
    counts = 1 + np.floor(share).astype(np.int64)
    missing = rows - int(counts.sum())
    order = np.argsort(-(share - np.floor(share)), kind="stable")
    open_ = order[counts[order] < persons[order]][:missing]
    np.add.at(counts, open_, 1)
    return np.asarray(counts, dtype=np.int64)


def generate_trips(
    folder: Path, recipe: Recipe, *, progress: Callable[[Text], None] | None = None
) -> list[Path]:
    """Write made-up trips as Parquet, a folder a day (``day=01``), and return the files.

    Columns: `origin`, `destination` (mesh codes), `hour` (int8), `purpose`, `persons` (int32).

    Parameters
    ----------
    folder
        A new or empty folder.
    recipe
        How many rows, days and so on.
    progress
        Told of each day.

    Raises
    ------
    InputError
        If the folder isn't empty, or the rows don't suit the flows.
    """
    if folder.exists() and any(folder.iterdir()):
        raise InputError(
            f"{folder} は空ではありません。新しいフォルダーを指定してください。",
            f"{folder} isn't empty. Name a new folder.",
        )
    country = _Country.load(recipe)
    made = []
    for day in range(recipe.days):
        if progress is not None:
            progress(Text(f"{day + 1}日目を作っています", f"Making day {day + 1}"))
        inside = folder / f"day={day + 1:02d}"
        inside.mkdir(parents=True, exist_ok=True)
        parts = -(-country.rows // recipe.part_rows)
        for part in range(parts):
            path = inside / f"part-{part:04d}.parquet"
            pq.write_table(country.part(day, part, parts), path, compression="zstd")
            made.append(path)
    return made


def mesh_crosswalk(side_m: int) -> pd.DataFrame:
    """Return `code` and `unit` of every cell: the crosswalk that the made-up trips keep to."""
    return municipal_cells(_borders(), side_m=side_m, join="point")[["code", "unit"]]


def _borders() -> gpd.GeoSeries:
    table = load_tables().municipalities
    borders: gpd.GeoSeries = table.geometry[~table["northern_territory"]].sort_index()
    return borders


@dataclass(frozen=True, slots=True)
class _Country:
    """The flows of a day, and the cells of the municipalities.

    Parameters
    ----------
    ends
        Rows up to and with each flow.
    counts, persons
        Rows and persons of each flow.
    origin, destination
        Places of its municipalities in *starts*.
    cells, starts, sizes
        Codes of the cells, sorted by municipality; where each one's begin, and how many they are.
    """

    ends: NDArray[np.int64]
    counts: NDArray[np.int64]
    persons: NDArray[np.int64]
    origin: NDArray[np.intp]
    destination: NDArray[np.intp]
    cells: NDArray[np.int64]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    recipe: Recipe

    @property
    def rows(self) -> int:
        """Rows of a day."""
        return int(self.ends[-1])

    @classmethod
    def load(cls, recipe: Recipe) -> "_Country":
        flows = load_tables().flows
        if recipe.rows % recipe.days:
            raise InputError(
                "行数は日数で割り切れる数にしてください。",
                "The rows must be a multiple of the days.",
            )
        cells = mesh_crosswalk(recipe.side_m).sort_values(["unit", "code"])
        units, starts, sizes = np.unique(
            cells["unit"].to_numpy(), return_index=True, return_counts=True
        )
        places = pd.Index(units)
        origin = places.get_indexer(pd.Index(flows["origin"]))
        destination = places.get_indexer(pd.Index(flows["destination"]))
        if (origin < 0).any() or (destination < 0).any():
            raise NotFoundError(
                "メッシュのない市区町村があります。小さいメッシュにしてください。",
                "A municipality has no cell. Use smaller cells.",
            )
        persons = flows["persons"].to_numpy(dtype=np.int64)
        counts = split_rows(persons, recipe.rows // recipe.days)
        codes = cells["code"].to_numpy(dtype=np.int64)
        return cls(
            np.cumsum(counts), counts, persons, origin, destination,
            np.asarray(codes, dtype=np.int64), starts.astype(np.int64), sizes.astype(np.int64), recipe,
        )  # fmt: skip

    def part(self, day: int, part: int, parts: int) -> pa.Table:
        """Return every row of a day whose number leaves *part* when divided by *parts*."""
        random = np.random.default_rng([self.recipe.seed, day, part, parts])
        rows = random.permutation(np.arange(part, self.rows, parts, dtype=np.int64))
        flow = np.searchsorted(self.ends, rows, side="right")
        nth = rows - (self.ends[flow] - self.counts[flow])
        persons = self.persons[flow] // self.counts[flow]
        persons += nth < self.persons[flow] % self.counts[flow]
        hours, shares = list(HOURS), np.array(list(HOURS.values()))
        columns = {
            "origin": self._cells(self.origin[flow], random),
            "destination": self._cells(self.destination[flow], random),
            "hour": random.choice(
                np.array(hours, dtype=np.int8), len(rows), p=shares / shares.sum()
            ),
            "purpose": pa.DictionaryArray.from_arrays(
                (random.random(len(rows)) < _STUDENTS).astype(np.int8), ["work", "school"]
            ).cast(pa.string()),
            "persons": persons.astype(np.int32),
        }
        table = pa.table(columns)
        if not self.recipe.text_codes:
            return table
        for at, name in enumerate(("origin", "destination")):
            table = table.set_column(at, name, table.column(name).cast(pa.string()))
        return table

    def _cells(self, places: NDArray[np.intp], random: np.random.Generator) -> NDArray[np.int64]:
        """Return a cell of each place; the square makes a few cells much busier than the rest."""
        nth = np.floor(random.random(len(places)) ** 2 * self.sizes[places]).astype(np.int64)
        return np.asarray(self.cells[self.starts[places] + nth])
