import geopandas as gpd
import pandas as pd
from shapely import box

from zones.grid.friction import assumed_friction
from zones.planning.friction_travel import FrictionTravel


def test_a_raster_tells_the_way_to_the_centres_that_are_asked_for() -> None:
    land = gpd.GeoSeries([box(138, 35.5, 139, 36)], crs="EPSG:6668")
    travel = FrictionTravel(assumed_friction(land, land_km_per_h=60))
    centres = pd.DataFrame({"lon": [138.1, 138.9], "lat": [35.7, 35.7]}, index=["20202", "20201"])
    places = pd.DataFrame({"code": ["1"], "lon": [138.3], "lat": [35.7]})
    found = travel.to(centres).nearest(places)
    assert found["nearest"].tolist() == ["20202"]
    assert 16 < found["cost"].iloc[0] < 20
    assert travel.to(centres.loc[["20201"]]).nearest(places)["cost"].iloc[0] > 50
    assert travel.measure == "friction"
    assert "assumed" in travel.source.en
    assert travel.digest == FrictionTravel(travel.friction).digest
