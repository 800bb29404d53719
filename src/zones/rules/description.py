"""A rule set in words, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from zones.labels import LANGS, ROLES, Lang, Text
from zones.rules.measures import READINGS, SCOPES
from zones.rules.ruleset import (
    CONFIDENCES,
    Criterion,
    Group,
    Members,
    Money,
    Note,
    RuleSet,
    name_exceptions,
)
from zones.rules.wording import write_number, write_threshold

Part = Literal["criterion", "exception", "informative", "group", "member", "note", "money"]

PARTS: dict[Part, Text] = {
    "criterion": Text("基準", "criterion"),
    "exception": Text("例外", "exception"),
    "informative": Text("参考", "for information"),
    "group": Text("判定", "decision"),
    "member": Text("構成市町村", "members"),
    "note": Text("説明", "note"),
    "money": Text("財政措置", "money"),
}

_JOINED: dict[str, Text] = {
    "all_of": Text("すべて: {}", "all of: {}"),
    "any_of": Text("いずれか: {}", "any of: {}"),
    "first_known": Text("データのある最初のもの: {}", "the first with data: {}"),
}
_YEN = Text("{:,}円／年", "{:,} yen a year")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a description, in one language.

    Parameters
    ----------
    part
        What it is, one of `PARTS`.
    asked
        The figure or word that is asked for, how parts are joined, or the amount.
    """

    id: str
    part: str
    label: str
    asked: str = ""
    remarks: str = ""
    article: str = ""
    source: str = ""
    confidence: str = ""


def describe(rules: RuleSet, lang: Lang) -> list[Line]:
    """Say what a rule set asks for, in the order of its file.

    Examples
    --------
    >>> from zones.rules.loading import ruleset
    >>> line = describe(ruleset("hub_city_2014"), "en")[3]
    >>> line.id, line.label, line.asked
    ('H2', 'day–night ratio of 1 or more', 'day–night population ratio 100 or more')
    """
    second = name_exceptions(rules.criteria)
    lines = [_describe_criterion(row, lang, second) for row in rules.criteria]
    lines += [_describe_group(group, lang) for group in rules.groups]
    if rules.members:
        lines += _describe_members(rules.members, lang)
    lines += [_line(row, "note", (row.text.say(lang),), lang) for row in rules.notes]
    lines += [_describe_money(money, lang) for money in rules.money]
    return lines


def _line(
    row: Criterion | Members | Note | Money, part: Part, words: tuple[str, ...], lang: Lang
) -> Line:
    """Build a line of the *words* label, asked and remarks, with the origin of *row*."""
    label, asked, remarks = (*words, "", "")[:3]
    sure = CONFIDENCES[row.origin.confidence].say(lang)
    origin = row.origin
    shown = PARTS[part].say(lang)
    return Line(row.id, shown, label, asked, remarks, origin.article, origin.cite(lang), sure)


def _describe_criterion(row: Criterion, lang: Lang, second: frozenset[str]) -> Line:
    part: Part = "exception" if row.id in second else "criterion"
    asked = write_threshold(row, lang)
    if row.facts.type != "truth":
        asked = f"{row.facts.label.say(lang)} {asked}"
    remarks = _join([text.say(lang) for text in _remarks(row)], lang)
    words = (row.label.say(lang), asked, remarks)
    return _line(row, "informative" if row.informative else part, words, lang)


def _remarks(row: Criterion) -> Iterator[Text]:
    if row.scope == "pair":
        yield SCOPES["pair"]
    if row.reading:
        yield READINGS[row.reading]
    if row.approximate:
        yield _describe_width(row)
    for exception in row.exceptions:
        when, name = exception.when, exception.decided_by
        ja = f"{when} に当たるときは {name} でもよい" if when else f"{name} でもよい"
        en = f"where {when} holds, {name} will do too" if when else f"{name} will do too"
        yield Text(ja, en)
    if row.note:
        yield row.note


def _describe_width(row: Criterion) -> Text:
    def write(width: Fraction, lang: Lang) -> str:
        return write_number(width, row.unit, lang, exact=True)

    met, near, sure = row.tolerance, row.borderline_within, CONFIDENCES[row.tolerance_confidence]
    return Text(
        f"「おおむね」の幅は適合 {write(met, 'ja')}・境界 {write(near, 'ja')}（{sure.ja}）",
        f"'about' is met within {write(met, 'en')}, borderline within {write(near, 'en')} "
        f"({sure.en})",
    )


def _describe_group(group: Group, lang: Lang) -> Line:
    parts = ("・" if lang == "ja" else ", ").join(group.parts)
    label = group.label.say(lang) if group.label else ""
    shown = PARTS["group"].say(lang)
    return Line(group.id, shown, label, _JOINED[group.kind].say(lang).format(parts))


def _describe_members(members: Members, lang: Lang) -> Iterator[Line]:
    share = _write_share(members.threshold).say(lang)
    yield _line(members, "member", (members.label.say(lang), share), lang)
    band = members.considered
    if band:
        below = _write_share(band.threshold)
        near = Text("、または隣接", ", or a neighbour") if band.adjacent else Text("", "")
        asked = Text(f"{below.ja}{near.ja}", f"{below.en}{near.en}").say(lang)
        row = replace(members, id=f"{members.id}-considered", origin=band.origin)
        yield _line(row, "member", (ROLES["considered"].say(lang), asked), lang)


def _describe_money(money: Money, lang: Lang) -> Line:
    remarks = []
    if money.at_population is not None:
        people = f"{money.at_population:,}"
        remarks.append(Text(f"圏域人口{people}人のとき", f"for {people} people").say(lang))
    if money.effective_from or money.effective_until:
        remarks.append(_describe_period(money).say(lang))
    if money.note:
        remarks.append(money.note.say(lang))
    amount = _YEN.say(lang).format(money.amount_yen)
    words = (money.label.say(lang), amount, _join(remarks, lang))
    return _line(money, "money", words, lang)


def _describe_period(money: Money) -> Text:
    first, last = money.effective_from, money.effective_until
    parts = [f"from {first}" if first else "", f"until {last}" if last else ""]
    return Text(f"{first or ''}〜{last or ''}", " ".join(part for part in parts if part))


def _write_share(share: Fraction) -> Text:
    ja, en = (write_number(share, "share", lang, exact=True) for lang in LANGS)
    return Text(f"中心への通勤通学割合 {ja}以上", f"{en} or more commute to the centre")


def _join(words: Sequence[str], lang: Lang) -> str:
    return ("。" if lang == "ja" else "; ").join(word.rstrip("。.") for word in words)
