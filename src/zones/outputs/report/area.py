"""The sections of one area: members, criteria, comparison, people, money."""

from collections.abc import Iterator, Sequence

import pandas as pd

from zones.labels import Lang, Text
from zones.outputs.charts import BELOW, INSIDE, OUTSIDE, STANDING_WORDS, UNKNOWN, YearPeople
from zones.outputs.names import percent, scheme_name
from zones.outputs.report.criteria import criteria_blocks
from zones.outputs.report.document import Block, Paragraph, Pictures, Points, ReportTable, Section
from zones.outputs.report.facts import AreaFacts, Place, display_name
from zones.outputs.report.money import money_blocks
from zones.outputs.report.people import (
    joint_picture,
    people_blocks,
    people_notes,
    people_picture,
)
from zones.outputs.report.pictures import area_map, area_shares, area_standing
from zones.outputs.report.sentences import (
    Verdict,
    area_findings,
    listed,
    signed,
    threshold,
    verdicts,
)

_UNKNOWN = "—"
_UNION_COLUMN = 5


def area_sections(area: AreaFacts) -> tuple[Section, ...]:
    """Return the sections of a report on one area alone."""
    lang = area.lang
    first = "1. " + Text("地図と割合", "Map and shares").say(lang)
    titles = [
        Text("圏域をつくる市町村", "Municipalities of the area"),
        Text("中心市の要件", "Criteria of a centre"),
        Text("いまある圏域との比較", "Comparison with the existing area"),
        Text("2050年までの人口", "Population to 2050"),
        Text("国の財政措置の目安", "National support, an estimate"),
    ]
    blocks = (
        (member_table(area), *considered(area)),
        tuple(criteria_blocks(area)),
        tuple(comparison_blocks(area)),
        tuple(people_blocks(area)),
        tuple(money_blocks(area)),
    )
    numbered = [f"{at}. {title.say(lang)}" for at, title in enumerate(titles, 2)]
    opening = Section(first, (Pictures((area_map(area),)), *_bars(area)))
    return (opening, *(Section(*pair) for pair in zip(numbered, blocks, strict=True)))


def _bars(area: AreaFacts) -> tuple[Block, ...]:
    return (Pictures((area_shares(area),)),) if len(area.places) > len(area.centres) else ()


def short_sections(area: AreaFacts) -> tuple[Section, ...]:
    """Return an area as one part of a prefecture's report, kept to about a page."""
    pictures = [area_map(area, half=True)]
    if area.projection.years:
        pictures.append(people_picture(area, half=True))
    elif area.projection.joint_years:
        pictures.append(joint_picture(area, half=True))
    blocks: list[Block] = [
        Points(area_findings(area), numbered=True),
        Pictures(tuple(pictures)),
        *people_notes(area),
        member_table(area, short=True),
        *considered(area, short=True),
    ]
    blocks += [*money_blocks(area, short=True), *criteria_blocks(area, short=True)]
    schemes = listed(
        [scheme_name(area.plan, one.scheme, area.lang) for one in _led(area)], area.lang
    )
    title = Text(f"{area.name}を中心とする圏域の候補", f"Candidate area around {area.name}")
    named = f"{title.say(area.lang)}（{schemes}）" if area.lang == "ja" else title.en
    return (Section(named, tuple(blocks), level=1),)


def _led(area: AreaFacts) -> list[Verdict]:
    schemes = set(area.plan.proposals.areas.loc[list(area.proposals), "scheme"])
    return [one for one in verdicts(area.plan, area.centres) if one.scheme in schemes]


def member_table(area: AreaFacts, *, short: bool = False) -> ReportTable:
    """Return the table of centres, sphere and members below it.

    Parameters
    ----------
    short
        Without the words that stand at the end of the report, too.
    """
    lang = area.lang
    rows = tuple(_member_row(area, place) for place in area.places)
    total = (
        "",
        Text("中心市と基準以上の計", "Centre and sphere").say(lang),
        f"{area.population:,}",
        "",
        "",
        "",
        _change(area.projection.change if area.projection.whole else None, lang),
    )
    last = area.projection.years or area.projection.joint_years
    columns = (
        Text("番号", "No."),
        Text("市町村", "Municipality"),
        Text("人口（2020年）", "People (2020)"),
        Text("中心市へ通う人", "Commuting to centre"),
        Text("割合", "Share"),
        Text("いまある圏域では", "In the existing area"),
        Text(f"{_year(last)}年までの増減", f"Change to {_year(last)}"),
    )
    limit = threshold(area.plan, lang)
    also = Text("", "")
    if area.union is not None:
        also = Text("、いまある圏域の市町村", " and members of the existing area")
    kept = [at for at in range(len(columns)) if at != _UNION_COLUMN or area.union is not None]
    return ReportTable(
        caption=Text(
            f"{area.name}とその通勤圏（割合{limit}以上）{also.ja}",
            f"{area.name}{',' if also.en else ' and'} its sphere ({limit} and over){also.en}",
        ).say(lang),
        columns=tuple(columns[at].say(lang) for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in (*rows, total)),
        widths=tuple((0.6, 2.1, 1.5, 1.4, 0.9, 2.2, 1.65)[at] for at in kept),
        numeric=tuple(at not in {1, _UNION_COLUMN} for at in kept),
        strong=frozenset([*range(len(area.centres)), len(rows)]),
        note=_member_note(area, short=short),
    )


