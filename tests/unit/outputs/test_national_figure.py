import matplotlib as mpl
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from toy import code, codes, grid

from zones.labels import Lang, Text
from zones.outputs.figures import image
from zones.outputs.national_figure import draw_country, theme_map
from zones.outputs.webmap.document import Area, AreaTheme, ClassTheme, LegendClass, Theme

A, B, C, D = codes("abcd")
HALVES = ClassTheme(
    id="halves",
    label=Text("半分", "halves"),
    classes=(
        LegendClass(Text("西", "west"), "#112233"),
        LegendClass(Text("東", "east"), "#445566", hatch=True),
        LegendClass(Text("なし", "none"), "#778899"),
    ),
    class_of={A: 0, B: 0, C: 1},
    note=Text("注記", "a note"),
)
AREAS = AreaTheme(
    id="areas",
    label=Text("圏域", "areas"),
    areas=(Area("x", "X", (A,), (A, B)), Area("y", "Y", (C,), (C,))),
)


def drawn(theme: Theme, *, foot: str = "foot", lang: Lang = "ja") -> Figure:
    return draw_country(theme_map(grid(["abcd"]), theme, foot=foot, lang=lang))


def faces(figure: Figure) -> list[str]:
    return [to_hex(face) for face in figure.axes[0].collections[0].get_facecolor()]


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def test_classes_have_their_colours_and_what_has_no_class_is_white() -> None:
    figure = drawn(HALVES)
    assert faces(figure) == ["#112233", "#112233", "#445566", "#ffffff"]


def test_the_legend_names_the_classes_that_occur() -> None:
    told = words(drawn(HALVES, lang="en"))
    assert "west" in told
    assert "east" in told
    assert "none" not in told


def test_the_foot_says_note_basis_and_what_is_left_out() -> None:
    told = words(drawn(HALVES, foot="Source: someone", lang="en"))
    assert told.count("a note") == 1
    assert "Source: someone" in told
    assert "Ogasawara" in told


def test_areas_that_touch_differ_in_colour() -> None:
    found = faces(drawn(AREAS))
    assert found[0] == found[1]
    assert found[2] not in (found[0], "#ffffff")
    assert found[3] == "#ffffff"


def test_areas_are_outlined_for_grey_print() -> None:
    axes = drawn(AREAS).axes[0]
    assert [len(one.get_paths()) for one in axes.collections][-1] == 2


def test_the_southern_islands_have_a_frame_of_their_own() -> None:
    main, south = drawn(HALVES).axes
    assert main.get_xlim()[1] > 145
    assert south.get_ylim()[0] < 24.5
    assert south.get_ylim()[1] > 28
    assert len(main.collections) == 2
    assert not south.collections


def test_a_letter_that_the_font_lacks_is_an_error() -> None:
    theme = AreaTheme("areas", Text("\U0001f5fe", "areas"), AREAS.areas)
    figure = drawn(theme)
    with pytest.raises(UserWarning, match="Glyph"):
        image(figure, "png")


def test_text_from_data_is_one_line() -> None:
    theme = AreaTheme("areas", Text("一\n二", "one"), AREAS.areas)
    assert "一 二" in words(drawn(theme, foot=code("a")))


def test_colours_of_areas_mean_nothing_and_have_no_legend() -> None:
    figure = drawn(AREAS, lang="en")
    assert figure.axes[0].get_legend() is None
    assert "Colours only tell neighbouring zones apart" in words(figure)
