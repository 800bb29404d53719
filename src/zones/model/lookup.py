"""Find a municipality by what a person calls it."""

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from zones.errors import NotFoundError

_CODE = 5
_CODE_WITH_CHECK_DIGIT = 6
_MOST_CHOICES = 12


def find_municipality(municipalities: pd.DataFrame, wanted: str) -> str:
    """Return the code of the municipality called *wanted*.

    Parameters
    ----------
    municipalities
        Indexed by code, with ``name``, ``name_kana``, ``name_romaji``, ``prefecture_name``.
    wanted
        Five-digit code, six digits with the check digit, name (長野市), prefecture and name
        (東京都府中市), kana, or romaji.

    Raises
    ------
    NotFoundError
        If nothing is called so, or several are: the message lists them.
    """
    text = wanted.strip()
    if text.isdigit() and len(text) in {_CODE, _CODE_WITH_CHECK_DIGIT}:
        found = [code for code in (text[:_CODE],) if code in municipalities.index]
    else:
        found = _named(municipalities, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(municipalities, text, found)
    raise _unknown(municipalities, text)


def _named(municipalities: pd.DataFrame, text: str) -> list[str]:
    full = municipalities["prefecture_name"] + municipalities["name"]
    same = (municipalities["name"] == text) | (full == text)
    if not same.any():
        same = municipalities["name_kana"] == text
    if not same.any():
        same = _romanised(municipalities["name_romaji"], text)
    if not same.any() and text:
        same = municipalities["name"].str.slice(0, -1) == text
    return [str(code) for code in municipalities.index[same.fillna(value=False).to_numpy(bool)]]


def _romanised(names: pd.Series, text: str) -> pd.Series:
    """Compare romaji without long vowels, accents and, where none was given, the suffix."""
    wanted = _short(text)
    if not wanted:
        return pd.Series(False, index=names.index)
    short = names.astype("str").map(_short, na_action="ignore")
    stem = short.str.rsplit("-", n=1).str[0]
    return (short == wanted) | (stem == wanted)


def _short(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _LONG.sub(r"\1", letters).replace("ou", "o").replace(" ", "-")


_LONG = re.compile(r"([aiueo])\1")


def _ambiguous(municipalities: pd.DataFrame, text: str, found: Iterable[str]) -> NotFoundError:
    choices = [_full(municipalities, code) for code in found]
    return NotFoundError(
        f"「{text}」は複数あります（{'、'.join(choices)}）。コードか都道府県名を付けて指定してください。",
        f"'{text}' is several: {', '.join(choices)}. Give the code, or the prefecture with the name.",
    )


def _unknown(municipalities: pd.DataFrame, text: str) -> NotFoundError:
    shown = text[:40]
    near = municipalities["name"].str.contains(shown, regex=False) if shown else None
    hits = [] if near is None else list(municipalities.index[near.to_numpy(bool)][:_MOST_CHOICES])
    choices = [_full(municipalities, code) for code in hits]
    hint_ja, hint_en = (
        "名称か5桁のコードを確かめてください。",
        "Check the name or the five-digit code.",
    )
    if hits:
        hint_ja = f"近い名前は {'、'.join(choices)} です。"
        hint_en = f"Close names are {', '.join(choices)}."
    return NotFoundError(
        f"市区町村「{shown}」は見つかりません。{hint_ja}",
        f"There is no municipality '{shown}'. {hint_en}",
    )


def _full(municipalities: pd.DataFrame, code: str) -> str:
    row = municipalities.loc[code]
    return f"{row['prefecture_name']}{row['name']}（{code}）"
