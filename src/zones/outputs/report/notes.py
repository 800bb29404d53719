"""The end of every report: words, basis, assumptions, sources."""

from collections.abc import Iterable

from zones.labels import Lang, Text
from zones.outputs.report.document import Points, Section
from zones.outputs.report.sentences import threshold
from zones.planning import Plan

_USED = ("flows", "population", "projection", "unions", "municipalities")
_READINGS: dict[str, Text] = {
    "prefectures": Text(
        "「三大都市圏の区域内」は、11都府県にあり、指定都市・特別区への割合が10％以上の市とした"
        "（11都府県の一覧は仮定）。",
        "'Inside 三大都市圏' is read as: in one of eleven prefectures (an assumed list), with 10 % or "
        "more commuting to its designated cities or special wards.",
    ),
    "spheres": Text(
        "「三大都市圏の区域内」は、2014年の報告書の10％通勤・通学圏とした。",
        "'Inside 三大都市圏' is read as the 10 % spheres of the 2014 report.",
    ),
}


def closing_sections(plan: Plan, lang: Lang) -> tuple[Section, ...]:
    """Return the sections with which every report ends."""
    return (
        Section(
            Text("この資料の読み方", "How to read these pages").say(lang),
            (Points(_say(_words(plan), lang)),),
        ),
        Section(
            Text("数値の基準と仮定", "Basis and assumptions").say(lang),
            (Points(_say(_assumptions(plan), lang)),),
        ),
        Section(Text("出典", "Sources").say(lang), (Points(_sources(plan, lang)),)),
    )


def _say(texts: Iterable[Text], lang: Lang) -> tuple[str, ...]:
    return tuple(one.say(lang) for one in texts)


def _words(plan: Plan) -> list[Text]:
    ja, en = threshold(plan, "ja"), threshold(plan, "en")
    return [
        Text(
            "通勤・通学の割合：ある市町村に住み、家の外で働く・学ぶ人（全年齢）のうち、中心市へ通う人の割合。",
            "Share: of those who live in a municipality and work or study out of the house (all "
            "ages), those who go to the centre.",
        ),
        Text(
            f"通勤圏：その割合が{ja}以上の市町村の集まり。重なることがある。",
            f"Sphere: the municipalities whose share is {en} or more. Spheres may overlap.",
        ),
        Text(
            "昼夜間人口比率：住んでいる人100人に対する昼間の人口。100を超える市には昼に人が集まる。",
            "Day–night ratio: people at day for 100 residents. Above 100, people come in by day.",
        ),
        Text(
            "連携中枢都市圏：指定都市・中核市が近隣の市町村と連携協約を結んでつくる圏域（2014年から）。",
            "連携中枢都市圏 (hub-city area): a designated or core city and its neighbours, by "
            "agreements (since 2014).",
        ),
        Text(
            "定住自立圏：人口4万人を超える程度の市が近隣の市町村とつくる圏域（2008年から）。",
            "定住自立圏 (settlement area): a city of more than about 40,000 people and its "
            "neighbours (since 2008).",
        ),
        Text(
            "候補圏域：今の数値で要件を満たす中心市とその通勤圏。実際に圏域をつくるかどうかは、"
            "それぞれの市町村と議会が決める。",
            "Candidate area: a centre that qualifies by today's figures, and its sphere. Whether "
            "to form an area is for each municipality and its council to decide.",
        ),
        Text(
            "判定：適合は要件を満たす、不適合は満たさない、境界は「おおむね」の幅の中にある、"
            "データなしは判定に要る数値がない。",
            "Outcomes: met; not met; borderline (within what 'about' allows); no data.",
        ),
    ]


def _assumptions(plan: Plan) -> list[Text]:
    scenario, basis = plan.scenario, plan.region.flows.basis.text
    day = scenario.as_of
    texts = [
        Text(f"割合の基準：{basis.ja}。", f"Basis of shares: {basis.en}."),
        Text(
            "少人数の移動は公表されていないので、「公表値なし」は0人という意味ではない。",
            "Small flows are not published: 'no figure' doesn't mean nobody.",
        ),
        Text(
            f"圏域に入るかどうかは、人数のまま{threshold(plan, 'ja')}と比べて決めた"
            "（丸めた割合では決めない）。",
            f"Whether a municipality reaches {threshold(plan, 'en')} is decided on persons, never "
            "on a rounded share.",
        ),
        _READINGS[scenario.reading],
        Text(
            f"いまある圏域は{day.year}年{day.month}月{day.day}日の状態。登録は公表資料から作っており、"
            "もれや未確認の事項がある。",
            f"Existing areas are those of {day.isoformat()}. The register was made from published "
            "lists; it has gaps and unconfirmed facts.",
        ),
        Text(
            "将来推計人口は2020年国勢調査に基づく推計で、今の市町村の区域による。",
            "The projection starts from the 2020 census, in today's boundaries.",
        ),
        Text(
            "財政措置は要綱などに示された上限の目安で、※のついた額は仮定を含む。",
            "Amounts are upper guides from the guidelines; those marked ※ rest on an assumption.",
        ),
    ]
    if scenario.include_borderline:
        texts.append(
            Text(
                "要件の境界（おおむね）にある市も候補圏域の中心とした。",
                "Borderline cities lead candidate areas too.",
            )
        )
    return texts


def _sources(plan: Plan, lang: Lang) -> tuple[str, ...]:
    data = [credit.say(lang) for credit in plan.region.credits(*_USED)]
    rules = [
        row.origin.cite(lang)
        for one in plan.rules.values()
        if one.members
        for row in one.criteria
        if row.origin.confidence == "stated"
    ]
    label = Text("要件：", "Criteria: ").say(lang)
    return (*dict.fromkeys(data), *(f"{label}{source}" for source in dict.fromkeys(rules)))
