import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from zones.errors import OutputError
from zones.outputs import exchange as module
from zones.outputs.exchange import exchange_folder

OLD = {"a.shp": b"old", "a.dbf": b"old"}
NEW = {"a.shp": b"new" * 1000, "a.dbf": b"new" * 1000}


def content(folder: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "shp"
    assert exchange_folder(out, NEW) == [out / name for name in NEW]
    assert content(tmp_path / "deep") == {f"shp/{name}": data for name, data in NEW.items()}


def test_old_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "shp"
    exchange_folder(out, OLD)
    (out / "mine.qgz").write_bytes(b"mine")
    (out / "folder").mkdir()
    (out / "folder" / "more").write_bytes(b"more")
    (out / "link").symlink_to("mine.qgz")
    exchange_folder(out, NEW)
    own = {"mine.qgz": b"mine", "folder/more": b"more", "link": b"mine"}
    assert content(out) == NEW | own
    assert (out / "link").is_symlink()
    assert [path.name for path in tmp_path.iterdir()] == ["shp"]


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "shp").symlink_to("real")
    exchange_folder(tmp_path / "shp", NEW)
    assert (tmp_path / "shp").is_symlink()
    assert content(tmp_path / "real") == NEW


def test_permissions_stay(tmp_path: Path) -> None:
    out = tmp_path / "shp"
    exchange_folder(out, OLD)
    out.chmod(0o750)
    exchange_folder(out, NEW)
    assert out.stat().st_mode & 0o777 == 0o750


def test_files_are_copied_where_links_are_not_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links")

    out = tmp_path / "shp"
    exchange_folder(out, OLD | {"mine": b"mine"})
    monkeypatch.setattr(module.os, "link", refuse)
    exchange_folder(out, NEW)
    assert content(out) == NEW | {"mine": b"mine"}


def test_two_renames_do_where_the_system_has_no_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.sys, "platform", "darwin")
    out = tmp_path / "shp"
    exchange_folder(out, OLD)
    exchange_folder(out, NEW)
    assert content(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["shp"]


def test_the_old_folder_comes_back_when_the_second_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "shp"
    exchange_folder(out, OLD)
    real, seen = Path.rename, []

    def fail_once(self: Path, target: Path) -> Path:
        seen.append(target)
        if len(seen) == 2:
            raise OSError(errno.EIO, "lost")
        return real(self, target)

    monkeypatch.setattr(module.sys, "platform", "darwin")
    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OutputError, match="Nothing was changed"):
        exchange_folder(out, NEW)
    assert content(out) == OLD


@pytest.mark.parametrize("existing", [True, False])
def test_a_full_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, existing: bool
) -> None:
    out = tmp_path / "shp"
    if existing:
        exchange_folder(out, OLD)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="Can't write into folder"):
        exchange_folder(out, NEW)
    assert content(tmp_path) == (
        {f"shp/{key}": one for key, one in OLD.items()} if existing else {}
    )


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shp").write_bytes(b"file")
    with pytest.raises(OutputError, match="Nothing was changed"):
        exchange_folder(tmp_path / "shp", NEW)
    assert content(tmp_path) == {"shp": b"file"}


KILLED = """
import os, signal, sys
from pathlib import Path
from zones.outputs import exchange

count, after = int(sys.argv[2]), sys.argv[3] == "after"
steps = []

def step(real):
    def counted(*args, **kwargs):
        steps.append(real)
        if len(steps) == count and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*args, **kwargs)
        if len(steps) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    return counted

for name in ("flush", "_carry_over", "_exchange_at_once"):
    setattr(exchange, name, step(getattr(exchange, name)))
exchange.exchange_folder(Path(sys.argv[1]), {name: b"new" * 1000 for name in ("a.shp", "a.dbf")})
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_kill_leaves_the_whole_old_folder_or_the_whole_new_one(
    tmp_path: Path, count: int, when: str
) -> None:
    out = tmp_path / "shp"
    exchange_folder(out, OLD | {"mine": b"mine"})
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), str(count), when], check=False)
    assert done.returncode == -signal.SIGKILL
    exchanged = count == 4 and when == "after"
    assert content(out) == (NEW if exchanged else OLD) | {"mine": b"mine"}
    exchange_folder(out, NEW)
    assert content(out) == NEW | {"mine": b"mine"}
