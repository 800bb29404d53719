"""One plan of a small world for every test of the outputs."""

import pytest
from toy import towns

from zones.planning import Plan, Scenario, make_plan

HOSTILE = {
    "a": '=cmd|"/c calc"!A1',
    "b": "<img src=x onerror=alert(1)>",
    "c": "@SUM(1+1)\n改行,市",
    "d": "＝全角市",
    "e": "</script><script>alert('x')</script>",
    "A": "-2+3",
    "B": "{{ 7*7 }}\r\t",
}
"""Names that a spreadsheet, a browser or a template would run."""


@pytest.fixture(scope="session")
def plan() -> Plan:
    return make_plan(towns())


@pytest.fixture(scope="session")
def window_plan() -> Plan:
    return make_plan(towns(), Scenario(prefectures=("21",)))


@pytest.fixture(scope="session")
def hostile_plan() -> Plan:
    return make_plan(towns(HOSTILE))
