from dataclasses import replace

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from toy import code, codes, grid

from zones.outputs.figures import image
from zones.outputs.printed_map import Outline, PrintedMap, Shade, draw_map, main_cluster


@pytest.fixture
def content() -> PrintedMap:
    places = grid(["abc", "dAB"])
    return PrintedMap(
        places=places,
        focus=tuple(codes("abd")),
        shades=(Shade("中心市", "#662506"), Shade("10〜20％", "#FFF7BC", "//")),
        shade_of={code("a"): 0, code("b"): 1},
        labels={code("b"): "1 b市", code("a"): "◎a市"},
        short={code("b"): "1"},
        strong=frozenset([code("a")]),
        outlines=(Outline("いまの圏域", tuple(codes("ad")), style="--"),),
        caption="出典：調査",
    )


def words(figure: Figure) -> list[str]:
    axes = figure.axes[0]
    return [one.get_text() for one in axes.texts if isinstance(one, Annotation)]


def test_names_numbers_scale_and_north_are_drawn(content: PrintedMap) -> None:
    shown = words(draw_map(content))
    assert {"◎a市", "1 b市", "北"} <= set(shown)
    assert any(word.endswith(" km") for word in shown)


def test_the_legend_names_what_is_shown_and_nothing_else(content: PrintedMap) -> None:
    more = replace(content, shades=(*content.shades, Shade("使わない", "#000000")))
    figure = draw_map(more)
    labels = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert labels == ["中心市", "10〜20％", "いまの圏域"]


def test_what_finds_no_room_shrinks_to_its_number(content: PrintedMap) -> None:
    long = replace(content, labels={code("a"): "◎a市", code("b"): "1 " + "長い名前の市" * 4})
    assert "1" in words(draw_map(long, width=2.0))


def test_far_offices_are_left_out_and_named(content: PrintedMap) -> None:
    places = content.places.copy()
    places.loc[code("c"), "office_lon"] += 5
    far = replace(content, places=places, focus=tuple(codes("abcd")))
    assert main_cluster(places, far.focus) == tuple(codes("abd"))
    notes = [text.get_text() for text in draw_map(far).texts]
    assert notes == ["図の外：c市\n出典：調査"]


def test_the_largest_group_is_kept_and_the_first_of_equals() -> None:
    places = grid(["ab", "cd"])
    places.loc[codes("cd"), "office_lat"] += 3
    assert main_cluster(places, codes("abcd")) == tuple(codes("ab"))


def test_a_map_is_as_wide_as_asked_and_no_taller(content: PrintedMap) -> None:
    wide, high = draw_map(content, width=4.0, tallest=1.0).get_size_inches()
    assert wide == pytest.approx(4.0)
    assert high < 2.0


def test_dollar_signs_and_underscores_are_text(content: PrintedMap) -> None:
    odd = replace(
        content,
        labels={code("a"): "$\\frac{1}{0}$"},
        outlines=(Outline("_$x$", tuple(codes("a"))),),
    )
    figure = draw_map(odd)
    assert image(figure, "png")
    labels = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert " _$x$" in labels


def test_a_missing_letter_is_an_error(content: PrintedMap) -> None:
    odd = replace(content, labels={code("a"): "\U0001f5fb市"})
    with pytest.raises(UserWarning, match="missing"):
        image(draw_map(odd), "png")


def test_the_same_map_gives_the_same_bytes(content: PrintedMap) -> None:
    first, second = (image(draw_map(content), "svg") for _ in range(2))
    assert first == second
