import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from zones.errors import OutputError
from zones.labels import Text
from zones.outputs.report.content import centre_report
from zones.outputs.report.document import Report
from zones.outputs.report.files import report_files, slim
from zones.planning import Plan


def test_page_pdf_and_every_figure_twice(nagano_files: dict[str, bytes]) -> None:
    assert list(nagano_files)[:2] == ["report.html", "report.pdf"]
    assert set(list(nagano_files)[2:]) == {
        f"{stem}-20201.{ending}"
        for stem in ("map", "shares", "union", "population", "future-maps")
        for ending in ("png", "svg")
    }


def test_figures_have_300_dots_an_inch(nagano_files: dict[str, bytes]) -> None:
    picture = Image.open(io.BytesIO(nagano_files["map-20201.png"]))
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert picture.width == pytest.approx(6.7 * 300, abs=2)


def test_sizes_stay_small(nagano_files: dict[str, bytes]) -> None:
    assert len(nagano_files["report.html"]) < 700_000
    assert len(nagano_files["report.pdf"]) < 1_200_000


def test_the_same_plan_gives_the_same_bytes(
    japan_plan: Plan, nagano_files: dict[str, bytes]
) -> None:
    assert report_files(centre_report(japan_plan, ["20201"])) == nagano_files


def test_a_letter_without_a_shape_stops_before_anything_is_drawn(nagano_city: Report) -> None:
    told: list[Text] = []
    with pytest.raises(OutputError):
        report_files(replace(nagano_city, title="\U0001f5fb"), progress=told.append)
    assert told == []


def test_a_palette_keeps_the_picture() -> None:
    whole = Image.new("RGB", (40, 20), "#0072B2")
    buffer = io.BytesIO()
    whole.save(buffer, format="PNG")
    small = Image.open(io.BytesIO(slim(buffer.getvalue())))
    assert small.mode == "P"
    assert small.convert("RGB").getpixel((3, 3)) == (0, 0x72, 0xB2)


def test_names_that_would_run_stay_text(hostile_report: Callable[[], dict[str, bytes]]) -> None:
    files = hostile_report()
    page = files["report.html"].decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert b"%PDF" in files["report.pdf"][:10]


@pytest.fixture
def hostile_report() -> Callable[[], dict[str, bytes]]:
    """The report of a world in which every name would run somewhere."""
    from toy import code, towns  # noqa: PLC0415 (only here)

    from zones.planning import make_plan  # noqa: PLC0415

    names = {
        "a": "$\\alpha$\r\n{{ 7*7 }}",
        "b": "<img src=x onerror=alert(1)>",
        "e": "</script><b>市",
        "A": "_&amp;`${x}",
    }
    return lambda: report_files(centre_report(make_plan(towns(names)), [code("a")]))
