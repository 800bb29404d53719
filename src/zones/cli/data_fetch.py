"""``zones data fetch``: get official files into the data home."""

import sys

import click

from zones.cli.progress import reporter
from zones.cli.words import Command, lang_option
from zones.data.fetching import KNOWN, fetch
from zones.labels import Lang, Text


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "fetch",
        cls=Command,
        lang=lang,
        help=Text(
            "公式ファイルを取得する。ID を省くと、取得できるものを示す。",
            "Fetch an official file. Without an ID: what can be fetched.",
        ).say(lang),
    )
    @click.argument("identity", metavar="ID", required=False)
    @click.option(
        "--accept-change",
        is_flag=True,
        help=Text(
            "取得し直し、内容が以前と違っていても受け入れる。",
            "Fetch again and accept a content other than the recorded one.",
        ).say(lang),
    )
    @lang_option(lang)
    def run(identity: str | None, *, accept_change: bool) -> None:
        if identity is None:
            for name, words in KNOWN:
                sys.stdout.write(f"{name}\t{words.say(lang)}\n")
            return
        with reporter(lang) as progress:
            wanted, path = fetch(identity, accept_change=accept_change, progress=progress)
        next_step = f"zones data import {wanted.kind} {path} --name …"
        words = Text(f"{path}\n次に: {next_step}", f"{path}\nNext: {next_step}")
        sys.stdout.write(f"{words.say(lang)}\n")

    return run
