"""``zones data``: data sets side by side, and the build of the embedded one."""

import sys
from pathlib import Path

import click

from zones.cli import data_fetch, data_import
from zones.cli.progress import reporter
from zones.cli.words import Command, Group, lang_option
from zones.data import home
from zones.data.catalog import Catalog, read_catalog, verify
from zones.labels import Lang, Text


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "data",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "データを取得する・取り込む・選ぶ・確かめる・作る。",
            "Fetch, import, choose, check and build the data.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    for one in (
        _list(lang),
        data_fetch.command(lang),
        data_import.command(lang),
        _use(lang),
        _verify(lang),
        _build(lang),
    ):
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
        help=Text(
            "データセットと、使用中のものの表・出典を示す。",
            "Show the data sets, and the tables and sources of the one in use.",
        ).say(lang),
    )
    @lang_option(lang)
    def run() -> None:
        current = home.current_name()
        for name in (home.EMBEDDED, *home.set_names()):
            mark = "*" if name == current else " "
            year = read_catalog(home.set_folder(name)).flows_year
            sys.stdout.write(f"{mark} {name}\t{year}\n")
        _print(verify(home.chosen_folder()), lang)

    return run


def _use(lang: Lang) -> click.Command:
    @click.command(
        "use",
        cls=Command,
        lang=lang,
        help=Text(
            "これから使うデータセットを選ぶ（embedded は収録データ）。",
            "Choose the data set to use from now on (embedded: the one that comes along).",
        ).say(lang),
    )
    @click.argument("name")
    @lang_option(lang)
    def run(name: str) -> None:
        verify(home.set_folder(name))
        home.use(name)
        words = Text(f"「{name}」を使います。", f"Using '{name}'.")
        sys.stdout.write(f"{words.say(lang)}\n")

    return run


def _verify(lang: Lang) -> click.Command:
    @click.command(
        "verify",
        cls=Command,
        lang=lang,
        help=Text(
            "データが目録（SHA-256）と一致するか確かめる。名前かフォルダーを指定できる。",
            "Check data against their catalogue (SHA-256); a name or a folder may be given.",
        ).say(lang),
    )
    @click.argument("target", required=False)
    @lang_option(lang)
    def run(target: str | None) -> None:
        named = target is None or target == home.EMBEDDED or target in home.set_names()
        folder = home.chosen_folder(target) if named else Path(str(target))
        catalog = verify(folder)
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
