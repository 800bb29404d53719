"""``zones flows``: raw trips larger than memory become flows between municipalities."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zones.cli.options import read_columns
from zones.cli.progress import reporter
from zones.cli.words import Command, Group, lang_option
from zones.data import home
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.outputs.folder import check_writable, write_folder
from zones.planning.scenario import parse_day

if TYPE_CHECKING:
    from zones.data.embedded import Tables
    from zones.data.trips.crosswalk import Crosswalk
    from zones.data.trips.rollup import Chooser, RolledUp

_F = TypeVar("_F", bound=Callable[..., Any])
_ITEMS = ("origin", "destination", "persons", "hour", "day", "purpose")
_JOINS = ("point", "area", "prefix")


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "flows",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "メモリーより大きい移動データを、市区町村間の流動に集計する。",
            "Roll up trips larger than memory to flows between municipalities.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    group.add_command(_aggregate(lang))
    return group


def _aggregate(lang: Lang) -> click.Command:
    @click.command(
        "aggregate",
        cls=Command,
        lang=lang,
        help=Text(
            "小地域・地域メッシュ間の移動データ（Parquet、CSV、フォルダー）を集計し、データセットにする。"
            "失敗・中断しても以前のデータは変わらない。",
            "Roll up trips between small areas or mesh cells (Parquet, CSV, folders of partitions) "
            "and make a data set of them. If that fails or is interrupted, the earlier data stay.",
        ).say(lang),
    )
    @click.argument("sources", nargs=-1, required=True)
    @_options(lang)
    @lang_option(lang)
    def run(sources: Sequence[str], **given: Any) -> None:  # noqa: ANN401
        rolled, place = _run(sources, given, lang)
        if given["as_json"]:
            text = json.dumps(rolled.report.as_dict(), ensure_ascii=False, indent=2)
            sys.stdout.write(f"{text}\n")
            return
        sys.stdout.write("\n".join([*rolled.report.lines(lang), place.say(lang)]) + "\n")

    return run


def _run(sources: Sequence[str], given: dict[str, Any], lang: Lang) -> "tuple[RolledUp, Text]":
    # Ibis, DuckDB and the schemas take a second that no other command needs.
    from zones.data.trips.conditions import parse_conditions  # noqa: PLC0415
    from zones.data.trips.engines import Settings  # noqa: PLC0415
    from zones.data.trips.rollup import Wishes, roll_up  # noqa: PLC0415
    from zones.data.trips.saving import check_year, save_as_set, table_files  # noqa: PLC0415

    target = _target(given)
    if target.name is not None:
        check_year(given["year"])
    wishes = Wishes(
        columns={item: given[item] for item in _ITEMS if given[item] is not None},
        conditions=parse_conditions(given["where"]),
        unknown_limit=_share(given["unknown_limit"]),
        days=given["days"],
    )
    settings = Settings(
        given["engine"], given["memory"], given["master"], float(given["master_timeout"])
    )
    settings.memory_bytes  # noqa: B018 - refuses before anything is read
    with reporter(lang) as progress:
        tables = _tables(target)
        crosswalk = _crosswalk(given, tables)
        rolled = roll_up(sources, crosswalk, wishes=wishes, settings=settings, progress=progress)
        if target.folder is not None:
            write_folder(target.folder, table_files(rolled))
            return rolled, Text(
                f"{target.folder} に書き出しました。", f"Written to {target.folder}."
            )
        assert tables is not None  # noqa: S101 - a data set has tables
        assert target.name is not None  # noqa: S101 - the other of the two
        save_as_set(
            rolled, tables, target.base,
            name=target.name, year=given["year"], people=given["people"],
        )  # fmt: skip
    years = sorted({int(year) for year in tables.population["year"]})
    return rolled, _made(target.name, given["year"], years)


def _made(name: str, year: int, years: Sequence[int]) -> Text:
    """Return the last sentence: how to use the data set, or what it lacks for a plan."""
    if year in years:
        return Text(
            f"データセット「{name}」にしました。zones plan --data {name} で使います。",
            f"Made the data set '{name}'. Use it with 'zones plan --data {name}'.",
        )
    there = ", ".join(str(one) for one in years)
    return Text(
        f"データセット「{name}」にしましたが、{year}年の人口がないため zones plan では使えません"
        f"（あるのは {there}）。人口を取り込むか、比べる国勢調査の年を --year で指定してください。",
        f"Made the data set '{name}', but 'zones plan' can't use it: it has no population of "
        f"{year} (only {there}). Import one, or give the census to compare with by --year.",
    )


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the flows go: into a data set, or as tables into a folder; and the set to start from."""

    name: str | None
    folder: Path | None
    base: Path


