"""The command line in two languages: click's own words, and the language to speak."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from zones.labels import LANGS, Lang, Text

_F = TypeVar("_F", bound=Callable[..., Any])

_USAGE = Text("使い方：", "Usage: ")
_OPTIONS = Text("オプション", "Options")
_COMMANDS = Text("コマンド", "Commands")
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
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.say(self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [one.get_help_record(ctx) for one in self.get_params(ctx)]
        with formatter.section(_OPTIONS.say(self.lang)):
            formatter.write_dl([record for record in records if record])

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
    if isinstance(error, click.NoSuchOption):
        return f"オプション {error.option_name} はありません。{_see_help(error)}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"{name} が指定されていません。{_see_help(error)}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else ""
        return f"{name} の値が正しくありません（{error.message}）。{_see_help(error)}"
    return f"指定が正しくありません（{error.format_message()}）。{_see_help(error)}"


def _see_help(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "zones"
    return f"使い方は {path} --help をご覧ください。"


def complain(sentence: str) -> None:
    """Print one sentence to standard error."""
    sys.stderr.write(f"{sentence}\n")
