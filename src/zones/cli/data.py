"""``zones data``: build and check the embedded data."""

import sys
from pathlib import Path

import click

from zones.cli.progress import reporter
from zones.cli.words import Command, Group, lang_option
from zones.data.catalog import Catalog, verify
from zones.data.embedded import geodata_folder
from zones.labels import Lang, Text


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "data",
        lang=lang,
        no_args_is_help=True,
        help=Text("収録データを作る・確かめる。", "Build and check the embedded data.").say(lang),
    )
    group = lang_option(lang)(group)
    for one in (_build(lang), _list(lang), _verify(lang)):
        group.add_command(one)
    return group


def _build(lang: Lang) -> click.Command:
    @click.command(
        "build",
        cls=Command,
        lang=lang,
        help=Text(
            "公表ファイルから収録データ（geodata/）を作る。同じ入力からは同じバイト列になる。",
            "Make the embedded data (geodata/) from the published files; the same input gives "
            "the same bytes.",
        ).say(lang),
    )
    @click.option(
        "--from",
        "source",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        help=Text("公表ファイルのフォルダー。", "Folder of the published files.").say(lang),
    )
    @click.option(
        "--out",
        default=Path("geodata"),
        show_default=True,
        type=click.Path(path_type=Path, file_okay=False),
        help=Text("書き出すフォルダー。", "Folder to write into.").say(lang),
    )
    @lang_option(lang)
    def run(source: Path, out: Path) -> None:
        # the schemas take half a second that no other command needs
        from zones.data.build import build  # noqa: PLC0415

        with reporter(lang) as progress:
            catalog = build(source, out, progress=progress)
        _print(catalog, lang)

    return run


def _list(lang: Lang) -> click.Command:
    @click.command(
        "list",
        cls=Command,
        lang=lang,
        help=Text("収録データの表と出典を示す。", "Show the embedded tables and sources.").say(
            lang
        ),
    )
    @lang_option(lang)
    def run() -> None:
        _print(verify(geodata_folder()), lang)

    return run


def _verify(lang: Lang) -> click.Command:
    @click.command(
        "verify",
        cls=Command,
        lang=lang,
        help=Text(
            "収録データが目録（SHA-256）と一致するか確かめる。",
            "Check the embedded data against its catalogue (SHA-256).",
        ).say(lang),
    )
    @click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
    @lang_option(lang)
    def run(folder: Path | None) -> None:
        catalog = verify(folder or geodata_folder())
        words = Text(
            f"{len(catalog.tables)}個の表はすべて目録と一致します。",
            f"All {len(catalog.tables)} tables agree with the catalogue.",
        )
        sys.stdout.write(f"{words.say(lang)}\n")

    return run


def _print(catalog: Catalog, lang: Lang) -> None:
    for entry in catalog.tables:
        title = entry.title.say(lang)
        sys.stdout.write(f"{entry.name}\t{entry.rows:,}\t{entry.size_bytes:,}\t{title}\n")
    for source in catalog.sources:
        sys.stdout.write(f"{source.source.credit.say(lang)}\n")
