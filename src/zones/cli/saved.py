"""A plan's settings as they were saved."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zones.errors import DataError, InputError
from zones.planning import Plan, Scenario

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A saved scenario, and the hashes of what it was computed from.

    Parameters
    ----------
    scenario
        The settings.
    data, rules
        SHA-256 by table and by scheme; empty where only the scenario was saved.
    """

    scenario: Scenario
    data: Mapping[str, str]
    rules: Mapping[str, str]

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
    return SavedPlan(scenario, _texts(content.get("data")), _texts(content.get("rules")))


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
