import ibis
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.data.trips.conditions import MAX_LETTERS, Condition, parse_conditions, predicate
from zones.errors import InputError

ROWS = pd.DataFrame(
    {
        "hour": [5, 8, 20],
        "text_hour": ["5", " 8", "x"],
        "day": ["weekday", "o'day", None],
        "date": pd.to_datetime(["2024-04-01", "2024-04-02", "2024-04-03"]).date,
        "exists": [True, False, True],
    }
)


def kept(*texts: str, aliases: dict[str, str] | None = None) -> list[int]:
    table = ibis.memtable(ROWS.reset_index())
    chosen = table.filter(predicate(table, parse_conditions(texts), aliases or {}))
    return sorted(chosen.to_pyarrow()["index"].to_pylist())


@pytest.fixture(autouse=True)
def quiet(recwarn: pytest.WarningsRecorder) -> None:
    """Keep back what DuckDB tells Ibis' authors."""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("hour >= 8", [1, 2]),
        ("hour<>8", [0, 2]),
        ("hour in (5, 20)", [0, 2]),
        ("hour not in (5, 20)", [1]),
        ("hour == 8.0", [1]),
        ("text_hour >= 6", [1]),
        ("day = weekday", [0]),
        ("day = 'o''day'", [1]),
        ("day != weekday", [1]),
        ("date > '2024-04-01'", [1, 2]),
        ("exists = 'true'", [0, 2]),
        ('"hour" > 5 AND day in (weekday, "x")'.replace('"x"', "'o''day'"), [1]),
    ],
)
def test_a_condition_keeps_the_rows_it_says(text: str, rows: list[int]) -> None:
    assert kept(text) == rows


def test_several_texts_must_all_hold_and_items_stand_for_their_columns() -> None:
    assert kept("h > 5", "h < 10", aliases={"h": "hour"}) == [1]


@pytest.mark.parametrize(
    "hostile",
    [
        "hour = 1; DROP TABLE trips",
        "hour = 1 or 1 = 1",
        "hour = 1 -- and",
        "hour = (select 1)",
        "hour = read_csv('/etc/passwd')",
        "1 = 1",
        "hour",
        "",
        "hour = ",
        "hour = 'open",
        "hour in ()",
        "hour in (1, 'a')",
        "hour not = 3",
        "hour = 1 and",
        "hour = \x00",
        "hour = {}",
        "hour = a.b",
    ],
)
def test_what_is_no_condition_is_refused(hostile: str) -> None:
    with pytest.raises(InputError, match=r"--where|Condition"):
        parse_conditions([hostile])


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("= 3", "1文字目: 列名が必要ですが、「=」でした。", "expected a column, found '='."),
        ("hour 3", "比較の記号（= != < <= > >= in）が必要ですが、「3」でした。", "found '3'."),
        ("hour =", "7文字目: 値が必要ですが、そこで終わっています。", "a value, found the end."),
        ("hour = 3 4", "「and」が必要ですが、「4」でした。", "expected and, found '4'."),
        ("hour in 3", "「(」が必要ですが、「3」でした。", "expected '(', found '3'."),
    ],
)
def test_a_refusal_is_a_sentence_in_either_language(text: str, ja: str, en: str) -> None:
    with pytest.raises(InputError) as error:
        parse_conditions([text])
    assert ja in error.value.say("ja")
    assert en in error.value.say("en")


def test_a_value_is_never_more_than_a_value() -> None:
    text = "day = '''; DROP TABLE trips; --'"
    assert parse_conditions([text])[0].operands == ("'; DROP TABLE trips; --",)
    assert kept(text) == []


def test_a_condition_of_any_length_is_refused() -> None:
    with pytest.raises(InputError, match="too long"):
        parse_conditions(["hour = 1 and " * MAX_LETTERS])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hour = weekday", "holds numbers"),
        ("date = 5", "holds no numbers"),
        ("exists > 1", "no numbers"),
    ],
)
def test_a_value_of_another_kind_than_the_column_is_refused(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        kept(text)


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        found = parse_conditions([text])
    except InputError:
        return
    assert all(isinstance(one, Condition) for one in found)


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_what_is_written_is_read_again(column: str, value: str) -> None:
    if '"' in column:
        return
    condition = Condition(column, "=", (value,))
    assert parse_conditions([str(condition)]) == (condition,)
