"""Every writer of a plan, killed at any moment or on a disk that is full: a process of its own.

    python tests/worlds/faulty_writers.py kill|full FOLDER SEED

Prints what went wrong as JSON: a list of sentences, empty where nothing did. Each attempt is a
forked child, so that the imports are paid for once.
"""

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

from toy import code, towns

from zones.errors import OutputError
from zones.outputs.bundle import PARTS, bundle_files, to_zip
from zones.outputs.exchange import exchange_folder
from zones.outputs.export import ExportSetting, write_export
from zones.outputs.folder import write_folder
from zones.outputs.formats.registry import FORMATS
from zones.outputs.plan_folder import write_plan
from zones.outputs.report.content import centre_report
from zones.outputs.report.files import report_files
from zones.planning import Plan, Scenario, make_plan

Content = dict[str, bytes]
Write = Callable[[Plan, Path], object]

FORMATS_PLACE: dict[str, str] = {}
"""Folder of each format in the folder that a person names."""

KILLS = 8
PARTS_OF_DISK = (0.02, 0.5, 0.98)
"""What of the largest file still finds room."""


def writers() -> dict[str, tuple[Write, bool]]:
    """Each writer, and whether it exchanges its whole folder at once (else file by file)."""
    found: dict[str, tuple[Write, bool]] = {"plan": (write_plan, False)}
    for name in FORMATS:
        setting = ExportSetting(format=name, cell=0.01 if name == "tif" else None)
        FORMATS_PLACE[f"export {name}"] = name
        found[f"export {name}"] = (
            lambda plan, folder, setting=setting: write_export(plan, folder, setting),
            True,
        )
    found["report"] = (_write_report, False)
    found["bundle"] = (_write_bundle, False)
    return found


@cache
def _report(plan: Plan) -> Content:
    return report_files(centre_report(plan, [code("a")]))


def _write_report(plan: Plan, folder: Path) -> None:
    write_folder(folder, _report(plan))


@cache
def _bundle(plan: Plan) -> Content:
    return {"a.zip": to_zip(bundle_files(plan, parts=PARTS[1:]))}


def _write_bundle(plan: Plan, folder: Path) -> None:
    write_folder(folder, _bundle(plan))


def run(action: Callable[[], object]) -> tuple[int, int]:
    """Run *action* in a child and return its number and the reading end of what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    said = ""
    try:
        action()
    except OutputError as error:
        said = f"refused {error.text.ja}"
    except BaseException as error:  # noqa: BLE001 (a child must end here, whatever comes)
        said = f"broke {type(error).__name__}: {error}"
    os.write(writing, said.encode())
    os._exit(0)


def finish(child: int, reading: int) -> str:
    """Wait for a child; say what it said."""
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode()


def content(folder: Path) -> Content:
    """Every file in a folder, what killed runs left behind aside."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if ".zones-" not in name}


def is_whole(found: Content, old: Content, new: Content, *, at_once: bool) -> bool:
    """Whether files are the old or the new ones: all of them, or each by itself."""
    if at_once:
        return found in (old, new)
    return set(found) >= set(old) and all(
        one in (old.get(name), new.get(name)) for name, one in found.items()
    )


def kill(name: str, folder: Path, plans: tuple[Plan, Plan], chance: random.Random) -> list[str]:
    """Kill a writer at any moment, over an older result."""
    write, at_once = writers()[name]
    before, after = plans
    spent = timed(lambda: write(after, folder / "new"))
    timed(lambda: write(before, folder / "old"))
    place = FORMATS_PLACE.get(name, "")
    new, old = content(folder / "new"), content(folder / "old")
    wrong = [] if old and new and old != new else [f"{name}: the two results must differ"]
    files = {Path(one).name: data for one, data in new.items()}

    def last_step(out: Path) -> object:
        return exchange_folder(out / place, files) if at_once else write_folder(out, files)

    step = timed(lambda: last_step(folder / "step"))
    attempts = [(spent, lambda out: write(after, out))] + [(step, last_step)] * KILLS
    for at, (seconds, attempt) in enumerate(attempts):
        out = folder / f"out{at}"
        shutil.copytree(folder / "old", out)
        child, reading = run(lambda out=out, attempt=attempt: attempt(out))
        time.sleep(seconds * chance.random())
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        finish(child, reading)
        if not is_whole(content(out), old, new, at_once=at_once):
            wrong.append(f"{name}: files of two plans, or half a file, after a kill")
        finish(*run(lambda out=out: last_step(out)))
        if content(out) != new:
            wrong.append(f"{name}: the run after a kill did not give the new files")
    return wrong


def timed(action: Callable[[], object]) -> float:
    """Return the seconds of an action that nothing disturbs."""
    start = time.monotonic()
    said = finish(*run(action))
    if said:
        raise RuntimeError(said)
    return time.monotonic() - start


def fill(name: str, folder: Path, plans: tuple[Plan, Plan]) -> list[str]:
    """Let a writer meet a disk without room for its largest file."""
    write, _ = writers()[name]
    before, after = plans
    finish(*run(lambda: write(after, folder / "new")))
    largest = max(map(len, content(folder / "new").values()))
    out = folder / "out"
    finish(*run(lambda: write(before, out)))
    old = content(out)
    wrong = [] if old else [f"{name}: nothing was written"]
    for part in PARTS_OF_DISK:
        room = int(largest * part)

        def meet(room: int = room) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            write(after, out)

        said = finish(*run(meet))
        if not said.startswith("refused ") or len(said.splitlines()) != 1:
            wrong.append(f"{name}, room for {room} of {largest} bytes: {said or 'no refusal'}")
        if content(out) != old or any(".zones-" in path.name for path in folder.rglob("*")):
            wrong.append(f"{name}, room for {room} bytes: something was changed or left behind")
    return wrong


def main(fault: str, place: str, seed: str) -> None:
    """Try every writer and print what went wrong."""
    plans = (
        make_plan(towns()),
        make_plan(towns(), Scenario(prefectures=("20",), threshold=Fraction(1, 4))),
    )
    chance = random.Random(int(seed))  # noqa: S311 (moments, no secrets)
    for plan in plans:  # drawn once, here: what a child draws is gone with it
        _report(plan)
        _bundle(plan)
    wrong: list[str] = []
    for name in writers():
        folder = Path(place) / name.replace(" ", "-")
        folder.mkdir()
        tried: Mapping[str, Callable[[], list[str]]] = {
            "kill": lambda name=name, folder=folder: kill(name, folder, plans, chance),
            "full": lambda name=name, folder=folder: fill(name, folder, plans),
        }
        wrong += tried[fault]()
    sys.stdout.write(json.dumps(wrong, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
