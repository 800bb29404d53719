"""Rule sets from TOML files: the shipped ones and a user's own."""

import hashlib
import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from os import PathLike
from pathlib import Path

from zones.errors import NotFoundError, RuleError
from zones.labels import Text
from zones.rules.parsing import parse_ruleset
from zones.rules.ruleset import RuleSet
from zones.rules.tables import Problem, shorten, suggest

LARGEST_BYTES = 1_000_000
"""A rule file may not be larger."""

_MOST_LISTED = 100
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_MOST_DOTS = 100
_SHIPPED = ("hub_city_area", "settlement_area", "hub_city_2014")


def load_ruleset(path: str | PathLike[str]) -> RuleSet:
    """Load a rule set from a TOML file (the grammar: ``docs/rules.md``).

    Raises
    ------
    RuleError
        If anything is wrong with the file; the message lists all of it, each with its key.
    """
    rules, problems = _read(Path(path))
    if rules is None or problems:
        raise _error(Path(path).name, problems)
    return rules


def check(path: str | PathLike[str]) -> list[Problem]:
    """Return everything that is wrong with a rule file; nothing when it may be used."""
    return _read(Path(path))[1]


def shipped() -> dict[str, RuleSet]:
    """Return the rule sets that come with the package, by id.

    Examples
    --------
    >>> list(shipped())
    ['hub_city_area', 'settlement_area', 'hub_city_2014']
    """
    return dict(_load_shipped())


def ruleset(name: str) -> RuleSet:
    """Return the shipped rule set with the id *name*.

    Raises
    ------
    NotFoundError
        If there is none.

    Examples
    --------
    >>> ruleset("hub_city_area").label.ja
    '連携中枢都市圏'
    """
    known = _load_shipped()
    if name not in known:
        hint, shown = suggest(name, known), shorten(name)
        raise NotFoundError(
            f"ルールセット「{shown}」はありません。{hint.ja}",
            f"There is no rule set '{shown}'.{hint.en}",
        )
    return known[name]


@cache
def _load_shipped() -> dict[str, RuleSet]:
    folder = resources.files("zones.rules").joinpath("rulesets")
    loaded = {}
    for name in _SHIPPED:
        rules, problems = _parse(folder.joinpath(f"{name}.toml").read_bytes())
        if rules is None or problems:
            raise _error(f"{name}.toml", problems)
        loaded[rules.id] = rules
    return loaded


def _error(name: str, problems: list[Problem]) -> RuleError:
    shown = shorten(name)
    count, first = len(problems), problems[:_MOST_LISTED]
    rest = Text("", "")
    if count > _MOST_LISTED:
        rest = Text(f"\n  ほか{count - _MOST_LISTED}件", f"\n  and {count - _MOST_LISTED} more")
    ja = "".join(f"\n  {problem.say('ja')}" for problem in first)
    en = "".join(f"\n  {problem.say('en')}" for problem in first)
    return RuleError(
        f"ルールファイル {shown} を直してください（{count}件）。{ja}{rest.ja}",
        f"Mend the rule file {shown} ({count} found).{en}{rest.en}",
    )


def _read(path: Path) -> tuple[RuleSet | None, list[Problem]]:
    try:
        if not path.is_file():
            return _refuse(
                "ファイルが見つかりません。場所を確かめてください。",
                "There is no such file: check the place.",
            )
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError):
        return _refuse(
            "ファイルを読めません。場所と権限を確かめてください。",
            "The file can't be read: check the place and the permission.",
        )
    return _parse(content)


def _refuse(ja: str, en: str) -> tuple[None, list[Problem]]:
    return None, [Problem("", Text(ja, en))]


def _parse(content: bytes) -> tuple[RuleSet | None, list[Problem]]:
    if len(content) > LARGEST_BYTES:
        return _refuse(
            "ファイルが 1 MB を超えています。ルールファイルか確かめてください。",
            "The file is larger than 1 MB: check that it is a rule file.",
        )
    try:
        text = content.decode("utf-8-sig")
        # The standard reader needs memory by the square of a dotted key's depth.
        if any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
            return _refuse(
                f"一行に点（.）が{_MOST_DOTS}より多くあります。行を分けてください。",
                f"A line has more than {_MOST_DOTS} dots: break it up.",
            )
        data = tomllib.loads(text, parse_float=_read_decimal)
    except UnicodeDecodeError:
        return _refuse(
            "文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。",
            "The file isn't UTF-8: save it again as UTF-8.",
        )
    except (ValueError, RecursionError) as error:
        reason = shorten(str(error))
        place = _PLACE.search(str(error))
        at = f"{place[1]}行目の{place[2]}文字目で、" if place else ""
        return _refuse(
            f"{at}TOML として読めません（{reason}）。その箇所を直してください。",
            f"It is no valid TOML ({reason}): mend that place.",
        )
    return parse_ruleset(data, hashlib.sha256(content).hexdigest())


def _read_decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")
