import csv
import json
from pathlib import Path
from typing import Any

import pytest

from zones.cli import unions
from zones.data.registers.importing import import_register
from zones.model import Region
from zones.model.unions import REGISTER_DATE
from zones.outputs.csv import to_csv
from zones.provenance import Denominator


@pytest.fixture(autouse=True)
def country(japan: Region, loaded: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Let the commands use the country that is loaded already."""

    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(unions, "load_region", load)


def register(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def own(japan: Region, tmp_path: Path) -> Path:
    """One union of the register as ``zones plan`` writes it."""
    table = japan.register.to_table()
    path = tmp_path / "own.csv"
    path.write_bytes(to_csv(table[table["union_id"] == "I08"]))
    return path


def test_unions_are_compared_with_the_spheres_of_their_centres(zones: Any) -> None:
    told = zones("unions", "compare", "--prefecture", "長野県")
    assert told.code == 0
    assert "長野地域連携中枢都市圏" in told.out
    assert "# " in told.out


def test_a_comparison_writes_its_figure_and_tables_on_request(zones: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert zones("unions", "compare", "--prefecture", "長野県", "--out", str(out)).code == 0
    kinds = {path.suffix for path in out.iterdir()}
    assert {".png", ".svg", ".csv"} <= kinds


def test_a_folder_that_cannot_be_written_to_is_refused_before_any_work(
    zones: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    told = zones("unions", "compare", "--out", str(tmp_path / "file" / "out"))
    assert (told.code, told.out) == (2, "")
    assert told.err.count("\n") == 1


def test_who_does_a_task_is_listed_in_the_window_only(zones: Any) -> None:
    everywhere = zones("unions", "tasks", "消防")
    nagano = zones("unions", "tasks", "消防", "--prefecture", "長野県")
    assert everywhere.code == nagano.code == 0
    assert "消防" in nagano.out
    assert set(nagano.out.splitlines()) <= set(everywhere.out.splitlines())


def test_without_a_task_what_nobody_does_is_listed(zones: Any) -> None:
    told = zones("unions", "tasks")
    assert told.code == 0
    assert told.out.startswith("# ")


def test_a_register_of_ones_own_comes_back_the_same(zones: Any, own: Path, tmp_path: Path) -> None:
    told = zones("unions", "import", str(own), "--json", "--out", str(tmp_path / "out"))
    assert told.code == 0
    content = json.loads(told.out)
    rows = register(tmp_path / "out" / "register.csv")
    assert (content["unions"], content["problems"]) == (1, 0)
    assert content["rows"] == len(rows) == len(register(own))
    assert {row["code"] for row in rows} == {row["code"] for row in register(own)}


def test_an_import_says_in_words_where_it_wrote(zones: Any, own: Path, tmp_path: Path) -> None:
    told = zones("unions", "import", str(own), "--out", str(tmp_path / "out"))
    assert str(tmp_path / "out" / "register.csv") in told.out


def test_a_register_of_ones_own_stands_in_for_the_embedded(
    zones: Any, own: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert zones("plan", "--unions", str(own), "--out", str(out)).code == 0
    assert len({row["union_id"] for row in register(out / "unions.csv")}) == 1


def test_a_code_that_is_none_is_named_and_the_run_is_refused(
    zones: Any, own: Path, tmp_path: Path
) -> None:
    text = own.read_text("utf-8-sig")
    one = next(row for row in register(own) if row["code"])
    line = next(row for row in text.splitlines() if f",{one['code']}," in row)
    wrong = line.replace(one["code"], "99999").replace(one["municipality"], "架空市")
    own.write_text(f"{text}{wrong}\n", "utf-8")
    told = zones("unions", "import", str(own), "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert "99999" in told.err
    refused = zones("plan", "--unions", str(own), "--out", str(tmp_path / "not"))
    assert (refused.code, refused.out) == (2, "")
    assert "own.csv" in refused.err
    assert not (tmp_path / "not").exists()


@pytest.mark.parametrize("name", ["missing.csv", "binary.csv", "binary.xlsx"])
def test_a_list_that_cannot_be_read_is_refused(zones: Any, tmp_path: Path, name: str) -> None:
    if name.startswith("binary"):
        (tmp_path / name).write_bytes(bytes(range(256)))
    told = zones("unions", "import", str(tmp_path / name), "--out", str(tmp_path / "out"))
    assert (told.code, told.out) == (2, "")
    assert "Traceback" not in told.err
    assert not (tmp_path / "out").exists()


def test_a_day_that_is_none_is_refused(zones: Any, own: Path, tmp_path: Path) -> None:
    told = zones("unions", "import", str(own), "--as-of", "soon", "--out", str(tmp_path / "out"))
    assert (told.code, told.out) == (2, "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n"])
def test_text_that_the_export_guards_comes_back_as_it_was(
    japan: Region, tmp_path: Path, start: str
) -> None:
    table = japan.unions[japan.unions["union_id"] == "I08"].assign(note=f"{start}注")
    path = tmp_path / "own.csv"
    path.write_bytes(to_csv(table))
    read = import_register(
        path, municipalities=japan.municipalities, changes=japan.changes, as_of=REGISTER_DATE
    )
    assert set(read.table["note"]) == {f"{start}注"}


def test_an_import_leaves_the_plans_own_register_alone(
    zones: Any, own: Path, tmp_path: Path
) -> None:
    plans = tmp_path / "unions.csv"
    plans.write_text("the plan's")
    assert zones("unions", "import", str(own), "--out", str(tmp_path)).code == 0
    assert plans.read_text() == "the plan's"


def test_a_task_that_nobody_does_is_refused_with_examples(zones: Any) -> None:
    told = zones("unions", "tasks", "ほげ")
    assert told.code == 2
    assert "ごみ処理" in told.err


def test_a_prefecture_without_a_body_says_that_the_register_is_incomplete(zones: Any) -> None:
    told = zones("unions", "tasks", "消防", "--prefecture", "東京都")
    assert told.code == 0
    assert "一部の県だけ" in told.err


def test_the_task_matrix_is_written_as_table_and_heat_map(zones: Any, tmp_path: Path) -> None:
    assert zones("unions", "tasks", "消防", "--out", str(tmp_path)).code == 0
    assert {path.suffix for path in tmp_path.glob("task-matrix.*")} == {".csv", ".png", ".svg"}
