"""The future as tables: words beside the numbers, and source and basis in every row."""

from collections.abc import Sequence

import pandas as pd

from zones.labels import Lang, Text
from zones.metrics.future_index import INDEX_CLASSES, OTHER_CLASSES, index_distribution
from zones.metrics.future_indicators import ASSUMPTIONS, indicator_table
from zones.metrics.future_people import coverage_words, people_by_year
from zones.metrics.future_sizes import Measured, size_outlook
from zones.outputs.future_areas import FutureArea, FutureRegion, centres_name
from zones.outputs.names import scheme_name
from zones.outputs.table_set import NamedTable
from zones.planning import Plan
from zones.rules.ruleset import CONFIDENCES

PEOPLE = Text("人口と年齢", "People by age")
CLASSES = Text("人口指数の分布", "Classes of the index")
SIZES = Text("人口の要件を下回る年", "Falling below a size")
INDICATORS = Text("指標", "Indicators")

KINDS = {
    "census": Text("国勢調査", "census"),
    "projection": Text("推計", "projection"),
}

_CHUNK = " / "


def people_table(
    plan: Plan, areas: Sequence[FutureArea], *, base: int, lang: Lang = "ja"
) -> NamedTable:
    """Return the people of areas by year and age: `zones.metrics.future_people.people_by_year`."""
    table = people_by_year(plan.region, {one.id: one.codes for one in areas}, base=base)
    table.insert(1, "name", table["area"].map({one.id: one.name for one in areas}))
    words = {key: coverage_words(plan.region, key).say(lang) for key in ("whole", "joint", "none")}
    table["coverage"] = table["coverage"].map(words)
    table["kind"] = table["kind"].map({key: text.say(lang) for key, text in KINDS.items()})
    table["base_year"] = base
    return _named(plan, "future_people", PEOPLE, table, lang, base=base)


def class_table(plan: Plan, region: FutureRegion, *, base: int, lang: Lang = "ja") -> NamedTable:
    """Return how many municipalities of a region are in which class of the index, by year."""
    table = index_distribution(plan.region, region.codes, base=base)
    words = {key: text.say(lang) for key, text in {**INDEX_CLASSES, **OTHER_CLASSES}.items()}
    table.insert(0, "area", region.key)
    table.insert(1, "name", region.name)
    table["base_year"] = base
    table["class_label"] = table["class"].map(words)
    return _named(plan, "future_classes", CLASSES, table, lang, base=base)


def size_table(plan: Plan, region: FutureRegion, *, lang: Lang = "ja") -> NamedTable:
    """Return which centres of the region fall below a scheme's size, and when."""
    table = plan_outlook(plan)
    inside = set(region.codes)
    kept = table["unit"].str.split("+").map(lambda codes: bool(inside & set(codes)))
    table = table[kept.astype(bool)].reset_index(drop=True)
    table["unit_name"] = [centres_name(plan, unit.split("+"), lang) for unit in table["unit"]]
    table["scheme_label"] = [scheme_name(plan, key, lang) for key in table["scheme"]]
    table["criterion_label"] = table[f"label_{lang}"]
    confidences = {key: text.say(lang) for key, text in CONFIDENCES.items()}
    table["confidence"] = table["confidence"].map(confidences)
    words = {key: coverage_words(plan.region, key).say(lang) for key in ("whole", "joint", "none")}
    table["coverage"] = table["coverage"].map(words)
    table["note"] = HELD.say(lang)
    named = ["scheme", "scheme_label", "unit", "unit_name", "criterion", "criterion_label"]
    rest = [name for name in table if name not in {*named, "label_ja", "label_en"}]
    return _named(plan, "future_sizes", SIZES, table[[*named, *rest]], lang)


HELD = Text(
    "仮定：昼夜間人口比率・通勤通学の割合・市の種別は今のまま。人口だけを推計に置き換えた。",
    "Assumed: day–night ratio, commuting and kind of city stay as today; only the people change.",
)
"""What is held as today when a scheme's size is asked of projected people."""


def plan_outlook(plan: Plan) -> pd.DataFrame:
    """Return the outlook of every centre of a plan: `zones.metrics.future_sizes.size_outlook`."""
    measured = Measured(
        plan.facts,
        plan.pairs,
        plan.assessments,
        plan.pair_assessments,
        plan.scenario.reading,
    )
    return size_outlook(plan.region, plan.rules, measured, plan.proposals)


def indicators_table(plan: Plan, areas: Sequence[FutureArea], *, lang: Lang = "ja") -> NamedTable:
    """Return the indicators of areas, today and where projected people carry them."""
    table = indicator_table(plan.region, {one.id: one.codes for one in areas})
    table.insert(1, "name", table["area"].map({one.id: one.name for one in areas}))
    table.insert(3, "label", table[f"label_{lang}"])
    table["assumption"] = table["assumption"].map({k: t.say(lang) for k, t in ASSUMPTIONS.items()})
    table = table.drop(columns=["label_ja", "label_en"])
    return _named(plan, "future_indicators", INDICATORS, table, lang)


def _named(
    plan: Plan, key: str, label: Text, table: pd.DataFrame, lang: Lang, *, base: int | None = None
) -> NamedTable:
    """Return a table with basis and source in each row."""
    used = ["projection", "population"]
    if key == "future_indicators":
        used.append("indicators")
    if key == "future_sizes":
        used.append("flows")
    sources = dict.fromkeys(line.say(lang) for line in plan.region.credits(*used))
    full = table.assign(basis=basis_words(base).say(lang), source=_CHUNK.join(sources))
    return NamedTable(key, label, full)


def basis_words(base: int | None = None) -> Text:
    """Return which people are counted, and the base year of an index."""
    words = Text(
        "10月1日の常住人口（国勢調査と将来推計人口、今の市区町村の区域）",
        "residents on 1 October (census and projection, in today's boundaries)",
    )
    if base is None:
        return words
    return Text(f"{words.ja}・{base}年＝1", f"{words.en}; {base} = 1")
