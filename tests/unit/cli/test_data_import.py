import json
from pathlib import Path
from typing import Any

import official_layouts as layouts
import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


def test_an_import_prints_its_report_and_the_next_step(zones: Any, tmp_path: Path) -> None:
    path = layouts.mesh_zip(tmp_path / "m.zip")
    told = zones("data", "import", "mesh", str(path), "--name", "mine", "--lang", "en")
    assert told.code == 0
    assert told.out.splitlines()[0] == "Rows read 4, kept 4"
    assert told.out.endswith("Use it with 'zones data use mine'.\n")


def test_the_report_is_json_when_asked(zones: Any, tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "od.csv"
    path.write_text("a,b,n\n01100,01202,5\n")
    columns = ("--column", "origin=a", "--column", "destination=b", "--column", "persons=n")
    told = zones(
        "data", "import", "od", str(path), "--name", "x", "--year", "2020", *columns, "--json"
    )
    assert json.loads(told.out)["rows_kept"] == 1
    assert json.loads((own_home / "sets/x/import-od.json").read_text()) == json.loads(told.out)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--column", "home=a"), "--column home=a"),
        (("--day", "yesterday"), "yesterday"),
        (("--year", "1850"), "1850"),
        ((), "--year"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    zones: Any, tmp_path: Path, own_home: Path, more: tuple[str, ...], words: str
) -> None:
    path = tmp_path / "od.csv"
    path.write_text("from,to,persons\n01100,01202,5\n")
    told = zones("data", "import", "od", str(path), "--name", "x", *more)
    assert told.code == 2
    assert words in told.err
    assert not own_home.exists()


def test_some_prefectures_and_totals_are_said_in_words(zones: Any, tmp_path: Path) -> None:
    rows = [
        "1,1,20201,2,00000,a,1.3010,,,,100,6,4,20,1,1",
        "2,1,20201,2,20217,2,1.1,,,,7,4,3,1,6,6",
    ]
    path = layouts.estat_od(tmp_path / "a.csv", rows)
    arguments = ("data", "import", "estat-od", str(path), "--name", "x", "--year", "2010")
    told = zones(*arguments, "--lang", "en")
    assert told.code == 2
    assert "cover Nagano only (1 of 47 prefectures)" in told.err
    told = zones(*arguments, "--partial", "--lang", "en")
    assert told.code == 0
    assert "unknown, not zero" in told.out
    path = tmp_path / "od.csv"
    path.write_text("from,to,persons\n20201,20217,5\n")
    (tmp_path / "t.csv").write_text("origin,persons\n20201,8\n")
    told = zones(
        "data", "import", "od", str(path), "--name", "y", "--year", "2020",
        "--totals", str(tmp_path / "t.csv"), "--lang", "en",
    )  # fmt: skip
    assert "commuters and students of all origins: 8 − 5 = 3" in told.out
