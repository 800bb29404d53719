from pathlib import Path

import numpy as np
import pytest
from gridded import write_tif
from rasterio import Affine
from toy import towns

from zones.cli.friction import read_friction
from zones.errors import DataError


def test_a_raster_is_read_around_the_municipalities(tmp_path: Path) -> None:
    wide = Affine(0.05, 0, 130, 0, -0.05, 45)
    path = write_tif(tmp_path / "f.tif", np.full((400, 400), 30.0), transform=wide)
    region = towns()
    made = read_friction(path, region, "km_per_h", cell_m=2000)
    assert np.nanmax(made.minutes_per_km) == 2
    west, _, east, _ = region.municipalities.loc[region.codes].to_crs(made.crs).total_bounds
    assert made.minutes_per_km.shape[1] * 2000 == pytest.approx(east - west, abs=30_000)


def test_a_raster_elsewhere_is_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "f.tif", [[2.0]], transform=Affine(0.1, 0, 10, 0, -0.1, 50))
    with pytest.raises(DataError, match="doesn't reach"):
        read_friction(path, towns(), "minutes_per_km")
