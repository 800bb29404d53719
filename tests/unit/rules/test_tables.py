from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from zones.labels import Text
from zones.rules.tables import Problem, Table, read_number, shorten, suggest


def table(**data: Any) -> Table:
    return Table(data, "here", [])


def only(read: Table) -> Problem:
    (problem,) = read.problems
    return problem


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (3, Fraction(3)),
        (Decimal("0.1"), Fraction(1, 10)),
        ("0.10", Fraction(1, 10)),
        (" 1/3 ", Fraction(1, 3)),
        ("-2", Fraction(-2)),
        (True, None),
        (10**15, None),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
        (Decimal("1e999999"), None),
        (Decimal("1e-999999"), None),
        (Decimal("0." + "1" * 31), None),
        ("1e5", None),
        ("1/0", None),
        ("９", None),
        ("", None),
        ([], None),
    ],
)
def test_numbers_are_read_exactly_or_not_at_all(value: object, exact: Fraction | None) -> None:
    assert read_number(value) == exact


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a" * 61, "a" * 59 + "…"),
        ("a\nb\u202ec", "a?b?c"),
        (["x"], "list"),
        pytest.param(2**99999, "int", id="huge"),
        (7, "7"),
        (Decimal("0.5"), "0.5"),
    ],
)
def test_values_are_shown_short_and_on_one_line(value: object, shown: str) -> None:
    assert shorten(value) == shown


def test_the_nearest_word_is_suggested_or_a_few_are_listed() -> None:
    assert suggest("valeu", ["value"]).ja == "「value」の誤りではありませんか。"
    assert suggest("zzz", ["value", "unit"]).ja == "使えるのは value、unit です。"
    assert suggest("zzz", ["value", "unit"]).en == " Use one of: value, unit."
    assert suggest("zzz", []).en == " Define it first."
    many = suggest("zzz", [f"word{number}" for number in range(17)])
    assert many == Text("つづりを確かめてください。", " Check how it is spelt.")


def test_hints_stop_when_too_much_is_wrong() -> None:
    read = table()
    assert read.hint("valeu", ["value"]).en
    for _ in range(100):
        read.require("x")
    assert read.hint("valeu", ["value"]) == Text("", "")


def test_a_problem_is_a_line_with_or_without_its_key() -> None:
    assert Problem("a.b", Text("誤", "wrong")).say("en") == "a.b: wrong"
    assert Problem("", Text("誤", "wrong")).say("ja") == "誤"


def test_what_is_no_table_is_said_so() -> None:
    read = Table(3, "members", [])
    assert only(read).say("en") == "members: Write a table of key = value pairs."
    assert only(read).say("ja") == "members: 表（キー = 値 の組）を書いてください。"


def test_unread_keys_are_reported_with_the_nearest_one() -> None:
    read = table(vlaue=1)
    read.value("value")
    read.finish()
    assert only(read).say("en") == "here.vlaue: There is no such key. Did you mean 'value'?"
    assert "「value」の誤りではありませんか。" in only(read).say("ja")


def test_a_required_key_is_asked_for() -> None:
    read = table()
    assert read.string("id") == ""
    assert only(read).say("ja") == "here.id: このキーは必須です。値を書いてください。"
    assert only(read).say("en") == "here.id: This key is required: add it."


@pytest.mark.parametrize("value", ["", "  ", "x" * 2001, 4, "a\x1bb", "a\u202eb", "a\nb"])
def test_strings_are_one_plain_line(value: object) -> None:
    read = table(id=value)
    assert read.string("id") == ""
    assert "one line of text" in only(read).say("en")
    assert "一行の文字列" in only(read).say("ja")


def test_a_full_width_space_is_plain() -> None:
    assert table(id="総務省　要綱").string("id") == "総務省　要綱"


@pytest.mark.parametrize("value", ["9a", "a b", "漢字", "a" * 41])
def test_ids_are_plain_names(value: str) -> None:
    read = table(id=value)
    assert read.name("id") == ""
    assert "followed by at most 39" in only(read).say("en")
    assert table(id="C3-share_x").name("id") == "C3-share_x"


def test_a_choice_is_one_of_the_known_words() -> None:
    read = table(unit="person")
    assert read.choice("unit", ["persons", "km"]) == ""
    assert only(read).say("en") == "here.unit: 'person' is not known here. Did you mean 'persons'?"
    assert table().choice("unit", ["km"], "km") == "km"


def test_words_stand_in_both_languages() -> None:
    read = table(label={"ja": "人口"})
    read.text("label")
    assert only(read).where == "here.label.en"
    assert table(label={"ja": "人口", "en": "people"}).text_or_none("label") == Text(
        "人口", "people"
    )
    assert table().text_or_none("label") is None
    missing = table()
    assert missing.text("label") == Text("", "")
    assert only(missing).where == "here.label"


def test_flags_are_true_or_false() -> None:
    assert table(on=True).flag("on")
    assert not table().flag("on")
    read = table(on="yes")
    assert not read.flag("on")
    assert only(read).say("en") == "here.on: Write true or false, not 'yes'."


@pytest.mark.parametrize("value", ["2014-08-25", datetime(2014, 8, 25, tzinfo=UTC), 2014])
def test_days_are_days(value: object) -> None:
    read = table(day=value)
    assert read.day("day") is None
    assert "2014-08-25" in only(read).say("ja")
    assert table(day=date(2014, 8, 25)).day("day") == date(2014, 8, 25)
    assert table().day("day") is None


def test_numbers_have_bounds_and_defaults() -> None:
    assert table(value="0.1").number("value", largest=1) == Fraction(1, 10)
    assert table().number("value", default=Fraction(2)) == 2
    for data, words in (
        ({}, "required"),
        ({"value": -1}, "0 or more"),
        ({"value": "ten"}, "0 or more"),
        ({"value": 10}, "0.10 for 10 %"),
    ):
        read = table(**data)
        assert read.number("value", largest=1) == 0
        assert words in only(read).say("en")


def test_whole_numbers_are_whole() -> None:
    assert table(yen=5).whole("yen") == 5
    read = table(yen=Decimal("1.5"))
    assert read.whole("yen") == 1
    assert only(read).say("en") == "here.yen: Write a whole number, not '3/2'."


def test_lists_of_strings_hold_each_once() -> None:
    assert table(all=["a", "b"]).strings("all") == ("a", "b")
    assert table().strings("all") == ()
    for value, words in (
        ("a", "a list of strings"),
        ([], "a list of strings"),
        (["a", 1], "a list of strings"),
        (["a", "a"], "twice"),
    ):
        read = table(all=value)
        read.strings("all")
        assert words in only(read).say("en")


def test_rows_are_called_by_id_or_place() -> None:
    read = table(criteria=[{"id": "C1"}, {}, {"id": "*"}, 3])
    assert [row.where for row in read.tables("criteria")] == [
        "here.criteria.C1",
        "here.criteria[2]",
        "here.criteria[3]",
        "here.criteria[4]",
    ]
    assert only(read).where == "here.criteria[4]"
    assert table().tables("criteria") == []


@pytest.mark.parametrize(
    ("value", "words"), [({}, "a list of tables"), ([{}] * 501, "At most 500")]
)
def test_lists_of_rows_have_a_shape_and_an_end(value: object, words: str) -> None:
    read = table(criteria=value)
    assert read.tables("criteria") == []
    assert words in only(read).say("en")


def test_keys_are_named_as_the_file_gives_them() -> None:
    assert table(b=1, a=2).names() == ["b", "a"]
    assert table().table("sources").where == "here.sources"
