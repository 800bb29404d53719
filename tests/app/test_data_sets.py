from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zones.app import data_sets, resources
from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder

Open = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def save(name: str, *, year: int) -> None:
    embedded = geodata_folder()
    home.save_set(name, embedded, replace(read_catalog(embedded), flows_year=year), {}, {})


def test_without_own_data_sets_there_is_nothing_to_choose(open_page: Open) -> None:
    screen = open_page("sphere").check()
    assert not [box for box in screen.app.selectbox if box.key == "data_set"]
    assert data_sets.in_use().name == home.EMBEDDED


def test_one_session_s_choice_never_reaches_another(open_page: Open) -> None:
    save("own2015", year=2015)
    mine, other = open_page("sphere"), open_page("sphere")
    mine.set("data_set", "own2015").check()
    assert "2015年" in mine.text
    other.app.run()
    assert "2015年" not in other.check().text
    assert "2020年" in other.text


def test_an_import_under_the_same_name_is_another_data_set() -> None:
    save("own", year=2015)
    home.use("own")
    before = resources.region()
    assert before.flows.basis.year == 2015
    save("own", year=2010)
    assert resources.region().flows.basis.year == 2010
    assert resources.region() is not before


def test_a_choice_that_is_gone_is_told_and_the_embedded_data_stand_in(
    open_page: Open, own_home: Path
) -> None:
    own_home.mkdir()
    (own_home / "current").write_text("gone\n", encoding="utf-8")
    screen = open_page("sphere").check()
    assert "「gone」はありません" in screen.app.warning[0].value
    assert "収録データを表示します" in screen.app.warning[0].value
    assert "2020年" in screen.text


def test_names_are_words_on_the_screen() -> None:
    save("own", year=2015)
    assert data_sets.names() == ("embedded", "own")
    assert [data_sets.label(name, "en") for name in data_sets.names()] == ["embedded data", "own"]


def test_the_data_set_of_a_session_is_used_from_its_first_run(open_page: Open) -> None:
    save("own", year=2015)
    screen = open_page("sphere", data_set="own").check()
    assert screen.app.selectbox(key="data_set").value == "own"
    assert "2015年" in screen.text
