import io
import json

import geopandas as gpd
import pytest
from pyproj import CRS

from zones.errors import DataError, InputError
from zones.labels import Text
from zones.outputs.draft_export import draft_bundle, draft_files, draft_map
from zones.outputs.formats.registry import FORMATS
from zones.planning import Plan
from zones.planning.draft.draft import Draft


@pytest.fixture
def draft(plan: Plan) -> Draft:
    codes = [str(code) for code in plan.region.codes]
    draft = Draft().create("</script><img src=x onerror=alert(1)>", codes[:2], centres=codes[:1])
    return draft.create("=1+1", codes[2:4])


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_written_and_described(plan: Plan, draft: Draft, name: str) -> None:
    files = draft_files(plan, draft, name)
    described = json.loads(files["datapackage.json"])["resources"]
    assert {one["path"] for one in described} == set(files) - {"datapackage.json"}
    assert not [one for one in files if one.startswith("zones.")]
    assert draft_files(plan, draft, name) == files


def test_the_coordinate_system_is_the_one_asked_for(plan: Plan, draft: Draft) -> None:
    files = draft_files(plan, draft, "parquet", crs=CRS.from_epsg(6676))
    table = gpd.read_parquet(io.BytesIO(files["drawn.parquet"]))
    assert table.crs is not None
    assert table.crs.to_epsg() == 6676
    with pytest.raises(InputError):
        draft_files(plan, draft, "kml", crs=CRS.from_epsg(6676))


def test_an_empty_draft_and_a_name_without_letters_are_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="Draw one in the Planner"):
        draft_files(plan, Draft(), "gpkg")
    strange = Draft().create("🗻", [str(plan.region.codes[0])])
    with pytest.raises(DataError, match="cp932"):
        draft_files(plan, strange, "shp")


def test_a_name_in_the_map_is_text(plan: Plan, draft: Draft) -> None:
    page = draft_map(plan, draft)
    assert "<img src=x" not in page
    assert "onerror=alert(1)" in page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_bundle_holds_everything(plan: Plan, draft: Draft, lang: str) -> None:
    told: list[Text] = []
    files = draft_bundle(plan, draft, lang="en" if lang == "en" else "ja", progress=told.append)
    endings = sorted(name.rpartition(".")[2] for name in files)
    assert endings == ["csv", "gpkg", "html", "json", "json", "xlsx", "xlsx"]
    assert all(name.isascii() for name in files) == (lang == "en")
    assert len(told) == 3
