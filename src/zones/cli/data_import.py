"""``zones data import``: official files and a person's own become a data set."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from zones.cli.options import json_option, read_columns
from zones.cli.progress import reporter
from zones.cli.words import Command, lang_option
from zones.data.kinds import KINDS, Layout, Options, Wards
from zones.labels import Lang, Text
from zones.planning.scenario import parse_day

_F = TypeVar("_F", bound=Callable[..., Any])


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "import",
        cls=Command,
        lang=lang,
        help=Text(
            "ファイルを確かめてデータセットに取り込む。失敗しても以前のデータは変わらない。",
            "Check files and import them into a data set. If that fails, the earlier data stay.",
        ).say(lang),
    )
    @click.argument("kind", type=click.Choice(KINDS))
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
    @_options(lang)
    @lang_option(lang)
    def run(kind: Any, files: Sequence[Path], **given: Any) -> None:  # noqa: ANN401
        from zones.data.importing import import_files  # noqa: PLC0415 (schemas are slow)

        options = Options(
            year=given["year"],
            day=_day(given["day"]),
            columns=read_columns(
                "--column", given["columns"], ("origin", "destination", "persons")
            ),
            layout=given["layout"],
            sheet=given["sheet"],
            totals=given["totals"],
            people=given["people"],
            partial=given["partial"],
            tolerance_degrees=given["tolerance"],
            wards=given["wards"],
        )
        with reporter(lang) as progress:
            report = import_files(
                kind,
                files,
                name=given["name"],
                base=given["base"],
                options=options,
                progress=progress,
            )
        if given["as_json"]:
            sys.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
            return
        done = Text(
            f"データセット「{given['name']}」に取り込みました。zones data use {given['name']} で使います。",
            f"Imported into '{given['name']}'. Use it with 'zones data use {given['name']}'.",
        )
        sys.stdout.write("\n".join([*report.lines(lang), done.say(lang)]) + "\n")

    return run


def _options(lang: Lang) -> Callable[[_F], _F]:
    options = [
        click.option("--name", required=True, help=Text("データセットの名前。", "Its name.").say(lang)),
        click.option(
            "--base",
            metavar="NAME",
            help=Text(
                "ほかの表を引き継ぐデータセット（既定は同名のもの、なければ使用中のもの）。",
                "Data set that the other tables come from (its own, else the one in use).",
            ).say(lang),
        ),
        click.option("--year", type=int, help=Text("調査年。", "Year of the survey.").say(lang)),
        click.option(
            "--day",
            metavar="DATE",
            help=Text("コードの時点（既定は調査年の10月1日）。", "Day of the codes.").say(lang),
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="ITEM=NAME",
            help=Text(
                "od の列（origin= / destination= / persons= のあとに列名、複数可）。",
                "A column of an od table: origin=, destination= or persons= and its name.",
            ).say(lang),
        ),
        click.option(
            "--layout",
            type=click.Choice(get_args(Layout)),
            default="long",
            show_default=True,
            help=Text("od の形：縦長か横長か。", "Whether an od table is long or wide.").say(lang),
        ),
        click.option("--sheet", help=Text("Excel のシート名。", "Sheet of an Excel file.").say(lang)),
        click.option(
            "--totals",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=Text(
                "od の出発地ごとの総数の表（origin, persons）。",
                "Table of everyone by origin (origin, persons), beside an od table.",
            ).say(lang),
        ),
        click.option(
            "--people", help=Text("od が数える人（説明）。", "Whom an od table counts.").say(lang)
        ),
        click.option(
            "--partial",
            is_flag=True,
            help=Text(
                "estat-od の一部の都道府県だけで流動を置き換える（ほかは不明になる）。",
                "Let estat-od files of some prefectures stand alone: the others are unknown.",
            ).say(lang),
        ),
        click.option(
            "--wards",
            type=click.Choice(get_args(Wards)),
            default="merge",
            show_default=True,
            help=Text(
                "n03 の指定都市の区：市にまとめるだけか、区の境界も別の表に残すか。",
                "Wards in n03: joined into their city only, or kept in a table of their own too.",
            ).say(lang),
        ),
        click.option(
            "--tolerance",
            type=click.FloatRange(0, 0.1),
            metavar="DEGREES",
            help=Text("n03 の簡略化の許容値（度）。", "Simplification of n03, degrees.").say(lang),
        ),
        json_option(lang, Text("報告を JSON で示す。", "Report as JSON.")),
    ]  # fmt: skip

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _day(text: str | None) -> date | None:
    return None if text is None else parse_day(text)