def _year(years: Sequence[YearPeople]) -> str:
    return str(years[-1].year) if years else "2050"


def _member_row(area: AreaFacts, place: Place) -> tuple[str, ...]:
    lang = area.lang
    standing = {
        "centre": Text("中心市", "centre") if area.union is not None else Text("", ""),
        "in": Text("構成市町村", "member"),
        "below": Text("構成市町村（基準未満）", "member (below)"),
        "outside": Text("加わっていない", "no member"),
        "no_data": Text("構成市町村（公表値なし）", "member (no figure)"),
        "none": Text("（圏域なし）", "(no area)"),
    }[place.standing].say(lang)
    name = place.name
    if lang == "en":
        name = f"{name} {display_name(area.plan, place.code, 'ja')}"
    return (
        str(place.number) if place.number else "◎",
        name,
        _UNKNOWN if place.population is None else f"{place.population:,}",
        "" if not place.number else _UNKNOWN if place.persons is None else f"{place.persons:,}",
        "" if not place.number else _UNKNOWN if place.share is None else percent(place.share, lang),
        standing,
        _change(place.change, lang),
    )


def _change(change: float | None, lang: Lang) -> str:
    return _UNKNOWN if change is None else signed(change, lang)


def _member_note(area: AreaFacts, *, short: bool) -> str:
    lang = area.lang
    notes = (
        []
        if short
        else [
            Text(
                "割合は、その市町村に住んで家の外で働く・学ぶ人のうち、中心市へ通う人の割合。"
                "小数第2位を切り捨て。「—」は公表された値がない。",
                "Share: of those who live there and work or study out of the house. "
                "Cut after one decimal. — means no published figure.",
            ).say(lang)
        ]
    )
    if area.union is not None and not area.same_centres:
        led = listed(
            [
                display_name(area.plan, code, lang)
                for code in area.union["centres"]
                if code in area.plan.region.codes
            ],
            lang,
        )
        notes.append(
            Text(
                f"{area.union_name}の中心市は{led}。",
                f"The centre of {area.union_name} is {led}.",
            ).say(lang)
        )
    return ("" if lang == "ja" else " ").join(notes)


def considered(area: AreaFacts, *, short: bool = False) -> tuple[Block, ...]:
    """Return a line on the municipalities that a scheme asks to consider below the threshold."""
    plan, lang = area.plan, area.lang
    table = plan.proposals.members
    wanted = table["proposal"].isin(area.proposals) & (table["role"] == "considered")
    rows = table[wanted].drop_duplicates("code")
    if rows.empty:
        return ()
    words = [
        display_name(plan, str(code), lang)
        + ("" if pd.isna(share) else _bracketed(percent(float(share), lang), lang))
        for code, share in zip(rows["code"], rows["share"], strict=True)
    ]
    names = listed(words, lang, most=9 if short else 30)
    return (
        Paragraph(
            Text(
                f"基準未満で検討の対象（5％以上か中心市に隣接。この幅は仮定）：{names}",
                f"Below the threshold, to be considered (5 % and over, or a neighbour; assumed): "
                f"{names}",
            ).say(lang),
            kind="note",
        ),
    )


def _bracketed(words: str, lang: Lang) -> str:
    return f"（{words}）" if lang == "ja" else f" ({words})"


def comparison_blocks(area: AreaFacts) -> Iterator[Block]:
    """Give who of the sphere is in the existing union and who is not."""
    lang = area.lang
    yield Paragraph(area_findings(area)[2])
    if area.union is None:
        return
    if len(area.places) > len(area.centres):
        yield Pictures((area_standing(area),))
    groups = {"in": INSIDE, "below": BELOW, "no_data": UNKNOWN, "outside": OUTSIDE}
    rows = []
    for key, colour in groups.items():
        places = [place for place in area.places if place.standing == key]
        if places:
            names = listed([place.name for place in places], lang, most=40)
            people = sum(place.population or 0 for place in places)
            rows.append((STANDING_WORDS[colour].say(lang), str(len(places)), f"{people:,}", names))
    columns = (
        Text("区分", "Group"),
        Text("市町村数", "Number"),
        Text("人口（2020年）", "People (2020)"),
        Text("市町村", "Municipalities"),
    )
    if rows:
        yield ReportTable(
            caption=Text(
                f"{area.union_name}と{area.name}の通勤圏",
                f"{area.union_name} and the sphere of {area.name}",
            ).say(lang),
            columns=tuple(column.say(lang) for column in columns),
            rows=tuple(rows),
            widths=(2.6, 0.9, 1.3, 5.0),
            numeric=(False, True, True, False),
        )
    if area.others:
        yield Paragraph(
            Text(
                f"{area.name}はほかに{listed(area.others, lang)}にも加わっている。",
                f"{area.name} belongs to {listed(area.others, lang)}, too.",
            ).say(lang)
        )
