import pytest

from zones.app import resources
from zones.planning import Plan, Scenario
from zones.planning.draft.draft import Draft

SCENARIO = Scenario(prefectures=("20",))


@pytest.fixture(scope="session")
def nagano() -> Plan:
    return resources.plan(SCENARIO)


@pytest.fixture(scope="session")
def drawn() -> Draft:
    draft = Draft().create("松本圏", ["20202", "20220", "20448"], centres=["20202"], note="メモ")
    return draft.create("<b>南</b>信=1+1", ["20205"])
