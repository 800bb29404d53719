"""Fixtures that every test may use."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from zones.data.home import home_folder
from zones.model import Region
from zones.planning import Plan, Scenario, load_region, make_plan

# Where a developer's own data sets lie: the report of 2014 is checked on those of 2010.
os.environ.setdefault("ZONES_OWN_DATA_DIR", str(home_folder()))
# A developer's own choice of data (zones data use) must not reach the tests.
os.environ["ZONES_DATA_DIR"] = tempfile.mkdtemp(prefix="zones-tests-")
os.environ.pop("ZONES_LANG", None)

settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=40)
settings.register_profile("explore", database=None, deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of the original public files beside the checkout."""
    folder = Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the original public files don't lie in {folder}")
    return folder


@pytest.fixture(scope="session")
def japan() -> Region:
    """Return all of Japan."""
    return load_region()


@pytest.fixture(scope="session")
def japan_plan(japan: Region) -> Plan:
    """Return the plan of Japan by the default scenario."""
    return make_plan(japan)


@pytest.fixture(scope="session")
def nagano_plan(japan: Region) -> Plan:
    """Return the plan of Japan with a window on Nagano."""
    return make_plan(japan, Scenario(prefectures=("20",)))
