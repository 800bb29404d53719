from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.desk import Desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"])
TWO = ONE.create("松本", ["20202", "20220"], centres=["20202"])
OPEN = dict.fromkeys((f"draft_panel-{name}" for name in ("differences", "criteria", "all")), True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_criterion_is_a_line_with_reason_and_rule(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang, draft_desk=Desk(History(ONE)), **OPEN).check()
    lines = [line for line in screen.text.splitlines() if line.startswith("- ")]
    assert len(lines) >= 10
    people = next(line for line in lines if "372,760" in line)
    assert people.startswith(("- ○ 適合", "- ○ met")[lang == "en"])
    assert ("基準：200,000人以上", "threshold\\: ")[lang == "en"] in people
    assert ("地方自治法", "Local Autonomy Act")[lang == "en"] in people


def test_all_areas_stand_in_a_table_of_numbers(open_page: Open) -> None:
    screen = open_page("planner", draft_desk=Desk(History(TWO)), **OPEN).check()
    table = next(one for one in screen.grids if "kept" in one)
    assert table["name"].tolist() == ["長野", "松本"]
    assert table["population"].tolist() == [372_760 + 49_559, 241_145 + 94_222]


def test_what_differs_is_named(open_page: Open) -> None:
    screen = open_page("planner", draft_desk=Desk(History(ONE)), **OPEN).check()
    assert "既存「長野地域連携中枢都市圏」と比べて" in screen.text
    assert "抜ける：千曲市" in screen.text.replace("\\", "")


def test_a_union_that_is_only_alike_says_so(open_page: Open) -> None:
    members = ["20202", "20215", "20220", "20446", "20448", "20450", "20451", "20452"]
    area = Draft().create("松本", members, centres=["20202"])
    text = open_page("planner", draft_desk=Desk(History(area)), **OPEN).check().text
    assert "既存：なし・近い既存：松本広域連合。" in text.replace("\\", "")
    assert "構成が最も近い圏域です" in text
    assert "時点の名簿によります" in text
