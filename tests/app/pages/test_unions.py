import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.resources import plan
from zones.codes import PREFECTURES
from zones.planning import Scenario

Open = Callable[..., Any]


def test_unions_of_a_type_are_listed_with_their_status(open_page: Open) -> None:
    table = open_page("unions").check().grids[0]
    assert "長野地域連携中枢都市圏" in table["name"].tolist()
    assert set(table["status"]) <= {"確認済み", "導出", "未確認"}


def test_the_comparison_counts_add_up(open_page: Open) -> None:
    totals = open_page("unions", union_part="nation").check().tables[0]
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
@pytest.mark.parametrize(
    ("floor", "kind"),
    [(1, "広域連合"), (1, "一部事務組合"), (2, "定住自立圏"), (3, "シティリージョン")],
)
def test_every_type_opens(open_page: Open, floor: int, kind: str, lang: str) -> None:
    screen = open_page("unions", lang, union_floor=floor, union_type=kind).check()
    assert len(screen.grids[0]) > 0


def test_members_of_the_first_floor_show_where_they_look(open_page: Open) -> None:
    screen = open_page("unions", union_floor=1, union_type="広域連合", prefectures=["20"])
    listed = screen.check().grids[0].set_index("name")
    assert listed.loc["北アルプス広域連合", "outside"] == 1
    names = screen.app.selectbox(key="union").options
    alps = next(at for at, name in enumerate(names) if name.startswith("北アルプス"))
    screen.app.selectbox(key="union").select_index(alps).run()
    looks = screen.check().tables[0]
    ikeda = looks[looks.index == "池田町"].iloc[0]
    assert ikeda["最も多く通う中心"] == "圏域外の中心へ"
    assert ikeda["その中心"] == "松本市"
    assert (looks["最も多く通う中心"] == "圏域外の中心へ").sum() == 1


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_country_shows_both_floors_and_where_they_disagree(open_page: Open, lang: str) -> None:
    screen = open_page("unions", lang, union_part="nation", prefectures=["20"]).check()
    assert len(screen.tables) == 2
    names = {name.split(" ")[0] for name in screen.grids[0]["name"]}
    assert names == {"中川村", "池田町", "坂城町"}
    listed = plan(Scenario()).existing.disagreements["code"].str[:2]
    elsewhere = next(code for code in PREFECTURES if code not in set(listed))
    empty = open_page("unions", lang, union_part="nation", prefectures=[elsewhere]).check()
    assert not empty.grids


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_tasks_are_a_table_a_heat_map_and_a_search(open_page: Open, lang: str) -> None:
    screen = open_page("unions", lang, union_part="tasks").check()
    matrix = screen.grids[0].set_index("task")
    assert matrix.loc["ごみ処理", "長野広域連合"] == "△"
    assert set(matrix.to_numpy().ravel()) == {"", "○", "△", "◎"}
    assert "6" in screen.app.warning[0].value
    screen.set("union_task_as", "heat").check()
    assert not screen.grids
    assert len(screen.app.get("image")) == 1
    found = open_page("unions", lang, union_part="tasks", union_task="ごみ処理").check()
    assert "北アルプス広域連合" in found.grids[0]["name"].tolist()
    nobody = open_page("unions", lang, union_part="tasks", union_task="宇宙開発").check()
    assert len(nobody.grids) == 1


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
    screen.set("union_type", "定住自立圏").check()
    assert screen.app.session_state["union"] is None


@pytest.mark.parametrize("kind", ["open_member", "declared_unqualified", "undeclared_centre"])
def test_what_is_open_has_its_reason(open_page: Open, kind: str) -> None:
    table = open_page("unions", union_part="open", candidate_kind=kind).check().grids[0]
    assert table["reason"].str.len().min() > 0


def test_a_window_without_such_unions_is_no_error(open_page: Open) -> None:
    screen = open_page("unions", union_type="連携自立圏", prefectures=["47"]).check()
    assert "この種類の圏域はありません" in screen.text


