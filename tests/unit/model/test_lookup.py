import pandas as pd
import pytest

from zones.errors import NotFoundError
from zones.model.lookup import find_municipality

TABLE = pd.DataFrame(
    {
        "name": ["府中市", "府中市", "長野市", "色丹村"],
        "name_kana": ["ふちゅうし", "ふちゅうし", "ながのし", pd.NA],
        "name_romaji": ["Fuchuu-shi", "Fuchuu-shi", "Nagano-shi", pd.NA],
        "prefecture_name": ["東京都", "広島県", "長野県", "北海道"],
    },
    index=pd.Index(["13206", "34208", "20201", "01695"], name="code"),
).astype("str")


@pytest.mark.parametrize(
    "wanted", ["20201", "202011", "長野市", "長野県長野市", "ながのし", "nagano-shi", " 長野 "]
)
def test_a_municipality_is_found_by_any_of_its_names(wanted: str) -> None:
    assert find_municipality(TABLE, wanted) == "20201"


def test_a_name_with_its_prefecture_is_unambiguous() -> None:
    assert find_municipality(TABLE, "広島県府中市") == "34208"


def test_an_ambiguous_name_lists_the_choices() -> None:
    with pytest.raises(NotFoundError) as refused:
        find_municipality(TABLE, "府中市")
    assert "東京都府中市（13206）、広島県府中市（34208）" in refused.value.text.ja


@pytest.mark.parametrize("wanted", ["99999", "存在しない市", "", "(", "999"])
def test_an_unknown_name_is_refused(wanted: str) -> None:
    with pytest.raises(NotFoundError, match="There is no municipality"):
        find_municipality(TABLE, wanted)


def test_close_names_are_offered() -> None:
    with pytest.raises(NotFoundError, match="20201"):
        find_municipality(TABLE, "野")
