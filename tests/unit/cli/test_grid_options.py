import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from gridded import people

from zones.cli import grid_options
from zones.cli.grid_options import about, give, loading, rows
from zones.errors import NotFoundError, OutputError
from zones.model import Region
from zones.outputs.summary import SummaryTable

SETTINGS: dict[str, Any] = {
    "files": (),
    "year": None,
    "band": None,
    "people_of": None,
    "prefectures": (),
}
TABLE = SummaryTable("t", "Title", ("a",), (("1",),), (False,))


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_options, "load_region", lambda: japan)
    monkeypatch.setattr(grid_options, "read_grid", lambda *_, **__: people([[1.0]]))


def test_the_window_is_the_prefectures_or_that_of_the_people() -> None:
    with loading("ja", SETTINGS) as (loaded, _):
        assert loaded.region.window is None
        assert loaded.people_of is None
    with loading("ja", {**SETTINGS, "people_of": "山梨県"}) as (loaded, _):
        assert loaded.region.window == {"19"}
        assert loaded.people_of == "19"
    with loading("ja", {**SETTINGS, "people_of": "19", "prefectures": ("20",)}) as (loaded, _):
        assert loaded.region.window == {"20"}


def test_wrong_names_and_places_are_refused_before_work(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError), loading("ja", {**SETTINGS, "people_of": "無県"}):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError), loading("ja", {**SETTINGS, "out": tmp_path / "file"}):
        pass


def test_tables_are_shown_or_facts_as_json_and_files_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give([TABLE], {"x": 1}, {"a.csv": b"1"}, out=tmp_path / "out", as_json=False)
    assert "Title" in capsys.readouterr().out
    assert (tmp_path / "out/a.csv").read_bytes() == b"1"
    give([TABLE], {"x": 1}, {"b.csv": b"1"}, out=None, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"x": 1}
    assert not (tmp_path / "out/b.csv").exists()


def test_a_grid_is_plain_values() -> None:
    facts = about(people([[1.0]]), "en")
    assert facts["crs"] == "EPSG:6668"
    assert facts["year"] == 2020
    assert json.dumps(facts)
    table = pd.DataFrame({"a": pd.Series([1.5, None], dtype="Float64")})
    assert rows(table) == [{"a": 1.5}, {"a": None}]
