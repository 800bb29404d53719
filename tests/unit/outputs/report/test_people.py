from zones.outputs.report.document import Paragraph, Pictures, ReportTable
from zones.outputs.report.facts import AreaFacts, gather
from zones.outputs.report.people import people_blocks, people_notes, people_picture
from zones.planning import Plan


def test_people_come_as_chart_and_table(led: AreaFacts) -> None:
    chart, table = people_blocks(led)
    assert isinstance(chart, Pictures)
    assert isinstance(table, ReportTable)
    assert table.rows[0][:2] == ("2020", "306,000")
    assert table.rows[1][-1] == "−50.0％"


def test_ages_make_the_total(japan_plan: Plan) -> None:
    table = list(people_blocks(gather(japan_plan, ["20201"])))[1]
    assert isinstance(table, ReportTable)
    for row in table.rows:
        total, *ages = (int(cell.replace(",", "")) for cell in row[1:5])
        assert total == sum(ages)


def test_the_coast_of_fukushima_stands_apart_as_one_unit(japan_plan: Plan) -> None:
    note, chart, table = people_blocks(gather(japan_plan, ["07204"]))
    assert isinstance(note, Paragraph)
    assert "13市町村" in note.text
    assert "2020年452,508人、2050年307,228人" in note.text
    assert isinstance(chart, Pictures)
    assert "浜通りの13市町村（一括）" in chart.items[0].caption
    assert isinstance(table, ReportTable)
    assert table.rows[0][1] == "452,508"


def test_an_area_with_some_of_the_coast_counts_the_rest(japan_plan: Plan) -> None:
    area = gather(japan_plan, ["07201"])
    codes = [one.code for one in area.inside]
    assert not area.projection.joint or set(area.projection.joint) <= set(codes)
    assert bool(people_notes(area)) == bool(area.projection.joint)


def test_the_chart_says_its_numbers_to_who_cannot_see_it(led: AreaFacts) -> None:
    assert "2050: 153,000" in people_picture(led).alt
