"""Codes through the years: which municipalities existed on a day, and what became of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from zones.codes import PREFECTURES, SPECIAL_WARDS
from zones.errors import DataError

_ABSORBED = "編入合併"
_DISTRICT = "郡の区域変更"
_WARDS_PART = "13100"
_FIRST = date(1970, 4, 1)


@dataclass(frozen=True, slots=True)
class Recoding:
    """The way from the codes of one day to those of today.

    Parameters
    ----------
    day
        The day of the survey.
    successors
        Every municipality of that day, and what holds its territory today: one
        code, or several where it was divided.
    """

    day: date
    successors: Mapping[str, tuple[str, ...]]

    def today_of(self, codes: pd.Series, *, file: str, column: str) -> pd.Series:
        """Return today's code for each of *codes*.

        Parameters
        ----------
        codes
            Codes of the survey's day; the index holds line numbers.
        file, column
            Where they stand, for the message.

        Raises
        ------
        DataError
            If a code didn't exist on that day, or its territory was divided: it names the line.
        """
        unique = pd.Index(codes.unique())
        for code in unique:
            found = self.successors.get(code, ())
            if len(found) != 1:
                line = codes.index[int((codes == code).to_numpy().argmax())]
                raise _unresolved(file, int(line), column, str(code), self.day, found)
        return codes.map({code: self.successors[code][0] for code in unique})


def recoding(changes: pd.DataFrame, today: Collection[str], day: date) -> Recoding:
    """Return the way from the codes of *day* to *today*'s.

    Parameters
    ----------
    changes
        The changes of municipalities (`zones.schemas.changes`).
    today
        Today's municipalities.
    day
        The day of the survey, not before 1970-04-01, where the table begins.

    Raises
    ------
    DataError
        If *day* lies before the table.
    """
    if day < _FIRST:
        raise DataError(
            f"{day} 時点のコードは分かりません（変遷の表は{_FIRST}から）。",
            f"The codes of {day} aren't known: the table of changes starts on {_FIRST}.",
        )
    later = changes[changes["date"] > day.isoformat()]
    events = _events(later, [code for code in today if _is_designated(code)])
    existing = set(today)
    for moves, created in reversed(events):
        existing = (existing - created) | set(moves)
    successors: dict[str, tuple[str, ...]] = {code: (code,) for code in existing}
    for moves, _ in events:
        successors = {code: _moved(now, moves) for code, now in successors.items()}
    known = set(today)
    kept = {code: now for code, now in successors.items() if set(now) <= known}
    return Recoding(day, dict(sorted(kept.items())))


def _is_designated(code: str) -> bool:
    """Tell by its digits: 札幌市 01100, 川崎市 14130."""
    return code[2] == "1" and code not in SPECIAL_WARDS


def is_aggregate(codes: pd.Series) -> pd.Series:
    """Tell for each code whether it is the nation, a prefecture or 特別区部 (13100)."""
    return codes.str.endswith("000") | (codes == _WARDS_PART)


def city_of_ward(code: str, designated: Collection[str]) -> str | None:
    """Return the designated city that a ward's *code* belongs to; None if it is no such ward.

    Codes of wards follow that of their city (札幌市 01100, its wards 01101–01110).

    Parameters
    ----------
    code
        A code of five digits.
    designated
        Codes of the designated cities.

    Examples
    --------
    >>> city_of_ward("14133", ["14100", "14130", "14150"])
    '14130'
    >>> city_of_ward("13101", ["14100"]) is None
    True
    """
    if code[2] != "1" or code in designated or code in SPECIAL_WARDS:
        return None
    below = [city for city in designated if city[:2] == code[:2] and city < code]
    return max(below, default=None)


def recode_flows(flows: pd.DataFrame) -> pd.DataFrame:
    """Add up flows whose codes became the same; sums are preserved.

    *flows* has `origin`, `destination` and `persons`; the result is sorted by the first two.
    """
    grouped = flows.groupby(["origin", "destination"], as_index=False, sort=True)
    return pd.DataFrame(grouped["persons"].sum())


def recode_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Add up counts by `code` and `year`; where a part is unknown the sum is unknown."""
    grouped = table.groupby(["code", "year"], sort=True)
    sums = grouped.sum(min_count=1)
    unknown = table.isna().groupby([table["code"], table["year"]]).any()
    return sums.mask(unknown[sums.columns]).reset_index()


