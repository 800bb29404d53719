"""Reports of the small world, and of real areas, made once."""

import pytest
from toy import code, towns, union_table

from zones.model import Region
from zones.outputs.report.content import centre_report
from zones.outputs.report.document import Report
from zones.outputs.report.facts import AreaFacts, gather
from zones.outputs.report.files import report_files
from zones.planning import Plan, Scenario, make_plan


@pytest.fixture(scope="session")
def toy_plan() -> Plan:
    return make_plan(towns())


@pytest.fixture(scope="session")
def led_plan() -> Plan:
    """The towns with a union that a leads: b and d are members, e and A are not."""
    base = {"union_id": "U1", "name": "あ圏域", "type": "連携中枢都市圏", "prefecture": "長野県"}
    base |= {"status": "confirmed", "valid_from": "2016-04-01"}
    rows = [
        base | {"municipality": f"{letter}市", "code": code(letter), "role": role}
        for letter, role in (("a", "centre"), ("b", "member"), ("d", "member"))
    ]
    return make_plan(towns().with_unions(union_table(*rows)))


@pytest.fixture(scope="session")
def led(led_plan: Plan) -> AreaFacts:
    return gather(led_plan, [code("a")])


@pytest.fixture(scope="session")
def tottori(japan: Region) -> Plan:
    return make_plan(japan, Scenario(prefectures=("31",)))


@pytest.fixture(scope="session")
def nagano_city(japan_plan: Plan) -> Report:
    return centre_report(japan_plan, ["20201"])


@pytest.fixture(scope="session")
def nagano_files(nagano_city: Report) -> dict[str, bytes]:
    return report_files(nagano_city)
