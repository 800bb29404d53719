from zones.outputs.report.criteria import criteria_blocks
from zones.outputs.report.document import Paragraph, ReportTable
from zones.outputs.report.facts import gather
from zones.planning import Plan


def tables(plan: Plan, *centres: str, short: bool = False) -> list[ReportTable]:
    blocks = criteria_blocks(gather(plan, centres), short=short)
    return [one for one in blocks if isinstance(one, ReportTable)]


def test_each_scheme_has_a_table_with_its_outcome(japan_plan: Plan) -> None:
    assert [one.caption for one in tables(japan_plan, "20201")] == [
        "連携中枢都市圏：適合",
        "定住自立圏：適合",
    ]


def test_short_shows_the_first_scheme_that_is_met(japan_plan: Plan) -> None:
    assert [one.caption for one in tables(japan_plan, "20201", short=True)] == [
        "連携中枢都市圏：適合"
    ]
    assert [one.caption for one in tables(japan_plan, "20205", short=True)] == ["定住自立圏：適合"]


def test_every_row_has_figure_outcome_and_source(japan_plan: Plan) -> None:
    table = tables(japan_plan, "20201")[0]
    label, reason, outcome, source = table.rows[1]
    assert label == "昼夜間人口比率おおむね1以上"
    assert "102.91" in reason
    assert outcome == "適合"
    assert source == "第3［b］"
    assert "［b］自治体間連携のあり方研究会" in table.note


def test_an_assumed_criterion_is_marked_and_the_mark_explained(japan_plan: Plan) -> None:
    table = tables(japan_plan, "20201")[0]
    assert [row[3].endswith("※") for row in table.rows] == [False, False, True, False]
    assert "※は仮定" in table.note


def test_exceptions_are_shown_only_where_a_criterion_is_not_met(japan_plan: Plan) -> None:
    assert len(tables(japan_plan, "20201")[0].rows) == 4
    shown = [row[0] for row in tables(japan_plan, "07204")[0].rows]
    assert "合併市" in shown


def test_a_pair_is_judged_as_a_pair(japan_plan: Plan) -> None:
    rows = tables(japan_plan, "16207", "20212")[1].rows
    assert rows[0][0] == "隣接する"


def test_who_is_not_asked_gets_a_sentence(japan_plan: Plan) -> None:
    blocks = list(criteria_blocks(gather(japan_plan, ["20384"])))
    assert len(blocks) == 1
    assert isinstance(blocks[0], Paragraph)