def _moved(now: tuple[str, ...], moves: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({new for code in now for new in moves.get(code, (code,))}))


def _events(
    changes: pd.DataFrame, designated: Collection[str]
) -> list[tuple[dict[str, tuple[str, ...]], set[str]]]:
    """Return for each date the moves of codes, and the codes that it created."""
    events = []
    for _, rows in _moves(changes, designated).groupby("date"):
        moves: dict[str, set[str]] = {}
        for old, new in zip(rows["old"], rows["new"], strict=True):
            moves.setdefault(old, set()).add(new)
        straight = {old: _ends(old, moves) for old in moves}
        absorbing = set(rows["new"][rows["type"] == _ABSORBED])
        reached = {new for ends in straight.values() for new in ends}
        renamed = set(rows["old"][rows["old"] == rows["new"]])
        before = set(moves) - (_steps(moves) - renamed - absorbing)
        stays = before | absorbing
        events.append(({old: straight[old] for old in before}, reached - stays))
    return events


def _moves(changes: pd.DataFrame, designated: Collection[str]) -> pd.DataFrame:
    """Return `date`, `type`, `old` and `new` of every move between municipalities.

    A town that joined a ward joined its city. Rows that only carry a 郡 along are left out.
    """
    sides = changes[["from_code", "to_code"]].notna().all(axis=1)
    carried = (changes["type"] == _DISTRICT) & (changes["from_name"] != changes["to_name"])
    rows = changes[sides & ~carried].sort_values("date", kind="stable")
    new = [city_of_ward(code, designated) or code for code in rows["to_code"]]
    moves = rows[["date", "type"]].assign(old=rows["from_code"], new=new)
    ward = [city_of_ward(code, designated) is not None for code in moves["old"]]
    return moves[~np.array(ward, dtype=bool)]


def _ends(code: str, moves: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Follow moves of the same day to their ends: a town may be renamed and become a city."""
    ends, seen, ahead = set(), {code}, sorted(moves[code])
    while ahead:
        new = ahead.pop()
        onward = moves.get(new, set()) - seen
        if onward and new not in ends:
            seen.add(new)
            ahead.extend(sorted(onward))
        elif new != code or len(moves[code]) == 1:
            ends.add(new)
    return tuple(sorted(ends))


def _steps(moves: Mapping[str, set[str]]) -> set[str]:
    """Return codes that others became on a day."""
    return {new for old, ends in moves.items() for new in ends if new != old}


def _unresolved(
    file: str, line: int, column: str, code: str, day: date, found: tuple[str, ...]
) -> DataError:
    if found:
        into = "、".join(found)
        return DataError(
            f"{file} の{line}行目、列「{column}」: {code} の区域は今日 {into} に分かれています。"
            "どちらに数えるか、ファイルで決めてください。",
            f"{file}, line {line}, column '{column}': the territory of {code} is divided between "
            f"{', '.join(found)} today. Decide in the file where it counts.",
        )
    prefecture = PREFECTURES.get(code[:2])
    where = prefecture.ja if prefecture else "?"
    return DataError(
        f"{file} の{line}行目、列「{column}」: {day} に存在した市区町村のコードのはずですが、"
        f"「{code}」（{where}）でした。調査年を確認してください。",
        f"{file}, line {line}, column '{column}': expected the code of a municipality that existed "
        f"on {day}, found '{code}'. Check the survey's year.",
    )
