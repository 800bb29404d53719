"""The options that make a scenario, shared by every command that computes a plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from zones.cli.data_choice import data_option
from zones.codes import find_prefecture
from zones.data.own_figures import read_former_ratios, read_travel_minutes
from zones.data.travel_times import read_centre_times
from zones.errors import DataError, InputError
from zones.grid.nearest import FrictionUnit
from zones.labels import Lang, Text
from zones.model import Region
from zones.model.unions import REGISTER_DATE
from zones.planning import Scenario
from zones.planning.access import TableTravel
from zones.planning.scenario import Reading, parse_day
from zones.provenance import Denominator
from zones.rules.loading import load_ruleset, shipped
from zones.rules.ruleset import RuleSet
from zones.zoning.spheres import parse_threshold

_F = TypeVar("_F", bound=Callable[..., Any])


def scenario_options(lang: Lang) -> Callable[[_F], _F]:
    """Add the options of a scenario to a command."""
    options = [
        data_option(lang),
        click.option(
            "--prefecture",
            "prefectures",
            multiple=True,
            metavar="NAME",
            help=Text(
                "表示する都道府県（名称またはコード、複数可）。計算は常に全国で行う。",
                "Prefecture to show (name or code; may be repeated). "
                "The whole country is always computed.",
            ).say(lang),
        ),
        click.option(
            "--threshold",
            default="0.10",
            show_default=True,
            metavar="SHARE",
            help=Text(
                "構成市町村となる通勤通学割合（0〜1）。",
                "Share of commuters from which a municipality is a member (0–1).",
            ).say(lang),
        ),
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
        click.option(
            "--reading",
            type=click.Choice(get_args(Reading)),
            default="prefectures",
            show_default=True,
            help=Text(
                "「三大都市圏の区域内」の読み方：prefectures は11都府県（10 %未満の例外つき）、"
                "spheres は2014年報告書の10 %圏。",
                "What 'inside 三大都市圏' means: the eleven prefectures with their under-10 % "
                "exception, or the 10 % spheres of the 2014 report.",
            ).say(lang),
        ),
        click.option(
            "--near-km",
            type=float,
            default=40.0,
            show_default=True,
            help=Text(
                "中心都市の「近く」とみなす役所間の距離（仮定）。",
                "Distance between offices that counts as near a centre (assumed).",
            ).say(lang),
        ),
        click.option(
            "--include-borderline",
            is_flag=True,
            help=Text(
                "要件の境界（おおむね）にある中心も圏域の候補にする。",
                "Let a borderline centre (おおむね) lead a candidate area too.",
            ).say(lang),
        ),
        click.option(
            "--rules",
            "rule_files",
            multiple=True,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "自分のルールセット（TOML、複数可）。同じ id なら収録のものと置き換わる。",
                "Own rule set (TOML; may be repeated). One of the same id replaces the shipped.",
            ).say(lang),
        ),
        click.option(
            "--as-of",
            default=REGISTER_DATE.isoformat(),
            show_default=True,
            metavar="DATE",
            help=Text(
                "既存の圏域・組合をこの日の時点で見る。",
                "Day on which existing unions are looked at.",
            ).say(lang),
        ),
        click.option(
            "--unions",
            "union_file",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "自分の圏域・組合の名簿（CSV または Excel）。収録の名簿の代わりに使う。",
                "Own list of unions (CSV or Excel), used instead of the embedded register.",
            ).say(lang),
        ),
        click.option(
            "--former-ratios",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "合併前の最大市町村の昼夜間人口比率（CSV：code,ratio）。",
                "Day–night ratio of the largest former municipality (CSV: code,ratio).",
            ).say(lang),
        ),
        click.option(
            "--travel-times",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "隣り合う市の間の所要時間（CSV：a,b,minutes）。距離の代わりに使う。",
                "Travel time between neighbouring cities (CSV: a,b,minutes), instead of distance.",
            ).say(lang),
        ),
        click.option(
            "--near-minutes",
            type=float,
            default=60.0,
            show_default=True,
            help=Text(
                "中心都市の「近く」とみなす所要時間（仮定）。--centre-times か --friction とともに使う。",
                "Minutes that count as near a centre (assumed); for --centre-times and --friction.",
            ).say(lang),
        ),
        click.option(
            "--centre-times",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "市区町村から中心都市への所要時間（CSV：from,to,minutes）。直線距離の代わりに"
                "「条件不利地域」を決める。",
                "Travel time from municipalities to centres (CSV: from,to,minutes), to decide what "
                "lies beyond every centre instead of the straight line.",
            ).say(lang),
        ),
        click.option(
            "--friction",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=Text(
                "抵抗ラスター（GeoTIFF）。その上の最小費用の所要時間で「条件不利地域」を決める。",
                "Friction raster (GeoTIFF): least-cost times over it decide what lies beyond every "
                "centre.",
            ).say(lang),
        ),
        friction_unit_option(lang),
    ]

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def friction_unit_option(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--friction-unit``."""
    return click.option(
        "--friction-unit",
        type=click.Choice(get_args(FrictionUnit)),
        default="minutes_per_km",
        show_default=True,
        help=Text("抵抗ラスターの値の単位。", "Unit of the friction raster's numbers.").say(lang),
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scenario with the rule sets and figures that a user brought."""

    scenario: Scenario
    rules: Mapping[str, RuleSet]
    former_ratios: Path | None
    travel_times: Path | None
    unions: Path | None
    centre_times: Path | None = None
    friction: Path | None = None
    friction_unit: FrictionUnit = "minutes_per_km"

    def region(self, region: Region) -> Region:
        """Return *region* with the user's own unions, if there are any.

        Raises
        ------
        DataError
            If rows of the list must be decided first.
        """
        if self.unions is None:
            return region
        # openpyxl takes a quarter of a second that no other run needs
        from zones.data.registers.importing import import_register  # noqa: PLC0415

        result = import_register(
            self.unions,
            municipalities=region.municipalities,
            changes=region.changes,
            as_of=self.scenario.as_of,
        )
        if result.problems:
            first, count = result.problems[0].text, len(result.problems)
            raise DataError(
                f"{self.unions.name}：確認が必要な行が{count}件あります。最初のものは次のとおりです。"
                f"{first.ja}すべての行は zones unions import で確かめてください。",
                f"{self.unions.name}: {count} rows must be decided first. {first.en} "
                "Run 'zones unions import' to see them all.",
            )
        return region.with_unions(result.table)

    def inputs(self, region: Region) -> dict[str, Any]:
        """Return the further arguments of ``make_plan``, files read and checked."""
        inputs: dict[str, Any] = {"rules": self.rules}
        if self.former_ratios is not None:
            inputs["former_ratios"] = read_former_ratios(self.former_ratios, region.codes)
        if self.travel_times is not None:
            inputs["travel_minutes"] = read_travel_minutes(self.travel_times, region.codes)
        if self.centre_times is not None:
            times = read_centre_times(self.centre_times, region.codes)
            inputs["travel"] = TableTravel(times, self.centre_times.name)
        if self.friction is not None:
            # scikit-image and rasterio take time that no other run needs
            from zones.cli.friction import read_friction  # noqa: PLC0415
            from zones.planning.friction_travel import FrictionTravel  # noqa: PLC0415

            inputs["travel"] = FrictionTravel(
                read_friction(self.friction, region, self.friction_unit)
            )
        return inputs


def scenario_from(settings: Mapping[str, Any]) -> Chosen:
    """Return the scenario that the options say; wrong ones are refused before any work."""
    own = [load_ruleset(path) for path in settings["rule_files"]]
    times, friction = settings["centre_times"], settings["friction"]
    if times is not None and friction is not None:
        raise InputError(
            "--centre-times と --friction はどちらか一方にしてください。",
            "Give either --centre-times or --friction.",
        )
    scenario = Scenario(
        prefectures=tuple(find_prefecture(name) for name in settings["prefectures"]),
        threshold=parse_threshold(settings["threshold"]),
        denominator=settings["denominator"],
        reading=settings["reading"],
        near_km=settings["near_km"],
        as_of=parse_day(settings["as_of"]),
        include_borderline=settings["include_borderline"],
        near_by="table" if times else "friction" if friction else "straight_line",
        near_minutes=settings["near_minutes"],
    )
    rules = {**shipped(), **{one.id: one for one in own}}
    return Chosen(
        scenario,
        rules,
        settings["former_ratios"],
        settings["travel_times"],
        settings["union_file"],
        times,
        friction,
        settings["friction_unit"],
    )
