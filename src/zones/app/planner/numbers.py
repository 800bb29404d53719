"""The live numbers of the chosen area, beside proposal and union of its centre and what is alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from zones.app.planner import words
from zones.app.tables import plain, show_static, signed
from zones.app.view import View
from zones.labels import OUTCOMES, Lang, Text
from zones.model.cells import integer, number
from zones.outputs.names import prefecture_names, scheme_name
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.difference import difference
from zones.planning.draft.draft import Draft
from zones.planning.draft.numbers import DraftNumbers, measure, outcomes
from zones.planning.draft.starts import (
    Start,
    counterpart_proposals,
    counterpart_unions,
    likest_union,
    start_proposal,
    start_union,
)

YEARS = (2030, 2040, 2050)
_AREA, PROPOSAL, UNION, ALIKE = "area", "proposal", "union", "alike"
"""Columns of the table."""

HEADS = {
    _AREA: words.THIS_AREA,
    PROPOSAL: words.PROPOSAL,
    UNION: words.UNION,
    ALIKE: words.ALIKE,
}

_MILLION = 1_000_000


@dataclass(frozen=True, eq=False)
class Against:
    """An area and what it is held against, with their numbers.

    Parameters
    ----------
    area
        The area.
    others
        The proposal and the union of its centres, and the union of any form that is most alike
        unless it is the same one; where there are such.
    columns
        All of them as areas, by ``area``, ``proposal``, ``union``, ``alike``.
    numbers
        Of all of them.
    kinds
        The forms of the unions, by column.
    """

    area: DraftArea
    others: Mapping[str, Start]
    columns: Mapping[str, DraftArea]
    numbers: DraftNumbers
    kinds: Mapping[str, Text]


def hold_against(plan: Plan, area: DraftArea) -> Against:
    """Measure an area with the proposal and the union of its centres, and the likest union."""
    others: dict[str, Start] = {}
    for key in counterpart_proposals(plan, area)[:1]:
        others[PROPOSAL] = start_proposal(plan, key)
    unions = _unions(plan, area)
    for column, key in unions.items():
        others[column] = start_union(plan, key, area.centres[0] if area.centres else None)
    columns = [replace(area, id=_AREA, name=_AREA)]
    columns += [DraftArea(key, key, one.centres, one.members) for key, one in others.items()]
    numbers = measure(plan, Draft(tuple(columns), overlapping=True))
    kinds = {column: plan.existing.register.get(key).form.label for column, key in unions.items()}
    return Against(area, others, {one.id: one for one in columns}, numbers, kinds)


def _unions(plan: Plan, area: DraftArea) -> dict[str, str]:
    """Return the unions to hold an area against: column and id."""
    led = counterpart_unions(plan, area)
    found = {UNION: led[0]} if led else {}
    likest = likest_union(plan, area)
    if likest is not None and likest not in found.values():
        found[ALIKE] = likest
    return found


def show_numbers(view: View, plan: Plan, against: Against) -> None:
    """Show the numbers as a table: a row a number, a column an area."""
    numbers = against.numbers
    rows = _rows(view, plan, against)
    table = {view.say(words.ITEM): list(rows)}
    for key in numbers.areas.index:
        table[view.say(HEADS[key])] = [tell(key) for tell in rows.values()]
    show_static(pd.DataFrame(table))
    left = numbers.people.loc[numbers.people["area"] == _AREA, "left_out"].max()
    if integer(left):
        st.caption(plain(view.say(words.LEFT_OUT, count=left)))
    named = view.say(words.LISTED).join(
        view.say(words.HELD, kind=view.say(HEADS[key]), name=called(view, against, key))
        for key in (PROPOSAL, UNION, *({ALIKE} & set(against.others)))
    )
    st.caption(plain(view.say(words.NUMBERS_NOTE, named=named)))
    for text in _support(view, plan):
        st.caption(plain(text))


def called(view: View, against: Against, key: str) -> str:
    """Return the name of what an area is held against, with its form unless the name says it."""
    if key not in against.others:
        return view.say(words.NONE)
    name = against.others[key].name
    kind = view.say(against.kinds[key]) if key in against.kinds else name
    return name if kind in name else view.say(words.OF_KIND, name=name, kind=kind)


def _support(view: View, plan: Plan) -> list[str]:
    """Say by which rules the support is reckoned, and as of which day."""
    said, day = [], plan.scenario.as_of
    for scheme, rules in plan.rules.items():
        paid = [item for item in rules.money if item.in_force(day)]
        rule = view.say(words.BETWEEN).join(
            dict.fromkeys(item.origin.cite(view.lang) for item in paid)
        )
        if paid:
            name = _short(plan, scheme, view.lang)
            said.append(view.say(words.MONEY_BY, scheme=name, rule=rule, day=day))
    return said


Tell = Callable[[str], str]


def _rows(view: View, plan: Plan, against: Against) -> dict[str, Tell]:
    """Return each row's label with what says its value of a column."""
    say, numbers = view.say, against.numbers
    table = numbers.areas
    year = plan.region.flows.basis.year

    def count(column: str) -> Tell:
        return lambda key: _count(table.at[key, column])

    def share(column: str) -> Tell:
        return lambda key: _share(view, table.at[key, column])

    rows: dict[str, Tell] = {say(words.POPULATION, year=year): count("population")}
    for later in YEARS:
        label = say(words.PEOPLE_IN, year=later)
        rows[label] = lambda key, later=later: _projected(numbers.people, key, later)  # type: ignore[misc]
    last = YEARS[-1]
    rows |= {
        say(words.INDEX, year=last, base=year): lambda key: _index(numbers.people, key, year, last),
        say(words.RATIO): lambda key: _ratio(table.at[key, "day_night_ratio"]),
        say(words.SUPPLY): share("supply_self_containment"),
        say(words.DEMAND): share("demand_self_containment"),
        say(words.KEPT): share("kept_share"),
        say(words.COUNT): count("municipalities"),
        say(words.AREA_KM2): count("area_km2"),
        say(words.PREFECTURES): lambda key: prefecture_names(table["prefectures"][key], view.lang),
    }
    for scheme in numbers.money["scheme"].unique() if len(numbers.money) else ():
        label = say(words.MONEY, scheme=_short(plan, scheme, view.lang))
        rows[label] = lambda key, scheme=scheme: _money(view, numbers.money, key, scheme)  # type: ignore[misc]
    for scheme in plan.rules:
        label = say(words.OUTCOME, scheme=_short(plan, scheme, view.lang))
        rows[label] = lambda key, scheme=scheme: _judged(view, plan, against, key, scheme)  # type: ignore[misc]
    rows |= {
        say(words.MORE): lambda key: _differing(against, key, "added"),
        say(words.FEWER): lambda key: _differing(against, key, "missing"),
    }
    return rows


