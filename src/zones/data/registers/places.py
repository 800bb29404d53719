"""Which municipality of today a name or code of any day means."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from zones.codes import PREFECTURES
from zones.labels import Text

_NO_MUNICIPALITY = re.compile(r".+(組合|広域連合|機構|協議会|事務所|[都道府県])")
_DISTRICT = re.compile(r"[^\s]{1,5}郡(?=.+[町村]$)")
_CODE, _WITH_CHECK = 5, 6


@dataclass(frozen=True, slots=True)
class Place:
    """What a name or code was taken for.

    Parameters
    ----------
    code
        Today's code; None for a prefecture or another body.
    name, prefecture
        Today's, or as given.
    note
        What was done to find it, if anything.
    """

    code: str | None
    name: str
    prefecture: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a name or code was taken for nothing, and what it may have meant."""

    message: Text
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names and codes of today's and former municipalities.

    Parameters
    ----------
    municipalities
        Indexed by code: ``name``, ``prefecture_name``.
    changes
        The register of changes: ``date``, ``type``, and code, prefecture and name ``from_…`` and
        ``to_…``.
    """

    municipalities: pd.DataFrame
    changes: pd.DataFrame

    @cached_property
    def _now(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for code, name in sorted(self.municipalities["name"].items()):
            names.setdefault(plain(str(name)), []).append(str(code))
        return names

    @cached_property
    def _steps(self) -> pd.DataFrame:
        """Changes that end a code or a name, oldest first."""
        rows = self.changes.dropna(subset=["from_code", "from_name", "to_code", "to_name"])
        rows = rows[(rows["from_code"] != rows["to_code"]) | (rows["from_name"] != rows["to_name"])]
        ended = rows["type"].map(lambda kind: "一部" not in kind and "境界" not in kind)
        return rows[ended.astype(bool)].assign(plain=rows["from_name"].map(plain))

    def by_code(self, text: str) -> Place | Trouble:
        """Find a code of five digits, or six with the check digit, of today or former."""
        digits = unicodedata.normalize("NFKC", text).strip()
        if not digits.isascii() or not digits.isdigit() or len(digits) not in {4, 5, 6}:
            return Trouble(
                Text(
                    f"コード「{text[:20]}」は5桁（検査数字付きは6桁）の数字ではありません。"
                    "コードを確かめてください。",
                    f"'{text[:20]}' is no code of five digits (six with the check digit). "
                    "Check the code.",
                )
            )
        if len(digits) == _WITH_CHECK and check_digit(digits[:_CODE]) != digits[-1]:
            return Trouble(
                Text(
                    f"コード「{digits}」の検査数字が合いません（正しくは"
                    f"{digits[:_CODE]}{check_digit(digits[:_CODE])}）。コードを確かめてください。",
                    f"The check digit of code {digits} is wrong (it would be "
                    f"{digits[:_CODE]}{check_digit(digits[:_CODE])}). Check the code.",
                )
            )
        for code, note in _readings(digits):
            found = self._of_code(code)
            if found is not None:
                return Place(found.code, found.name, found.prefecture, found.note or note)
        return Trouble(
            Text(
                f"コード「{digits}」の市区町村はありません。コードを確かめてください。",
                f"No municipality has code {digits}. Check the code.",
            )
        )

    def by_name(self, text: str, prefecture: str, day: str, *, hint: str = "") -> Place | Trouble:
        """Find a name, which may start with its prefecture or 郡.

        Parameters
        ----------
        text, prefecture
            As given; the prefecture may be empty.
        day
            ISO date (or its start) at which the name was in use: picks among former municipalities.
        hint
            Prefecture of the union, which decides between several of the name.
        """
        wanted, within = _split(text, prefecture)
        today = [code for code in self._now.get(wanted, []) if self._in(code, within)]
        if len(today) == 1:
            return self._place(today[0])
        if today:
            return self._choose(text, today, hint)
        gone = self._former(wanted, within, day)
        if len(gone) == 1:
            return self._place(gone[0], _successor(text, self._full(gone[0])))
        if gone:
            return self._choose(text, gone, hint)
        if wanted in {name.ja for name in PREFECTURES.values()} or _NO_MUNICIPALITY.fullmatch(
            wanted
        ):
            note = Text(
                f"「{text}」は市区町村ではないため、通勤通学の比較には使いません。",
                f"'{text}' is no municipality and takes no part in the comparison of flows.",
            )
            return Place(None, wanted, within, note)
        return Trouble(
            Text(
                f"「{text[:40]}」という市区町村はありません。名称を直すか、コードを付けてください。",
                f"No municipality is called '{text[:40]}'. Correct the name or add the code.",
            )
        )

    def _of_code(self, code: str) -> Place | None:
        if code in self.municipalities.index:
            return self._place(code)
        gone = self._followed(code, None, "")
        if len(gone) != 1:
            return None
        return self._place(gone[0], _successor(code, self._full(gone[0])))

    def _former(self, wanted: str, within: str, day: str) -> list[str]:
        rows = self._steps[self._steps["plain"] == wanted]
        if within:
            rows = rows[rows["from_prefecture"] == within]
        alive = rows[rows["date"] > day] if day else rows
        rows = rows if alive.empty else alive
        found: set[str] = set()
        for code, at in rows[["from_code", "date"]].itertuples(index=False, name=None):
            found.update(self._followed(code, wanted, at))
        return sorted(found)

    def _followed(self, code: str, name: str | None, day: str) -> list[str]:
        """Follow a municipality from *day* on to those of today."""
        rows = self._steps[(self._steps["from_code"] == code) & (self._steps["date"] >= day)]
        if name is not None:
            rows = rows[rows["plain"] == name]
        if rows.empty:
            return [code] if code in self.municipalities.index else []
        rows = rows[rows["date"] == rows["date"].min()]
        found: set[str] = set()
        for at, after, called in rows[["date", "to_code", "to_name"]].itertuples(
            index=False, name=None
        ):
            if after == code and plain(called) == (name or ""):
                found.add(code)
            else:
                # The same day counts once more only for another code.
                later = at + "x" if after == code else at
                found.update(self._followed(after, None, later))
        return sorted(found)

    def _place(self, code: str, note: Text | None = None) -> Place:
        row = self.municipalities.loc[code]
        return Place(code, str(row["name"]), str(row["prefecture_name"]), note)

    def _choose(self, text: str, codes: list[str], hint: str) -> Place | Trouble:
        inside = [code for code in codes if hint and self._in(code, hint)]
        if len(inside) == 1:
            full = self._full(inside[0])
            note = Text(
                f"「{text}」は、圏域の都道府県により{full}としました。",
                f"'{text}' was taken for {full} by the union's prefecture.",
            )
            return self._place(inside[0], note)
        choices = tuple(f"{code} {self._full(code)}" for code in codes)
        return Trouble(
            Text(
                f"「{text}」は複数あります（{'、'.join(choices)}）。コードか都道府県名を付けてください。",
                f"'{text}' is several ({', '.join(choices)}). Add the code or the prefecture.",
            ),
            choices,
        )

    def _in(self, code: str, prefecture: str) -> bool:
        return not prefecture or str(self.municipalities.at[code, "prefecture_name"]) == prefecture

    def _full(self, code: str) -> str:
        row = self.municipalities.loc[code]
        return f"{row['prefecture_name']}{row['name']}"


def check_digit(code: str) -> str:
    """Return the check digit of a five-digit code (weights 6 to 2, modulo 11).

    Examples
    --------
    >>> check_digit("01100"), check_digit("20201")
    ('2', '1')
    """
    total = sum(int(digit) * weight for digit, weight in zip(code, range(6, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


def plain(name: str) -> str:
    """Return *name* in one width, without spaces, with the usual variants of ケ made one."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    return text.replace("ヶ", "ケ").replace("檮", "梼").replace("曾", "曽")


