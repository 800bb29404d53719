from pathlib import Path

import pytest
from toy import grid

from zones.outputs import topology
from zones.outputs.webmap.borders_store import read_stored, store, store_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


FOUND = {
    "topology": topology.encode(grid(["ab"])),
    "places": [[1.5, 2.5]],
    "prefectures": {"01": [1, 2]},
}


def test_what_is_stored_comes_back_as_it_was() -> None:
    assert read_stored("k") is None
    store("k", FOUND)
    assert read_stored("k") == FOUND
    assert read_stored("other") is None
    assert [one.name for one in store_folder().iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("spoilt", [b"", b"x" * 200, b"\xff" * 80])
def test_a_spoilt_file_is_as_good_as_none(spoilt: bytes) -> None:
    store("k", FOUND)
    (file,) = store_folder().iterdir()
    file.write_bytes(spoilt)
    assert read_stored("k") is None
    store("k", FOUND)
    assert read_stored("k") == FOUND


def test_one_wrong_byte_is_noticed() -> None:
    store("k", FOUND)
    (file,) = store_folder().iterdir()
    content = bytearray(file.read_bytes())
    content[-9] ^= 1
    file.write_bytes(bytes(content))
    assert read_stored("k") is None


@pytest.mark.parametrize("part", list(FOUND))
def test_what_lacks_a_part_is_as_good_as_nothing(part: str) -> None:
    store("k", {name: value for name, value in FOUND.items() if name != part})
    assert read_stored("k") is None


def test_only_the_last_few_are_kept() -> None:
    for number in range(12):
        store(str(number), FOUND)
    assert len(list(store_folder().iterdir())) == 8
    assert read_stored("11") == FOUND


def test_a_folder_that_cannot_be_written_keeps_nothing(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    store("k", FOUND)
    assert read_stored("k") is None
