from dataclasses import replace

import pytest
from matplotlib.colors import to_rgb
from toy import towns

from zones.metrics.future_index import INDEX_CLASSES
from zones.model import Region
from zones.outputs.figures import image
from zones.outputs.future_maps import (
    INDEX_SHADES,
    YearMaps,
    credit_line,
    draw_year_maps,
    later_years,
    map_credit,
)


@pytest.fixture
def world() -> Region:
    return towns()


def words_of(content: YearMaps, **options: float) -> str:
    figure = draw_year_maps(content, **options)  # type: ignore[arg-type]
    legend = [text.get_text() for one in figure.legends for text in one.get_texts()]
    return "\n".join([text.get_text() for text in figure.texts] + legend)


def test_one_map_a_year_in_one_frame(japan: Region) -> None:
    codes = tuple(code for code in japan.codes if code[:2] == "31")
    figure = draw_year_maps(YearMaps(japan, codes, 2020, (2030, 2040, 2050), "出典：X"))
    panels = [axes for axes in figure.axes if axes.get_xlim() != (0.0, 1.0)]
    assert len(panels) == 3
    assert len({axes.get_xlim() + axes.get_ylim() for axes in panels}) == 1
    assert all(not axes.get_xlabel() and not axes.get_ylabel() for axes in panels)


def test_words_name_year_base_and_source(world: Region) -> None:
    said = words_of(YearMaps(world, tuple(world.codes), 2020, (2050,), "出典：X", "en"))
    assert "2050" in said
    assert "2020 = 100" in said
    assert "出典：X" in said
    assert "50 or less" in said


def test_the_coast_is_named_as_one_unit(japan: Region) -> None:
    said = words_of(YearMaps(japan, ("07204", "07212"), 2020, (2050,), "c"))
    assert "13市町村を一つにまとめた推計" in said


def test_islands_far_away_are_named_or_have_a_frame(japan: Region) -> None:
    tokyo = tuple(code for code in japan.codes if code[:2] == "13")
    assert "小笠原村" in words_of(YearMaps(japan, tokyo, 2020, (2050,), "c"))
    south = tuple(code for code in japan.codes if code[:2] in {"45", "46", "47"})
    figure = draw_year_maps(YearMaps(japan, south, 2020, (2050,), "c"))
    assert len(figure.axes) == 2


def test_the_same_maps_are_the_same_bytes(world: Region) -> None:
    content = YearMaps(world, tuple(world.codes), 2020, (2050,), "c")
    first, second = (image(draw_year_maps(content), "svg") for _ in range(2))
    assert first == second


def test_shades_darken_with_loss_and_growth_is_hatched() -> None:
    lightness = [sum(to_rgb(INDEX_SHADES[key].colour)) for key in INDEX_CLASSES][1:]
    assert lightness == sorted(lightness, reverse=True)
    assert INDEX_SHADES["over_100"].hatch
    assert INDEX_SHADES["no_data"].hatch


def test_years_follow_the_base(japan: Region) -> None:
    assert later_years(japan, 2035) == (2040, 2045, 2050)
    assert later_years(japan, 2015) == (2025, 2030, 2035, 2040, 2045, 2050)
    assert later_years(japan, 2050) == ()


def test_sources_are_credited_once(japan: Region) -> None:
    assert credit_line(japan, "projection", "projection").count("社会保障") == 1
    assert "MLIT" in map_credit(japan, "en")
    assert credit_line(replace(japan, sources={}), "projection") == ""
