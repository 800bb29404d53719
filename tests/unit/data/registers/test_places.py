import pandas as pd
import pytest

from zones.data.registers.places import Gazetteer, Place, Trouble, check_digit, prefecture_named


@pytest.fixture
def places() -> Gazetteer:
    municipalities = pd.DataFrame(
        {
            "name": ["新市", "残町", "府中市", "府中市"],
            "prefecture_name": ["長野県", "長野県", "東京都", "広島県"],
        },
        index=pd.Index(["20001", "20002", "13206", "34208"], name="code"),
    )
    rows = [
        ("1990-01-01", "編入合併", "20011", "古村", "20012", "中町"),
        ("2005-04-01", "新設合併", "20012", "中町", "20001", "新市"),
        ("2005-04-01", "新設合併", "20013", "谷村", "20001", "新市"),
        ("2006-04-01", "新設合併", "20014", "割町", "20001", "新市"),
        ("2006-04-01", "新設合併", "20014", "割町", "20002", "残町"),
        ("2000-01-01", "名称変更", "20002", "旧町", "20002", "残町"),
    ]
    names = ["date", "type", "from_code", "from_name", "to_code", "to_name"]
    changes = pd.DataFrame(rows, columns=names, dtype="str")
    return Gazetteer(municipalities, changes.assign(from_prefecture="長野県"))


@pytest.mark.parametrize("name", ["中町", "谷村", "古村"])
def test_gone_names_are_followed_to_today(places: Gazetteer, name: str) -> None:
    found = places.by_name(name, "", "")
    assert isinstance(found, Place)
    assert found.code == "20001"
    assert found.note is not None
    assert found.note.en == f"'{name}' was taken for today's 長野県新市."


def test_renamed_town_keeps_its_code(places: Gazetteer) -> None:
    found = places.by_name("旧町", "長野", "")
    assert isinstance(found, Place)
    assert found.code == "20002"


def test_town_that_was_divided_is_asked_about(places: Gazetteer) -> None:
    found = places.by_name("割町", "", "")
    assert isinstance(found, Trouble)
    assert found.choices == ("20001 長野県新市", "20002 長野県残町")


def test_gone_code_is_followed(places: Gazetteer) -> None:
    found = places.by_code("20012")
    assert isinstance(found, Place)
    assert found.code == "20001"


def test_union_s_prefecture_decides_between_several(places: Gazetteer) -> None:
    assert isinstance(places.by_name("府中市", "", ""), Trouble)
    found = places.by_name("府中市", "", "", hint="広島県")
    assert isinstance(found, Place)
    assert found.code == "34208"


@pytest.mark.parametrize("name", ["長野県", "岳南広域消防組合"])
def test_other_bodies_have_no_code(places: Gazetteer, name: str) -> None:
    found = places.by_name(name, "", "")
    assert isinstance(found, Place)
    assert found.code is None


@pytest.mark.parametrize(
    ("code", "digit"), [("01100", "2"), ("13101", "6"), ("20201", "1"), ("47382", "1")]
)
def test_check_digits(code: str, digit: str) -> None:
    assert check_digit(code) == digit


def test_prefectures_by_any_name() -> None:
    assert [prefecture_named(text) for text in ("長野", "20", "Nagano", "")] == [
        "長野県", "長野県", "長野県", "",
    ]  # fmt: skip
