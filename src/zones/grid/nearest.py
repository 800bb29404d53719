"""The nearest centre by straight line, by least cost over a raster, or by a table of times."""

import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from zones.errors import DataError
from zones.labels import Text

Measure = Literal["straight_line", "friction", "table"]
"""How near is measured."""

Unit = Literal["km", "minutes"]

FrictionUnit = Literal["minutes_per_km", "minutes_per_m", "km_per_h"]
"""What the numbers of a friction raster are."""

MEASURES: dict[Measure, Text] = {
    "straight_line": Text("直線距離", "straight line"),
    "friction": Text("所要時間（抵抗ラスター上の最小費用経路）", "time, least cost over a raster"),
    "table": Text("所要時間（利用者の時間表）", "time by the user's table"),
}

UNITS: dict[Unit, Text] = {"km": Text("km", "km"), "minutes": Text("分", "minutes")}

_GEOD = pyproj.Geod(ellps="GRS80")


class Reach(Protocol):
    """What tells the nearest of some centres, and how far it is."""

    @property
    def measure(self) -> Measure:
        """How near is measured."""
        ...

    @property
    def unit(self) -> Unit:
        """Unit of the cost."""
        ...

    @property
    def source(self) -> Text:
        """Where the cost comes from; says what is assumed."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of what the cost comes from; empty where nothing is needed."""
        ...

    def nearest(self, places: pd.DataFrame) -> pd.DataFrame:
        """Return the nearest centre of each place.

        Parameters
        ----------
        places
            ``code`` (municipality), ``lon``, ``lat`` (EPSG:6668).

        Returns
        -------
        DataFrame
            On the same index: ``nearest`` (code) and ``cost`` in the unit; missing where unknown.
            A place that no way leads from has an infinite cost and no nearest.
        """
        ...


@dataclass(frozen=True, eq=False)
class StraightLine:
    """Geodesic distance to the nearest centre's office, in km.

    Parameters
    ----------
    centres
        Indexed by code, sorted: ``lon``, ``lat`` (EPSG:6668).
    """

    centres: pd.DataFrame
    measure: Measure = "straight_line"

    @property
    def unit(self) -> Unit:
        """Kilometres."""
        return "km"

    @property
    def source(self) -> Text:
        """What is measured."""
        return Text("役所までの測地線距離", "geodesic distance to the office")

    @property
    def digest(self) -> str:
        """Nothing is needed."""
        return ""

    def nearest(self, places: pd.DataFrame) -> pd.DataFrame:
        """Return the nearest office; of equally near ones that of the smaller code."""
        result = _empty(places.index)
        goals = self.centres[["lon", "lat"]].dropna().sort_index()
        known = places[["lon", "lat"]].notna().all(axis=1).to_numpy()
        if goals.empty or not known.any():
            return result
        lon, lat = (places.loc[known, name].to_numpy(dtype=float) for name in ("lon", "lat"))
        tree = cKDTree(
            _unit(goals["lon"].to_numpy(dtype=float), goals["lat"].to_numpy(dtype=float))
        )
        _, at = tree.query(_unit(lon, lat))
        to = goals.iloc[at]
        _, _, metres = _GEOD.inv(lon, lat, to["lon"].to_numpy(), to["lat"].to_numpy())
        return _filled(result, known, to.index.to_numpy(), np.asarray(metres) / 1000)


@dataclass(frozen=True, eq=False)
class TableTimes:
    """Minutes between municipalities by a user's table.

    Parameters
    ----------
    minutes
        Indexed by ``from`` and ``to`` (codes).
    centres
        Codes of the centres.
    name
        Of the file.

    Notes
    -----
    A centre is its own nearest, 0 minutes away. A municipality without a row to any centre is
    unknown, not far.
    """

    minutes: pd.Series
    centres: pd.Index
    name: str
    measure: Measure = "table"

    @property
    def unit(self) -> Unit:
        """Minutes."""
        return "minutes"

    @property
    def source(self) -> Text:
        """Whose table it is."""
        return Text(f"利用者の時間表 {self.name}", f"the user's table {self.name}")

    @property
    def digest(self) -> str:
        """SHA-256 of the rows, sorted."""
        text = self.minutes.sort_index().to_csv()
        return hashlib.sha256(text.encode()).hexdigest()

    def nearest(self, places: pd.DataFrame) -> pd.DataFrame:
        """Return the quickest centre; of equally quick ones the smaller code."""
        rows = self.minutes.rename("cost").reset_index()
        rows = rows[rows["to"].isin(self.centres)]
        own = pd.DataFrame({"from": self.centres, "to": self.centres, "cost": 0.0})
        rows = pd.concat([own, rows]).sort_values(["from", "cost", "to"])
        best = rows.drop_duplicates("from").set_index("from")
        found = best.reindex(places["code"])
        result = _empty(places.index)
        known = found["cost"].notna().to_numpy()
        return _filled(
            result, known, found["to"].to_numpy()[known], found["cost"].to_numpy()[known]
        )


def check_limits(limits: tuple[float, ...]) -> None:
    """Refuse limits of bands that aren't above zero and rising.

    Raises
    ------
    DataError
        If they aren't.
    """
    rising = all(a < b for a, b in itertools.pairwise(limits))
    if not limits or not rising or not all(0 < one < np.inf for one in limits):
        words = ", ".join(f"{one:g}" for one in limits) or "—"
        raise DataError(
            f"区切り {words} は使えません。0より大きい数を小さい順に書いてください。",
            f"Limits {words} can't be used. Give numbers above 0, rising.",
        )


def _empty(index: pd.Index) -> pd.DataFrame:
    table = pd.DataFrame({"nearest": pd.NA, "cost": np.nan}, index=index)
    return table.astype({"nearest": "str"})


def _filled(
    table: pd.DataFrame,
    known: NDArray[np.bool_],
    nearest: NDArray[np.object_],
    cost: NDArray[np.float64],
) -> pd.DataFrame:
    columns: Mapping[str, NDArray[np.generic]] = {"nearest": nearest, "cost": cost}
    for name, values in columns.items():
        table.loc[known, name] = values
    return table


def _unit(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = np.radians(lon), np.radians(lat)
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