def prefecture_named(text: str) -> str:
    """Return the prefecture's full Japanese name, or an empty text when there is none."""
    wanted = plain(text)
    for code, name in PREFECTURES.items():
        if wanted in {code, name.ja, name.ja[:-1], name.en} and wanted:
            return name.ja
    return ""


def _split(text: str, prefecture: str) -> tuple[str, str]:
    """Take prefecture and 郡 off the front of a name."""
    wanted, within = plain(text), prefecture_named(prefecture)
    for name in (one.ja for one in PREFECTURES.values()):
        if wanted.startswith(name) and len(wanted) > len(name) + 1:
            wanted, within = wanted.removeprefix(name), name
            break
    return _DISTRICT.sub("", wanted, count=1), within


def _readings(digits: str) -> list[tuple[str, Text | None]]:
    """Return the codes that *digits* may be; a spreadsheet loses the zero in front."""
    if len(digits) == _WITH_CHECK:
        return [(digits[:_CODE], None)]
    lost = Text(
        f"コード「{digits}」は先頭の0が抜けているとみて補いました。",
        f"The zero in front of code {digits} was put back.",
    )
    whole = [(digits, None)] if len(digits) == _CODE else [("0" + digits, lost)]
    padded = digits.zfill(_WITH_CHECK)
    if len(digits) == _CODE and check_digit(padded[:_CODE]) == padded[-1]:
        return [*whole, (padded[:_CODE], lost)]
    return list(whole)


def _successor(former: str, today: str) -> Text:
    return Text(
        f"「{former}」は、現在の{today}としました。", f"'{former}' was taken for today's {today}."
    )
