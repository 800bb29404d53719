from zones.metrics.future_index import index_distribution
from zones.metrics.future_people import people_by_year
from zones.model import Region
from zones.outputs.future_figures import class_chart, year_people


def test_bars_carry_their_numbers_and_the_legend_its_classes(japan: Region) -> None:
    coast = [code for code in japan.codes if code[:2] == "07"]
    figure = class_chart(
        index_distribution(japan, coast, base=2020), base=2020, caption="出典：X", lang="en"
    )
    (axes,) = figure.axes
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "2025", "2030", "2035", "2040", "2045", "2050",
    ]  # fmt: skip
    assert "13" in {text.get_text() for text in axes.texts}
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert legend[-1] == "projected jointly, none of its own"
    tops = [bar.get_y() + bar.get_height() for bar in axes.patches]
    assert max(tops) == len(coast)


def test_years_of_a_chart_are_those_that_are_projected(japan: Region) -> None:
    known = year_people(people_by_year(japan, {"": ("20201",)}, base=2020))
    assert [one.year for one in known] == [2020, 2025, 2030, 2035, 2040, 2045, 2050]
    assert known[-1].total == 304_037
    assert year_people(people_by_year(japan, {"": ("07204",)}, base=2020)) == ()