def _target(given: dict[str, Any]) -> _Target:
    name, folder = given["out"], given["tables"]
    if (name is None) == (folder is None):
        raise InputError(
            "--out（データセットの名前）か --tables（フォルダー）のどちらか一方を指定してください。",
            "Give either --out (name of a data set) or --tables (a folder).",
        )
    if name is not None:
        home.check_name(name, new=True)
        chosen = given["base"] or (name if name in home.set_names() else None)
        return _Target(name, None, home.chosen_folder(chosen))
    check_writable(folder)
    return _Target(None, folder, home.chosen_folder(given["base"]))


def _tables(target: _Target) -> "Tables | None":
    """Return the data set to start from; tables in a folder need none."""
    if target.name is None:
        return None
    from zones.data.embedded import load_tables  # noqa: PLC0415 - only here

    return load_tables(target.base)


def _crosswalk(given: dict[str, Any], tables: "Tables | None") -> "Crosswalk | Chooser":
    from zones.data.joining import World  # noqa: PLC0415 - slow, and only here
    from zones.data.trips.crosswalk import read_crosswalk  # noqa: PLC0415
    from zones.data.trips.municipal import Municipalities, prefix_units  # noqa: PLC0415

    file, join, areas = given["crosswalk"], given["join"], given["areas"]
    if (file is None) == (join is None):
        raise InputError(
            "--crosswalk（対応表のファイル）か --join（point・area・prefix）の一方を指定してください。",
            "Give either --crosswalk (a file) or --join (point, area or prefix).",
        )
    columns = read_columns(
        "--crosswalk-column", given["crosswalk_columns"], ("code", "unit", "weight")
    )
    if tables is None:
        if file is not None:
            return read_crosswalk(file, columns)
        if join == "prefix":
            return prefix_units(given["digits"])
        raise InputError(
            "--join point と area は市区町村の境界を使うため、--tables とは使えません。",
            "--join point and area use the municipalities' borders: not with --tables.",
        )
    day = None if given["codes_as_of"] is None else parse_day(given["codes_as_of"])
    here = Municipalities(World.of(tables), day)
    if file is not None:
        return here.from_file(file, columns)
    if join == "prefix":
        return here.from_prefix(given["digits"])
    if areas is not None:
        return here.from_areas(areas, given["area_code"], join)
    return here.from_mesh(join)


def _share(text: str) -> Fraction:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise InputError(
            f"--unknown-limit {text[:20]} は使えません。0〜1 で指定してください（0.01 は1%）。",
            f"--unknown-limit {text[:20]} can't be used. Give a share from 0 to 1 (0.01 is 1 %).",
        )
    return share


