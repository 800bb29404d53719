import json
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from zones.app.folding import _string


def page() -> None:
    import pandas as pd  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    from zones.app.folding import giving_way, show_folding  # noqa: PLC0415

    table = pd.DataFrame({"要件": ["A<b>", "B"], "観測値": ["1", ""], "データ（年）": ["x", "y"]})
    show_folding(table, key="some-rows")
    with giving_way("some-pair"):
        left, _ = st.columns(2)
    left.write("left")


@pytest.fixture(scope="module")
def app() -> AppTest:
    made = AppTest.from_function(page).run()
    assert not made.exception
    return made


def test_every_cell_of_a_card_has_the_heading_of_its_column(app: AppTest) -> None:
    style = app.get("html")[0].proto.body
    found = re.findall(r'td:nth-of-type\((\d)\) { --head: ("[^"]*"); }', style)
    assert [place for place, _ in found] == ["1", "2"]
    assert found[0][1] == '"観測値"'
    assert style.count(".st-key-folding-some-rows") == 2


def test_the_table_itself_stays_a_table(app: AppTest) -> None:
    table: pd.DataFrame = app.table[0].value
    assert table.index.tolist() == [r"A\<b\>", "B"]
    assert table.iloc[1, 0] == "—"


@pytest.mark.parametrize("text", ['a"b', "</style>", "a\\", "a\nb", "判定（）"])
def test_no_heading_ends_its_string(text: str) -> None:
    said = _string(text)
    assert not re.search(r'["<>\n()（]', said[1:-1])
    back = re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), said[1:-1])
    assert back == text
    assert json.dumps(said)
