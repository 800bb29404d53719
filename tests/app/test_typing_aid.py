from collections.abc import Callable
from typing import Any

import pytest

from zones.app import words


@pytest.mark.parametrize(("page", "fields"), [("municipality", 1), ("sphere", 2)])
def test_a_field_that_searches_brings_the_script_that_reads_kana(
    open_page: Callable[..., Any], page: str, fields: int
) -> None:
    scripts = [one for one in open_page(page).check().app.get("html") if "NFKC" in one.proto.body]
    assert len(scripts) == fields
    assert all(words.PLACE_HINT.en in one.proto.body for one in scripts)
    assert all(one.proto.unsafe_allow_javascript for one in scripts)
