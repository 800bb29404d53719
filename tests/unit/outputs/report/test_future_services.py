from zones.outputs.future_areas import FutureRegion, sphere_region
from zones.outputs.report.document import ReportTable
from zones.outputs.report.future_services import amount, indicator_blocks, size_sentences
from zones.planning import Plan


def test_counts_rates_and_money_are_written_with_their_assumptions(japan_plan: Plan) -> None:
    (table,) = indicator_blocks(japan_plan, FutureRegion("20201", "長野市", ("20201",)), "ja")
    assert isinstance(table, ReportTable)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["一般病院数"] == ("2023", "22", "—", "—", "")
    assert rows["人口千人当たり職員数"] == ("2024", "4.8", "5.3※", "5.9※", "数が今のまま")
    assert rows["地方税"][:2] == ("2022", "597億円")
    assert rows["歳入決算額（1人当たり）"][1] == "45.8万円"
    assert rows["経常収支比率"][1] == "90.6％※"
    assert "SSDSE-A-2026" in table.note


def test_a_centre_that_falls_below_is_named_with_its_year(japan_plan: Plan) -> None:
    region = sphere_region(japan_plan, ["20206"])
    lines = size_sentences(japan_plan, region, {"20206"}, "ja")
    assert "諏訪市の人口（48,729人→2050年36,871人）" in lines[0]
    assert "「人口は少なくとも4万人超」を2045年までに下回る" in lines[0]
    assert "今のまま" in lines[-1]


def test_none_falls_and_none_qualifies_are_told_apart(japan_plan: Plan) -> None:
    nagano = FutureRegion("20201", "Nagano", ("20201",))
    assert "none falls below" in size_sentences(japan_plan, nagano, {"20201"}, "en")[0]
    village = FutureRegion("20602", "Sakae", ("20602",))
    assert "No centre meets a scheme" in size_sentences(japan_plan, village, {"20602"}, "en")[0]


def test_a_joint_unit_has_no_outlook(japan_plan: Plan) -> None:
    iwaki = FutureRegion("07204", "いわき市", ("07204",))
    first = size_sentences(japan_plan, iwaki, {"07204"}, "ja")[0]
    assert first == "いわき市が人口の要件を下回る年：データなし（13市町村の一括推計）。"


def test_money_is_short() -> None:
    assert amount(59_736_362_000, "ja") == "597億円"
    assert amount(457_872, "ja") == "45.8万円"
    assert amount(59_736_362_000, "en") == "59,736 million yen"
    assert amount(457_872, "en") == "457.9 thousand yen"
