"""Options that many commands have, declared once."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from zones.errors import InputError
from zones.labels import Lang, Text

_F = TypeVar("_F", bound=Callable[..., Any])

OUT = Path("out")
"""Folder that results go to unless another is named."""


_JSON = Text("JSON で表示する。", "Print as JSON.")


def json_option(lang: Lang, words: Text = _JSON) -> Callable[[_F], _F]:
    """Add ``--json``; the command gets it as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=words.say(lang))


def out_option(
    lang: Lang, words: Text, *, default: Path | None = OUT, folder: bool = True
) -> Callable[[_F], _F]:
    """Add ``--out``: where to write.

    Parameters
    ----------
    lang
        Language of the help.
    words
        What is written.
    default
        Where to, unless it is said; with None nothing is written unless it is said.
    folder
        Whether it may be a folder that exists.
    """
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=folder),
        default=default,
        show_default=default is not None,
        help=words.say(lang),
    )


def read_columns(option: str, pairs: Sequence[str], items: Collection[str]) -> dict[str, str]:
    """Return the column of each item that *option* names, as in ``origin=NAME``.

    Raises
    ------
    InputError
        If a pair isn't of this form, or names none of *items*.
    """
    columns = {}
    first = next(iter(items))
    for pair in pairs:
        item, sign, name = pair.partition("=")
        if not sign or item not in items or not name:
            raise InputError(
                f"{option} {pair[:40]} は使えません。{first}=列名 のように指定してください。",
                f"{option} {pair[:40]} can't be used. Write it like {first}=NAME.",
            )
        columns[item] = name
    return columns
