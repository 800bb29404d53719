"""The frozen settings from which a plan follows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, Literal, get_args

from zones.errors import InputError
from zones.grid.nearest import Measure
from zones.model.unions import REGISTER_DATE
from zones.provenance import Denominator
from zones.zoning.spheres import parse_threshold

Reading = Literal["prefectures", "spheres"]
"""What "inside 三大都市圏" means: the eleven prefectures with their exception, or the spheres."""

DEFAULT_THRESHOLD = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that a person may choose; the same scenario and data give the same bytes.

    Parameters
    ----------
    prefectures
        Two-digit codes that are shown, sorted; empty is all of Japan. It never changes a number.
    threshold
        Share at or above which a municipality is a member. The default stands for each scheme's
        own share, which is the same in the shipped rule sets; any other value replaces them all.
    denominator
        What shares are divided by.
    reading
        What "inside 三大都市圏" means.
    near_km
        Between offices: how far a centre reaches where no commuting tells. Assumed.
    include_borderline
        Whether a centre that is borderline (おおむね) leads a candidate area too.
    as_of
        The day on which existing unions are looked at.
    near_by
        What measures how far a centre reaches: the straight line, or the times of a friction
        raster or a table that is given to the plan.
    near_minutes
        How far a centre reaches where times are measured. Assumed.
    """

    prefectures: tuple[str, ...] = ()
    threshold: Fraction = DEFAULT_THRESHOLD
    denominator: Denominator = "all"
    reading: Reading = "prefectures"
    near_km: float = 40.0
    include_borderline: bool = False
    as_of: date = REGISTER_DATE
    near_by: Measure = "straight_line"
    near_minutes: float = 60.0

    def __post_init__(self) -> None:
        """Refuse values out of range.

        Raises
        ------
        InputError
            Naming the setting.
        """
        object.__setattr__(self, "threshold", parse_threshold(self.threshold))
        object.__setattr__(self, "prefectures", tuple(sorted(set(self.prefectures))))
        _one_of("denominator", self.denominator, get_args(Denominator))
        _one_of("reading", self.reading, get_args(Reading))
        _one_of("include_borderline", self.include_borderline, (False, True))
        if not _is_number(self.near_km) or not 0 < self.near_km <= _FARTHEST_KM:
            raise InputError(
                f"距離 {self.near_km} km は使えません。0 より大きく {_FARTHEST_KM} km までで指定してください。",
                f"A distance of {self.near_km} km can't be used. Give more than 0 and at most "
                f"{_FARTHEST_KM} km.",
            )
        _one_of("near_by", self.near_by, get_args(Measure))
        if not _is_number(self.near_minutes) or not 0 < self.near_minutes <= _LONGEST_MINUTES:
            raise InputError(
                f"所要時間 {self.near_minutes} 分は使えません。0 より大きく {_LONGEST_MINUTES} 分までで"
                "指定してください。",
                f"{self.near_minutes} minutes can't be used. Give more than 0 and at most "
                f"{_LONGEST_MINUTES}.",
            )

    def as_dict(self) -> dict[str, Any]:
        """Return the settings as plain values for JSON or TOML.

        Settings that came later are left out while nobody chose them, so that the hash of a
        scenario stays what it was.
        """
        settings = asdict(self)
        for name, usual in _LATER.items():
            if settings[name] == usual:
                del settings[name]
        settings["prefectures"] = list(self.prefectures)
        settings["threshold"] = str(self.threshold)
        settings["as_of"] = self.as_of.isoformat()
        return settings

    @classmethod
    def from_dict(cls, settings: Mapping[str, Any]) -> "Scenario":
        """Return the scenario that `as_dict` saved.

        Raises
        ------
        InputError
            If a setting is unknown or out of range.
        """
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(settings) - known)
        if unknown:
            raise InputError(
                f"設定「{unknown[0]}」はありません。使える設定は {'、'.join(sorted(known))} です。",
                f"There is no setting '{unknown[0]}'. Use one of: {', '.join(sorted(known))}.",
            )
        values = dict(settings)
        if "threshold" in values:
            values["threshold"] = _fraction(values["threshold"])
        if "as_of" in values:
            values["as_of"] = parse_day(values["as_of"])
        if "prefectures" in values:
            values["prefectures"] = _codes(values["prefectures"])
        return cls(**values)

    @property
    def digest(self) -> str:
        """SHA-256 of the settings."""
        text = json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


_FARTHEST_KM = 2000
_LONGEST_MINUTES = 1440
_LATER: dict[str, object] = {"near_by": "straight_line", "near_minutes": 60.0}


def parse_day(value: str | date) -> date:
    """Return a day given as ``2024-04-01``.

    Raises
    ------
    InputError
        If it is no day.
    """
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(
            f"日付「{value}」は使えません。2024-04-01 の形で指定してください。",
            f"'{value}' is no day. Write it like 2024-04-01.",
        ) from error


def _one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        words = [str(one) for one in allowed]
        raise InputError(
            f"{name} に「{value}」は使えません。{'、'.join(words)} のどれかを指定してください。",
            f"'{value}' can't be used for {name}. Give one of {', '.join(words)}.",
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise InputError(
            f'prefectures に「{value}」は使えません。["20", "21"] のように指定してください。',
            f'\'{value}\' can\'t be used for prefectures. Give a list like ["20", "21"].',
        )
    return tuple(value)


_LONGEST_FRACTION = 20


def _fraction(value: object) -> Fraction | str:
    text = str(value)
    above, slash, below = text.partition("/")
    digits = above.isdecimal() and below.isdecimal() and len(text) < _LONGEST_FRACTION
    if slash and digits and int(below):
        return Fraction(int(above), int(below))
    return text