def _options(lang: Lang) -> Callable[[_F], _F]:
    options = [*_place_options(lang), *_column_options(lang), *_engine_options(lang)]

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _place_options(lang: Lang) -> list[Callable[[Any], Any]]:
    file = click.Path(path_type=Path, dir_okay=False)
    return [
        click.option("--crosswalk", type=file, metavar="FILE", help=Text(
            "対応表（コード、市区町村、あれば重み。CSV・Excel・Parquet）。",
            "Crosswalk: code, municipality, perhaps a weight (CSV, Excel, Parquet).").say(lang)),
        click.option("--crosswalk-column", "crosswalk_columns", multiple=True, metavar="ITEM=NAME",
            help=Text("対応表の列（code= / unit= / weight=）。",
            "A column of the crosswalk: code=, unit= or weight=.").say(lang)),
        click.option("--join", type=click.Choice(_JOINS), help=Text(
            "対応表を境界から作る：point（メッシュの中心）、area（面積で按分）。prefix はコードの初めの桁。",
            "Make the crosswalk from the borders: by the cell's centre (point) or by area; prefix: "
            "the first digits of the code are the municipality.").say(lang)),
        click.option("--areas", type=file, metavar="FILE", help=Text(
            "小地域の面（Shapefile・GeoJSON・zip）。--join point / area で使う。",
            "Polygons of small areas (Shapefile, GeoJSON, zip), for --join point or area.").say(lang)),
        click.option("--area-code", default="KEY_CODE", show_default=True, metavar="NAME",
            help=Text("小地域のコードの属性名。", "Attribute with the small area's code.").say(lang)),
        click.option("--digits", type=click.IntRange(1, 12), default=5, show_default=True,
            help=Text("--join prefix の桁数。", "Digits of --join prefix.").say(lang)),
        click.option("--codes-as-of", metavar="DATE", help=Text(
            "市区町村コードの時点（既定はデータセットの時点）。",
            "Day of the municipality codes (by default that of the data set).").say(lang)),
        click.option("--out", metavar="NAME", help=Text("データセットの名前。", "Name of the data set.").say(lang)),
        click.option("--tables", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
            help=Text("データセットにせず、表だけをフォルダーに書き出す（日本の市区町村でなくてよい）。",
            "Write only the tables into a folder; units need not be municipalities of Japan.").say(lang)),
        click.option("--base", metavar="NAME", help=Text(
            "ほかの表を引き継ぐデータセット（既定は同名のもの、なければ使用中のもの）。",
            "Data set that the other tables come from (its own, else the one in use).").say(lang)),
        click.option("--year", type=click.IntRange(1920, 2100), help=Text("データの年。", "Year of the trips.").say(lang)),
        click.option("--people", help=Text("数えている人（説明）。", "Whom the trips count, in words.").say(lang)),
    ]  # fmt: skip


def _column_options(lang: Lang) -> list[Callable[[Any], Any]]:
    words = {
        "origin": Text("出発地", "origin"),
        "destination": Text("行き先", "destination"),
        "persons": Text("人数（または移動の数）", "persons or trips"),
        "hour": Text("時刻", "hour"),
        "day": Text("日・曜日の種類", "day or type of day"),
        "purpose": Text("目的", "purpose"),
    }
    columns = [
        click.option(f"--{item}", metavar="COLUMN", help=Text(
            f"{words[item].ja}の列。", f"Column of the {words[item].en}.").say(lang))
        for item in _ITEMS
    ]  # fmt: skip
    return [
        *columns,
        click.option("--where", multiple=True, metavar="CONDITION", help=Text(
            '集計する行の条件（例："hour >= 5 and purpose in (work, school)"）。複数ならすべて。',
            'Which rows count, like "hour >= 5 and purpose in (work, school)"; all must hold.').say(lang)),
        click.option("--days", type=click.IntRange(1, 100_000), default=1, show_default=True,
            help=Text("この日数で割る（1日あたりにする）。", "Divide by so many days.").say(lang)),
        click.option("--unknown-limit", default="0.01", show_default=True, metavar="SHARE",
            help=Text("対応表にないコードの人の割合の上限（既定は仮定）。",
            "Share of persons whose code the crosswalk may lack (the default is assumed).").say(lang)),
    ]  # fmt: skip


def _engine_options(lang: Lang) -> list[Callable[[Any], Any]]:
    return [
        click.option("--engine", type=click.Choice(("duckdb", "spark")), default="duckdb",
            show_default=True, help=Text("集計エンジン。", "Engine of the roll-up.").say(lang)),
        click.option("--memory", default="4GB", show_default=True, help=Text(
            "使うメモリー（足りない分はディスクへ）。", "Memory to use; the rest goes to disk.").say(lang)),
        click.option("--master", default="local[*]", show_default=True, metavar="URL", help=Text(
            "Spark のマスター。", "Spark's master.").say(lang)),
        click.option("--master-timeout", type=click.IntRange(1, 3600), default=90, show_default=True,
            help=Text("Spark のマスターを待つ秒数。", "Seconds to wait for Spark's master.").say(lang)),
        click.option("--json", "as_json", is_flag=True, help=Text(
            "報告を JSON で示す。", "Report as JSON.").say(lang)),
    ]  # fmt: skip
