from typing import Any

import click
import pytest

from zones.cli.words import Command, complain, language, usage_sentence


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "ja"),
        (["--lang", "en"], "en"),
        (["plan", "--lang=en"], "en"),
        (["--lang", "en", "plan", "--lang", "ja"], "ja"),
        (["--lang"], "ja"),
        (["--lang", "fr"], "ja"),
        (["--language", "en"], "ja"),
    ],
)
def test_the_last_language_that_is_asked_for_counts(
    arguments: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZONES_LANG", raising=False)
    assert language(arguments) == expected


def test_the_environment_is_asked_where_no_option_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONES_LANG", "en")
    assert language([]) == "en"
    assert language(["--lang", "ja"]) == "ja"


@click.command("try", cls=Command, lang="ja", help="試す。")
@click.argument("file", type=click.Path(exists=True))
@click.option("--count", type=int, required=True, help="数。")
@click.option("--share", type=float, default=0.5, show_default=True, help="割合。")
@click.option("--mode", type=click.Choice(["a", "b"]), help="方式。")
@click.option("--other", callback=lambda _c, _p, value: _refuse(value), help="他。")
def attempt(**_: Any) -> None:
    """Try every kind of parameter."""


def _refuse(value: object) -> object:
    if value is not None:
        raise click.BadParameter("だめ")
    return value


def refused(*arguments: str) -> click.UsageError:
    with pytest.raises(click.UsageError) as error:
        attempt.main(list(arguments), prog_name="zones try", standalone_mode=False)
    return error.value


@pytest.mark.parametrize(
    ("arguments", "ja"),
    [
        (["--bad"], "オプション --bad はありません。"),
        ([], "file が指定されていません。"),
        (["."], "--count が指定されていません。"),
        ([".", "--count", "x"], "--count には数を指定してください。"),
        ([".", "--count", "1", "--share", "x"], "--share には数を指定してください。"),
        ([".", "--count", "1", "--mode", "c"], "--mode に使えるのは a、b です。"),
        (["nowhere", "--count", "1"], "file に指定したファイルまたはフォルダーを使えません。"),
        ([".", "more", "--count", "1"], "余分な指定があります：more。"),
        ([".", "--count"], "--count の値が指定されていません。"),
        ([".", "--count", "1", "--other", "x"], "--other の値が正しくありません（だめ）。"),
    ],
    ids=str,
)
def test_what_click_refuses_is_said_in_japanese(arguments: list[str], ja: str) -> None:
    error = refused(*arguments)
    said = usage_sentence(error, "ja")
    assert ja.casefold() in said.casefold()
    assert said.endswith(" --help をご覧ください。")
    english = usage_sentence(error, "en")
    assert english.isascii() or "だめ" in english
    assert "\n" not in english


def test_what_click_says_without_a_name_is_handed_on() -> None:
    assert "something（odd）" in usage_sentence(click.UsageError("something（odd）"), "ja")
    assert "（だめ）" in usage_sentence(click.BadParameter("だめ"), "ja")


def test_help_marks_defaults_and_what_is_required_in_japanese() -> None:
    with click.Context(attempt, info_name="try") as context:
        told = attempt.get_help(context)
    assert "[既定：0.5]" in told
    assert "[必須]" in told
    assert told.startswith("使い方：")


def test_help_may_be_left_out() -> None:
    bare = Command("bare", lang="en", add_help_option=False)
    with click.Context(bare, info_name="bare") as context:
        assert bare.get_help_option(context) is None


def test_a_complaint_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain("だめです。")
    assert capsys.readouterr() == ("", "だめです。\n")
