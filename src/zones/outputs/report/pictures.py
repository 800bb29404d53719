"""The figures of a report, from a plan's numbers."""

from collections.abc import Sequence

from zones.labels import Lang, Text
from zones.outputs.charts import (
    BELOW,
    INSIDE,
    OUTSIDE,
    UNKNOWN,
    ShareBar,
    Standing,
    YearPeople,
    change_chart,
    population_chart,
    share_chart,
    standing_chart,
)
from zones.outputs.printed_map import Outline, PrintedMap, Shade, draw_map
from zones.outputs.report.document import Picture
from zones.outputs.report.facts import AreaFacts
from zones.outputs.report.sentences import threshold
from zones.planning import Plan

FULL, HALF = 6.7, 3.28
"""Widths in inches: of the type area, and of a picture that shares it with another."""

_SHARES = (("#FFF7BC", 0.0), ("#FEC44F", 0.2), ("#FB9A29", 0.3), ("#CC4C02", 0.5))
_CENTRE = Shade("", "#662506")
_STANDINGS = {"in": INSIDE, "below": BELOW, "outside": OUTSIDE, "no_data": UNKNOWN}


def caption(plan: Plan, lang: Lang, *tables: str, basis: bool = True) -> str:
    """Return the lines under a figure: the basis, and 出典."""
    lines = [plan.region.flows.basis.text.say(lang)] if basis else []
    found = dict.fromkeys(credit.say(lang) for credit in plan.region.credits(*tables))
    return "\n".join([*lines, _credited(tuple(found), lang)] if found else lines)


def _credited(found: Sequence[str], lang: Lang) -> str:
    source = Text("出典：", "Source: ").say(lang)
    return source + ("、" if lang == "ja" else "; ").join(found)


def area_map(area: AreaFacts, *, half: bool = False) -> Picture:
    """Return the map of an area: shares to the centre, and the outline of the existing union."""
    plan, lang = area.plan, area.lang
    limit = float(plan.scenario.threshold)
    classes = [(colour, low) for colour, low in _SHARES if low == 0.0 or low > limit]
    shades = [Shade(Text("中心市", "centre").say(lang), _CENTRE.colour)]
    lows = [limit, *(low for _, low in classes[1:])]
    for at, (colour, _) in enumerate(classes):
        high = lows[at + 1] if at + 1 < len(lows) else None
        shades.append(Shade(_between(lows[at], high, lang), colour))
    below = Text(f"{threshold(plan, lang)}未満の構成市町村", "member below the threshold").say(lang)
    shades.append(Shade(below, "#ffffff", "////"))
    shade_of = {}
    for place in area.places:
        reached = sum((place.share or 0.0) >= low for low in lows)
        at = max(1, reached) if place.inside else len(shades) - 1
        shade_of[place.code] = at if place.number else 0
    outlines = []
    if area.union is not None:
        codes = plan.existing.register.get(str(area.union.name)).codes()
        outlines.append(Outline(area.union_name, codes, style="--"))
    content = PrintedMap(
        places=plan.region.municipalities,
        focus=tuple(place.code for place in area.places),
        shades=tuple(shades),
        shade_of=shade_of,
        outlines=tuple(outlines),
        labels={place.code: _label(place.number, place.name) for place in area.places},
        short={place.code: str(place.number) for place in area.places if place.number},
        strong=frozenset(area.centres),
        caption=map_caption(plan, lang),
        lang=lang,
    )
    width = HALF if half else FULL
    title = Text(
        f"{area.name}へ通勤・通学する人の割合（番号は表の番号）",
        f"Share commuting to {area.name} (numbers as in the table)",
    ).say(lang)
    alt = f"{title}: " + _spoken(area)
    figure = draw_map(content, width=width, tallest=2.25 if half else 4.7)
    return Picture(f"map-{area.key}", title, alt, figure)


def map_caption(plan: Plan, lang: Lang) -> str:
    """Return 出典 of flows and of the borders (the first source of the municipalities)."""
    region = plan.region
    found = [*region.credits("flows")[:1], *region.credits("municipalities")[:1]]
    return _credited([credit.say(lang) for credit in found], lang) if found else ""


def _label(number: int, name: str) -> str:
    return f"{number} {name}" if number else f"◎{name}"


