import pytest

from zones.labels import Lang
from zones.rules.description import Line, describe
from zones.rules.loading import shipped
from zones.rules.ruleset import RuleSet


def lines(rules: RuleSet, lang: Lang) -> dict[str, Line]:
    return {line.id: line for line in describe(rules, lang)}


def test_every_rule_has_a_line_in_the_order_of_the_file(own: RuleSet) -> None:
    assert [line.id for line in describe(own, "ja")] == [
        *("A", "B", "B-merged", "B-former", "K", "N", "N-travel", "N-distance"),
        *("hour", "centre", "twin", "M", "M-considered", "P", "grant"),
    ]


def test_a_line_says_what_is_asked_and_where_it_stands(own: RuleSet) -> None:
    said = lines(own, "ja")
    assert said["A"] == Line(
        "A", "基準", "人口", "人口 50,000人以上", "", "1", "our guideline", "公表資料に明記"
    )
    assert said["B"].asked == "昼夜間人口比率 100 以上（おおむね）"
    assert said["B"].remarks == (
        "「おおむね」の幅は適合 0・境界 2（仮定）。B-merged に当たるときは B-former でもよい"
    )
    assert said["B-merged"].part == "例外"
    assert said["B-merged"].asked == "1999年以降に合併した"
    assert said["K"].part == "参考"
    assert said["K"].asked == "種別 中核市・市"
    assert said["centre"].asked == "すべて: A・B"
    assert said["M"].asked == "中心への通勤通学割合 10％以上"
    assert said["M-considered"].asked == "中心への通勤通学割合 5％以上、または隣接"
    assert said["M-considered"].confidence == "仮定"
    assert said["P"].label == "手続。"
    assert said["grant"].asked == "1,000,000円／年"
    assert said["grant"].remarks == "圏域人口750,000人のとき。2021-04-01〜。比例は仮定"


def test_the_same_in_english(own: RuleSet) -> None:
    said = lines(own, "en")
    assert said["A"].asked == "population 50,000 or more"
    assert said["B"].remarks == (
        "'about' is met within 0, borderline within 2 (assumed); "
        "where B-merged holds, B-former will do too"
    )
    assert said["N"].remarks == "pair of neighbours"
    assert said["hour"].asked == "the first with data: N-travel, N-distance"
    assert said["twin"].label == ""
    assert said["M-considered"].asked == "5 % or more commute to the centre, or a neighbour"
    assert said["grant"].remarks == "for 750,000 people; from 2021-04-01; In proportion: assumed"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_shipped_sets_describe_themselves(lang: Lang) -> None:
    for rules in shipped().values():
        for line in describe(rules, lang):
            assert line.part
            assert line.label or line.asked


def test_readings_and_free_exceptions_are_said() -> None:
    said = lines(shipped()["hub_city_area"], "en")
    assert "eleven prefectures" in said["C4"].remarks
    assert "C3-share will do too" in said["C4"].remarks
    assert "C3-share でもよい" in lines(shipped()["hub_city_area"], "ja")["C4"].remarks
    hub = lines(shipped()["hub_city_2014"], "en")
    assert hub["H1"].asked == "any of: H1-designated, H1-population"
    settlement = lines(shipped()["settlement_area"], "en")
    assert settlement["centre-special-2009"].remarks == "until 2014-03-31"
