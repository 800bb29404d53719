import pytest
import streamlit as st

from zones.app import session
from zones.app.comparing.methods import Chosen, chosen_settings, take
from zones.app.pages.words.compare import PARAMETERS
from zones.errors import InputError
from zones.zoning.methods.registry import METHODS


@pytest.fixture(autouse=True)
def blank() -> None:
    st.session_state[session.METHOD_SETTINGS] = {}


def test_blank_fields_keep_the_literature_s_values() -> None:
    take("uea", {"share": " 1/20 ", "centre_people": ""}, repaired=True)
    assert chosen_settings("uea") == Chosen((("share", "1/20"),), repaired=True)
    assert chosen_settings("intramax") == Chosen()


def test_a_wrong_value_keeps_what_was_there() -> None:
    take("uea", {"share": "0.2"}, repaired=False)
    with pytest.raises(InputError):
        take("uea", {"share": "a lot"}, repaired=False)
    assert chosen_settings("uea").settings == (("share", "0.2"),)


def test_every_setting_says_what_it_is() -> None:
    names = {name for one in METHODS.values() for name in one.parameters().as_text()}
    assert names == set(PARAMETERS)
