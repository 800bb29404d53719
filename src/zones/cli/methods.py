"""``zones methods``: reference ways of drawing regions, alone and beside each other."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
import pandas as pd

from zones.cli.data_choice import data_option
from zones.cli.options import json_option, out_option
from zones.cli.progress import reporter
from zones.cli.tables import show
from zones.cli.words import Command, Group, complain, lang_option
from zones.data.method_figures import read_did_people, read_urban_centres
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.model import Region
from zones.model.forms import FORMS
from zones.model.unions import REGISTER_DATE, Register
from zones.outputs.folder import check_writable, write_folder
from zones.outputs.method_summary import comparison_tables, method_list, zoning_summary
from zones.outputs.method_tables import (
    PLAN,
    compare_methods,
    comparison_files,
    method_label,
    planned_zones,
    zoning_files,
)
from zones.planning import Scenario, load_region, make_plan
from zones.provenance import Denominator
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import (
    METHODS,
    Inputs,
    draw_zones,
    find_method,
    gather_inputs,
    read_parameters,
    usable_methods,
)

_F = TypeVar("_F", bound=Callable[..., Any])


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "methods",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "圏域の描き方（都市雇用圏・TTWA など）で圏域を求め、互いに比べる。",
            "Draw regions by reference methods (UEA, TTWA …) and compare them.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    for one in (_list(lang), _run(lang), _compare(lang)):
        group.add_command(one)
    return group


def _list(lang: Lang) -> click.Command:
    @click.command(
        "list",
        cls=Command,
        lang=lang,
        help=Text(
            "方法・設定の既定値・出典を並べる。", "List the methods, their settings and sources."
        ).say(lang),
    )
    @lang_option(lang)
    def run() -> None:
        show(method_list(lang))

    return run


def _run(lang: Lang) -> click.Command:
    @click.command(
        "run",
        cls=Command,
        lang=lang,
        help=Text("1つの方法で圏域を求める。", "Draw regions by one method.").say(lang),
    )
    @click.argument("method", metavar=Text("方法", "METHOD").say(lang))
    @click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="NAME=VALUE",
        help=Text(
            "設定（複数可）。名前と既定値は zones methods list で分かる。",
            "A setting (may be repeated); zones methods list shows names and defaults.",
        ).say(lang),
    )
    @_shared_options(lang)
    @lang_option(lang)
    def run(method: str, settings: Sequence[str], *, repair: bool, **chosen: Any) -> None:  # noqa: ANN401
        wanted = dict(_setting(one) for one in settings)
        read_parameters(find_method(method), wanted)
        region, inputs = _load(lang, chosen)
        zoning = draw_zones(inputs, method, settings=wanted, repaired=repair)
        out = chosen["out"]
        if out is not None:
            # matplotlib and folium take time that only files need
            from zones.outputs.method_maps import zoning_maps  # noqa: PLC0415

            tables = zoning_files(region, zoning, lang)
            write_folder(out, {**tables, **zoning_maps(region, zoning, lang)})
        if chosen["as_json"]:
            _print_json({"method": method, "zones": zoning.members, "notes": _notes(zoning, lang)})
            return
        for table in zoning_summary(region, zoning, lang):
            if table.rows:
                show(table)
        _say_notes([zoning], lang)

    return run


def _compare(lang: Lang) -> click.Command:
    @click.command(
        "compare",
        cls=Command,
        lang=lang,
        help=Text(
            "方法ごとの圏域を、互いに、また既存の圏域と比べる（方法を書かなければすべて。"
            "plan は本ツールの候補圏域）。",
            "Compare the regions of methods (all unless named; plan is this tool's candidate areas) "
            "with each other and with unions.",
        ).say(lang),
    )
    @click.argument("methods", nargs=-1, metavar=Text("[方法]…", "[METHOD]…").say(lang))
    @click.option(
        "--union-type",
        type=click.Choice(list(FORMS)),
        default="連携中枢都市圏",
        show_default=True,
        help=Text("比べる既存の圏域の種類。", "Type of the unions to compare with.").say(lang),
    )
    @_shared_options(lang)
    @lang_option(lang)
    def run(methods: Sequence[str], union_type: str, *, repair: bool, **chosen: Any) -> None:  # noqa: ANN401
        names = tuple(dict.fromkeys(methods or (PLAN, *usable_methods())))
        for name in names:
            if name != PLAN:
                find_method(name)
        if not methods:
            _say_left_out(lang)
        region, inputs = _load(lang, chosen)
        with reporter(lang) as progress:
            zonings = {}
            for name in names:
                progress(method_label(name))
                zonings[name] = (
                    _planned(region, chosen["denominator"])
                    if name == PLAN
                    else draw_zones(inputs, name, repaired=repair)
                )
        compared = compare_methods(region, zonings, _unions(region, union_type))
        out = chosen["out"]
        if out is not None:
            from zones.outputs.method_maps import comparison_maps  # noqa: PLC0415

            tables = comparison_files(region, zonings, compared, lang)
            write_folder(out, {**tables, **comparison_maps(region, zonings, lang)})
        if chosen["as_json"]:
            _print_json(
                {
                    "methods": _rows(compared.sets.reset_index()),
                    "agreement": _rows(compared.agreement),
                    "union_type": union_type,
                    "against_unions": _rows(compared.against_unions.reset_index()),
                }
            )
            return
        for table in comparison_tables(compared, lang):
            show(table)
        _say_notes(list(zonings.values()), lang)

    return run


def _planned(region: Region, denominator: Denominator) -> Zoning:
    return planned_zones(make_plan(region, Scenario(denominator=denominator)))


def _shared_options(lang: Lang) -> Callable[[_F], _F]:
    """Add the options that every drawing takes."""
    file = click.Path(path_type=Path, dir_okay=False)
    options = [
        click.option(
            "--repair",
            is_flag=True,
            help=Text(
                "陸続きでない飛地を隣の圏域へ移す（島はそのまま）。",
                "Move pieces that are cut off by land to a neighbouring zone (islands stay).",
            ).say(lang),
        ),
        click.option(
            "--did",
            type=file,
            metavar="FILE",
            help=Text(
                "人口集中地区（DID）人口（CSV：code,population）。都市雇用圏の中心に使う。",
                "People of densely inhabited districts (CSV: code,population) for centres of UEA.",
            ).say(lang),
        ),
        click.option(
            "--urban",
            type=file,
            metavar="FILE",
            help=Text(
                "メッシュによる都市中心の人口（CSV：code,centre,persons）。EU–OECD に使う。",
                "People of urban centres of a grid (CSV: code,centre,persons) for EU–OECD areas.",
            ).say(lang),
        ),
        data_option(lang),
        click.option(
            "--denominator",
            type=click.Choice(get_args(Denominator)),
            default="all",
            show_default=True,
            help=Text(
                "割合の分母：all は総数、place_known は従業・通学地が判明した者。",
                "What shares are divided by: everyone, or those whose place is known.",
            ).say(lang),
        ),
        out_option(
            lang,
            Text(
                "表（CSV）と地図を書き出すフォルダー。",
                "Folder to write tables (CSV) and maps into.",
            ),
            default=None,
        ),
        json_option(lang),
    ]

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputError(
            f"--set {text[:40]}：名前=値 の形で書いてください（例：cut=0.98）。",
            f"--set {text[:40]}: write NAME=VALUE (such as cut=0.98).",
        )
    return name.strip(), value.strip()


def _load(lang: Lang, chosen: dict[str, Any]) -> tuple[Region, Inputs]:
    if chosen["out"] is not None:
        check_writable(chosen["out"])
    with reporter(lang) as progress:
        progress(Text("データを読んでいます", "Loading the data"))
        region = load_region(denominator=chosen["denominator"])
    did, urban = chosen["did"], chosen["urban"]
    inputs = gather_inputs(
        region,
        did=None if did is None else read_did_people(did, region.codes),
        urban=None if urban is None else read_urban_centres(urban, region.codes),
    )
    return region, inputs


def _unions(region: Region, union_type: str) -> dict[str, tuple[str, ...]]:
    register = Register.from_table(region.unions).of_type(union_type).valid_on(REGISTER_DATE)
    known = set(region.codes)
    return {one.id: tuple(code for code in one.codes() if code in known) for one in register}


def _notes(zoning: Zoning, lang: Lang) -> list[str]:
    return [note.say(lang) for note in zoning.notes]


def _say_notes(zonings: Sequence[Zoning], lang: Lang) -> None:
    for zoning in zonings:
        for note in _notes(zoning, lang):
            sys.stdout.write(f"{zoning.method}: {note}\n")


def _say_left_out(lang: Lang) -> None:
    """Name the methods that are not installed on standard error."""
    missing = [key for key in METHODS if key not in usable_methods()]
    if missing:
        names = ", ".join(missing)
        told = Text(
            f"追加機能が入っていないため省きました：{names}（pip install 'zones[leiden]'）。",
            f"Left out, as the extra is not installed: {names} (pip install 'zones[leiden]').",
        )
        complain(told.say(lang))


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", double_precision=6))
    return rows


def _print_json(content: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
