import json
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.start import begin, start_options
from zones.app.resources import plan
from zones.app.view import View
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"], note="要確認")
TWO = ONE.create("松本", ["20202", "20220"], centres=["20202"])


def draft(screen: Any) -> Draft:
    found: Draft = screen.app.session_state["draft_history"].present
    return found


def press(screen: Any, label: str) -> Any:
    next(button for button in screen.app.button if button.label == label).click().run()
    return screen.check()


def field(screen: Any, kind: str, label: str) -> Any:
    return next(one for one in screen.app.get(kind) if one.label == label)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_page_says_how_to_begin(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang).check()
    assert ("「圏域を追加」を押してください", "press 'Add area'")[lang == "en"] in screen.text


def test_an_area_starts_from_a_sphere_and_is_undone(open_page: Open) -> None:
    screen = press(open_page("planner"), "圏域を追加")
    assert draft(screen).areas[0].centres == ("20201",)
    assert len(draft(screen).areas[0].members) == 11
    press(screen, "元に戻す")
    assert draft(screen) == Draft()
    press(screen, "やり直す")
    assert len(draft(screen).areas) == 1


def test_a_centre_offers_its_sphere_proposals_and_unions() -> None:
    view = View("ja", Scenario())
    made = plan(view.scenario)
    options = start_options(view, made, "20201")
    assert next(iter(options)) == "sphere"
    assert list(options)[-1] == "centre"
    assert any(label.startswith("候補：連携中枢都市圏") for label in options.values())
    assert any("長野地域連携中枢都市圏" in label for label in options.values())
    for key in options:
        assert "20201" in begin(made, "20201", key).members


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_numbers_stand_beside_proposal_and_union(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang, draft_history=History(ONE)).check()
    table = next(one for one in screen.tables if len(one.columns) == 3)
    heads = [["この圏域", "候補", "既存"], ["This area", "Proposal", "Union"]][lang == "en"]
    assert table.columns.tolist() == heads
    people = plan(Scenario()).region.residents()[["20201", "20207"]].sum()
    assert table.iloc[0, 0] == f"{people:,}"


def test_municipalities_go_in_and_out_by_list(open_page: Open) -> None:
    screen = open_page("planner", draft_history=History(TWO))
    screen.app.session_state["draft_area"] = "a1"
    screen.app.run()
    chosen = field(screen, "multiselect", "構成市区町村（一覧で出し入れ）")
    chosen.set_value(["20201", "20220"]).run()
    screen.check()
    assert draft(screen).area("a1").members == ("20201", "20220")
    assert draft(screen).area("a2").members == ("20202",)


def test_name_note_lock_and_centres_can_be_changed(open_page: Open) -> None:
    screen = open_page("planner", draft_history=History(ONE))
    field(screen, "text_input", "圏域の名前").set_value("<b>北信</b>").run()
    field(screen, "text_area", "メモ").set_value("一行目\n二行目").run()
    field(screen, "multiselect", "中心").set_value(["20201", "20207"]).run()
    field(screen, "toggle", "ロック（市区町村を変えない）").set_value(True).run()
    area = draft(screen.check()).areas[0]
    assert (area.name, area.note) == ("<b>北信</b>", "一行目\n二行目")
    assert (area.centres, area.locked) == (("20201", "20207"), True)
    assert field(screen, "multiselect", "構成市区町村（一覧で出し入れ）").disabled


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_refused_change_is_one_sentence(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang, draft_history=History(TWO))
    label = ("圏域の名前", "Name")[lang == "en"]
    field(screen, "text_input", label).set_value("長野").run()
    assert draft(screen.check()) == TWO
    (warning,) = screen.app.warning
    assert ("二つあります", "two areas")[lang == "en"] in warning.value


def test_open_and_broken_parts_are_listed(open_page: Open) -> None:
    far = History(ONE.add("a1", ["20202"]))
    screen = open_page("planner", draft_history=far, prefectures=["20"]).check()
    assert "長野：松本市" in screen.text
    assert "長野県で 74 市区町村" in screen.text
    press(screen, "地図で見る")
    assert screen.app.session_state["draft_focus"].codes == ("20202",)


def upload(screen: Any, name: str, content: bytes) -> Any:
    screen.app.get("file_uploader")[0].set_value((name, content, "text/plain")).run()
    return screen


PLAN = {"schema": "zones.draft", "version": 1}


def test_a_file_is_listed_before_it_opens_and_can_be_undone(open_page: Open) -> None:
    areas = [{"name": "北", "members": ["20202", "99999", "20203"]}]
    content = json.dumps({**PLAN, "areas": areas}).encode()
    screen = upload(open_page("planner", draft_history=History(ONE)), "other.csv", content)
    assert draft(screen.check()) == ONE
    assert "99999" in screen.tables[-1].to_string()
    press(screen, "この内容で開く")
    assert draft(screen).areas[0].members == ("20202", "20203")
    assert "99999" in draft(screen).areas[0].note
    press(screen, "元に戻す")
    assert draft(screen) == ONE


def test_the_successor_of_a_former_municipality_is_offered(open_page: Open) -> None:
    areas = [{"name": "北", "members": ["20582"]}]  # 豊野町, part of 長野市 since 2005
    content = json.dumps({**PLAN, "areas": areas}).encode()
    screen = upload(open_page("planner"), "plan.json", content).check()
    offered = field(screen, "checkbox", "今はない市区町村を、引き継いだ市区町村に置き換える")
    assert offered.value
    press(screen, "この内容で開く")
    assert draft(screen).areas[0].members == ("20201",)


def test_saved_settings_can_be_taken_over(open_page: Open) -> None:
    content = json.dumps(
        {**PLAN, "areas": [], "scenario": {"threshold": "3/20", "prefectures": ["20"]}}
    ).encode()
    screen = press(upload(open_page("planner"), "plan.json", content), "この内容で開く")
    assert screen.app.session_state["threshold_percent"] == 15.0
    assert screen.app.session_state["prefectures"] == ["20"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"[" * 100_000,
        b'{"schema": "zones.draft", "version": 9}',
        b"PK\x03\x04",
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_bad_file_is_one_sentence_and_the_draft_stays(
    open_page: Open, content: bytes, lang: str
) -> None:
    screen = upload(open_page("planner", lang, draft_history=History(ONE)), "plan.json", content)
    (error,) = screen.app.error
    assert error.value.endswith(("。", "."))
    assert draft(screen) == ONE


def test_a_link_restores_settings_and_municipalities(open_page: Open) -> None:
    query = {"threshold": "12.5", "area": "20201-20207", "centres": "20201", "reading": "x"}
    screen = open_page("planner", query=query).check()
    assert "基準値 12.5％" in screen.text
    assert draft(screen).areas[0].members == ("20201", "20207")
    assert "reading" in screen.app.warning[0].value
    assert screen.app.query_params["area"] == "20201-20207"


def test_two_sessions_do_not_see_each_others_drafts(open_page: Open) -> None:
    first = press(open_page("planner"), "圏域を追加")
    assert draft(open_page("planner").check()) == Draft()
    assert len(draft(first).areas) == 1


def test_an_overlap_is_allowed_only_when_said(open_page: Open) -> None:
    screen = open_page("planner", draft_history=History(TWO))
    field(screen, "toggle", "重なりを認める").set_value(True).run()
    chosen = field(screen, "multiselect", "構成市区町村（一覧で出し入れ）")
    chosen.set_value(["20202", "20220", "20201"]).run()
    assert [area.id for area in draft(screen.check()).holders("20201")] == ["a1", "a2"]
