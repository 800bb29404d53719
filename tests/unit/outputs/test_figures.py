import warnings

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from zones.outputs.figures import caption, image, japanese, sweep_figure
from zones.planning import Plan

COUNTS = pd.DataFrame(
    {
        "proposal": ["a", "a", "b", "b"],
        "threshold": [0.05, 0.10, 0.05, 0.10],
        "members": [3, 1, 2, 2],
    }
)


def figure() -> Figure:
    return sweep_figure(COUNTS, {"a": "長野市", "b": "松本市"}, marked=0.1, foot="出典：試験")


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_figure_is_the_same_bytes_twice(kind: str, start: bytes) -> None:
    first, second = image(figure(), kind), image(figure(), kind)  # type: ignore[arg-type]
    assert first.startswith(start)
    assert first == second


def test_the_legend_names_the_areas() -> None:
    legend = figure().axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["長野市", "松本市"]


def test_a_letter_that_the_font_lacks_is_an_error() -> None:
    with japanese():
        drawing = Figure()
        drawing.text(0.5, 0.5, "\U0001f5fe")
    with pytest.raises(UserWarning, match="Glyph"):
        image(drawing, "png")


def test_the_settings_of_others_stay_as_they_are() -> None:
    before = mpl.rcParams["font.family"]
    with japanese():
        assert mpl.rcParams["font.family"] == ["IPAexGothic"]
    assert mpl.rcParams["font.family"] == before
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("Glyph 1 missing", UserWarning, stacklevel=1)
    assert len(caught) == 1


def test_the_caption_says_basis_day_and_credits(japan_plan: Plan) -> None:
    words = caption(japan_plan, "flows")
    assert "2020年国勢調査" in words
    assert "2026-04-01" in words
    assert "総務省統計局" in words
    assert "SSDSE" not in words
