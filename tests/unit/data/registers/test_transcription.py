from pathlib import Path

import pandas as pd
import pytest

from zones.data.registers.transcription import NAGANO, parse_facts, with_dates
from zones.errors import DataError


def unions() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "union_id": ["A", "A", "B"],
            "municipality": ["甲市", "乙町", "丙村"],
            "code": ["01100", "01202", "01203"],
            "valid_from": [pd.NA, "2020", pd.NA],
            "note": [pd.NA, pd.NA, "古い注"],
        },
        dtype="str",
    )


def dates(folder: Path, text: str) -> Path:
    path = folder / "dates.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_only_empty_dates_are_filled_and_the_source_is_noted(tmp_path: Path) -> None:
    text = '[[dates]]\nunion="A"\nvalid_from="2016"\nsource="頁1"\n'
    text += '[[dates]]\nunion="B"\nmembers=["丙村"]\nvalid_from="2017"\nsource="頁2"\n'
    table = with_dates(unions(), dates(tmp_path, text))
    assert list(table["valid_from"]) == ["2016", "2020", "2017"]
    assert list(table["note"].fillna("")) == [
        "valid_from: 頁1", "", "古い注; valid_from: 頁2",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ['union="Z"', 'union="A"\nmembers=["丁市"]'])
def test_dates_of_nobody_are_refused(tmp_path: Path, who: str) -> None:
    text = f'[[dates]]\n{who}\nvalid_from="2016"\nsource="頁"\n'
    with pytest.raises(DataError, match="not in the register"):
        with_dates(unions(), dates(tmp_path, text))


def test_malformed_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read"):
        with_dates(unions(), dates(tmp_path, "[[dates"))


def test_marks_and_overview_are_told_apart() -> None:
    facts = parse_facts(NAGANO.path(Path()))
    tasks = facts[facts["fact"] == "task"].set_index(["union_id", "name"])["evidence"]
    assert tasks["K01", "消防"] == "both"
    assert tasks["K01", "知事権限移譲に関する特例事務"] == "table"
    assert tasks["K01", "火葬場"] == "overview"
    assert tasks["K03", "ごみ処理"] == "overview"
    assert not tasks.index.duplicated().any()


def test_doubtful_fields_are_unconfirmed() -> None:
    facts = parse_facts(NAGANO.path(Path()))
    fields = facts[facts["fact"] == "field"]
    assert set(fields.loc[fields["status"] == "unconfirmed", "union_id"]) == {"T013"}


def test_mark_in_a_column_that_is_not_printed_is_refused(tmp_path: Path) -> None:
    text = NAGANO.path(Path()).read_text(encoding="utf-8").replace('    "消防",', '    "水道",', 1)
    path = tmp_path / "nagano.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="水道"):
        parse_facts(path)
