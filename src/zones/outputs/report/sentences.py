"""The question and the finding of a report: sentences made from the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from zones.labels import LANGS, OUTCOMES, Lang, Text
from zones.model.cells import number
from zones.outputs.names import percent, scheme_name
from zones.outputs.report.facts import AreaFacts, Place
from zones.planning import Plan
from zones.rules.wording import write_number

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What today's figures say of a centre set under one scheme.

    Parameters
    ----------
    outcome
        Key of `OUTCOMES`; empty where the scheme doesn't ask about it (no city).
    """

    scheme: str
    unit: str
    outcome: str


def verdicts(plan: Plan, centres: Sequence[str]) -> tuple[Verdict, ...]:
    """Return the outcome of every scheme that makes areas, in the order of the schemes."""
    unit = "+".join(centres)
    single = len(centres) == 1
    tables = plan.assessments if single else plan.pair_assessments
    return tuple(
        Verdict(scheme, unit, str(tables[scheme].outcome.get(unit, "")))
        for scheme, rules in plan.rules.items()
        if rules.members is not None and scheme in tables
    )


def area_question(area: AreaFacts) -> str:
    """Return the question of an area's report."""
    return Text(
        f"{area.name}は、どの市町村と一つの圏域をつくる候補になるか。"
        "通勤・通学のつながりと制度の要件から確かめ、いまある圏域と比べる。",
        f"With which municipalities could {area.name} form an area of cooperation? "
        "Checked by commuting and by the criteria of the schemes, and compared with what exists.",
    ).say(area.lang)


def area_findings(area: AreaFacts) -> tuple[str, str, str]:
    """Return the finding on an area in three sentences."""
    return _qualifies(area), _belongs(area), _exists(area)


def _qualifies(area: AreaFacts) -> str:
    plan, lang = area.plan, area.lang
    found = verdicts(plan, area.centres)
    met = [one for one in found if one.outcome == "met"]
    about = _centre_figures(area)
    if met:
        names = listed([scheme_name(plan, one.scheme, lang) for one in met], lang, most=9)
        return Text(
            f"{area.name}は、{names}の中心市の要件をいずれも満たす{about.ja}。"
            if len(met) > 1
            else f"{area.name}は、{names}の中心市の要件を満たす{about.ja}。",
            f"{area.name} meets the criteria of a centre of {names}{about.en}.",
        ).say(lang)
    if not any(one.outcome for one in found):
        return Text(
            f"{area.name}は、どの制度の中心市の要件でも判定の対象にならない{about.ja}。",
            f"No scheme asks whether {area.name} can be a centre{about.en}.",
        ).say(lang)
    judged = [(scheme_name(plan, one.scheme, lang), one.outcome) for one in found if one.outcome]
    words_ja = "、".join(f"{name}は{OUTCOMES[outcome].ja}" for name, outcome in judged)
    words_en = ", ".join(f"{name}: {OUTCOMES[outcome].en}" for name, outcome in judged)
    return Text(
        f"{area.name}は、今の数値では中心市の要件を満たすとはいえない（{words_ja}）{about.ja}。",
        f"By today's figures {area.name} doesn't meet the criteria of a centre ({words_en})"
        f"{about.en}.",
    ).say(lang)


def _centre_figures(area: AreaFacts) -> Text:
    """Return the people and the day–night ratio of the centres, in brackets."""
    facts = area.plan.facts.loc[list(area.centres)]
    ratios = [number(ratio) for ratio in facts["day_night_ratio"]]
    shown = ["—" if ratio is None else f"{ratio * 100:.1f}" for ratio in ratios]
    people = [f"{place.population or 0:,}" for place in area.places if not place.number]
    return Text(
        f"（人口{'・'.join(people)}人、昼夜間人口比率{'・'.join(shown)}）",
        f" ({' and '.join(people)} people, day–night ratio {' and '.join(shown)})",
    )


def _belongs(area: AreaFacts) -> str:
    ja, en = (threshold(area.plan, lang) for lang in LANGS)
    future = _future(area)
    if not area.members:
        return Text(
            f"{area.name}へ通勤・通学する人の割合が{ja}以上の市町村はなく、"
            f"圏域は{area.name}だけ（{area.population:,}人）になる{future.ja}。",
            f"No municipality sends {en} or more of its commuters to "
            f"{area.name}; the area would be {area.name} alone ({area.population:,} people)"
            f"{future.en}.",
        ).say(area.lang)
    top = area.members[0]
    share = percent(top.share or 0.0, area.lang)
    return Text(
        f"{area.name}へ通勤・通学する人の割合が{ja}以上の市町村は"
        f"{len(area.members)}あり（最も高いのは{top.name}の{share}）、{area.name}と合わせた人口は"
        f"{area.population:,}人である{future.ja}。",
        f"{counted(len(area.members), 'municipality', 'municipalities')} "
        f"{'sends' if len(area.members) == 1 else 'send'} {en} or more of "
        f"{'its' if len(area.members) == 1 else 'their'} commuters to {area.name} (most: "
        f"{top.name}, {share}); with {area.name} they have {area.population:,} people{future.en}.",
    ).say(area.lang)


