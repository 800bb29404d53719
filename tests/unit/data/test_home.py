import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from zones.data import home
from zones.data.catalog import CATALOG, read_catalog, verify
from zones.data.embedded import geodata_folder
from zones.errors import DataError, InputError, NotFoundError, OutputError


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def save(name: str, flows: bytes = b"flows") -> Path:
    embedded = geodata_folder()
    return home.save_set(
        name, embedded, read_catalog(embedded), {"flows": flows}, {"import-od.json": b"{}"}
    )


def test_without_a_choice_the_embedded_data_are_used() -> None:
    assert home.current_name() == home.EMBEDDED
    assert home.chosen_folder() == geodata_folder()
    assert home.set_names() == []


def test_a_set_keeps_the_other_tables_and_verifies(own_home: Path) -> None:
    folder = save("nagano")
    catalog = verify(folder)
    assert catalog.table("flows").size_bytes == 5
    assert catalog.table("unions").sha256 == read_catalog(geodata_folder()).table("unions").sha256
    assert home.set_names() == ["nagano"]
    assert (folder / "import-od.json").read_bytes() == b"{}"
    assert folder == own_home / "sets" / "nagano"


def test_sets_live_side_by_side_and_one_is_used() -> None:
    save("a")
    save("b")
    home.use("b")
    assert home.chosen_folder().name == "b"
    assert home.chosen_folder("a").name == "a"
    with home.using("a"):
        assert home.chosen_folder().name == "a"
    with home.using(None):
        assert home.chosen_folder().name == "b"
    home.use(home.EMBEDDED)
    assert home.chosen_folder() == geodata_folder()


def test_reports_of_what_is_no_longer_there_go() -> None:
    folder = save("a")
    catalog = read_catalog(folder)
    home.save_set("a", folder, catalog, {}, {"import-n03.json": b"{}"})
    assert sorted(path.name for path in folder.glob("*.json")) == ["import-n03.json"]


def test_a_new_import_replaces_the_old_and_leaves_no_rest() -> None:
    folder = save("a", b"one")
    first = read_catalog(folder).table("flows").file
    save("a", b"two")
    assert not (folder / first).exists()
    assert (folder / read_catalog(folder).table("flows").file).read_bytes() == b"two"
    assert len(list(folder.glob("*.parquet"))) == len(read_catalog(folder).tables)


@pytest.mark.parametrize("step", range(11))
def test_a_kill_at_any_moment_leaves_the_old_one(
    monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    folder = save("a", b"one")
    count = 0
    write = home.write_whole

    def dying(path: Path, content: bytes) -> None:
        nonlocal count
        if count == step:
            raise OSError(28, "No space left on device")
        count += 1
        write(path, content)

    monkeypatch.setattr(home, "write_whole", dying)
    last = step == len(read_catalog(folder).tables) + 2
    if last:
        save("a", b"two")
    else:
        with pytest.raises(OutputError, match="The earlier data are unchanged"):
            save("a", b"two")
    assert (folder / verify(folder).table("flows").file).read_bytes() == (
        b"two" if last else b"one"
    )


KILLED = """
import os, signal, sys
from pathlib import Path
from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder

left, moment = int(sys.argv[1]), sys.argv[2]
real = getattr(os, "fsync") if moment == "within" else Path.replace

def dying(*arguments):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)

if moment == "within":
    os.fsync = dying
else:
    Path.replace = dying
folder = geodata_folder()
home.save_set("a", folder, read_catalog(folder), {"flows": b"two"}, {"import-od.json": b"{}"})
"""


@pytest.mark.parametrize(("step", "moment"), [(0, "within"), (4, "within"), (-1, "before")])
def test_a_process_killed_in_its_writing_leaves_the_old_one(step: int, moment: str) -> None:
    """Kill -9 while a table is being written, and just before the catalogue is replaced."""
    folder = save("a", b"one")
    count = len(read_catalog(folder).tables) + 1 if step < 0 else step
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(count), moment], check=False, capture_output=True
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr.decode()
    assert (folder / verify(folder).table("flows").file).read_bytes() == b"one"
    rests = [path for path in folder.iterdir() if path.name.startswith(".")]
    assert rests
    save("a", b"three")
    assert (folder / verify(folder).table("flows").file).read_bytes() == b"three"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_damaged_base_is_refused() -> None:
    folder = save("a")
    (folder / read_catalog(folder).table("unions").file).write_bytes(b"x")
    with pytest.raises(DataError, match="altered or damaged"):
        home.save_set("b", folder, read_catalog(folder), {}, {})
    assert home.set_names() == ["a"]


@pytest.mark.parametrize(
    "name", ["", "../x", "a/b", "A", "a b", "長野", "-a", "x" * 41, "embedded"]
)
def test_a_name_is_a_plain_word(name: str) -> None:
    with pytest.raises(InputError, match="can't name a data set"):
        save(name)


def test_a_missing_set_lists_those_that_there_are(own_home: Path) -> None:
    save("a")
    with pytest.raises(NotFoundError, match=r"no data set 'b' \(embedded、a\)"):
        home.use("b")
    with pytest.raises(NotFoundError), home.using("b"):
        pass
    (own_home / "current").write_text("gone")
    with pytest.raises(NotFoundError, match="'gone'"):
        home.chosen_folder()
    (own_home / "current").write_bytes(b"\xff")
    with pytest.raises(NotFoundError, match="can't be read"):
        home.current_name()


def test_a_home_that_cannot_be_written_is_said(own_home: Path) -> None:
    own_home.write_text("a file")
    with pytest.raises(OutputError, match="Name another place with ZONES_DATA_DIR"):
        save("a")
    with pytest.raises(OutputError):
        home.use(home.EMBEDDED)


@pytest.mark.parametrize(
    ("platform", "variable", "ending"),
    [
        ("linux", "XDG_DATA_HOME", "base/zones"),
        ("win32", "LOCALAPPDATA", "base/zones"),
        ("darwin", "HOME", "base/Library/Application Support/zones"),
    ],
)
def test_the_home_is_where_the_system_keeps_such_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, ending: str
) -> None:
    monkeypatch.delenv(home.VARIABLE)
    monkeypatch.setenv(variable, str(tmp_path / "base"))
    monkeypatch.setattr(sys, "platform", platform)
    assert home.home_folder() == tmp_path / ending
    assert home.downloads_folder() == tmp_path / ending / "downloads"


def test_a_folder_that_is_no_set_is_not_listed(own_home: Path) -> None:
    folder = save("a")
    (own_home / "sets" / "half").mkdir()
    (own_home / "sets" / "Not a name").mkdir()
    assert home.set_names() == ["a"]
    assert replace(read_catalog(folder)).tables
    (folder / CATALOG).unlink()
    assert home.set_names() == []
