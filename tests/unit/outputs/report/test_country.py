import pytest

from zones.outputs.report.country import country_report
from zones.outputs.report.document import Pictures, Report, ReportTable
from zones.planning import Plan


@pytest.fixture(scope="module")
def report(japan_plan: Plan) -> Report:
    return country_report(japan_plan)


def tables(report: Report) -> list[ReportTable]:
    blocks = [block for section in report.sections for block in section.blocks]
    return [one for one in blocks if isinstance(one, ReportTable)]


def test_it_shows_the_country_twice_and_no_chart_with_200_bars(report: Report) -> None:
    assert [one.key for one in report.pictures] == ["frames-japan", "unions-japan"]
    first = report.sections[0].blocks
    assert [isinstance(one, Pictures) for one in first] == [True, True, False]


def test_every_frame_candidate_and_existing_area_is_listed(
    report: Report, japan_plan: Plan
) -> None:
    frames, areas, unions = tables(report)[:3]
    assert frames.rows[-1][1] == "1741"
    assert len(areas.rows) == len(set(japan_plan.proposals.centres.values()))
    assert len(unions.rows) == len(japan_plan.existing.comparison.unions)


def test_the_finding_is_on_the_whole_country(report: Report, japan_plan: Plan) -> None:
    led, held, compared = report.findings
    assert f"候補圏域は{len(set(japan_plan.proposals.centres.values()))}" in led
    assert held.startswith("1741市町村のうち")
    assert f"いまある圏域は{len(japan_plan.existing.comparison.unions)}" in compared


def test_a_picture_says_its_numbers_to_who_cannot_see_it(report: Report, japan_plan: Plan) -> None:
    count = int((japan_plan.frames["frame"] == "metropolitan").sum())
    assert f"三大都市圏 {count}" in report.pictures[0].alt


def test_captions_are_numbered(report: Report) -> None:
    assert [one.caption[:2] for one in report.pictures] == ["図1", "図2"]
