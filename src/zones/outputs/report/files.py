"""The files of a report: page, PDF, figures."""

import io
from collections.abc import Callable

from PIL import Image

from zones.labels import Text
from zones.outputs.figures import image
from zones.outputs.report.document import Report
from zones.outputs.report.html import render_html
from zones.outputs.report.pdf import check_letters, render_pdf

_COLOURS = 96
_DPI = 300


def report_files(
    report: Report, *, progress: Callable[[Text], None] | None = None
) -> dict[str, bytes]:
    """Return the content of every file by name: the page, the PDF, each figure as PNG and SVG.

    The same report gives the same bytes.

    Raises
    ------
    OutputError
        If the font lacks a letter of the report.
    """
    files, pictures = _pages(report, progress or _silent)
    for one in report.pictures:
        files[f"{one.key}.png"] = pictures[one.key]
        files[f"{one.key}.svg"] = image(one.figure, "svg")
    return files


def report_pages(report: Report) -> dict[str, bytes]:
    """Return the page and the PDF alone, their figures inside.

    Raises
    ------
    OutputError
        If the font lacks a letter of the report.
    """
    return _pages(report, _silent)[0]


def _pages(
    report: Report, tell: Callable[[Text], None]
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return page and PDF by name, and the pictures in them by key."""
    check_letters(report)
    tell(Text("図を描いています", "Drawing the figures"))
    pictures = {one.key: slim(image(one.figure, "png")) for one in report.pictures}
    tell(Text("資料を組んでいます", "Setting the pages"))
    files = {
        "report.html": render_html(report, pictures).encode(),
        "report.pdf": render_pdf(report, pictures),
    }
    return files, pictures


def slim(png: bytes) -> bytes:
    """Return a PNG with a palette: figures have few colours, and are a third as large so."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    small = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    small.save(buffer, format="PNG", optimize=True, dpi=(_DPI, _DPI))
    return buffer.getvalue()


def _silent(_: Text) -> None:
    """Say nothing."""
