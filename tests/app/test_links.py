from collections.abc import Callable
from typing import Any

import pytest

from zones.app import resources, session
from zones.app.links import address_of, read_address
from zones.errors import DataError
from zones.planning import Scenario
from zones.planning.draft.area import DraftArea
from zones.planning.scenario import parse_threshold

Open = Callable[..., Any]
AREA = DraftArea("a1", "内緒の名前", ("20201",), ("20201", "20207"), note="連絡先")


def test_an_address_gives_the_settings_and_municipalities_back() -> None:
    scenario = Scenario(
        prefectures=("20", "21"), threshold=parse_threshold("0.125"), denominator="place_known"
    )
    link = read_address(address_of(scenario, "en", AREA, "20202"))
    assert link.values == {
        session.LANG: "en",
        session.THRESHOLD: 12.5,
        session.DENOMINATOR: "place_known",
        session.READING: "prefectures",
        session.PREFECTURES: ["20", "21"],
        session.PLACE: "20202",
        session.CENTRE: "20202",
        session.START_CENTRE: "20202",
    }
    assert (link.codes, link.centres) == (("20201", "20207"), ("20201",))
    assert link.refused == ()


def test_an_address_has_no_words_of_a_person() -> None:
    query = " ".join(address_of(Scenario(), "ja", AREA).values())
    assert AREA.name not in query
    assert AREA.note not in query


def test_a_large_area_is_left_out_of_the_address() -> None:
    large = DraftArea("a1", "全国", (), tuple(f"{number:05d}" for number in range(201)))
    assert "area" not in address_of(Scenario(), "ja", large)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", "fr"),
        ("threshold", "1e999999"),
        ("threshold", "nan"),
        ("threshold", "4.5"),
        ("threshold", "10.25"),
        ("threshold", "<b>"),
        ("denominator", "all; drop"),
        ("reading", ""),
        ("prefectures", "20-99"),
        ("area", "20201-99999"),
        ("area", "01695"),
        ("area", "../../etc"),
        ("place", "99999"),
        ("place", "<b>"),
    ],
)
def test_what_an_address_may_not_say_is_named(name: str, value: str) -> None:
    link = read_address({name: value})
    assert link.refused == (name,)
    assert not link.values


def test_a_centre_outside_the_area_is_none() -> None:
    assert read_address({"area": "20201", "centres": "20202-20201"}).centres == ("20201",)


def test_other_parameters_do_nothing() -> None:
    link = read_address({"draft_history": "x", "embed": "true"})
    assert not link.values
    assert not link.refused


def test_an_address_is_read_where_the_data_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DataError("壊れています。", "Broken.")

    monkeypatch.setattr(resources, "region", fail)
    link = read_address({"threshold": "15", "area": "20201"})
    assert link.values == {session.THRESHOLD: 15.0}
    assert (link.codes, link.refused) == ((), ("area",))


@pytest.mark.parametrize("page", ["overview", "planner"])
def test_what_could_not_be_read_is_said_on_every_page(open_page: Open, page: str) -> None:
    screen = open_page(page, query={"threshold": "99", "place": "20202"})
    assert "threshold" in screen.app.warning[0].value
    assert screen.app.session_state["place"] == "20202"
    screen.app.run()
    assert "threshold" in screen.app.warning[0].value


@pytest.mark.parametrize("page", ["overview", "sphere"])
def test_the_address_of_a_page_holds_settings_and_municipality(open_page: Open, page: str) -> None:
    screen = open_page(page, threshold_percent=12.0, place="20202").check()
    query = screen.app.query_params
    assert query["threshold"] == "12"
    assert query["place"] == "20202"
    assert "area" not in query
