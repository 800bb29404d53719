from pathlib import Path
from typing import Any

import click
import pytest

from zones.cli import build
from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder


@pytest.fixture(autouse=True)
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a copy of the embedded data into a home of its own."""
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path))
    embedded = geodata_folder()
    home.save_set("mine", embedded, read_catalog(embedded), {}, {})


def test_a_command_works_on_the_set_that_is_named(zones: Any) -> None:
    named = zones("explain", "20201", "--data", "mine")
    assert named.code == 0
    assert named.out == zones("explain", "20201").out
    assert home.current_name() == home.EMBEDDED


WITHOUT_ONE = ("data", "rules", "compare-years", "flows")
"""Groups and commands that work on no data set, or name several; `flows` makes the tables of one."""


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    if isinstance(command, click.Group):
        return [
            leaf
            for name, one in sorted(command.commands.items())
            for leaf in leaves(one, (*path, name))
        ]
    return [(path, command)]


def test_every_command_that_loads_data_takes_the_option() -> None:
    found = {
        path: any("--data" in option.opts for option in command.params)
        for path, command in leaves(build("ja"))
    }
    assert len(found) > 15
    lacking = {path for path, has in found.items() if not has and path[0] not in WITHOUT_ONE}
    assert lacking == {("methods", "list")}


def test_a_missing_set_is_refused_before_any_work(zones: Any) -> None:
    told = zones("explain", "20201", "--data", "none", "--lang", "en")
    assert told.code == 2
    assert "no data set 'none' (embedded、mine)" in told.err


def test_a_set_is_chosen_for_good(zones: Any) -> None:
    assert zones("data", "use", "mine").code == 0
    listed = zones("data", "list").out.splitlines()
    assert listed[:2] == ["  embedded\t2020", "* mine\t2020"]
    assert zones("data", "verify", "mine").code == 0
    path = next(home.set_folder("mine").glob("flows-*"))
    path.write_bytes(b"x")
    for command in (("data", "verify"), ("data", "list"), ("explain", "20201")):
        told = zones(*command)
        assert told.code == 2
        assert path.name in told.err
    assert zones("data", "use", "embedded").code == 0
    assert zones("data", "use", "mine").code == 2
