"""What a report needs to know of one area, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from zones.labels import Lang
from zones.model.cells import integer, number, text
from zones.outputs.lettering import one_line
from zones.outputs.report.population import Projection, own_change, project
from zones.planning import Plan
from zones.zoning.spheres import sphere_table

Standing = Literal["centre", "in", "below", "outside", "no_data", "none"]
"""How a municipality stands to the union compared with; *none* where there is no union."""


@dataclass(frozen=True, slots=True)
class Place:
    """One municipality of an area.

    Parameters
    ----------
    number
        Its number in tables and on maps; 0 for a centre.
    share, persons
        To the centres; ``None`` where no flow is listed, and for the centres.
    inside
        Whether it is a centre or in the sphere.
    change
        Of its people until the last year projected; ``None`` where it isn't projected by itself.
    """

    number: int
    code: str
    name: str
    population: int | None
    persons: int | None
    share: float | None
    inside: bool
    standing: Standing
    change: float | None


@dataclass(frozen=True, eq=False)
class AreaFacts:
    """One area: a centre set, its sphere, what it qualifies for and what exists.

    Parameters
    ----------
    centres
        Codes, sorted.
    proposals
        Ids of the candidate areas that these centres lead, in the order of the schemes.
    union
        Row of the comparison of the union that these centres lead, or ``None``.
    others
        Names of the other second-floor unions that the centres belong to.
    places
        Centres, then the sphere by share downwards, then members of the union below it.
    """

    plan: Plan
    lang: Lang
    centres: tuple[str, ...]
    proposals: tuple[str, ...]
    union: pd.Series | None
    others: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def key(self) -> str:
        """Stem for files: the centres' codes."""
        return "-".join(self.centres)

    @property
    def name(self) -> str:
        """The centres' names, joined."""
        return "＋".join(display_name(self.plan, code, self.lang) for code in self.centres)

    @property
    def inside(self) -> tuple[Place, ...]:
        """Centres and sphere."""
        return tuple(place for place in self.places if place.inside)

    @property
    def members(self) -> tuple[Place, ...]:
        """The sphere without the centres."""
        return tuple(place for place in self.inside if place.number)

    @cached_property
    def population(self) -> int:
        """Residents of centres and sphere."""
        return sum(place.population or 0 for place in self.inside)

    @cached_property
    def projection(self) -> Projection:
        """Projected people of centres and sphere."""
        return project(self.plan.region, [place.code for place in self.inside])

    @property
    def union_name(self) -> str:
        """Name of the union, empty where there is none."""
        return "" if self.union is None else one_line(text(self.union["name"]))

    @property
    def same_centres(self) -> bool:
        """Whether the union has exactly these centres."""
        return self.union is not None and tuple(self.union["centres"]) == self.centres

    def standing(self, *wanted: Standing) -> tuple[Place, ...]:
        """Return the municipalities with any of these standings."""
        return tuple(place for place in self.places if place.standing in wanted)


def display_name(plan: Plan, code: str, lang: Lang) -> str:
    """Return what a municipality is called: its name, or its romaji in English."""
    row = plan.region.municipalities.loc[code]
    return one_line(str(row["name"] if lang == "ja" else row["name_romaji"]))


def gather(plan: Plan, centres: Sequence[str], lang: Lang = "ja") -> AreaFacts:
    """Gather what is known of the area around *centres*.

    Parameters
    ----------
    plan
        The plan.
    centres
        Codes that act as one centre; they need not qualify.
    lang
        Language of names.
    """
    chosen = tuple(sorted(centres))
    union = _union_of(plan, chosen)
    held = {key for key, codes in plan.proposals.centres.items() if codes == chosen}
    proposals = [key for key in plan.proposals.areas.index if key in held]
    return AreaFacts(
        plan=plan,
        lang=lang,
        centres=chosen,
        proposals=tuple(map(str, proposals)),
        union=union,
        others=_other_unions(plan, chosen, union),
        places=_places(plan, chosen, union, lang),
    )


def _union_of(plan: Plan, centres: tuple[str, ...]) -> pd.Series | None:
    """Return the union that the centres lead: the one that shares most centres, then the first."""
    table = plan.existing.comparison.unions
    common = table["centres"].map(lambda codes: len(set(codes) & set(centres)))
    if table.empty or not common.max():
        return None
    return table.loc[[common.idxmax()]].iloc[0]


def _other_unions(plan: Plan, centres: tuple[str, ...], union: pd.Series | None) -> tuple[str, ...]:
    led = None if union is None else union.name
    return tuple(
        one_line(one.name)
        for one in plan.existing.register.floor(2)
        if one.id != led and set(one.codes()) & set(centres)
    )


def _places(
    plan: Plan, centres: tuple[str, ...], union: pd.Series | None, lang: Lang
) -> tuple[Place, ...]:
    flows, people = plan.region.flows, plan.region.residents()
    table = sphere_table(flows, {"": centres}, threshold=plan.scenario.threshold)
    members = () if union is None else plan.existing.register.get(str(union.name)).codes()
    inside = [*centres, *table["code"].astype("str")]
    persons, shares = flows.to(centres), flows.shares_to(centres)
    below = [code for code in members if code in flows.codes and code not in inside]
    below = sorted(below, key=lambda code: (-(number(shares[code]) or 0.0), code))
    rows = []
    for at, code in enumerate([*inside, *below]):
        listed = code not in centres and bool(integer(persons[code]))
        share = number(shares[code]) if listed else None
        standing = _standing(code, centres, inside, None if union is None else members, share)
        rows.append(
            Place(
                number=max(0, at - len(centres) + 1),
                code=code,
                name=display_name(plan, code, lang),
                population=integer(people[code]),
                persons=integer(persons[code]) if listed else None,
                share=share,
                inside=code in inside,
                standing=standing,
                change=own_change(plan.region, code),
            )
        )
    return tuple(rows)


def _standing(
    code: str,
    centres: Sequence[str],
    inside: Sequence[str],
    members: Sequence[str] | None,
    share: float | None,
) -> Standing:
    if code in centres:
        return "centre"
    if members is None:
        return "none"
    if code not in members:
        return "outside"
    if code in inside:
        return "in"
    return "no_data" if share is None else "below"
