"""Vintages and terms of use in both languages.

A catalogue holds each as one text: a vintage as what made the table printed it, terms of use by the
name that their publisher gives them. What isn't known here is shown as it stands.
"""

import re
from collections.abc import Mapping

from zones.labels import Lang, Text

VINTAGES: Mapping[str, Text] = {
    "as published": Text("公表のとおり", "as published"),
    "as of the date of each row": Text("行ごとの日付の時点", "as of the date of each row"),
    "as of the page of each row": Text(
        "行ごとの出典のページの時点", "as of the page that each row names"
    ),
}

_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([0-9]{4}) census"), r"\1年国勢調査"),
    (re.compile(r"([0-9]{4}) edition \(areas of ([0-9]{4})\)"), r"\1年版（面積は\2年）"),
    (re.compile(r"([0-9]{4}) edition, ([0-9]{4})–([0-9]{4})"), r"\1年推計（\2〜\3年）"),
    (re.compile(r"population of ([0-9]{4})"), r"人口は\1年"),
    (
        re.compile(r"population of ([0-9]{4}), areas of ([0-9]{4})"),
        r"人口は\1年、面積は\2年",
    ),
)
"""What a table is of, as the importers write it, and the same in Japanese."""

TERMS: Mapping[str, Text] = {
    "facts": Text("事実の記載（著作物ではない）", "facts (not a work of authorship)"),
    "as the user obtained it": Text(
        "利用者が入手したときの条件", "the terms under which the user obtained it"
    ),
    "CC0 1.0": Text("CC0 1.0", "CC0 1.0"),
    "国土数値情報ダウンロードサイト利用規約": Text(
        "国土数値情報ダウンロードサイト利用規約",
        "terms of use of the National Land Numerical Information download site",
    ),
    "総務省ホームページ利用規約（出典の記載）": Text(
        "総務省ホームページ利用規約（出典の記載）",
        "terms of use of the Ministry of Internal Affairs and Communications' site (credit given)",
    ),
    "政府標準利用規約（第2.0版）準拠: e-Stat 利用規約": Text(
        "政府標準利用規約（第2.0版）準拠: e-Stat 利用規約",
        "terms of use of e-Stat, after the Government of Japan's Standard Terms of Use 2.0",
    ),
    "SSDSE利用規約（出典の記載）": Text(
        "SSDSE利用規約（出典の記載）", "terms of use of SSDSE (credit given)"
    ),
    "国立社会保障・人口問題研究所 利用規約（出典の記載）": Text(
        "国立社会保障・人口問題研究所 利用規約（出典の記載）",
        "terms of use of the National Institute of Population and Social Security Research "
        "(credit given)",
    ),
}


def say_vintage(vintage: str, lang: Lang) -> str:
    """Return a vintage of a catalogue in *lang*; dates and years stay as they are.

    Examples
    --------
    >>> say_vintage("2026 edition (areas of 2024)", "ja")
    '2026年版（面積は2024年）'
    >>> say_vintage("2020-10-01", "ja")
    '2020-10-01'
    """
    if vintage in VINTAGES:
        return VINTAGES[vintage].say(lang)
    if lang == "ja":
        for pattern, words in _PARTS:
            if found := pattern.fullmatch(vintage):
                return found.expand(words)
    return vintage


def say_terms(licence: str, lang: Lang) -> str:
    """Return terms of use of a catalogue in *lang*."""
    return TERMS[licence].say(lang) if licence in TERMS else licence
