"""What is open: municipalities and centres that could join, lead, or no longer qualify."""

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.pages.words import unions as own
from zones.app.tables import plain, show_grid
from zones.app.unions.desk import Looked
from zones.app.view import View
from zones.metrics.candidates import KINDS
from zones.model.forms import FORMS


def show_open(view: View, looked: Looked) -> None:
    """List what is open, of the chosen kind."""
    region, table = view.plan.region, looked.existing.candidates
    kind = st.radio(
        view.say(own.CHOOSE_KIND),
        tuple(KINDS),
        key=session.CANDIDATE_KIND,
        format_func=lambda key: plain(KINDS[key].say(view.lang)),
    )
    table = table[table["kind"] == kind]
    table = table[region.in_window(table["code"].str[:5]).to_numpy(dtype=bool)]
    if table.empty:
        st.info(view.say(words.NO_ROWS))
        return
    say, config = view.say, st.column_config
    shown = pd.DataFrame(
        {
            "name": [view.places(code.split("+")) for code in table["code"]],
            "type": [FORMS[one].label.say(view.lang) for one in table["type"]],
            "centres": [view.places(codes) for codes in table["centres"]],
            "persons": table["persons"],
            "reason": table[f"reason_{view.lang}"].str.replace("；", "\n").str.replace("; ", "\n"),
        }
    )
    columns = {
        "name": config.TextColumn(say(words.NAME), width=120),
        "type": config.TextColumn(say(words.TYPE), width=125),
        "centres": config.TextColumn(say(words.CENTRE), width=120),
        "persons": config.NumberColumn(say(words.PERSONS), format="localized", width=80),
        "reason": config.TextColumn(say(words.REASON), width=450),
    }
    if table["persons"].isna().all():
        columns.pop("persons")
    show_grid(shown, columns, row_height=76, most=430)
