import pandas as pd
import pytest
from sentences import faults_of
from toy import codes

from zones.data.registers.places import Gazetteer
from zones.errors import DataError
from zones.planning.draft.assignment import (
    assignment_table,
    guarded,
    read_assignment,
    unguarded,
)
from zones.planning.draft.draft import Draft

A, B, C = codes("abc")


def table(*lines: str, head: str = "code,area,role") -> bytes:
    return "\n".join([head, *lines]).encode()


def test_one_row_a_municipality() -> None:
    draft = Draft().create("北", [A, B], centres=[A]).create("空", []).create("南", [C])
    rows = assignment_table(draft, pd.Series({A: "a市"}))
    assert rows.to_numpy().tolist() == [
        [A, "a市", "北", "centre"],
        [B, "", "北", "member"],
        [C, "", "南", "member"],
    ]


def test_japanese_headings_and_shift_jis_are_read(places: Gazetteer) -> None:
    content = f"メモ\n市区町村コード,圏域名,役割\n{A},北,中心市\n{B},北,\n".encode("cp932")
    area = read_assignment("割当.csv", content, places).draft().areas[0]
    assert (area.name, area.centres, area.members) == ("北", (A,), (A, B))


def test_a_lost_zero_and_a_check_digit_are_no_trouble(places: Gazetteer) -> None:
    opened = read_assignment("x.csv", table("202011,北,"), places)
    assert opened.draft().areas[0].members == (A,)
    assert not opened.findings


def test_everything_wrong_is_listed(places: Gazetteer) -> None:
    lines = (f"{A},北,", "99999,北,", "20299,北,", f"{A},南,", ",東,", f"{C},,", ",,")
    opened = read_assignment("x.csv", table(*lines), places)
    assert [one.kind for one in opened.findings] == ["form", "form", "unknown", "gone", "twice"]
    assert "6行目（東）にコードがありません。" in opened.findings[0].text.ja
    assert [fault for one in opened.findings for fault in faults_of(one.text)] == []
    assert opened.findings[2].text.en.startswith("Row ")
    assert [area.name for area in opened.draft().areas] == ["北", "南", "東"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"code,name\n20201,x\n", b"\x89PNG\r\n"])
def test_a_table_without_code_and_area_is_refused(content: bytes, places: Gazetteer) -> None:
    with pytest.raises(DataError) as refused:
        read_assignment("x.csv", content, places)
    assert refused.value.say("ja").endswith("。")


@pytest.mark.parametrize("name", ["'", "''", "'=1", "''=1", "'a", "=1", "＝1", "北", "-"])
def test_the_guard_against_formulas_comes_off_again(name: str) -> None:
    kept = guarded(name)
    shown = f"'{kept}" if kept.startswith(("=", "＝", "-")) else kept
    assert unguarded(shown) == name
    assert unguarded(kept) == name
