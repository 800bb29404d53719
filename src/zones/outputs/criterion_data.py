"""Which data stand behind the figure that a criterion asks for."""

from collections.abc import Iterator, Mapping, Sequence

from zones.labels import Lang
from zones.outputs.source_words import say_vintage
from zones.planning import Plan
from zones.provenance import Source

_Part = tuple[str, tuple[str, ...]]
"""A table, and how the ids of those of its sources begin that count; all of them where empty."""

_CATEGORIES: _Part = ("municipalities", ("city_categories", "import_categories"))
_BORDERS: _Part = ("municipalities", ("n03", "import_n03"))
_OFFICES: _Part = ("municipalities", ("offices", "import_offices", "import_p34"))
_PEOPLE: _Part = ("population", ())
_FLOWS: _Part = ("flows", ())
_CHANGES: _Part = ("changes", ())

DATA: Mapping[str, Sequence[_Part]] = {
    "population": (_PEOPLE,),
    "smaller_population": (_PEOPLE,),
    "day_night_ratio": (_PEOPLE, _FLOWS),
    "smaller_ratio": (_PEOPLE, _FLOWS),
    "kind": (_CATEGORIES,),
    "is_city": (_CATEGORIES,),
    "both_cities": (_CATEGORIES,),
    "in_metropolitan_sphere": (_FLOWS,),
    "share_to_metropolitan_core": (_FLOWS,),
    "in_metropolitan_prefecture": (),
    "merged": (_CHANGES,),
    "former_municipality_ratio": (),
    "former_smaller_ratio": (),
    "adjacent": (_BORDERS,),
    "distance_km": (_OFFICES,),
    "travel_minutes": (),
}
"""By measure: what it is computed from. Nothing where a code tells it, or only a user knows it."""


def cite_data(plan: Plan, measure: str, lang: Lang) -> str:
    """Return the data behind a measure with their vintage; empty where no table holds it."""
    cited = [
        f"{source.title.say(lang)}（{say_vintage(source.vintage, lang)}）"
        if lang == "ja"
        else f"{source.title.say(lang)} ({say_vintage(source.vintage, lang)})"
        for source in _sources(plan, measure)
    ]
    if measure == "travel_minutes" and plan.travel is not None:
        cited.append(plan.travel.source.say(lang))
    return ("、" if lang == "ja" else "; ").join(dict.fromkeys(cited))


def _sources(plan: Plan, measure: str) -> Iterator[Source]:
    for table, beginnings in DATA[measure]:
        known = plan.region.sources.get(table, ())
        kept = [one for one in known if not beginnings or one.id.startswith(beginnings)]
        if table == "population":
            # Censuses stand side by side: the one of the flows' year is what is measured.
            year = str(plan.region.flows.basis.year)
            kept = [one for one in kept if year in one.vintage] or kept
        yield from kept
