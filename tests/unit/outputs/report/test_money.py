from zones.outputs.report.document import Block, Paragraph, ReportTable
from zones.outputs.report.facts import gather
from zones.outputs.report.money import WHY, money_blocks, yen
from zones.planning import Plan


def blocks(plan: Plan, centre: str, *, short: bool = False) -> list[Block]:
    return list(money_blocks(gather(plan, [centre]), short=short))


def test_the_candidate_and_the_existing_area_are_estimated(japan_plan: Plan) -> None:
    first, second = blocks(japan_plan, "20201")
    assert isinstance(first, ReportTable)
    assert isinstance(second, ReportTable)
    assert "候補圏域（連携中枢都市圏）" in first.caption
    assert "長野地域連携中枢都市圏" in second.caption


def test_items_add_up_to_the_total(japan_plan: Plan) -> None:
    table = blocks(japan_plan, "20201")[0]
    assert isinstance(table, ReportTable)
    assert [row[3] for row in table.rows] == [
        "1億5,333万円",
        "1億2,000万円",
        "1億8,000万円",
        "4億5,333万円",
    ]


def test_assumed_amounts_are_marked_and_explained(japan_plan: Plan) -> None:
    table = blocks(japan_plan, "20201")[0]
    assert isinstance(table, ReportTable)
    assert [row[0].endswith("※") for row in table.rows] == [True, False, True, False]
    assert WHY["amount"].ja in table.note
    assert WHY["proportion"].ja in table.note
    assert "3億3,333万円" in table.note


def test_short_is_one_line(japan_plan: Plan) -> None:
    (line,) = blocks(japan_plan, "20201", short=True)
    assert isinstance(line, Paragraph)
    assert "4億5,333万円（うち仮定に基づく額 3億3,333万円）" in line.text


def test_who_leads_no_candidate_area_gets_a_sentence(japan_plan: Plan) -> None:
    (line,) = blocks(japan_plan, "07204")
    assert isinstance(line, Paragraph)


def test_yen_is_written_in_large_units() -> None:
    assert yen(200_000_000, "ja") == "2億円"
    assert yen(18_000_000, "ja") == "1,800万円"
    assert yen(153_328_267, "en") == "153.3 million yen"