def _between(low: float, high: float | None, lang: Lang) -> str:
    first, last = f"{low * 100:g}", None if high is None else f"{high * 100:g}"
    if last is None:
        return Text(f"{first}％以上", f"{first} % and over").say(lang)
    return Text(f"{first}〜{last}％", f"{first}–{last} %").say(lang)


def _spoken(area: AreaFacts) -> str:
    """Return the shares in words, for who can't see the figure."""
    words = [
        f"{place.name} {'—' if place.share is None else f'{place.share * 100:.1f}％'}"
        for place in area.places
        if place.number
    ]
    return ("、" if area.lang == "ja" else ", ").join(words)


def area_shares(area: AreaFacts) -> Picture:
    """Return the bars of shares, hatched by standing to the existing union."""
    lang = area.lang
    bars = [
        ShareBar(
            _label(place.number, place.name),
            place.share,
            place.persons,
            _STANDINGS.get(place.standing, INSIDE),
        )
        for place in area.places
        if place.number
    ]
    figure = share_chart(
        bars,
        threshold=float(area.plan.scenario.threshold),
        caption=caption(area.plan, lang, "flows"),
        legend=area.union is not None,
        lang=lang,
    )
    title = Text(
        f"{area.name}へ通勤・通学する人の割合と人数",
        f"Share and number commuting to {area.name}",
    ).say(lang)
    return Picture(f"shares-{area.key}", title, f"{title}: {_spoken(area)}", figure)


def area_standing(area: AreaFacts) -> Picture:
    """Return the bar of who is in the existing union and who is not."""
    row = Standing(
        area.union_name,
        len(area.standing("in")),
        len(area.standing("below")),
        len(area.standing("outside")),
        len(area.standing("no_data")),
    )
    title = Text(
        f"{area.union_name}と中心市の通勤圏の重なり",
        f"{area.union_name} and the sphere of its centre",
    )
    return _standing_picture([row], area.plan, area.lang, f"union-{area.key}", title)


def prefecture_standing(plan: Plan, rows: Sequence[Standing], lang: Lang, key: str) -> Picture:
    """Return the bars of every existing union of a prefecture."""
    title = Text(
        "いまある圏域と中心市の通勤圏の重なり", "Existing areas and the spheres of their centres"
    )
    return _standing_picture(rows, plan, lang, key, title)


def _standing_picture(
    rows: Sequence[Standing], plan: Plan, lang: Lang, key: str, name: Text
) -> Picture:
    title = name.say(lang)
    words = "; ".join(
        Text(
            f"{one.name} 割合が基準以上の構成市町村{one.inside}、基準未満{one.below}、"
            f"加わっていない{one.outside}",
            f"{one.name}: {one.inside} members in the sphere, {one.below} below it, "
            f"{one.outside} in the sphere and no member",
        ).say(lang)
        for one in rows
    )
    figure = standing_chart(rows, caption=caption(plan, lang, "flows", "unions"), lang=lang)
    return Picture(key, title, f"{title}: {words}", figure)


def area_population(
    area: AreaFacts, years: Sequence[YearPeople], name: str, *, half: bool = False, key: str = ""
) -> Picture:
    """Return the chart of projected people by age."""
    lang = area.lang
    title = Text(f"{name}の将来推計人口", f"Projected population of {name}").say(lang)
    words = ("、" if lang == "ja" else ", ").join(f"{one.year}: {one.total:,}" for one in years)
    figure = population_chart(
        years,
        caption=caption(area.plan, lang, "projection", basis=False),
        width=HALF if half else FULL,
        lang=lang,
    )
    stem = key or f"population-{area.key}"
    return Picture(stem, title, f"{title}: {words}", figure)


def change_picture(
    plan: Plan,
    rows: Sequence[tuple[str, int, int]],
    years: tuple[int, int],
    lang: Lang,
    key: str,
) -> Picture:
    """Return the people of several areas now and in the last year projected."""
    title = Text(
        f"候補圏域の人口 {years[0]}年と{years[1]}年",
        f"People of the candidate areas, {years[0]} and {years[1]}",
    ).say(lang)
    words = "; ".join(f"{name} {first:,} → {last:,}" for name, first, last in rows)
    source = caption(plan, lang, "projection", basis=False)
    figure = change_chart(rows, years, caption=source, lang=lang)
    return Picture(key, title, f"{title}: {words}", figure)
