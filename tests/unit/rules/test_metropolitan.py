from fractions import Fraction

from zones.codes import PREFECTURES, SPECIAL_WARDS
from zones.rules.metropolitan import metropolitan_areas


def test_the_three_areas_have_the_cores_of_the_2014_report() -> None:
    cores = {area.id: set(area.cores) for area in metropolitan_areas().areas}
    tokyo = {
        "14100": "横浜",
        "14130": "川崎",
        "14150": "相模原",
        "11100": "さいたま",
        "12100": "千葉",
    }
    assert cores == {
        "tokyo": set(SPECIAL_WARDS) | set(tokyo),
        "nagoya": {"23100"},
        "kansai": {"26100", "27100", "27140", "28100"},
    }


def test_the_eleven_prefectures_are_assumed() -> None:
    areas = metropolitan_areas()
    listed = [one for area in areas.areas for one in area.prefectures]
    names = {PREFECTURES[one].ja[:-1] for one in listed}
    assert len(listed) == 11
    assert names == {
        "埼玉",
        "千葉",
        "東京",
        "神奈川",
        "岐阜",
        "愛知",
        "三重",
        "京都",
        "大阪",
        "兵庫",
        "奈良",
    }
    assert areas.prefectures_confidence == "assumed"


def test_the_threshold_is_exactly_a_tenth_with_its_source() -> None:
    areas = metropolitan_areas()
    assert areas.threshold == Fraction(1, 10)
    assert "2014" in areas.source.ja
    assert "2014" in areas.source.en


def test_areas_are_named_in_both_languages() -> None:
    labels = [area.label for area in metropolitan_areas().areas]
    assert [label.ja for label in labels] == ["東京圏", "名古屋圏", "関西圏"]
    assert all(label.en for label in labels)
