"""The command line in two languages: click's own words, and the language to speak."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from zones.labels import LANGS, Lang, Text

_F = TypeVar("_F", bound=Callable[..., Any])

_USAGE = Text("使い方：", "Usage: ")
_OPTIONS = Text("オプション", "Options")
_COMMANDS = Text("コマンド", "Commands")
_PIECES = {"[OPTIONS]": "[オプション]", "COMMAND [ARGS]...": "コマンド …", "FILE": "ファイル"}
_HELP = Text("この説明を表示して終わる。", "Show this message and exit.")
_LANG = Text("画面の言語（既定は ja）。", "Language of the screen (ja unless given).")


def language(arguments: Sequence[str]) -> Lang:
    """Return the language asked for by ``--lang`` or ``ZONES_LANG``; Japanese unless told."""
    wanted = os.environ.get("ZONES_LANG", "ja")
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            wanted = arguments[at + 1]
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    return "en" if wanted == "en" else "ja"


class Command(click.Command):
    """A command whose help speaks *lang*."""

    def __init__(self, *args: Any, lang: Lang = "ja", **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.lang: Lang = lang

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = (
            " ".join(self.collect_usage_pieces(ctx)) if self.lang == "en" else self._pieces(ctx)
        )
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.say(self.lang))

    def _pieces(self, ctx: click.Context) -> str:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        for word, ja in _PIECES.items():
            pieces = pieces.replace(word, ja)
        return pieces

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; an argument has none to write."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [one.get_help_record(ctx) for one in options]
        rows = [(name, self._said(words)) for name, words in filter(None, records)]
        with formatter.section(_OPTIONS.say(self.lang)):
            formatter.write_dl(rows)

    def _said(self, words: str) -> str:
        if self.lang == "en":
            return words
        return words.replace("[default: ", "[既定：").replace("[required]", "[必須]")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its words in the language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.say(self.lang)
        return option


class Group(Command, click.Group):
    """A group of commands whose help speaks *lang*."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(200)) for name in self.commands]
        with formatter.section(_COMMANDS.say(self.lang)):
            formatter.write_dl(rows)


def lang_option(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--lang``, which `language` has already read."""
    return click.option(
        "--lang",
        type=click.Choice(LANGS),
        expose_value=False,
        help=_LANG.say(lang),
    )


def usage_sentence(error: click.UsageError, lang: Lang) -> str:
    """Return what click refused as one sentence."""
    if lang == "en":
        return error.format_message().replace("\n", " ")
    path = error.ctx.command_path if error.ctx else "zones"
    return f"{_refused(error)}使い方は {path} --help をご覧ください。"


def _refused(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"オプション {error.option_name} はありません。"
    if isinstance(error, click.MissingParameter):
        return f"{_called(error)} が指定されていません。"
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    message = error.format_message()
    for pattern, words in _SAID.items():
        found = pattern.search(message)
        if found:
            return words.format(found[1])
    return f"指定が正しくありません（{message}）。"


_SAID = {
    re.compile(r"No such command '([^']*)'"): "コマンド {} はありません。",
    re.compile(r"unexpected extra arguments? \((.*)\)"): "余分な指定があります：{}。",
    re.compile(r"'([^']*)' requires"): "{} の値が指定されていません。",
}
"""Sentences of click that have no class of their own."""


def _bad_value(error: click.BadParameter) -> str:
    name = _called(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{name} に使えるのは {'、'.join(str(one) for one in kind.choices)} です。"
    if isinstance(kind, (click.types.FloatParamType, click.types.IntParamType)):
        return f"{name} には数を指定してください。"
    if isinstance(kind, click.Path):
        return (
            f"{name} に指定したファイルまたはフォルダーを使えません。場所と種類を確かめてください。"
        )
    return f"{name} の値が正しくありません（{error.message}）。"


def _called(error: click.BadParameter) -> str:
    """Return what the person calls the parameter."""
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.metavar or error.param.human_readable_name


def complain(sentence: str) -> None:
    """Print one sentence to standard error."""
    sys.stderr.write(f"{sentence}\n")
