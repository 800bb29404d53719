import pytest
from toy import code

from zones.outputs.report.area import area_sections, considered, member_table, short_sections
from zones.outputs.report.document import Paragraph, Pictures, Points, ReportTable
from zones.outputs.report.facts import AreaFacts, gather
from zones.planning import Plan


def test_a_report_on_one_centre_has_every_part_in_order(led: AreaFacts) -> None:
    assert [one.title for one in area_sections(led)] == [
        "1. 地図と割合",
        "2. 圏域をつくる市町村",
        "3. 中心市の要件",
        "4. いまある圏域との比較",
        "5. 2050年までの人口",
        "6. 国の財政措置の目安",
    ]


def test_members_have_number_share_standing_and_change(led: AreaFacts) -> None:
    table = member_table(led)
    assert table.rows[0] == ("◎", "a市", "300,000", "", "", "中心市", "−50.0％")
    assert table.rows[1] == ("1", "b市", "2,000", "300", "30.0％", "構成市町村", "−50.0％")
    assert table.rows[4][3:6] == ("—", "—", "構成市町村（公表値なし）")
    assert table.rows[-1][1:3] == ("中心市と基準以上の計", "306,000")
    assert table.strong == {0, 5}


def test_the_columns_keep_their_widths_and_sides(led: AreaFacts, toy_plan: Plan) -> None:
    for area in (led, gather(toy_plan, [code("c")])):
        table = member_table(area)
        sizes = {len(table.columns), len(table.widths), len(table.numeric)}
        assert sizes == {len(row) for row in table.rows}


def test_without_a_union_there_is_no_column_for_it(toy_plan: Plan) -> None:
    assert "いまある圏域では" not in member_table(gather(toy_plan, [code("c")])).columns


def test_a_union_with_other_centres_says_whose_they_are(japan_plan: Plan) -> None:
    assert "中心市は魚津市、黒部市" in member_table(gather(japan_plan, ["16207", "20212"])).note


def test_what_is_considered_stands_below_with_its_share(japan_plan: Plan) -> None:
    (line,) = considered(gather(japan_plan, ["20205"]))
    assert isinstance(line, Paragraph)
    assert "大鹿村（7.9％）" in line.text
    assert "仮定" in line.text


def test_the_comparison_lists_who_is_in_below_and_outside(japan_plan: Plan) -> None:
    section = area_sections(gather(japan_plan, ["20201"]))[3]
    table = next(one for one in section.blocks if isinstance(one, ReportTable))
    assert [row[1] for row in table.rows] == ["7", "1", "3"]
    assert "坂城町" in table.rows[1][3]


@pytest.mark.parametrize(("lang", "start"), [("ja", "飯田市を中心とする"), ("en", "Candidate")])
def test_a_part_of_a_prefecture_starts_with_its_finding(
    japan_plan: Plan, lang: str, start: str
) -> None:
    (part,) = short_sections(gather(japan_plan, ["20205"], lang))  # type: ignore[arg-type]
    assert part.level == 1
    assert part.title.startswith(start)
    assert isinstance(part.blocks[0], Points)
    assert len(part.blocks[0].items) == 3


def test_a_part_shows_the_joint_unit_where_there_is_nothing_else(japan_plan: Plan) -> None:
    (part,) = short_sections(gather(japan_plan, ["07212"]))
    row = next(one for one in part.blocks if isinstance(one, Pictures))
    assert [one.key for one in row.items] == ["map-07212", "population-joint-07212"]
