from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


def test_unions_of_a_type_are_listed_with_their_status(open_page: Open) -> None:
    table = open_page("unions").check().grids[0]
    assert "長野地域連携中枢都市圏" in table["name"].tolist()
    assert set(table["status"]) <= {"確認済み", "導出", "未確認"}


def test_the_comparison_counts_add_up(open_page: Open) -> None:
    totals = open_page("unions").check().tables[0]
    counts = totals[["構成市町村", "うち圏内", "うち圏外", "流動データなし"]]
    numbers = counts.apply(lambda column: column.str.replace(",", "").astype(int))
    parts = numbers[["うち圏内", "うち圏外", "流動データなし"]].sum(axis=1)
    assert (parts == numbers["構成市町村"]).all()


def test_the_threshold_moves_the_comparison(open_page: Open) -> None:
    screen = open_page("unions")
    before = screen.check().grids[0]["members_in_sphere"].sum()
    after = screen.set("threshold_percent", 20.0).check().grids[0]["members_in_sphere"].sum()
    assert 0 < after < before


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", ["広域連合", "一部事務組合", "定住自立圏", "シティリージョン"])
def test_every_type_opens(open_page: Open, kind: str, lang: str) -> None:
    assert len(open_page("unions", lang, union_type=kind).check().grids[0]) > 0


def test_a_union_shows_its_members_dates_status_and_source(open_page: Open) -> None:
    screen = open_page("unions")
    names = screen.app.selectbox(key="union").options
    nagano = next(at for at, name in enumerate(names) if name.startswith("長野地域"))
    screen.app.selectbox(key="union").select_index(nagano).run()
    standing, members = screen.check().tables[0], screen.grids[1]
    assert "中心" in standing["通勤圏との関係"].tolist()
    assert set(members["role"]) == {"中心", "構成市町村"}
    assert members["source"].str.startswith("http").all()
    assert len(members) == (standing["通勤圏との関係"] != "圏内の非構成市町村").sum()


def test_a_union_of_another_type_is_let_go(open_page: Open) -> None:
    screen = open_page("unions")
    screen.app.selectbox(key="union").select_index(0).run()
    screen.set("union_type", "広域連合").check()
    assert screen.app.session_state["union"] is None


@pytest.mark.parametrize("kind", ["open_member", "declared_unqualified", "undeclared_centre"])
def test_what_is_open_has_its_reason(open_page: Open, kind: str) -> None:
    table = open_page("unions", candidate_kind=kind).check().grids[1]
    assert table["reason"].str.len().min() > 0


def test_a_window_without_such_unions_is_no_error(open_page: Open) -> None:
    screen = open_page("unions", union_type="連携自立圏", prefectures=["47"]).check()
    assert "この種類の圏域はありません" in screen.text
