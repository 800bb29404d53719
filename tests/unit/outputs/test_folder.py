import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from zones.errors import OutputError
from zones.outputs import folder as module
from zones.outputs.folder import check_writable, write_folder

OLD = {"a.csv": b"old a", "b.csv": b"old b", "c.csv": b"old c"}
NEW = {"a.csv": b"new a" * 1000, "b.csv": b"new b" * 1000, "c.csv": b"new c" * 1000}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    out = tmp_path / "new" / "deep"
    paths = write_folder(out, NEW)
    assert paths == [out / name for name in NEW]
    assert content(out) == NEW
    assert [path.name for path in out.iterdir() if path.is_dir()] == []


def test_old_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    write_folder(tmp_path, OLD)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path, NEW)
    assert content(tmp_path) == NEW | {"mine.txt": b"mine"}


def test_no_files_make_an_empty_folder(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "out", {}) == []
    assert content(tmp_path / "out") == {}


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="Can't write into folder") as refused:
        write_folder(tmp_path / "file" / "out", NEW)
    assert "書き込めません" in refused.value.text.ja
    assert content(tmp_path) == {"file": b""}


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, OLD)
    synced = []

    def full(file: int) -> None:
        synced.append(file)
        if len(synced) == len(NEW):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_folder(tmp_path, NEW)
    assert content(tmp_path) == OLD
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_changes(
    tmp_path: Path,
) -> None:
    write_folder(tmp_path, {"a.csv": b"old a"})
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(OutputError, match="Nothing was changed"):
        write_folder(tmp_path, NEW)
    assert content(tmp_path) == {"a.csv": b"old a"}


def test_an_error_without_words_is_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(module.os, "fsync", fail)
    with pytest.raises(OutputError, match="the disk is gone"):
        write_folder(tmp_path, NEW)


KILLED = """
import os, signal, sys
from pathlib import Path
from zones.outputs.folder import write_folder

call, count = sys.argv[2], int(sys.argv[3])
real = {"fsync": os.fsync, "replace": Path.replace}[call]
seen = []

def counted(*args):
    seen.append(args)
    if len(seen) > count:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)

if call == "fsync":
    os.fsync = counted
else:
    Path.replace = counted
names = ("a.csv", "b.csv", "c.csv")
write_folder(Path(sys.argv[1]), {name: f"new {name[0]}".encode() * 1000 for name in names})
"""


@pytest.mark.parametrize(
    ("call", "count", "replaced"),
    [("fsync", 0, 0), ("fsync", 2, 0), ("replace", 0, 0), ("replace", 1, 1), ("replace", 2, 2)],
)
def test_a_kill_leaves_every_file_old_or_new_and_none_half(
    tmp_path: Path, call: str, count: int, replaced: int
) -> None:
    write_folder(tmp_path, OLD)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), call, str(count)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    whole = dict(list(NEW.items())[:replaced]) | dict(list(OLD.items())[replaced:])
    assert content(tmp_path) == whole | {"mine.txt": b"mine"}
    write_folder(tmp_path, NEW)
    assert content(tmp_path) == NEW | {"mine.txt": b"mine"}


def test_a_writable_folder_passes_and_nothing_is_left_there(tmp_path: Path) -> None:
    check_writable(tmp_path)
    check_writable(tmp_path / "not" / "yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["file", "file/out", "file/out/deep"])
def test_a_file_in_the_way_is_refused_before_any_work(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="Not a directory"):
        check_writable(tmp_path / below)


def test_a_folder_that_takes_no_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(module.tempfile, "NamedTemporaryFile", fail)
    with pytest.raises(OutputError, match="Permission denied"):
        check_writable(tmp_path)


def test_what_a_killed_run_left_is_cleared_an_hour_later(tmp_path: Path) -> None:
    old, new = tmp_path / ".zones-old", tmp_path / ".zones-new"
    for stage in (old, new):
        stage.mkdir()
        (stage / "half.csv").write_bytes(b"x")
    os.utime(old, (0, 0))
    write_folder(tmp_path, {"a.csv": b"a"})
    assert not old.exists()
    assert new.exists()
