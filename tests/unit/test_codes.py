import pytest

from zones.codes import (
    NORTHERN_TERRITORIES,
    PREFECTURES,
    SPECIAL_WARDS,
    find_prefecture,
    prefecture_of,
)
from zones.errors import NotFoundError


def test_there_are_47_prefectures_in_the_order_of_their_codes() -> None:
    assert list(PREFECTURES) == [f"{number:02d}" for number in range(1, 48)]
    assert all(text.ja[-1] in "都道府県" for text in PREFECTURES.values())
    assert len({text.en for text in PREFECTURES.values()}) == 47


def test_there_are_23_special_wards_and_six_northern_villages() -> None:
    assert len(SPECIAL_WARDS) == 23
    assert (SPECIAL_WARDS[0], SPECIAL_WARDS[-1]) == ("13101", "13123")
    assert len(NORTHERN_TERRITORIES) == 6
    assert {prefecture_of(code) for code in NORTHERN_TERRITORIES} == {"01"}


@pytest.mark.parametrize("code", PREFECTURES)
def test_every_prefecture_is_found_by_each_of_its_names(code: str) -> None:
    text = PREFECTURES[code]
    assert find_prefecture(code) == code
    assert find_prefecture(text.ja) == code
    assert find_prefecture(text.en.upper()) == code
    assert find_prefecture(f" {text.en.lower()} ") == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("長野", "20"), ("東京", "13"), ("京都", "26"), ("大阪", "27"), ("北海道", "01")],
)
def test_the_ending_may_be_left_out(name: str, code: str) -> None:
    assert find_prefecture(name) == code


@pytest.mark.parametrize("name", ["", "北海", "長", "48", "0", "020", "Nagano-ken", "県"])
def test_what_is_no_prefecture_is_refused(name: str) -> None:
    with pytest.raises(NotFoundError, match="There is no prefecture") as refused:
        find_prefecture(name)
    assert "見つかりません" in refused.value.text.ja
