"""The first part of a prefecture's report: frames, candidate areas, what exists."""

from collections.abc import Iterator

import pandas as pd

from zones.labels import Text
from zones.model.cells import integer, number
from zones.outputs import tables, union_tables
from zones.outputs.charts import Standing
from zones.outputs.lettering import one_line
from zones.outputs.names import frame_label, percent, scheme_name
from zones.outputs.nearness import near_rule
from zones.outputs.report.document import Block, Paragraph, Pictures, ReportTable, Section
from zones.outputs.report.facts import AreaFacts, display_name
from zones.outputs.report.overview import Overview, frames_map, unions_map
from zones.outputs.report.pictures import change_picture, prefecture_standing
from zones.outputs.report.sentences import counted, listed, signed, threshold
from zones.zoning.frames import FRAMES, frame_totals

_UNKNOWN = "—"


def prefecture_question(view: Overview) -> str:
    """Return the question of a prefecture's report."""
    return Text(
        f"{view.name}の市町村は、通勤・通学のつながりから見て、どの中心市とまとまる候補になるか。"
        "いまある圏域とどこが違うか。",
        f"Around which centres do the municipalities of {view.name} hang together by commuting, "
        "and where does that differ from the areas that exist?",
    ).say(view.lang)


def prefecture_findings(view: Overview, areas: tuple[AreaFacts, ...]) -> tuple[str, str, str]:
    """Return the finding on a prefecture in three sentences."""
    return _led(view, areas), _held(view), _compared(view)


def _led(view: Overview, areas: tuple[AreaFacts, ...]) -> str:
    plan, lang = view.plan, view.lang
    schemes = plan.proposals.areas["scheme"]
    led: dict[str, list[str]] = {}
    for one in areas:
        led.setdefault(str(schemes[one.proposals[0]]), []).append(one.name)
    if not led:
        return Text(
            f"{view.name}の市町村がかかわる候補圏域（中心市の要件を満たす市とその通勤圏）はない。",
            f"No candidate area (a city that qualifies, and its sphere) concerns {view.name}.",
        ).say(lang)
    ja, en = [], []
    for at, (scheme, names) in enumerate(led.items()):
        only = Text("だけ" if at else "", "only " if at else "")
        size = len(names)
        ja.append(
            f"{scheme_name(plan, scheme, 'ja')}の要件{only.ja}を満たす中心が{size}"
            f"（{listed(names, 'ja', most=8)}）"
        )
        en.append(
            f"{size} {only.en}of {scheme_name(plan, scheme, 'en')} ({listed(names, 'en', most=8)})"
        )
    return Text(
        f"{view.name}の市町村がかかわる候補圏域は{len(areas)}あり、{'、'.join(ja)}ある。",
        f"{counted(len(areas), 'candidate area concerns', 'candidate areas concern')} "
        f"{view.name}: centres that qualify are {' and '.join(en)}.",
    ).say(lang)


def _held(view: Overview) -> str:
    plan, lang = view.plan, view.lang
    frame = plan.frames["frame"].reindex(list(view.codes))
    people = plan.region.residents().reindex(list(view.codes)).fillna(0).astype("int64")
    inside = frame.isin(["hub_centre", "settlement_centre", "hub_member", "settlement_member"])
    metropolitan = frame == "metropolitan"
    outside = ~inside & ~metropolitan
    total = int(people.sum())
    left = int(people[outside].sum())
    extra = Text("", "")
    if metropolitan.any():
        count, share = int(metropolitan.sum()), int(people[metropolitan].sum()) / total
        extra = Text(
            f"、三大都市圏の通勤圏にあるのは{count}（人口の{percent(share)}）",
            f", {count} ({percent(share, 'en')} of the people) in the sphere of a metropolis",
        )
    part, rest = int(people[inside].sum()) / total, left / total
    return Text(
        f"{len(view.codes)}市町村のうち候補圏域の中心市か構成市町村になるのは{int(inside.sum())}"
        f"（人口の{percent(part)}）{extra.ja}、どれにも入らないのは{int(outside.sum())}"
        f"（同{percent(rest)}、{left:,}人）である。",
        f"Of {len(view.codes)} municipalities, {int(inside.sum())} ({percent(part, 'en')} of the "
        f"people) are centre or member of a candidate area{extra.en}, and {int(outside.sum())} "
        f"({percent(rest, 'en')}, {left:,} people) are in none.",
    ).say(lang)


