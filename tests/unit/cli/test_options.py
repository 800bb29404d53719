from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from zones.cli.options import json_option, out_option, read_columns
from zones.errors import InputError
from zones.labels import Text

WORDS = Text("フォルダー。", "Folder.")


def told(command: click.Command, *arguments: str) -> str:
    return CliRunner().invoke(command, arguments).output


def test_json_is_a_flag_and_out_a_path() -> None:
    @click.command()
    @json_option("en")
    @out_option("en", WORDS)
    def run(out: Path, *, as_json: bool) -> None:
        click.echo(f"{out} {as_json}")

    assert told(run) == "out False\n"
    assert told(run, "--json", "--out", "there") == "there True\n"
    assert "Print as JSON." in told(run, "--help")
    assert "Folder.  [default: out]" in " ".join(told(run, "--help").split(" "))


@pytest.mark.parametrize("folder", [True, False])
def test_out_may_have_no_default_and_be_a_file(tmp_path: Path, *, folder: bool) -> None:
    @click.command()
    @out_option("ja", WORDS, default=None, folder=folder)
    def run(out: Any) -> None:
        click.echo(str(out))

    assert told(run) == "None\n"
    assert ("is a directory" in told(run, "--out", str(tmp_path))) is not folder


def test_a_pair_of_item_and_column_is_read_or_refused_by_name() -> None:
    items = ("origin", "destination")
    assert read_columns("--column", ("origin=常住地",), items) == {"origin": "常住地"}
    for pair in ("origin", "origin=", "weight=w"):
        with pytest.raises(InputError, match="origin=NAME"):
            read_columns("--column", (pair,), items)
