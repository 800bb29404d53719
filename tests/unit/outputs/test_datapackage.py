import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from zones.outputs.datapackage import datapackage
from zones.outputs.export import ExportSetting, write_export
from zones.outputs.formats.about import about
from zones.outputs.formats.registry import FORMATS
from zones.outputs.table_set import make_tables
from zones.planning import Plan


def validate(path: Path) -> subprocess.CompletedProcess[str]:
    """Ask Frictionless, which reads every table by its description."""
    command = [Path(sys.executable).parent / "frictionless", "validate", "--json", path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", FORMATS)
def test_the_folder_of_every_format_validates(
    plan: Plan, nagano_plan: Plan, tmp_path: Path, name: str
) -> None:
    write_export(nagano_plan if name == "csv" else plan, tmp_path, ExportSetting(name))
    done = validate(tmp_path / name / "datapackage.json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert report["valid"]
    files = {path.name for path in (tmp_path / name).iterdir()}
    assert {task["place"] for task in report["tasks"]} == files - {"datapackage.json"}


def test_a_changed_file_no_longer_validates(plan: Plan, tmp_path: Path) -> None:
    write_export(plan, tmp_path, ExportSetting("csv", layers=("frames",)))
    path = tmp_path / "csv" / "frames.csv"
    path.write_bytes(path.read_bytes().replace(b"1", b"2"))
    assert validate(tmp_path / "csv" / "datapackage.json").returncode != 0


def test_it_says_what_lies_there(plan: Plan) -> None:
    tables = make_tables(plan, ["frames"])
    files = {"frames.csv": b"frame\n", "zones.gpkg": b"x"}
    content = json.loads(datapackage(files, about(plan), tables=tables))
    first, second = content["resources"]
    assert first["path"] == "frames.csv"
    assert first["schema"]["fields"][2] == {
        "name": "municipalities",
        "title": "市区町村の数",
        "type": "integer",
    }
    assert second["hash"] == f"sha256:{hashlib.sha256(b'x').hexdigest()}"
    assert second["bytes"] == 1
    assert content["sources"] == [
        {"title": "遊びの国勢調査", "licence": "CC BY 4.0", "credit": "遊びの統計局"}
    ]
    assert content["description"] == plan.region.flows.basis.text.ja
