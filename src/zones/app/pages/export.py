"""出力: every file of the plan, made when asked for."""

from pathlib import PurePath

import pandas as pd
import streamlit as st

from zones.app import resources, session, words
from zones.app.pages.words import export as own
from zones.app.tables import plain, show_static
from zones.app.view import View

_TYPES = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".json": "application/json",
}
_KILO, _MEGA = 10**3, 10**6


def show(view: View) -> None:
    """Show the page."""
    st.write(view.say(own.BUILD_NOTE))
    wanted = f"{view.scenario.digest} {view.lang}"
    pressed = st.button(view.say(own.BUILD), type="primary")
    built = st.session_state[session.BUILT]
    if not pressed and built != wanted:
        if built is not None:
            st.info(view.say(own.STALE))
        _purposes(view)
        return
    with st.spinner(view.say(own.BUILDING), show_time=True):
        files = resources.files(view.scenario, view.lang)
    st.session_state[session.BUILT] = wanted
    for name, content in files.items():
        _file(view, name, content)


def size(count: int) -> str:
    """Return a number of bytes to read.

    Examples
    --------
    >>> size(1_547_227), size(5_894), size(999)
    ('1.5 MB', '5.9 kB', '999 B')
    """
    if count >= _MEGA:
        return f"{count / _MEGA:.1f} MB"
    return f"{count / _KILO:.1f} kB" if count >= _KILO else f"{count} B"


def _purposes(view: View) -> None:
    """Say what the files will be, before they are made."""
    rows = [(name, view.say(text)) for name, text in own.PURPOSES.items()]
    columns = [view.say(words.FILE), view.say(own.PURPOSE)]
    show_static(pd.DataFrame(rows, columns=columns))


def _file(view: View, name: str, content: bytes) -> None:
    what = own.PURPOSES.get(name, own.OTHER_FILE)
    title, purpose, weight, button = st.columns([3, 6, 1.2, 1.6], vertical_alignment="center")
    title.write(f"**{plain(name)}**")
    purpose.write(view.say(what))
    weight.write(size(len(content)))
    button.download_button(
        view.say(own.DOWNLOAD),
        content,
        file_name=name,
        mime=_TYPES.get(PurePath(name).suffix, "application/octet-stream"),
        key=f"{session.SAVE}-{name}",
        on_click="ignore",
        width="stretch",
    )