def _compared(view: Overview) -> str:
    table = _unions(view)
    if table.empty:
        return Text(
            f"{view.name}の市町村が加わる圏域（連携中枢都市圏・定住自立圏など）は登録にない。",
            f"The register has no area around a centre with a municipality of {view.name}.",
        ).say(view.lang)
    members, inside = int(table["members"].sum()), int(table["members_in_sphere"].fillna(0).sum())
    below, outside = (int(table[name].fillna(0).sum()) for name in ("members_below", "outside"))
    limit = threshold(view.plan, view.lang)
    if not members and not outside:
        return Text(
            f"いまある圏域は{len(table)}で、中心市だけの圏域であり、中心市への割合が{limit}以上の"
            "市町村はほかにない。",
            f"{counted(len(table), 'area exists', 'areas exist')}, of the centre alone; no other "
            f"municipality is at {limit} or above.",
        ).say(view.lang)
    return Text(
        f"いまある圏域は{len(table)}で、構成市町村（中心市を除く延べ{members}）のうち{inside}は"
        f"中心市への割合が{limit}以上、{below}は{limit}未満であり、{limit}以上なのに加わっていない"
        + (f"市町村が延べ{outside}ある。" if outside else "市町村はない。"),
        f"{counted(len(table), 'area exists', 'areas exist')}: of {members} memberships (without "
        f"centres) {inside} are at {limit} or above and {below} below, and {outside} "
        f"{'stands' if outside == 1 else 'stand'} outside at {limit} or above.",
    ).say(view.lang)


def _unions(view: Overview) -> pd.DataFrame:
    plan = view.plan
    wanted = set(view.codes)
    shown = [one.id for one in plan.existing.register.floor(2) if wanted & set(one.codes())]
    table = plan.existing.comparison.unions
    return table[table.index.isin(shown)]


def prefecture_sections(view: Overview, areas: tuple[AreaFacts, ...]) -> tuple[Section, ...]:
    """Return the overview of a prefecture."""
    titles = (
        Text("全体の地図", "Maps"),
        Text("市町村の位置付け", "What each municipality is"),
        Text("候補圏域の一覧", "Candidate areas"),
        Text("いまある圏域との比較", "Comparison with the existing areas"),
    )
    blocks = (
        tuple(_maps(view)),
        (_frame_table(view),),
        tuple(_areas(view, areas)),
        tuple(_existing(view)),
    )
    return tuple(
        Section(f"{at}. {title.say(view.lang)}", part)
        for at, (title, part) in enumerate(zip(titles, blocks, strict=True), 1)
    )


def _maps(view: Overview) -> Iterator[Block]:
    for one in view.by_prefecture():
        pictures = [frames_map(one)]
        if not _unions(one).empty:
            pictures.append(unions_map(one))
        if one.half:
            yield Pictures(tuple(pictures))
        else:
            yield from (picture.alone() for picture in pictures)


def _frame_table(view: Overview) -> ReportTable:
    plan, lang = view.plan, view.lang
    frame = plan.frames["frame"].reindex(list(view.codes))
    totals = frame_totals(frame, plan.region.residents(), plan.region.municipalities)
    people = int(totals["population"].sum())
    rows = tuple(
        (
            frame_label(key, lang),
            str(integer(count)),
            f"{integer(population):,}",
            percent(int(population) / people, lang) if people else _UNKNOWN,
        )
        for key, count, population, _ in totals.reindex(list(FRAMES)).itertuples(name=None)
        if integer(count)
    )
    total = (Text("計", "All").say(lang), str(len(view.codes)), f"{people:,}", "")
    columns = (
        Text("位置付け", "Frame"),
        Text("市町村数", "Municipalities"),
        Text("人口（2020年）", "People (2020)"),
        Text("人口の割合", "Share of people"),
    )
    return ReportTable(
        caption=Text(f"{view.name}の市町村の位置付け", f"Municipalities of {view.name}").say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=(*rows, total),
        widths=(4.5, 1.4, 1.7, 1.4),
        numeric=(False, True, True, True),
        strong=frozenset({len(rows)}),
        note=Text(
            "一つの市町村に一つの位置付けを、上の順に決める。「中心都市の近く」は、割合は基準に届かない"
            f"が、{near_rule(plan).ja}以内。",
            "One frame each, decided in this order. 'Near a centre': under the threshold, but "
            f"within {near_rule(plan).en}.",
        ).say(lang),
    )


