from fractions import Fraction

from zones.codes import PREFECTURES, SPECIAL_WARDS
from zones.rules.metropolitan import metropolitan_areas


def test_the_three_areas_have_the_cores_of_the_report() -> None:
    tokyo, nagoya, kansai = metropolitan_areas().areas
    assert (tokyo.id, nagoya.id, kansai.id) == ("tokyo", "nagoya", "kansai")
    assert tokyo.cores[:23] == SPECIAL_WARDS
    assert tokyo.cores[23:] == ("11100", "12100", "14100", "14130", "14150")
    assert nagoya.cores == ("23100",)
    assert kansai.cores == ("26100", "27100", "27140", "28100")


def test_there_are_eleven_prefectures_and_they_are_assumed() -> None:
    areas = metropolitan_areas()
    codes = [code for area in areas.areas for code in area.prefectures]
    names = {PREFECTURES[code].ja for code in codes}
    assert len(codes) == 11
    assert names == {
        *("埼玉県", "千葉県", "東京都", "神奈川県", "岐阜県", "愛知県"),
        *("三重県", "京都府", "大阪府", "兵庫県", "奈良県"),
    }
    assert areas.prefectures_confidence == "assumed"
    assert areas.threshold == Fraction(1, 10)