LIST = """圏域名,種別,構成市町村,中心市,設立日
わが県の圏,定住自立圏,松本市・塩尻市・謎の町,松本市,令和6年4月1日
名なし,何か,松本市,,
安曇広域,一部事務組合,穂高町、松川村,,H11.4
"""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_own_register_is_read_told_and_compared(open_page: Open, lang: str) -> None:
    screen = open_page("unions", lang, union_part="own")
    screen.upload("list.csv", LIST.encode("cp932")).check()
    refused, asked = screen.tables[0], screen.tables[1]
    assert "何か" in refused.to_string()
    assert "謎の町" in asked.to_string()
    read = screen.grids[0]
    assert set(read["municipality"]) == {"松本市", "塩尻市", "謎の町", "安曇野市", "松川村"}
    use = "この名簿で比べる" if lang == "ja" else "Compare with this register"
    screen.press(use)
    screen.set("union_part", "areas").check()
    assert screen.grids[0]["name"].tolist() == ["わが県の圏"]
    assert screen.grids[0]["members_in_sphere"].tolist() == [1]
    screen.set("union_floor", 1).check()
    assert screen.grids[0]["name"].tolist() == ["安曇広域"]
    screen.set("union_part", "nation").check()
    screen.set("union_part", "open").check()
    screen.set("union_part", "tasks").check()
    screen.set("union_register", "embedded").set("union_part", "areas").check()
    assert len(screen.grids[0]) > 20


def test_an_own_register_is_seen_by_nobody_else(open_page: Open) -> None:
    mine, other = open_page("unions", union_part="own"), open_page("unions")
    mine.upload("list.csv", LIST.encode()).press("この名簿で比べる")
    assert mine.app.session_state["union_own_register"] is not None
    other.app.run()
    assert other.app.session_state["union_own_register"] is None
    assert "わが県の圏" not in other.check().grids[0]["name"].tolist()


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    return buffer.getvalue()


HOSTILE = {
    "empty.csv": b"",
    "not-a-table.csv": b"hello",
    "image.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "old.xlsx": b"\xd0\xcf\x11\xe0" + b"0" * 100,
    "broken.xlsx": b"PK\x03\x04" + b"0" * 100,
    "bomb.xlsx": zip_bomb(),
    "vrt.csv": b"<OGRVRTDataSource><SrcDataSource>/vsicurl/http://x</SrcDataSource></OGRVRTDataSource>",
    "large.csv": b"a,b\n" * 6_000_000,
    "columns.csv": ",".join(["x"] * 100_000).encode(),
    "json.csv": b'{"schema": "zones.draft"}',
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_bad_file_is_one_sentence_and_loses_nothing(
    open_page: Open, name: str, lang: str
) -> None:
    screen = open_page("unions", lang, union_part="own")
    screen.upload("list.csv", LIST.encode()).check()
    screen.press("この名簿で比べる" if lang == "ja" else "Compare with this register")
    screen.upload(name, HOSTILE[name])
    assert not screen.app.exception
    assert len(screen.app.error) == 1
    said = screen.app.error[0].value
    assert said.endswith("。" if lang == "ja" else ".")
    assert "Traceback" not in said
    assert screen.app.session_state["union_own_register"].file == "list.csv"


def test_names_from_a_file_are_text(open_page: Open) -> None:
    text = (
        "圏域名,種別,市町村\n<img src=x onerror=alert(1)>,協議会,松本市\n**太字**,協議会,[x](y)\n"
    )
    screen = open_page("unions", union_part="own")
    screen.upload("<b>a.csv", text.encode()).check()
    assert "\\<b\\>a.csv" in screen.app.success[0].value
    assert "\\[x\\](y)" in screen.tables[0].to_string()
    assert "<img src=x onerror=alert(1)>" in screen.grids[0]["name"].tolist()