def _short(plan: Plan, scheme: str, lang: Lang) -> str:
    """Return a scheme's label without what stands in brackets behind it."""
    return scheme_name(plan, scheme, lang).partition(" (")[0].partition("（")[0]


def _count(value: object) -> str:
    known = number(value)
    return "—" if known is None else f"{known:,.0f}"


def _share(view: View, value: object) -> str:
    known = number(value)
    return "—" if known is None else view.percent(known)


def _ratio(value: object) -> str:
    known = number(value)
    return "—" if known is None else f"{known * 100:.1f}"


def _projected(people: pd.DataFrame, key: str, year: int) -> str:
    of = people[people["area"] == key]
    then = integer(of.set_index("year")["people"].get(year))
    mark = "※" if of["left_out"].max() else ""
    return "—" if then is None else f"{then:,}{mark}"


def _index(people: pd.DataFrame, key: str, base: int, year: int) -> str:
    """Return the people of a year per 100 of the base year, of the same municipalities."""
    of = people[people["area"] == key].set_index("year")["people"]
    then, now = integer(of.get(year)), integer(of.get(base))
    return "—" if then is None or not now else f"{then / now * 100:.1f}"


def _money(view: View, money: pd.DataFrame, key: str, scheme: str) -> str:
    rows = money[(money["area"] == key) & (money["scheme"] == scheme)]
    if rows.empty:
        return "—"
    return view.say(words.MILLIONS, amount=f"{rows['total_yen'].sum() / _MILLION:,.0f}")


def _judged(view: View, plan: Plan, against: Against, key: str, scheme: str) -> str:
    """Say what a scheme says of the centres: in words of one, in signs of several."""
    told = outcomes(plan, against.columns[key])
    found = told.loc[told["scheme"] == scheme, "outcome"].tolist()
    said = [say_outcome(view, one) for one in found]
    return said[0] if len(said) == 1 else "・".join(one.split()[0] for one in said) or "—"


def _differing(against: Against, key: str, side: str) -> str:
    """Say how many municipalities the area has more, or fewer, than a column's."""
    if key not in against.others:
        return "—"
    found = difference(against.area.members, against.others[key].members)
    return f"{len(getattr(found, side)):,}"


def say_outcome(view: View, outcome: str) -> str:
    """Return an outcome with its sign; what isn't assessed says so."""
    if outcome not in OUTCOMES:
        return view.say(words.NOT_ASSESSED)
    return signed(outcome, OUTCOMES[outcome].say(view.lang))
