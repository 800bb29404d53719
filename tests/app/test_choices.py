from collections.abc import Callable
from typing import Any

import pytest

from zones.app.choices import place_labels


def test_a_place_is_found_by_name_kana_code_and_prefecture() -> None:
    label = place_labels("ja")["20201"]
    for word in ("長野市", "ながのし", "長野県", "20201"):
        assert word in label
    assert "Nagano-shi" in place_labels("en")["20201"]
    # Only after a space does the browser see the beginning of a word, which it lists first.
    assert all(place_labels(lang)["20201"].endswith(" 20201") for lang in ("ja", "en"))


def test_every_municipality_that_counts_can_be_chosen() -> None:
    labels = place_labels("ja")
    assert len(labels) == len(set(labels.values())) == 1741
    assert "01695" not in labels


def test_a_choice_is_the_choice_of_every_page(open_page: Callable[..., Any]) -> None:
    screen = open_page("overview", second_centre="20201").set("place", "20202").check()
    state = screen.app.session_state
    assert [state[key] for key in ("place", "centre", "draft_centre", "chosen_unit")] == [
        "20202"
    ] * 4
    assert state["second_centre"] is None


@pytest.mark.parametrize("page", ["overview", "sphere", "municipality"])
def test_a_place_of_another_data_set_is_let_go(open_page: Callable[..., Any], page: str) -> None:
    screen = open_page(page, place="99999", centre="99999").check()
    assert screen.app.session_state["centre" if page == "sphere" else "place"] is None
