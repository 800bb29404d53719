"""A plan's settings as they were saved, and the option ``--plan`` that takes them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from zones.cli.scenario import Chosen, scenario_from
from zones.cli.words import complain
from zones.errors import DataError, InputError
from zones.labels import Lang, Text
from zones.planning import Plan, Scenario

_F = TypeVar("_F", bound=Callable[..., Any])

_LARGEST = 1_000_000
_OWN = (
    "as_of", "denominator", "include_borderline", "near_km", "near_minutes", "reading", "threshold",
)  # fmt: skip
"""Options that a saved scenario brings itself."""


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A saved scenario, and the hashes of what it was computed from.

    Parameters
    ----------
    scenario
        The settings.
    data, rules
        SHA-256 by table and by scheme; empty where only the scenario was saved.
    drawn
        How many areas drawn by hand the file holds; they are no settings.
    """

    scenario: Scenario
    data: Mapping[str, str]
    rules: Mapping[str, str]
    drawn: int = 0

    def agrees(self, plan: Plan) -> bool:
        """Tell whether *plan* rests on the same data and rules, as far as they were saved."""
        rules = {key: one.digest for key, one in plan.rules.items()}
        return _same(self.data, plan.region.digests) and _same(self.rules, rules)


def read_saved_plan(path: Path) -> SavedPlan:
    """Read ``manifest.json`` of a plan's folder, or a scenario saved as JSON.

    Raises
    ------
    DataError
        If it can't be read or is neither.
    InputError
        If a setting is unknown or out of range.
    """
    content = _load(path)
    settings = content.get("scenario", content)
    if not isinstance(settings, dict):
        raise _malformed(path)
    try:
        scenario = Scenario.from_dict(settings)
    except InputError:
        raise
    except (TypeError, ValueError, AttributeError) as error:
        raise _malformed(path) from error
    areas = content.get("areas")
    drawn = len(areas) if isinstance(areas, list) else 0
    return SavedPlan(scenario, _texts(content.get("data")), _texts(content.get("rules")), drawn)


def saved_option(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--plan``, as ``saved``."""
    return click.option(
        "--plan",
        "saved",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=Text(
            "保存した設定（zones plan の manifest.json、または設定の JSON）。",
            "Saved settings (manifest.json of zones plan, or a scenario as JSON).",
        ).say(lang),
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen, by options or by a saved plan."""

    chosen: Chosen
    saved: SavedPlan | None

    def warn_if_changed(self, plan: Plan, lang: Lang) -> None:
        """Say on standard error what of the saved plan is not used, or has changed since."""
        if self.saved is None:
            return
        if self.saved.drawn:
            complain(_DRAWN.say(lang).format(count=self.saved.drawn))
        if not self.saved.agrees(plan):
            complain(_CHANGED.say(lang))


def settings_from(
    context: click.Context, saved: Path | None, options: Mapping[str, Any]
) -> Settings:
    """Return the scenario of a saved plan, if there is one, else of the options.

    Prefectures on the command line replace those saved.

    Raises
    ------
    InputError
        If an option contradicts the saved plan.
    DataError
        If the file can't be read or holds no settings.
    """
    chosen = scenario_from(options)
    if saved is None:
        return Settings(chosen, None)
    for name in _OWN:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = f"--{name.replace('_', '-')}"
            raise InputError(
                f"--plan と {option} は一緒に使えません。どちらかを外してください。",
                f"--plan brings its own {option}. Leave out one of them.",
            )
    kept = read_saved_plan(saved)
    shown = chosen.scenario.prefectures or kept.scenario.prefectures
    return Settings(replace(chosen, scenario=replace(kept.scenario, prefectures=shown)), kept)


_CHANGED = Text(
    "保存したときとデータまたは基準が違うので、数値が変わっていることがあります。",
    "Data or rules differ from those when the plan was saved: numbers may have changed.",
)

_DRAWN = Text(
    "この計画ファイルの設定だけを使います。手で描いた圏域{count}件の資料とファイルは、"
    "画面の「圏域をつくる」で開いて「出力」から保存してください。",
    "Only the settings of this plan file are used. For files of the {count} areas drawn by hand, "
    "open it under Planner in the dashboard and save them under Export.",
)


def _load(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise _malformed(path)
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataError(
            f"設定ファイル「{path}」を読めません（{error.strerror}）。場所を確かめてください。",
            f"Can't read the settings '{path}' ({error.strerror}). Check where it lies.",
        ) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise _malformed(path) from error
    if not isinstance(content, dict):
        raise _malformed(path)
    return content


def _texts(part: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in part.items()} if isinstance(part, dict) else {}


def _same(saved: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return all(now.get(key) == value for key, value in saved.items())


def _malformed(path: Path) -> DataError:
    return DataError(
        f"「{path}」は設定ファイルではありません。zones plan が書いた manifest.json を指定してください。",
        f"'{path}' holds no settings. Give the manifest.json that zones plan wrote.",
    )
