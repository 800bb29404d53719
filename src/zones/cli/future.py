"""``zones future``: people to 2050, classes of the index, sizes, indicators, maps."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import pandas as pd

from zones.cli.progress import reporter
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.tables import show
from zones.cli.words import Command, Group, lang_option
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.metrics.future import base_years, check_year, projected_years
from zones.model.lookup import find_municipality
from zones.outputs.folder import check_writable, write_folder
from zones.outputs.future_areas import (
    DIVISIONS,
    FutureRegion,
    divide,
    plan_region,
    sphere_region,
    union_region,
)
from zones.outputs.future_summary import shown_table
from zones.outputs.future_tables import (
    class_table,
    indicators_table,
    people_table,
    size_table,
)
from zones.outputs.table_set import NamedTable
from zones.planning import Plan, load_region, make_plan

_F = TypeVar("_F", bound=Callable[..., Any])
_FORMATS = ("csv", "xlsx")


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "future",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "2050年までの人口・年齢・指数・指標を、都道府県・圏域・市町村ごとに示す。",
            "People, ages, index and indicators to 2050 of prefectures, areas and municipalities.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    for one in (_people(lang), _classes(lang), _sizes(lang), _indicators(lang), _maps(lang)):
        group.add_command(one)
    return group


def _people(lang: Lang) -> click.Command:
    @_subcommand(
        "people",
        Text(
            "人口の総数・年齢3区分・高齢化・指数（基準年＝1）を年ごとに示す。",
            "People by year: all, three ages, ageing, index against a base year.",
        ),
        lang,
        by="total",
    )
    def run(plan: Plan, region: FutureRegion, by: str, base: int) -> NamedTable:
        return people_table(plan, divide(plan, region, by, lang), base=base, lang=lang)

    return run


def _classes(lang: Lang) -> click.Command:
    @_subcommand(
        "classes",
        Text(
            "人口指数の階級ごとの市区町村数を年ごとに示す（100超、90超〜100、…、50以下）。",
            "Municipalities by class of the index and year (over 100, over 90 to 100 … 50 or less).",
        ),
        lang,
    )
    def run(plan: Plan, region: FutureRegion, _: str, base: int) -> NamedTable:
        return class_table(plan, region, base=base, lang=lang)

    return run


def _sizes(lang: Lang) -> click.Command:
    @_subcommand(
        "sizes",
        Text(
            "制度の人口の要件を下回る中心と、その年を示す（比率などは今のままと仮定）。",
            "Centres that fall below a size that a scheme asks, and when (ratios held: assumed).",
        ),
        lang,
    )
    def run(plan: Plan, region: FutureRegion, _: str, __: int) -> NamedTable:
        return size_table(plan, region, lang=lang)

    return run


def _indicators(lang: Lang) -> click.Command:
    @_subcommand(
        "indicators",
        Text(
            "学校・医療・職員・財政などの指標を、今と推計できる年について示す。",
            "Indicators of schools, health, staff and finance, today and where projected.",
        ),
        lang,
        by="total",
    )
    def run(plan: Plan, region: FutureRegion, by: str, _: int) -> NamedTable:
        return indicators_table(plan, divide(plan, region, by, lang), lang=lang)

    return run


def _subcommand(
    name: str, words: Text, lang: Lang, *, by: str | None = None
) -> Callable[[Callable[[Plan, FutureRegion, str, int], NamedTable]], click.Command]:
    """Return a command that shows, prints or writes one table."""

    def make(build: Callable[[Plan, FutureRegion, str, int], NamedTable]) -> click.Command:
        @click.command(name, cls=Command, lang=lang, help=words.say(lang))
        @_region_options(lang)
        @_table_options(lang)
        @_division_option(lang, by)
        @scenario_options(lang)
        @lang_option(lang)
        def run(
            centres: tuple[str, ...],
            union: str | None,
            base_year: int | None,
            out: Path | None,
            form: str,
            *,
            as_json: bool,
            division: str = "total",
            **settings: Any,  # noqa: ANN401
        ) -> None:
            if out is not None:
                check_writable(out)
            plan, region = _load(centres, union, settings, lang)
            base = _base(plan, base_year)
            table = build(plan, region, division, base)
            _give(plan, table, out, form, as_json=as_json, lang=lang)

        return run

    return make


def _maps(lang: Lang) -> click.Command:
    @click.command(
        "maps",
        cls=Command,
        lang=lang,
        help=Text(
            "年ごとの小さな地図（PNG・SVG）、階級の図、年を切り替えられる地図（HTML）を書き出す。",
            "Write small maps a year (PNG, SVG), the classes as a figure, and a page with every "
            "year.",
        ).say(lang),
    )
    @_region_options(lang)
    @click.option(
        "--year",
        "years",
        multiple=True,
        type=int,
        metavar="YEAR",
        help=Text(
            "地図にする年（複数可）。書かなければ基準年より後の推計年すべて。",
            "Year to map (may be repeated); all projected after the base unless given.",
        ).say(lang),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("out"),
        show_default=True,
        help=Text("書き出すフォルダー。", "Folder to write into.").say(lang),
    )
    @scenario_options(lang)
    @lang_option(lang)
    def run(
        centres: tuple[str, ...],
        union: str | None,
        base_year: int | None,
        years: tuple[int, ...],
        out: Path,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        # matplotlib takes a second that no other command needs
        from zones.outputs.future_files import map_files  # noqa: PLC0415

        check_writable(out)
        plan, region = _load(centres, union, settings, lang)
        base = _base(plan, base_year)
        wanted = tuple(sorted(set(years)))
        for year in wanted:
            check_year(year, projected_years(plan.region))
        if not wanted and base == projected_years(plan.region)[-1]:
            raise InputError(
                f"{base}年より後の推計はありません。--base-year か --year を指定し直してください。",
                f"Nothing is projected after {base}. Give another --base-year, or --year.",
            )
        with reporter(lang) as progress:
            files = map_files(plan, region, base=base, years=wanted, lang=lang, progress=progress)
        for path in write_folder(out, files):
            sys.stdout.write(f"{path}\n")

    return run


def _region_options(lang: Lang) -> Callable[[_F], _F]:
    """Add what a region is chosen by; prefectures come with the scenario."""
    options = [
        click.option(
            "--centre",
            "centres",
            multiple=True,
            metavar="NAME",
            help=Text(
                "この市区町村（複数可、合わせて1つの中心）とその通勤圏。",
                "This municipality (may be repeated: together one centre) and its sphere.",
            ).say(lang),
        ),
        click.option(
            "--union",
            metavar="NAME",
            help=Text("既存の圏域・組合（名称またはID）。", "Existing union (name or id).").say(
                lang
            ),
        ),
        click.option(
            "--base-year",
            type=int,
            metavar="YEAR",
            help=Text(
                "指数の基準年。既定は推計の最初の年。国勢調査の年も使える。",
                "Base year of the index; the projection's first unless given. A census counts too.",
            ).say(lang),
        ),
    ]
    return _adding(options)


def _table_options(lang: Lang) -> Callable[[_F], _F]:
    return _adding(
        [
            click.option(
                "--out",
                type=click.Path(path_type=Path),
                help=Text("表を書き出すフォルダー。", "Folder to write the table into.").say(lang),
            ),
            click.option(
                "--format",
                "form",
                type=click.Choice(_FORMATS),
                default="csv",
                show_default=True,
                help=Text("表の形式。", "Format of the table.").say(lang),
            ),
            click.option(
                "--json",
                "as_json",
                is_flag=True,
                help=Text("JSON で表示する。", "Print as JSON.").say(lang),
            ),
        ]
    )


def _division_option(lang: Lang, default: str | None) -> Callable[[_F], _F]:
    if default is None:
        return _adding([])
    option = click.option(
        "--by",
        "division",
        type=click.Choice(list(DIVISIONS)),
        default=default,
        show_default=True,
        help=Text(
            "まとめ方：合計、市区町村、都道府県、圏域の候補、既存の圏域、位置付け。",
            "Whose: all together, each municipality, prefecture, candidate area, union or frame.",
        ).say(lang),
    )
    return _adding([option])


def _adding(options: Sequence[Callable[[Any], Any]]) -> Callable[[_F], _F]:
    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _load(
    centres: tuple[str, ...], union: str | None, settings: dict[str, Any], lang: Lang
) -> tuple[Plan, FutureRegion]:
    chosen = scenario_from(settings)
    if sum(map(bool, (centres, union, chosen.scenario.prefectures))) > 1:
        raise InputError(
            "--prefecture、--centre、--union は一つだけ指定してください。",
            "Give only one of --prefecture, --centre and --union.",
        )
    with reporter(lang) as progress:
        progress(Text("データを読んでいます", "Loading the data"))
        region = chosen.region(load_region(denominator=chosen.scenario.denominator))
        codes = [find_municipality(region.municipalities, name) for name in centres]
        plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
    if codes:
        return plan, sphere_region(plan, codes, lang)
    if union is not None:
        return plan, union_region(plan, union)
    return plan, plan_region(plan, lang)


def _base(plan: Plan, wanted: int | None) -> int:
    years = base_years(plan.region)
    if not years:
        raise InputError(
            "このデータセットには将来推計人口がありません。zones data import ipss で加えてください。",
            "This data set has no projection. Add one with 'zones data import ipss'.",
        )
    base = projected_years(plan.region)[0] if wanted is None else wanted
    check_year(base, years)
    return base


def _give(
    plan: Plan, table: NamedTable, out: Path | None, form: str, *, as_json: bool, lang: Lang
) -> None:
    """Write the table where asked; print it as JSON, or as words."""
    if out is not None:
        from zones.outputs.future_files import table_files  # noqa: PLC0415 (takes a second)

        for path in write_folder(out, table_files(plan, [table], _form(form), lang)):
            sys.stderr.write(f"{path}\n")
    if as_json:
        content = {"table": table.id, "rows": _rows(table.table)}
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    elif out is None:
        show(shown_table(table, lang))


def _form(form: str) -> Any:  # noqa: ANN401 (click has checked it)
    return form


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", double_precision=6))
    return rows
