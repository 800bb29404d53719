"""Crosswalks to the municipalities of a data set: from a file, from borders, from codes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from zones.data.joining import World
from zones.data.recoding import Recoding, city_of_ward
from zones.data.trips.area_join import joined_areas, read_areas
from zones.data.trips.crosswalk import Crosswalk, make_crosswalk, read_crosswalk, with_units
from zones.data.trips.mesh_cells import Join, municipal_cells, side_of
from zones.data.trips.rollup import Chooser, Codes
from zones.errors import DataError, InputError

MUNICIPALITY_DIGITS = 5
"""The first digits of a small area's code (小地域) are its municipality's."""


@dataclass(frozen=True, slots=True)
class Municipalities:
    """The municipalities of a data set, and what a code of another day means among them.

    Parameters
    ----------
    world
        The data set.
    day
        Day of the codes in crosswalks; None for those of the data set.
    """

    world: World
    day: date | None = None

    def from_file(self, path: Path, columns: dict[str, str] | None = None) -> Crosswalk:
        """Return the crosswalk in a file, to the municipalities of the data set.

        Raises
        ------
        DataError
            If it is no crosswalk, or a municipality didn't exist or was divided.
        """
        return self._here(read_crosswalk(path, columns), path.name)

    def from_mesh(self, join: Join) -> Chooser:
        """Return how to make the crosswalk of mesh cells, of the size that the trips have.

        Raises
        ------
        InputError
            When it is made: if the trips' codes are none, or of several sizes.
        """

        def make(codes: Codes) -> Crosswalk:
            rows = {length: count for length, count in codes.lengths().items() if length}
            if not rows:
                raise InputError(
                    "移動データにメッシュコードがありません。列を --origin と --destination で"
                    "指定するか、--crosswalk を使ってください。",
                    "The trips have no mesh codes. Name the columns with --origin and "
                    "--destination, or use --crosswalk.",
                )
            # the size of nearly all codes; the rest are unknown codes, and counted as such
            side_m = side_of(max(rows, key=lambda length: (rows[length], length)))
            cells = municipal_cells(self.borders, side_m=side_m, join=join)
            return make_crosswalk(cells, origin=f"mesh {side_m} m, {join}")

        return make

    def from_areas(self, path: Path, field: str, join: Join) -> Crosswalk:
        """Return the crosswalk of small areas whose polygons stand in *path*.

        Raises
        ------
        DataError
            If the polygons can't be read, or none lies in a municipality.
        """
        pairs = joined_areas(read_areas(path, field), self.borders, join=join)
        return make_crosswalk(pairs, origin=f"{path.name}, {join}")

    def from_prefix(self, digits: int = MUNICIPALITY_DIGITS) -> Chooser:
        """Return how to make the crosswalk where codes begin with their municipality's."""

        def make(codes: Codes) -> Crosswalk:
            found = sorted({code for code in codes.beginnings(digits) if len(code) == digits})
            pairs = pd.DataFrame({"code": found, "unit": found}, dtype="str")
            here = pairs["unit"].map(self._today).dropna()
            if here.empty:
                raise DataError(
                    f"コードの初めの{digits}桁に市区町村のコードがありません。"
                    "--digits か --crosswalk を指定してください。",
                    f"No code begins with a municipality's in its first {digits} digits. "
                    "Give --digits or --crosswalk.",
                )
            pairs = pd.DataFrame({"code": pairs["code"], "unit": here}).dropna()
            return make_crosswalk(pairs, origin=f"first {digits} digits", digits=digits)

        return make

    @property
    def borders(self) -> gpd.GeoSeries:
        """The borders of the municipalities that count."""
        table = self.world.tables.municipalities
        borders: gpd.GeoSeries = table.geometry.loc[self.world.codes]
        return borders

    def _here(self, crosswalk: Crosswalk, file: str) -> Crosswalk:
        units = {unit: self._today(unit) for unit in crosswalk.units}
        for unit, now in units.items():
            if now is None and unit not in self.world.tables.municipalities.index:
                raise _no_municipality(file, unit, self.day)
        return with_units(crosswalk, units.get)

    def _today(self, code: str) -> str | None:
        """Return the municipality that holds *code* today; wards belong to their city."""
        city = (
            city_of_ward(code, self.world.designated) if len(code) == MUNICIPALITY_DIGITS else None
        )
        code = city or code
        now = self._recoding.successors.get(code, ()) if self._recoding else (code,)
        return now[0] if len(now) == 1 and now[0] in self.world.codes else None

    @property
    def _recoding(self) -> Recoding | None:
        return None if self.day is None else self.world.recoding(self.day)


def prefix_units(digits: int) -> Chooser:
    """Return how to make a crosswalk to whatever the first *digits* of the codes name."""

    def make(codes: Codes) -> Crosswalk:
        found = sorted({code for code in codes.beginnings(digits) if len(code) == digits})
        pairs = pd.DataFrame({"code": found, "unit": found}, dtype="str")
        return make_crosswalk(pairs, origin=f"first {digits} digits", digits=digits)

    return make


def _no_municipality(file: str, code: str, day: date | None) -> DataError:
    when = f"{day} の" if day else ""
    on = f" on {day}" if day else ""
    return DataError(
        f"{file}: 「{code[:20]}」は{when}市区町村のコードではないか、分割されています。"
        "--codes-as-of でコードの時点を指定してください。",
        f"{file}: '{code[:20]}' is no municipality{on}, or was divided. Name the day of the codes "
        "with --codes-as-of.",
    )
