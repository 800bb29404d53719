"""``--data NAME``: which data set a command works on."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from zones.data import home
from zones.labels import Lang, Text

_F = TypeVar("_F", bound=Callable[..., Any])


def data_option(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--data``: while the command runs, that data set is the one in use."""
    return click.option(
        "--data",
        metavar="NAME",
        expose_value=False,
        is_eager=True,
        callback=_choose,
        help=Text(
            "使うデータセット（zones data list）。既定は zones data use で選んだもの。",
            "Data set to use (zones data list); by default the one that 'zones data use' chose.",
        ).say(lang),
    )


def _choose(context: click.Context, _: click.Parameter, name: str | None) -> None:
    context.with_resource(home.using(name))
