from toy import towns

from zones.outputs.report.document import Points
from zones.outputs.report.notes import closing_sections
from zones.planning import Plan, Scenario, make_plan


def points(plan: Plan, section: int) -> str:
    block = closing_sections(plan, "ja")[section].blocks[0]
    assert isinstance(block, Points)
    return "\n".join(block.items)


def test_words_basis_and_sources_close_every_report(toy_plan: Plan) -> None:
    titles = [one.title for one in closing_sections(toy_plan, "ja")]
    assert titles == ["この資料の読み方", "数値の基準と仮定", "出典"]


def test_the_settings_are_said() -> None:
    plan = make_plan(towns(), Scenario(reading="spheres", include_borderline=True))
    said = points(plan, 1)
    assert plan.region.flows.basis.text.ja in said
    assert "2014年の報告書の10％通勤・通学圏とした" in said
    assert "おおむね" in said
    assert "2026年4月1日" in said


def test_sources_of_data_and_of_criteria_are_credited(japan_plan: Plan) -> None:
    said = points(japan_plan, 2)
    assert "国勢調査" in said
    assert "国立社会保障・人口問題研究所" in said
    assert "要件：" in said
    assert "未確認\n" not in said
