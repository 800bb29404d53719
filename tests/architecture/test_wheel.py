import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return folder / build_wheel(os.fspath(folder))
    finally:
        os.chdir(here)


def list_files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_every_source_and_the_national_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {f"zones/{name}" for name in list_files(ROOT / "src/zones")}
    expected |= {f"zones/geodata/{name}" for name in list_files(ROOT / "geodata")}
    assert not expected - names
    assert "zones/py.typed" in names
    assert "zones/geodata/catalog.toml" in names
    assert any(name.startswith("zones/rules/rulesets/") for name in names)


def test_an_unpacked_wheel_finds_its_data_without_a_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    program = "import zones; print(zones.__file__); print(len(zones.load_region().codes))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.fspath(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    place, count = done.stdout.split("\n")[:2]
    assert Path(place).is_relative_to(tmp_path)
    assert int(count) == 1741
