import pytest
import streamlit as st

from zones.app import session
from zones.app.comparing.sets import collect_set, set_names
from zones.app.resources import plan
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.zoning.methods.registry import METHODS


@pytest.fixture(autouse=True)
def blank() -> None:
    st.session_state[session.METHOD_SETTINGS] = {}
    st.session_state[session.OTHER] = [("<b>.json", Draft().create("圏", ["20202"]))]


def test_every_kind_of_set_has_a_name_in_both_languages() -> None:
    names = set_names(plan(Scenario()))
    assert {key.partition(":")[0] for key in names} == {
        "partition", "draft", "opened", "proposals", "unions", "union", "method",
    }  # fmt: skip
    assert len([key for key in names if key.startswith("method:")]) == len(METHODS)
    assert all(text.ja and text.en for text in names.values())
    assert names["opened:0"].ja == "ファイル：<b>.json"


def test_a_file_that_is_gone_is_an_empty_set() -> None:
    made = plan(Scenario())
    assert len(collect_set(made, "opened:0").areas) == 1
    assert collect_set(made, "opened:5").areas == ()
