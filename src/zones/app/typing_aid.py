"""What is typed to find a municipality is read as the list writes it: hiragana and half width.

Streamlit compares letter by letter in the browser, so マツモト, ﾏﾂﾓﾄ and ２０２０２ would find nothing.
Writing every spelling into every label would double what is sent, and be read by everyone.
"""

import json

import streamlit as st

from zones.app import words
from zones.labels import LANGS

_CLASS = "zones-typing-aid"

_HINTS = json.dumps([words.PLACE_HINT.say(lang) for lang in LANGS])
"""By its hint a field of municipalities is known: other lists are written in katakana themselves."""

# The value is set by the browser's own setter, as React doesn't see a field's own being changed.
_SCRIPT = f"""
(() => {{
  if (window.zonesTypingAid) return;
  window.zonesTypingAid = true;
  const hints = {_HINTS};
  const hiragana = (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60);
  const plain = (text) => text.normalize("NFKC").replace(/[\\u30a1-\\u30f6]/g, hiragana);
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const listen = (event) => {{
    const field = event.target;
    if (event.isComposing || !hints.includes(field.placeholder)) return;
    const typed = plain(field.value);
    if (typed === field.value) return;
    write.call(field, typed);
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  }};
  document.addEventListener("input", listen);
  document.addEventListener("compositionend", listen);
}})();
"""

_HTML = f"""
<style>[data-testid="stElementContainer"]:has(.{_CLASS}) {{ position: absolute; }}</style>
<span class="{_CLASS}"></span>
<script>{_SCRIPT}</script>
"""
"""Our own words only: no text of the data ever goes into markup or script."""


def aid_typing() -> None:
    """Let katakana, half-width kana and full-width digits find a municipality.

    A page may ask for it more than once: the tab listens once. While a word is being composed the
    field is left alone.
    """
    st.html(_HTML, unsafe_allow_javascript=True)
