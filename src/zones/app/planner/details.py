"""What needs more room than the numbers: differences by name, criteria one by one, all areas."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app.planner import words
from zones.app.planner.numbers import ALIKE, HEADS, YEARS, Against, called, say_outcome
from zones.app.tables import join_names, percent_column, plain, show_grid, signed
from zones.app.view import View
from zones.labels import OUTCOMES
from zones.outputs.names import scheme_name
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.difference import difference
from zones.planning.draft.draft import Draft
from zones.planning.draft.numbers import criteria, measure, outcomes


def show_differences(view: View, plan: Plan, against: Against) -> None:
    """List by name what the proposal and the unions have more or fewer."""
    if not against.others:
        st.info(view.say(words.NO_COUNTERPART))
    day = plan.existing.as_of.isoformat()
    for key, other in against.others.items():
        name = called(view, against, key)
        title = view.say(words.AGAINST, kind=view.say(HEADS[key]), name=name)
        st.write(f"**{plain(title)}**")
        if key in against.kinds:
            st.caption(view.say(words.REGISTERED, day=day))
        if key == ALIKE:
            st.caption(view.say(words.ALIKE_NOTE))
        found = difference(against.area.members, other.members)
        if found.same:
            st.write(view.say(words.SAME))
        for text, codes in ((words.ADDED, found.added), (words.MISSING, found.missing)):
            if codes:
                joined = join_names(map(view.place, codes), view.lang)
                st.write(plain(view.say(text, names=joined)))


def show_criteria(view: View, plan: Plan, area: DraftArea) -> None:
    """Show what each scheme says of the centres: a line a criterion, with its reason and rule."""
    if not area.centres:
        st.info(view.say(words.NO_CENTRE))
        return
    told = outcomes(plan, area)
    for scheme in plan.rules:
        units = told[told["scheme"] == scheme]
        said = [
            f"{view.places(unit.split('+'))} {say_outcome(view, outcome)}"
            for unit, outcome in zip(units["unit"], units["outcome"], strict=True)
        ]
        name = scheme_name(plan, scheme, view.lang)
        text = view.say(words.CRITERIA, scheme=name, outcome=join_names(said, view.lang))
        rows = criteria(plan, area, scheme, view.lang)
        st.markdown(f"**{plain(text)}**\n\n{_lines(view, rows)}")


def _lines(view: View, rows: pd.DataFrame) -> str:
    """Return the criteria as a list: a table of six columns has no room here."""
    signs = {text.say(view.lang): key for key, text in OUTCOMES.items()}
    several = len(set(rows["code"])) > 1
    lines = []
    for row in rows.to_dict("records"):
        unit = f"{view.places(str(row['code']).split('+'))} " if several else ""
        said = view.say(
            words.CRITERION,
            unit=unit,
            outcome=signed(signs[row["outcome"]], row["outcome"]),
            **{key: row[key] for key in ("label", "observed", "threshold", "reason")},
            **{key: row[key] for key in ("article", "source", "confidence")},
        )
        lines.append(f"- {plain(said)}")
    return "\n".join(lines)


def show_all(view: View, plan: Plan, draft: Draft) -> None:
    """Show the most important numbers of every area."""
    numbers = measure(plan, draft)
    table = numbers.areas
    last = numbers.people[numbers.people["year"] == YEARS[-1]].set_index("area")["people"]
    shown = pd.DataFrame(
        {
            "name": [area.name for area in draft.areas],
            "municipalities": table["municipalities"],
            "population": table["population"],
            "later": last.reindex(table.index),
            "ratio": table["day_night_ratio"].mul(100).round(1),
            "supply": percent_column(table["supply_self_containment"]),
            "demand": percent_column(table["demand_self_containment"]),
            "kept": percent_column(table["kept_share"]),
        }
    )
    year = plan.region.flows.basis.year
    labels = {
        "municipalities": (view.say(words.COUNT), "localized"),
        "population": (view.say(words.POPULATION, year=year), "localized"),
        "later": (view.say(words.PEOPLE_IN, year=YEARS[-1]), "localized"),
        "ratio": (view.say(words.RATIO), "%.1f"),
        "supply": (view.say(words.SUPPLY), "%.1f %%"),
        "demand": (view.say(words.DEMAND), "%.1f %%"),
        "kept": (view.say(words.KEPT), "%.1f %%"),
    }
    name = st.column_config.TextColumn(view.say(words.NAME), pinned=True)
    config: dict[str, ColumnConfig | str] = {"name": name}
    config |= {
        key: st.column_config.NumberColumn(label, format=form)
        for key, (label, form) in labels.items()
    }
    show_grid(shown, config)
