import json
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.pages.compare import collect_set
from zones.app.planner.desk import Desk
from zones.app.resources import plan
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

DRAFT = Draft().create("北信", ["20201", "20207"], centres=["20201"])


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_proposals_and_unions_stand_side_by_side(open_page: Open, lang: str) -> None:
    screen = open_page("compare", lang, prefectures=["20"]).check()
    metrics, differences = screen.tables[0], screen.grids[0]
    assert len(metrics) == 8
    assert metrics.shape[1] == 2
    assert metrics.iloc[0].tolist() == ["2", "1"]
    assert {"20202", "20215"} <= set(differences["code"])
    assert "20201" not in set(differences["code"])


def test_a_draft_is_compared_with_the_plan(open_page: Open) -> None:
    screen = open_page(
        "compare",
        draft_desk=Desk(History(DRAFT)),
        compared_sets=["partition", "draft", "unions:連携中枢都市圏"],
        prefectures=["20"],
    ).check()
    assert screen.tables[0].shape[1] == 3
    row = screen.grids[0].set_index("code").loc["20202"]
    assert row["draft"] == "なし"


def test_the_same_sets_have_no_difference(open_page: Open) -> None:
    screen = open_page("compare", compared_sets=["draft", "unions:連携自立圏"], prefectures=["47"])
    assert "違いはありません" in screen.check().text
    assert "圏域がありません" in screen.text


def test_one_set_is_no_comparison(open_page: Open) -> None:
    screen = open_page("compare", compared_sets=["draft", "nothing"]).check()
    assert "二つ以上選んでください" in screen.text


def test_another_persons_plan_is_compared_after_it_is_checked(open_page: Open) -> None:
    areas = [{"name": "南信", "members": ["20205", "99999"]}]
    content = json.dumps({"schema": "zones.draft", "version": 1, "areas": areas}).encode()
    screen = open_page("compare", prefectures=["20"])
    screen.app.get("file_uploader")[0].set_value(("x.json", content, "text/plain")).run()
    assert "99999" in screen.check().tables[0].to_string()
    next(one for one in screen.app.button if one.label == "これと比べる").click().run()
    assert screen.check().app.session_state["compared_sets"][-1] == "opened"
    differences = screen.grids[0].set_index("code")
    assert differences.loc["20205", "opened"] == "南信"


def test_a_bad_file_is_one_sentence(open_page: Open) -> None:
    screen = open_page("compare")
    screen.app.get("file_uploader")[0].set_value(("x.json", b"{", "text/plain")).run()
    assert len(screen.app.error) == 1


def test_every_set_of_the_plan_has_areas() -> None:
    made = plan(Scenario())
    for key in ("partition", "proposals:core_city_area", "unions:広域連合"):
        assert collect_set(made, key).areas