def _areas(view: Overview, areas: tuple[AreaFacts, ...]) -> Iterator[Block]:
    lang, plan = view.lang, view.plan
    if not areas:
        yield Paragraph(Text("候補圏域はない。", "There is none.").say(lang))
        return
    schemes = plan.proposals.areas["scheme"]
    rows = []
    for area in areas:
        names = [scheme_name(plan, str(schemes[key]), lang) for key in area.proposals]
        ratio = number(plan.metrics.at[area.proposals[0], "day_night_ratio"])
        years = area.projection.years
        shown = area.projection.whole
        rows.append(
            (
                area.name,
                "・".join(names) if lang == "ja" else "; ".join(names),
                str(len(area.members)),
                f"{area.population:,}",
                f"{years[-1].total:,}" if shown else _UNKNOWN,
                signed(area.projection.change or 0.0, lang) if shown else _UNKNOWN,
                _UNKNOWN if ratio is None else f"{ratio * 100:.1f}",
            )
        )
    columns = (
        Text("中心市", "Centre"),
        Text("要件を満たす制度", "Schemes met"),
        Text("基準以上の市町村", "In the sphere"),
        Text("人口（2020年）", "People (2020)"),
        Text("2050年推計", "Projected 2050"),
        Text("増減", "Change"),
        Text("昼夜間人口比率", "Day–night ratio"),
    )
    yield ReportTable(
        caption=Text(
            f"{view.name}の市町村がかかわる候補圏域", f"Candidate areas that concern {view.name}"
        ).say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=tuple(rows),
        widths=(2.0, 2.9, 1.1, 1.3, 1.3, 1.1, 1.1),
        numeric=(False, False, True, True, True, True, True),
        note=Text(
            "人口は中心市と基準以上の市町村の計。圏域は重なることがある。昼夜間人口比率は圏域全体で、"
            "100は昼と夜の人口が同じ。",
            "People of centre and sphere together; areas may overlap. Ratio of the area as one; "
            "100 means as many people at day as at night.",
        ).say(lang),
    )
    whole = [area for area in areas if area.projection.whole]
    if whole:
        years = whole[0].projection.years
        yield change_picture(
            plan,
            [
                (area.name, area.projection.years[0].total, area.projection.years[-1].total)
                for area in whole
            ],
            (years[0].year, years[-1].year),
            lang,
            f"people-{view.key}",
        ).alone()


def _existing(view: Overview) -> Iterator[Block]:
    table, lang, plan = _unions(view), view.lang, view.plan
    if table.empty:
        yield Paragraph(_compared(view))
        return
    standings = [
        Standing(
            one_line(str(row["name"])),
            int(row["members_in_sphere"] or 0),
            int(row["members_below"] or 0),
            int(row["outside"] or 0),
            int(row["members_no_data"]),
        )
        for _, row in table.fillna({"members_in_sphere": 0, "members_below": 0, "outside": 0})
        .astype({"members_in_sphere": "int64", "members_below": "int64", "outside": "int64"})
        .iterrows()
    ]
    if any(one.inside + one.below + one.outside + one.unknown for one in standings):
        yield prefecture_standing(plan, standings, lang, f"standing-{view.key}").alone()
    detail = union_tables.standings(plan, lang)
    rows = tuple(_union_row(view, str(key), row, detail) for key, row in table.iterrows())
    columns = (
        Text("いまある圏域", "Existing area"),
        Text("中心市", "Centre"),
        Text("構成（中心市を除く）", "Members"),
        Text("基準未満で加わる市町村", "Members below the threshold"),
        Text("基準以上で加わっていない市町村", "In the sphere, no member"),
    )
    yield ReportTable(
        caption=Text("いまある圏域と通勤圏の違い", "Where areas and spheres differ").say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=rows,
        widths=(2.3, 1.8, 1.0, 2.6, 2.6),
        numeric=(False, False, True, False, False),
    )


def _union_row(view: Overview, key: str, row: pd.Series, detail: pd.DataFrame) -> tuple[str, ...]:
    plan, lang = view.plan, view.lang
    own = detail[detail["union"] == key]

    def names(*standings: str) -> str:
        found = own[own["standing"].isin(standings)]
        words = [
            one_line(str(name))
            if pd.isna(code) or lang == "ja"
            else display_name(plan, str(code), lang)
            for code, name in zip(found["code"], found["name"], strict=True)
        ]
        return listed(words, lang, most=12) if words else Text("なし", "none").say(lang)

    centres = [
        display_name(plan, code, lang) for code in row["centres"] if code in plan.region.codes
    ]
    return (
        one_line(str(row["name"])),
        listed(centres, lang),
        str(row["members"]),
        names("below", "no_data"),
        names("outside"),
    )


def concerned(view: Overview) -> tuple[tuple[str, ...], ...]:
    """Return the centre sets of the candidate areas shown, each once, scheme by scheme."""
    shown = tables.shown_proposals(view.plan)
    centres = view.plan.proposals.centres
    return tuple(dict.fromkeys(codes for key, codes in centres.items() if key in shown))
