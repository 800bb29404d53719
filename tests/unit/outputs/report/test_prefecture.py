import pytest

from zones.outputs.report.content import prefecture_report
from zones.outputs.report.document import Pictures, Report, ReportTable
from zones.planning import Plan, Scenario, make_plan


@pytest.fixture(scope="module")
def report(tottori: Plan) -> Report:
    return prefecture_report(tottori)


def tables(report: Report, section: int) -> list[ReportTable]:
    return [one for one in report.sections[section].blocks if isinstance(one, ReportTable)]


def test_the_finding_counts_areas_municipalities_and_unions(report: Report, tottori: Plan) -> None:
    led, held, compared = report.findings
    assert "鳥取市" in led
    assert held.startswith("19市町村のうち")
    assert "延べ" in compared
    areas = {codes for key, codes in tottori.proposals.centres.items() if key in _shown(tottori)}
    assert f"候補圏域は{len(areas)}あり" in led


def _shown(plan: Plan) -> set[str]:
    inside = plan.proposals.inside
    return set(inside.loc[plan.region.in_window(inside["code"]), "proposal"])


def test_frames_add_up_to_the_prefecture(report: Report) -> None:
    rows = tables(report, 1)[0].rows
    assert sum(int(row[1]) for row in rows[:-1]) == int(rows[-1][1]) == 19
    people = [int(row[2].replace(",", "")) for row in rows]
    assert sum(people[:-1]) == people[-1]


def test_each_candidate_area_has_one_part(report: Report) -> None:
    sheet, *parts = [one.title for one in report.sections if one.level == 1]
    assert sheet == "地域の未来予測（共同シート）：鳥取県"
    assert len(parts) == len(set(parts)) == len(tables(report, 2)[0].rows)


def test_unions_are_compared(report: Report) -> None:
    table = tables(report, 3)[0]
    assert any("因幡" in row[0] for row in table.rows)
    assert isinstance(report.sections[3].blocks[0], Pictures)


def test_a_prefecture_without_candidates_says_so(tottori: Plan) -> None:
    tokyo = make_plan(tottori.region, Scenario(prefectures=("13",)))
    report = prefecture_report(tokyo)
    assert "はない" in report.findings[0]
    (sheet,) = [one for one in report.sections if one.level == 1]
    assert "東京都" in sheet.title
    assert [one.key for one in report.pictures] == [
        "frames-13", "future-maps-13", "future-classes-13",
    ]  # fmt: skip


def test_english_says_the_same(tottori: Plan) -> None:
    report = prefecture_report(tottori, lang="en")
    assert report.title == "Inter-municipal cooperation in Tottori"
    assert "Tottori-shi" in report.findings[0]
    assert report.findings[1].startswith("Of 19 municipalities")
