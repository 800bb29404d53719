import io
import zipfile
from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data import archives
from zones.errors import DataError


def test_members_are_found_by_their_last_name(tmp_path: Path) -> None:
    path = layouts.zipped(tmp_path / "a.zip", {"x/B.SHP": b"1", "a.shp": b"2", "a.shp.xml": b"3"})
    with archives.opened(path) as archive:
        found = archives.members(archive, r".+\.shp")
        assert [info.filename for info in found] == ["a.shp", "x/B.SHP"]
        assert archives.read_member(archive, found[0], limit=1) == b"2"


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = layouts.zipped(tmp_path / "bomb.zip", {"a.txt": b"\0" * 5_000_000})
    with pytest.raises(DataError, match="unpacks to 5,000,000 bytes from"), archives.opened(path):
        pass


def test_a_member_that_lies_about_its_size_is_cut(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="too large"):
        archives.read_at_most(io.BytesIO(b"12345"), 4, "a")
    path = layouts.zipped(tmp_path / "a.zip", {"a": b"12345"})
    with archives.opened(path) as archive, pytest.raises(DataError, match="5 bytes, 4 at most"):
        archives.read_member(archive, archive.infolist()[0], limit=4)


@pytest.mark.parametrize("name", ["../a.shp", "/etc/a.shp", "x/../../a", "C:\\a.shp", "..\\a"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = layouts.zipped(tmp_path / "a.zip", {name: b"x"})
    with pytest.raises(DataError, match="leads out of the archive"), archives.opened(path):
        pass


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    path = layouts.zipped(tmp_path / "a.zip", {"a": b"", "b": b"", "c": b""})
    with pytest.raises(DataError, match="holds 3 files"), archives.opened(path):
        pass


def test_a_password_is_said(tmp_path: Path) -> None:
    path = layouts.zipped(tmp_path / "a.zip", {"a": b"x"})
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(DataError, match="has a password"), archives.opened(path):
        pass


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.95])
def test_a_cut_zip_is_refused(tmp_path: Path, keep: float) -> None:
    path = layouts.zipped(tmp_path / "a.zip", {"a": b"x" * 1000, "b": b"y" * 1000})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(DataError, match="no readable zip"), archives.opened(path):
        pass


def test_damage_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "x" * 100)
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(DataError, match="no readable zip"), archives.opened(path) as archive:
        archives.read_member(archive, archive.infolist()[0], limit=1000)


def test_a_missing_file_is_said() -> None:
    with pytest.raises(DataError, match="can't be read"), archives.opened(Path("missing.zip")):
        pass
