"""The live numbers of the chosen area, beside the proposal and the union of its centre."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from zones.app.planner import words
from zones.app.tables import join_names, plain, show_static, signed
from zones.app.view import View
from zones.labels import OUTCOMES, Lang
from zones.model.cells import integer, number
from zones.outputs.names import prefecture_names, scheme_name
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.difference import difference
from zones.planning.draft.draft import Draft
from zones.planning.draft.numbers import DraftNumbers, criteria, measure, outcomes
from zones.planning.draft.starts import (
    Start,
    counterpart_proposals,
    counterpart_unions,
    start_proposal,
    start_union,
)

_YEARS = (2030, 2040, 2050)
_AREA, _PROPOSAL, _UNION = "area", "proposal", "union"
_MILLION = 1_000_000


@dataclass(frozen=True, eq=False)
class Against:
    """An area and what it is held against, with their numbers.

    Parameters
    ----------
    area
        The area.
    others
        The proposal and the union of its centres, where there are such.
    columns
        All of them as areas, by ``area``, ``proposal``, ``union``.
    numbers
        Of all of them.
    """

    area: DraftArea
    others: Mapping[str, Start]
    columns: Mapping[str, DraftArea]
    numbers: DraftNumbers


def hold_against(plan: Plan, area: DraftArea) -> Against:
    """Measure an area with the proposal and the union of its centres."""
    others: dict[str, Start] = {}
    for key in counterpart_proposals(plan, area)[:1]:
        others[_PROPOSAL] = start_proposal(plan, key)
    for key in counterpart_unions(plan, area)[:1]:
        others[_UNION] = start_union(plan, key)
    columns = [replace(area, id=_AREA, name=_AREA)]
    columns += [DraftArea(key, key, one.centres, one.members) for key, one in others.items()]
    numbers = measure(plan, Draft(tuple(columns), overlapping=True))
    return Against(area, others, {one.id: one for one in columns}, numbers)


def show_numbers(view: View, plan: Plan, against: Against) -> None:
    """Show the numbers as a table: a row a number, a column an area."""
    heads = {_AREA: words.THIS_AREA, _PROPOSAL: words.PROPOSAL, _UNION: words.UNION}
    numbers = against.numbers
    rows = _rows(view, plan, against)
    table = {view.say(words.ITEM): list(rows)}
    for key in numbers.areas.index:
        table[view.say(heads[key])] = [tell(key) for tell in rows.values()]
    show_static(pd.DataFrame(table))
    left = numbers.people.loc[numbers.people["area"] == _AREA, "left_out"].max()
    if integer(left):
        st.caption(plain(view.say(words.LEFT_OUT, count=left)))
    named = {
        key: against.others[key].name if key in against.others else view.say(words.NONE)
        for key in (_PROPOSAL, _UNION)
    }
    st.caption(plain(view.say(words.NUMBERS_NOTE, proposal=named[_PROPOSAL], union=named[_UNION])))


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
    for later in _YEARS:
        label = say(words.PEOPLE_IN, year=later)
        rows[label] = lambda key, later=later: _projected(numbers.people, key, later)  # type: ignore[misc]
    last = _YEARS[-1]
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
    said = [_outcome(view, one) for one in found]
    return said[0] if len(said) == 1 else "・".join(one.split()[0] for one in said) or "—"


def _differing(against: Against, key: str, side: str) -> str:
    """Say how many municipalities the area has more, or fewer, than a column's."""
    if key not in against.others:
        return "—"
    found = difference(against.area.members, against.others[key].members)
    return f"{len(getattr(found, side)):,}"


def show_differences(view: View, plan: Plan, against: Against) -> None:
    """List by name what the proposal and the union have more or fewer."""
    names = plan.region.names
    if not against.others:
        st.info(view.say(words.NO_COUNTERPART))
    heads = {_PROPOSAL: words.PROPOSAL, _UNION: words.UNION}
    for key, other in against.others.items():
        title = view.say(words.AGAINST, kind=view.say(heads[key]), name=other.name)
        st.write(f"**{plain(title)}**")
        found = difference(against.area.members, other.members)
        if found.same:
            st.write(view.say(words.SAME))
        for text, codes in ((words.ADDED, found.added), (words.MISSING, found.missing)):
            if codes:
                joined = join_names((str(names[code]) for code in codes), view.lang)
                st.write(plain(view.say(text, names=joined)))


def show_criteria(view: View, plan: Plan, area: DraftArea) -> None:
    """Show what each scheme says of the centres, every criterion with its reason."""
    if not area.centres:
        st.info(view.say(words.NO_CENTRE))
        return
    told = outcomes(plan, area)
    for scheme in plan.rules:
        units = told[told["scheme"] == scheme]
        said = [
            f"{_unit(plan, unit)} {_outcome(view, outcome)}"
            for unit, outcome in zip(units["unit"], units["outcome"], strict=True)
        ]
        name = scheme_name(plan, scheme, view.lang)
        text = view.say(words.CRITERIA, scheme=name, outcome=join_names(said, view.lang))
        st.write(f"**{plain(text)}**")
        rows = criteria(plan, area, scheme, view.lang)
        if len(rows):
            rows["code"] = rows["code"].map(lambda unit: _unit(plan, unit))
            heads = {key: view.say(text) for key, text in words.CRITERION_HEADS.items()}
            shown = [key for key in heads if key != "code" or len(units) > 1]
            show_static(rows[shown].rename(columns=heads))


def _unit(plan: Plan, unit: str) -> str:
    return "＋".join(str(plan.region.names[code]) for code in unit.split("+"))


def _outcome(view: View, outcome: str) -> str:
    if outcome not in OUTCOMES:
        return view.say(words.NOT_ASSESSED)
    return signed(outcome, OUTCOMES[outcome].say(view.lang))


def show_all(view: View, plan: Plan, draft: Draft) -> None:
    """Show the most important numbers of every area."""
    numbers = measure(plan, draft)
    table = numbers.areas
    last = numbers.people[numbers.people["year"] == _YEARS[-1]].set_index("area")["people"]
    say = view.say
    show_static(
        pd.DataFrame(
            {
                say(words.NAME): [area.name for area in draft.areas],
                say(words.COUNT): table["municipalities"].map(_count),
                say(words.POPULATION, year=plan.region.flows.basis.year): table["population"].map(
                    _count
                ),
                say(words.PEOPLE_IN, year=_YEARS[-1]): last.reindex(table.index).map(_count),
                say(words.RATIO): table["day_night_ratio"].map(_ratio),
                say(words.SUPPLY): [_share(view, one) for one in table["supply_self_containment"]],
                say(words.DEMAND): [_share(view, one) for one in table["demand_self_containment"]],
                say(words.KEPT): [_share(view, one) for one in table["kept_share"]],
            }
        )
    )
