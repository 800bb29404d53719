import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import zones.cli as command_line
from zones.cli import build, main, run
from zones.errors import InputError
from zones.labels import LANGS, Lang

COMMAND = [sys.executable, "-c", "from zones.cli import main; main()"]
UNREADABLE = "Traceback"


def commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from commands(one, (*path, name))


EVERY = [path for path, _ in commands(build("ja"))]
GROUPS = [path for path, one in commands(build("ja")) if isinstance(one, click.Group)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", EVERY, ids="-".join)
def test_help_has_every_option_with_its_words(
    zones: Any, path: tuple[str, ...], lang: Lang
) -> None:
    command = dict(commands(build(lang)))[path]
    told = zones(*path, "--lang", lang, "--help")
    assert told.code == 0
    assert told.err == ""
    first = "使い方：" if lang == "ja" else "Usage: "
    assert told.out.startswith(f"{first}{' '.join(('zones', *path))}")
    for option in (one for one in command.params if isinstance(one, click.Option)):
        assert option.opts[0] in told.out
        assert option.help
    assert "--help" in told.out


@pytest.mark.parametrize("path", EVERY, ids="-".join)
def test_help_speaks_one_language(path: tuple[str, ...]) -> None:
    japanese, english = dict(commands(build("ja")))[path], dict(commands(build("en")))[path]
    assert japanese.help
    assert english.help
    assert any("ぁ" <= letter <= "ん" for letter in japanese.help)
    assert not any("ぁ" <= letter <= "ん" for letter in english.help)
    for mine, theirs in zip(japanese.params, english.params, strict=True):
        assert mine.opts == theirs.opts
        if isinstance(mine, click.Option) and mine.opts != ["--help"]:
            assert mine.help != getattr(theirs, "help", None)


@pytest.mark.parametrize("lang", LANGS)
def test_a_group_lists_its_commands(zones: Any, lang: Lang) -> None:
    told = zones("--lang", lang, "--help")
    assert all(name in told.out for name in build(lang).commands)


@pytest.mark.parametrize("path", GROUPS, ids="-".join)
def test_a_group_without_a_command_shows_its_help_and_refuses(
    zones: Any, path: tuple[str, ...]
) -> None:
    told = zones(*path)
    assert told.code == 2
    assert told.err.startswith(f"使い方：{' '.join(('zones', *path))}")
    assert "正しくありません" not in told.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan", "--threshold", "10"], "The threshold 10 can't be used"),
        (["plan", "--threshold", "-1"], "The threshold -1 can't be used"),
        (["plan", "--threshold", "abc"], "The threshold abc can't be used"),
        (["plan", "--threshold", "0"], "The threshold 0 can't be used"),
        (["plan", "--threshold", "1e999999999"], "The threshold 1e999999999 can't be used"),
        (["plan", "--prefecture", "アトランティス"], "no prefecture 'アトランティス'"),
        (["plan", "--prefecture", "48"], "no prefecture '48'"),
        (["plan", "--near-km", "0"], "A distance of 0.0 km can't be used"),
        (["plan", "--near-km", "nan"], "A distance of nan km can't be used"),
        (["plan", "--near-km", "far"], "--near-km"),
        (["plan", "--as-of", "yesterday"], "'yesterday' is no day"),
        (["plan", "--denominator", "most"], "--denominator"),
        (["plan", "--reading", "map"], "--reading"),
        (["plan", "--speed", "9"], "No such option"),
        (["plan", "--threshold"], "requires an argument"),
        (["plan", "Nagano"], "unexpected extra argument"),
        (["plam"], "No such command 'plam'"),
        (["plan", "--rules", "missing.toml"], "missing.toml"),
        (["sweep", "--from", "0.2", "--to", "0.1"], "can't be used"),
        (["sweep", "--step", "0"], "The threshold 0 can't be used"),
        (["explain"], "Missing argument"),
        (["rules", "show", "nothing"], "nothing"),
        (["rules", "show"], "Missing argument"),
        (["data", "build"], "--from"),
        (["data", "verify", "nowhere"], "nowhere"),
        (["plan", "--lang", "fr"], "ZONES"),
    ],
    ids=str,
)
def test_what_is_refused_is_said_in_a_sentence_and_nothing_is_written(
    zones: Any,
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    told = zones(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert told.err.endswith("\n")
    assert UNREADABLE not in told.err
    assert any(ord(letter) > 0x3000 for letter in told.err)
    if words != "ZONES":
        english = zones("--lang", "en", *arguments)
        assert english.code == 2
        assert words in english.err
        assert UNREADABLE not in english.err
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_ours_is_said_in_the_language(zones: Any, monkeypatch: Any) -> None:
    def fail(_: Lang) -> click.Group:
        raise InputError("だめです。", "No good.")

    monkeypatch.setattr(command_line, "build", fail)
    assert zones("plan") == type(zones("plan"))(2, "", "だめです。\n")
    assert zones("plan", "--lang=en").err == "No good.\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt, click.Abort])
def test_an_interruption_leaves_with_130(
    zones: Any, monkeypatch: Any, error: type[BaseException]
) -> None:
    def interrupt(_: Lang) -> click.Group:
        raise error

    monkeypatch.setattr(command_line, "build", interrupt)
    told = zones("plan")
    assert (told.code, told.err) == (130, "中断しました。\n")


def test_the_version_is_that_of_the_package(zones: Any) -> None:
    from importlib.metadata import version  # noqa: PLC0415

    assert zones("--version").out == f"zones {version('zones')}\n"


def test_main_leaves_with_the_exit_code(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(sys, "argv", ["zones", "plam", "--lang", "en"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "plam" in capsys.readouterr().err


def test_the_language_of_the_environment_counts(zones: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("ZONES_LANG", "en")
    assert zones("--help").out.startswith("Usage: ")
    assert zones("--lang", "ja", "--help").out.startswith("使い方：")


def test_a_terminal_runs_the_same_things() -> None:
    done = subprocess.run([*COMMAND, "rules", "list"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "hub_city_area",
        "settlement_area",
        "hub_city_2014",
    ]


def test_a_refusal_on_a_terminal_has_no_traceback() -> None:
    done = subprocess.run(
        [*COMMAND, "plan", "--threshold", "10"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("基準値 10 は使えません。")


@pytest.mark.parametrize("arguments", [["rules", "list"], ["rules", "show", "hub_city_area"]])
def test_a_reader_who_leaves_early_is_no_error(arguments: list[str]) -> None:
    """Like ``zones rules list | head -0``."""
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        words = process.stderr.read()
        assert process.wait() == 0
    assert words == b""


def test_a_command_line_is_built_anew_for_each_run() -> None:
    runner = CliRunner()
    assert runner.invoke(build("en"), ["rules", "list"]).output
    assert run(["rules", "list"]) == 0