def _future(area: AreaFacts) -> Text:
    projection = area.projection
    change = projection.change
    if change is None or not projection.whole:
        return Text("", "")
    last = projection.years[-1]
    return Text(
        f"（{last.year}年の推計は{last.total:,}人、{signed(change, 'ja')}）",
        f" (projected for {last.year}: {last.total:,}, {signed(change, 'en')})",
    )


def _exists(area: AreaFacts) -> str:
    if area.union is None:
        return _no_union(area)
    kept, below = area.standing("in"), area.standing("below", "no_data")
    outside = area.standing("outside")
    lang = area.lang
    limit = threshold(area.plan, lang)
    names = area.union_name
    size = len(kept) + len(below)
    if lang == "en":
        return (
            f"Of the {counted(size, 'member', 'members')} (without the centre) of the existing "
            f"{names}, {len(kept)} {_are(kept)} at {limit} or above"
            f"{_also(below, lang, ' and {count} below{names}')}; "
            f"{_outside(area, outside)}."
        )
    tail = (
        f"、{limit}以上なのに加わっていない市町村は{len(outside)}（{_names(outside, lang)}、"
        f"計{_people(outside):,}人）である"
        if outside
        else f"、{limit}以上なのに加わっていない市町村はない"
    )
    head = f"いまある{names}の構成市町村（中心市を除く）{size}のうち{limit}以上は{len(kept)}"
    return f"{head}{_also(below, lang, '、未満は{count}{names}')}で{tail}。"


def _outside(area: AreaFacts, outside: Sequence[Place]) -> str:
    if not outside:
        return "none at that share stands outside it"
    return (
        f"{len(outside)} at that share {_are(outside)} outside it ({_names(outside, area.lang)}; "
        f"{_people(outside):,} people)"
    )


def _no_union(area: AreaFacts) -> str:
    if area.others:
        names = listed(area.others, area.lang)
        return Text(
            f"{area.name}を中心市とする圏域はいまは登録になく、{area.name}は{names}に加わっている。",
            f"The register has no area led by {area.name}; {area.name} belongs to {names}.",
        ).say(area.lang)
    return Text(
        f"{area.name}を中心市とする圏域はいまは登録になく、{area.name}はどの圏域にも加わっていない。",
        f"The register has no area led by {area.name}, and {area.name} belongs to none.",
    ).say(area.lang)


def _also(places: Sequence[Place], lang: Lang, words: str) -> str:
    if not places:
        return ""
    names = f"（{_names(places, lang)}）" if lang == "ja" else f" ({_names(places, lang)})"
    return words.format(count=len(places), names=names)


def _names(places: Sequence[Place], lang: Lang) -> str:
    return listed([place.name for place in places], lang)


def _people(places: Sequence[Place]) -> int:
    return sum(place.population or 0 for place in places)


def _are(things: Sequence[object]) -> str:
    return "is" if len(things) == 1 else "are"


def listed(names: Sequence[str], lang: Lang, *, most: int = _MOST_NAMES) -> str:
    """Return *names* as a list in a sentence, the rest counted.

    Examples
    --------
    >>> listed(["A", "B", "C"], "en", most=2)
    'A, B and 1 more'
    """
    shown, rest = list(names[:most]), len(names) - most
    if lang == "ja":
        return "、".join(shown) + (f"ほか{rest}" if rest > 0 else "")
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return ", ".join(shown) if len(shown) < 2 else f"{', '.join(shown[:-1])} and {shown[-1]}"  # noqa: PLR2004


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its English noun.

    Examples
    --------
    >>> counted(1, "member", "members"), counted(2, "member", "members")
    ('1 member', '2 members')
    """
    return f"{count} {one if count == 1 else many}"


def threshold(plan: Plan, lang: Lang) -> str:
    """Return the plan's threshold in percent, with no more decimals than it has."""
    return write_number(plan.scenario.threshold, "share", lang, exact=True)


def signed(change: float, lang: Lang) -> str:
    """Return a change in percent with its sign.

    Examples
    --------
    >>> signed(-0.234, "en"), signed(0.05, "ja")
    ('−23.4 %', '+5.0％')
    """
    number = f"{change * 100:+.1f}".replace("-", "−")
    return f"{number}％" if lang == "ja" else f"{number} %"
