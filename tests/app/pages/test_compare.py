import json
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.comparing.sets import collect_set
from zones.app.planner.desk import Desk
from zones.app.resources import plan
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.zone_sets import METRICS

Open = Callable[..., Any]

NAGANO = "長野地域連携中枢都市圏"
DRAFT = Draft().create("北信", ["20201", "20207"], centres=["20201"])


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_proposals_and_unions_stand_side_by_side(open_page: Open, lang: str) -> None:
    screen = open_page("compare", lang, prefectures=["20"]).check()
    metrics, differences = screen.tables[0], screen.grids[-1]
    assert len(metrics) == len(METRICS)
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
    row = screen.grids[-1].set_index("code").loc["20202"]
    assert row["draft"] == "なし"


def test_the_same_sets_have_no_difference(open_page: Open) -> None:
    screen = open_page("compare", compared_sets=["draft", "unions:連携自立圏"], prefectures=["47"])
    assert "違いはありません" in screen.check().text
    assert "圏域がありません" in screen.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_draft_is_compared_with_a_single_union(open_page: Open, lang: str) -> None:
    union = next(one.id for one in plan(Scenario()).existing.register if one.name == NAGANO)
    screen = open_page(
        "compare",
        lang,
        draft_desk=Desk(History(DRAFT)),
        compared_sets=["draft", f"union:{union}"],
    ).check()
    metrics = screen.tables[0]
    assert metrics.iloc[0].tolist() == ["1", "1"]
    assert metrics.iloc[1].tolist() == ["2", "9"]
    differences = screen.grids[-1].set_index("code")
    assert len(differences) == 7  # all of the union's nine but those of the draft
    assert set(differences[f"union:{union}"]) == {NAGANO}
    assert ("だけで数えます", "count only the 9 municipalities")[lang == "en"] in screen.text


def seen_first(screen: Any) -> list[set[str]]:
    """Return what each map of the page opens with."""
    sent = [json.loads(one.proto.json_args) for one in screen.app.get("component_instance")]
    return [set((one.get("focus") or {"codes": []})["codes"]) for one in sent if "themes" in one]


def test_maps_open_on_the_single_union_and_what_overlaps_it(open_page: Open) -> None:
    union = "union:K09"
    screen = open_page("compare", compared_sets=["partition", union]).check()
    first, second, *_ = seen_first(screen)
    (area,) = collect_set(plan(Scenario()), union).areas
    assert first == second
    assert area.name == "長野広域連合"
    assert set(area.members) < first
    assert len(first) < 40


def test_maps_open_on_what_is_drawn_and_on_japan_without_it(open_page: Open) -> None:
    sets = ["proposals:hub_city_area", "draft"]
    drawn = open_page("compare", compared_sets=sets, draft_desk=Desk(History(DRAFT))).check()
    assert seen_first(drawn)[:2] == [set(DRAFT.assigned)] * 2
    assert seen_first(open_page("compare", compared_sets=sets).check())[:2] == [set()] * 2


def test_english_names_of_areas_have_romaji(open_page: Open) -> None:
    screen = open_page(
        "compare", "en", compared_sets=["partition", "method:uea"], prefectures=["20"]
    ).check()
    held = set(screen.grids[-1]["method:uea"])
    assert "伊那市 Ina-shi" in held
    assert "uea:" not in screen.text


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
    assert screen.check().app.session_state["compared_sets"][-1] == "opened:0"
    differences = screen.grids[-1].set_index("code")
    assert differences.loc["20205", "opened:0"] == "南信"


def plan_file(name: str, members: list[str]) -> bytes:
    areas = [{"name": name, "members": members}]
    return json.dumps({"schema": "zones.draft", "version": 1, "areas": areas}).encode()


def test_two_saved_plans_stand_beside_each_other(open_page: Open) -> None:
    screen = open_page("compare", prefectures=["20"])
    for file, members in (("a.json", ["20202", "20220"]), ("b.json", ["20202", "20215"])):
        screen.upload(file, plan_file(file, members)).check()
        screen.press("これと比べる")
    assert screen.app.session_state["compared_sets"][-2:] == ["opened:0", "opened:1"]
    assert "ファイル：a.json" in screen.tables[-2].columns
    differences = screen.grids[-1].set_index("code")
    assert differences.loc["20220", "opened:0"] == "a.json"
    assert differences.loc["20220", "opened:1"] == "なし"


BAD = {
    "broken.json": b"{",
    "other.json": b'{"schema": "else", "version": 1}',
    "later.json": b'{"schema": "zones.draft", "version": 99}',
    "deep.json": b"[" * 100_000,
    "binary.csv": bytes(range(256)) * 50,
    "geo.json": b'{"type": "FeatureCollection", "features": []}',
    "vrt.json": b"<OGRVRTDataSource/>",
    "large.json": b"{" + b" " * 20_000_001,
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_file_is_one_sentence(open_page: Open, name: str, lang: str) -> None:
    screen = open_page("compare", lang, prefectures=["20"])
    screen.upload(name, BAD[name])
    assert not screen.app.exception
    assert len(screen.app.error) == 1
    assert screen.app.error[0].value.endswith("。" if lang == "ja" else ".")
    assert screen.tables


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_reference_methods_are_compared_with_their_agreement(open_page: Open, lang: str) -> None:
    screen = open_page(
        "compare", lang, compared_sets=["partition", "method:uea", "method:travel_to_work"]
    ).check()
    agreement = screen.tables[1]
    assert len(agreement) == 3
    # docs/reference-methods.md: adjusted Rand index and variation of information, Japan 2020
    numbers = agreement.iloc[:, 1:3].astype(float)
    assert numbers.iloc[:, 0].tolist() == [0.851, 0.671, 0.449]
    assert numbers.iloc[:, 1].round(2).tolist() == [0.54, 1.06, 1.33]
    assert screen.tables[0].iloc[0].tolist() == ["179", "305", "470"]


def test_a_setting_of_a_method_draws_it_anew_and_a_wrong_one_is_told(open_page: Open) -> None:
    screen = open_page("compare", compared_sets=["partition", "method:travel_to_work"]).check()
    field = next(one for one in screen.app.text_input if r"target\_size" in one.label)
    field.set_value("100000")
    screen.press("この設定で描く")
    assert int(screen.tables[0].iloc[0, 1].replace(",", "")) < 470
    next(one for one in screen.app.text_input if r"target\_size" in one.label).set_value("many")
    next(one for one in screen.app.button if one.label == "この設定で描く").click().run()
    assert len(screen.app.error) == 1
    assert int(screen.tables[0].iloc[0, 1].replace(",", "")) < 470


def test_one_session_s_settings_of_a_method_are_its_own(open_page: Open) -> None:
    sets = ["partition", "method:travel_to_work"]
    mine, other = (open_page("compare", compared_sets=sets) for _ in range(2))
    next(one for one in mine.app.text_input if r"target\_size" in one.label).set_value("100000")
    mine.press("この設定で描く")
    other.app.run()
    assert other.check().tables[0].iloc[0, 1] == "470"


def test_every_set_of_the_plan_has_areas() -> None:
    made = plan(Scenario())
    for key in ("partition", "proposals:hub_city_area", "unions:広域連合", "method:intramax"):
        assert collect_set(made, key).areas
