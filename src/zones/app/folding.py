"""Tables and columns that give way where the window is too narrow for them."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from zones.app.tables import show_static

_NARROW = "max-width: 1150px"

_STYLE = """
<style>
@media ({narrow}) {{
  .st-key-{key} thead {{ position: absolute; clip-path: inset(50%); }}
  .st-key-{key} tbody tr {{
    display: grid; grid-template-columns: 1fr 1fr; padding: .5rem .3rem;
    border-bottom: 1px solid #d5dbe1;
  }}
  .st-key-{key} tbody :is(th, td) {{ display: block; border: 0; padding: .15rem .5rem; }}
  .st-key-{key} tbody th {{ grid-column: 1 / -1; font-weight: 600; }}
  .st-key-{key} tbody td::before {{ display: block; color: #4a525b; font-size: .8rem; }}
  {names}
}}
@media not all and ({narrow}) {{
  .st-key-{key} :is(th, td) {{ min-width: 6.6em; }}
}}
</style>
"""
"""Our own words only: headings are those of a `Text`, and no letter of them ends a string."""


def show_folding(table: pd.DataFrame, *, key: str) -> None:
    """Show a table of long texts; where the window is narrow, each row as a card with its headings.

    Parameters
    ----------
    table
        The first column names the row. Headings are words of ours.
    key
        Of the session, in letters and hyphens.
    """
    names = "\n  ".join(
        f".st-key-{key} tbody td:nth-of-type({at})::before {{ content: {_string(str(name))}; }}"
        for at, name in enumerate(table.columns[1:], 1)
    )
    st.html(_STYLE.format(key=key, names=names, narrow=_NARROW))
    with st.container(key=key):
        show_static(table)


_STACKED = """
<style>
@media ({narrow}) {{
  .st-key-{key} [data-testid="stHorizontalBlock"] {{ flex-wrap: wrap; }}
  .st-key-{key} [data-testid="stColumn"] {{ min-width: {least}; }}
}}
.st-key-{key} [data-testid="stMultiSelect"] [role="group"]:has(> [data-testid]) {{
  height: auto; max-height: none; min-height: 2.5rem;
}}
.st-key-{key} [data-testid="stMultiSelectTagsContainer"] {{
  flex-wrap: wrap; height: auto; max-height: none; overflow: visible; mask: none;
}}
</style>
"""


def giving_way(key: str, *, least: str = "100%", narrow: str = _NARROW) -> DeltaGenerator:
    """Return a container whose columns go below each other where the window is narrow.

    What a field with several choices holds goes on below, too, instead of out of sight.

    Parameters
    ----------
    key
        Of the session, in letters and hyphens.
    least
        Width that a column keeps, as CSS.
    narrow
        What is narrow, as CSS.
    """
    st.html(_STACKED.format(key=key, least=least, narrow=narrow))
    return st.container(key=key)


def _string(text: str) -> str:
    r"""Return *text* as a string of CSS that no letter of it can end.

    Examples
    --------
    >>> _string('a"<')
    '"a\\22 \\3c "'
    """
    return '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'
