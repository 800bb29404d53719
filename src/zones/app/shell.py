"""What stands around every page: navigation, settings, and the answer to an error."""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.resources import files

import streamlit as st

from zones.app import data_sets, links, resources, session, words
from zones.app.tab import speak_to_tab
from zones.app.tables import plain
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.errors import ZonesError
from zones.labels import LANGS, Lang, Text
from zones.provenance import DENOMINATORS
from zones.rules.measures import READINGS

_LOG = logging.getLogger(__name__)

_STYLE = (files("zones.app") / "assets" / "shell.css").read_text(encoding="utf-8")
"""Our own words only: no text of the data ever goes into markup."""


_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
    '<path d="M16 16 6 7M16 16l11-5M16 16l4 12" stroke="#0b5cad" stroke-width="2.5"/>'
    '<g fill="#0b5cad"><circle cx="16" cy="16" r="6"/><circle cx="6" cy="7" r="3.5"/>'
    '<circle cx="27" cy="11" r="3.5"/><circle cx="20" cy="28" r="3.5"/></g></svg>'
)
"""A centre and its members."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its address, its title and its sign.

    The module of `zones.app.pages` with the name of its address shows it. It is imported when it
    is asked for, so that the first page doesn't wait for the libraries of the others.
    """

    path: str
    title: Text
    icon: str


def run(pages: Sequence[Entry]) -> None:
    """Show the page that the address names; the first is the front page."""
    session.prepare()
    lang = session.lang()
    # A ":material/…:" icon here would be asked of Google's servers; those of the navigation are not.
    st.set_page_config(page_icon=_ICON, layout="wide")
    st.html(f"<style>{_STYLE}:root {{ {_said(lang)} }}</style>")
    chosen = st.navigation(
        [
            st.Page(
                partial(_guard, page, lang),
                title=page.title.say(lang),
                icon=page.icon,
                url_path=page.path,
                default=at == 0,
            )
            for at, page in enumerate(pages)
        ]
    )
    st.set_page_config(page_title=f"{chosen.title} | {words.TITLE.say(lang)}")
    session.turn_to(chosen.url_path)
    with st.sidebar:
        _settings(lang)
    chosen.run()
    with st.sidebar:
        speak_to_tab(lang, restore=chosen.url_path != _DRAWN)


def _said(lang: Lang) -> str:
    """Return our words in the place of Streamlit's, as the style sheet reads them."""
    said = {
        "refused": words.TOO_LARGE,
        "choose": words.CHOOSE_FILE,
        "most": words.AT_MOST,
        "nothing": words.NOT_FOUND,
        "all": words.CHOOSE_ALL,
    }
    return " ".join(f'--{name}: "{text.say(lang)}";' for name, text in said.items())


def _settings(lang: Lang) -> None:
    """Show the settings that hold on every page."""
    st.radio(
        words.LANGUAGE,
        LANGS,
        key=session.LANG,
        format_func={"ja": "日本語", "en": "English"}.__getitem__,
        horizontal=True,
    )
    data_sets.choose_in_side_bar(lang)
    st.slider(
        words.THRESHOLD.say(lang),
        min_value=5.0,
        max_value=20.0,
        step=0.5,
        format="%.1f %%",
        key=session.THRESHOLD,
        help=words.THRESHOLD_HELP.say(lang),
    )
    st.radio(
        words.READING.say(lang),
        tuple(words.READINGS),
        key=session.READING,
        format_func=lambda key: words.READINGS[key].say(lang),
        help="\n\n".join(text.say(lang) for text in READINGS.values()),
    )
    st.radio(
        words.DENOMINATOR.say(lang),
        tuple(DENOMINATORS),
        key=session.DENOMINATOR,
        format_func=lambda key: words.DENOMINATORS[key].say(lang),
        help="\n\n".join(text.say(lang) for text in DENOMINATORS.values()),
    )
    st.multiselect(
        words.WINDOW.say(lang),
        tuple(PREFECTURES),
        key=session.PREFECTURES,
        format_func=lambda code: PREFECTURES[code].say(lang),
        placeholder=words.WHOLE_COUNTRY.say(lang),
        help=words.WINDOW_HELP.say(lang),
    )


def _guard(page: Entry, lang: Lang) -> None:
    """Show a page; whatever goes wrong becomes one sentence."""
    st.title(page.title.say(lang), anchor=False)
    try:
        view = View(lang, session.settings().scenario())
        _basis(view)
        with st.container():
            links.show_remark(view)
        import_module(f"zones.app.pages.{page.path}").show(view)
        if page.path != _DRAWN:
            links.publish(view)
    except ZonesError as error:
        st.error(error.say(lang))
    except Exception:  # noqa: BLE001 (any fault of a page: a sentence here, a traceback in the log)
        mark = secrets.token_hex(4)
        _LOG.exception("page %s, error %s", page.path, mark)
        st.error(words.CRASHED.say(lang).format(mark=mark))


_DRAWN = "planner"
"""The page that writes an area into its address, too."""


def _basis(view: View) -> None:
    """Say which people are counted, divided by what, and from which share on."""
    flows = resources.region().flows.with_denominator(view.scenario.denominator)
    basis = flows.basis.text.say(view.lang)
    threshold = view.percent(float(view.scenario.threshold))
    st.caption(plain(view.say(words.BASIS, basis=basis, threshold=threshold)))
