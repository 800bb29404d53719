"""Tables and columns that give way where the window is too narrow for them.

What that looks like stands in ``assets/shell.css``, which knows both by how their keys begin.
"""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from zones.app.tables import show_static


def show_folding(table: pd.DataFrame, *, key: str) -> None:
    """Show a table of long texts; where the window is narrow, each row as a card with its headings.

    Parameters
    ----------
    table
        The first column names the row. Headings are words of ours.
    key
        Of the session, in letters and hyphens.
    """
    key = f"folding-{key}"
    heads = "\n".join(
        f".st-key-{key} td:nth-of-type({at}) {{ --head: {_string(str(name))}; }}"
        for at, name in enumerate(table.columns[1:], 1)
    )
    st.html(f"<style>{heads}</style>")
    with st.container(key=key):
        show_static(table)


def giving_way(key: str) -> DeltaGenerator:
    """Return a container whose columns go below each other where the window is narrow.

    What a field with several choices holds goes on below, too, instead of out of sight.

    Parameters
    ----------
    key
        Of the session, in letters and hyphens.
    """
    return st.container(key=f"giving-way-{key}")


def _string(text: str) -> str:
    r"""Return *text* as a string of CSS that no letter of it can end.

    Examples
    --------
    >>> _string('a"<')
    '"a\\22 \\3c "'
    """
    return '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'
