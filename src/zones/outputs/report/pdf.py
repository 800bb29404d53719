"""A report as PDF: A4, real text, our Japanese font inside, page numbers."""

import io
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import matplotlib_fontja
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as PdfParagraph

from zones.errors import OutputError
from zones.labels import Text
from zones.outputs.lettering import break_lines
from zones.outputs.report.document import (
    Block,
    Paragraph,
    Pictures,
    Points,
    Report,
    ReportTable,
    Section,
)
from zones.outputs.report.html import headings

FONT = "IPAexGothic"

_LEFT, _RIGHT, _TOP, _BOTTOM = 19 * mm, 19 * mm, 14 * mm, 16 * mm
_WIDE = A4[0] - _LEFT - _RIGHT
_BLUE, _INK, _GREY, _LINE, _HEAD = (
    HexColor(one) for one in ("#0b4f7d", "#14181c", "#30373d", "#8a939a", "#e3e8ec")
)
_STRONG = HexColor("#f0f2f4")
_INCH = 72.0


def render_pdf(report: Report, images: Mapping[str, bytes]) -> bytes:
    """Return *report* as PDF; the same report gives the same bytes.

    Parameters
    ----------
    report
        What it says.
    images
        PNG by the key of each picture.

    Raises
    ------
    OutputError
        If the font lacks a letter of the report.
    """
    _register()
    check_letters(report)
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=report.title,
        subject=report.subtitle,
        author="zones",
        creator="zones",
        lang="ja-JP" if report.lang == "ja" else "en",
        invariant=1,
        initialFontName=FONT,
        leftMargin=_LEFT,
        rightMargin=_RIGHT,
        topMargin=_TOP,
        bottomMargin=_BOTTOM,
    )
    frame = Frame(
        _LEFT, _BOTTOM, _WIDE, A4[1] - _TOP - _BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(_story(report, images), canvasmaker=_numbered(report))
    return buffer.getvalue()


def check_letters(report: Report) -> None:
    """Refuse a report with a letter that the font lacks: it would print as a box.

    Raises
    ------
    OutputError
        Naming the letters.
    """
    known = _font().face.charToGlyph
    texts = "".join((*report.texts(), *headings(report.lang).values()))
    missing = sorted({letter for letter in texts if ord(letter) not in known and letter != "\n"})
    if missing:
        shown = "、".join(f"{letter}（U+{ord(letter):04X}）" for letter in missing[:5])
        raise OutputError(
            f"文字 {shown} が資料の書体にありません。名称をほかの字に置き換えてください。",
            f"The font of the report has no letter {shown}. Write the name with another one.",
        )


@cache
def _font() -> TTFont:
    return TTFont(FONT, str(Path(matplotlib_fontja.__file__).parent / "fonts" / "ipaexg.ttf"))


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_font())


def _numbered(report: Report) -> type[Canvas]:
    """Return a canvas that writes 'page / pages', the title and the basis on every page."""

    class NumberedCanvas(Canvas):  # type: ignore[misc]
        """Keeps the pages until their number is known."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
            super().__init__(*args, **{**kwargs, "initialFontName": FONT})
            self.kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 (reportlab's name)
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for at, page in enumerate(self.kept, 1):
                self.__dict__.update(page)
                _write_foot(self, report, at, len(self.kept))
                super().showPage()
            super().save()

    return NumberedCanvas


def _write_foot(canvas: Canvas, report: Report, page: int, pages: int) -> None:
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, _BOTTOM - 2.8 * mm, A4[0] - _RIGHT, _BOTTOM - 2.8 * mm)
    canvas.setFont(FONT, 7)
    canvas.setFillColor(_GREY)
    canvas.drawString(_LEFT, _BOTTOM - 6.5 * mm, report.title)
    basis = headings(report.lang)["basis"]
    canvas.drawString(_LEFT, _BOTTOM - 10 * mm, f"{basis}{report.footer}")
    canvas.drawRightString(A4[0] - _RIGHT, _BOTTOM - 6.5 * mm, f"{page} / {pages}")


def _story(report: Report, images: Mapping[str, bytes]) -> list[Flowable]:
    words = headings(report.lang)
    story: list[Flowable] = [
        _paragraph(report.title, "title"),
        _paragraph(report.subtitle, "subtitle"),
        _heading(words["question"], 2),
        _paragraph(report.question, "question"),
        _heading(words["findings"], 2),
        _findings(report.findings),
    ]
    for section in report.sections:
        story += _section(section, report, images)
    return story


def _section(section: Section, report: Report, images: Mapping[str, bytes]) -> list[Flowable]:
    """Return the flowables of a section; its heading stays with its first block."""
    heading = _heading(section.title, section.level)
    story: list[Flowable] = [PageBreak()] if section.level == 1 else []
    kept = [heading]
    for block in section.blocks:
        flowables, together = _block(block, report, images)
        if together:
            story.append(KeepTogether([*kept, *flowables]))
        else:
            story += [CondPageBreak(_START), *kept, *flowables]
        kept = []
    return [*story, *kept]


_START = 40 * mm
"""Room that must be left on a page for a long table or list to start on it."""


def _block(
    block: Block, report: Report, images: Mapping[str, bytes]
) -> tuple[list[Flowable], bool]:
    """Return the flowables of a block, and whether they stay on one page."""
    lang = report.lang
    if isinstance(block, Paragraph):
        return [_paragraph(block.text, block.kind)], True
    if isinstance(block, Points):
        if block.numbered:
            return [_findings(block.items)], True
        return [_point(item, lang) for item in block.items], False
    if isinstance(block, ReportTable):
        return _table(block), len(block.rows) <= _SHORT
    return _pictures(block, images), True


def _pictures(block: Pictures, images: Mapping[str, bytes]) -> list[Flowable]:
    cells = []
    for one in block.items:
        wide, high = (float(side) * _INCH for side in one.figure.get_size_inches())
        scale = min(1.0, _WIDE / wide)
        image = Image(io.BytesIO(images[one.key]), wide * scale, high * scale)
        image.hAlign = "LEFT"
        cells.append([_paragraph(one.caption, "caption"), image])
    if len(cells) == 1:
        return [*cells[0], Spacer(1, 5)]
    table = Table([cells], colWidths=[_WIDE / len(cells)] * len(cells), hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                _OUR_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return [table]


def _table(block: ReportTable) -> list[Flowable]:
    total = sum(block.widths)
    widths = [_WIDE * one / total for one in block.widths]
    styles = ["number" if numeric else "cell" for numeric in block.numeric]
    rows = [
        [_paragraph(cell, style) for cell, style in zip(row, styles, strict=True)]
        for row in (block.columns, *block.rows)
    ]
    table = Table(rows, colWidths=widths, repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                _OUR_FONT,
                ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
                ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
                *(("BACKGROUND", (0, at + 1), (-1, at + 1), _STRONG) for at in block.strong),
                *(("LINEABOVE", (0, at + 1), (-1, at + 1), 1, _INK) for at in block.strong),
            ]
        )
    )
    caption = _paragraph(block.caption, "caption")
    after = [_paragraph(block.note, "note")] if block.note else [Spacer(1, 6)]
    return [caption, table, *after]


_OUR_FONT = ("FONTNAME", (0, 0), (-1, -1), FONT)
"""reportlab names its own font for every cell unless told, and does not embed it."""

_SHORT = 16
"""Tables of at most so many rows stay on one page."""


def _findings(items: tuple[str, ...]) -> Flowable:
    rows = [
        [_paragraph(str(at), "lead-number"), _paragraph(item, "lead")]
        for at, item in enumerate(items, 1)
    ]
    table = Table(rows, colWidths=[8 * mm, _WIDE - 8 * mm], hAlign="LEFT", spaceAfter=6)
    table.setStyle(
        TableStyle(
            [
                _OUR_FONT,
                ("BOX", (0, 0), (-1, -1), 1.2, _INK),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return table


def _heading(words: str, level: int) -> Flowable:
    first = level == 1
    bar = Table(
        [[_paragraph(words, "heading-1" if first else "heading-2")]],
        colWidths=[_WIDE],
        hAlign="LEFT",
        spaceBefore=2 if first else 9,
        spaceAfter=5,
    )
    lines: list[tuple[Any, ...]] = [("LINEBEFORE", (0, 0), (0, -1), 8 if first else 5, _BLUE)]
    if first:
        lines.append(("BOX", (0, 0), (-1, -1), 0.8, _BLUE))
    bar.setStyle(
        TableStyle(
            [
                _OUR_FONT,
                *lines,
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("TOPPADDING", (0, 0), (-1, -1), 3 if first else 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5 if first else 2),
            ]
        )
    )
    return bar


class _Words(PdfParagraph):  # type: ignore[misc]
    """A paragraph of plain text with our own line breaks for Japanese."""

    def breakLinesCJK(self, maxWidths: Any) -> Any:  # noqa: ANN401, N802, N803 (reportlab's names)
        """Return the lines as reportlab wants them."""
        if len(self.frags) != 1 or getattr(self, "_splitpara", False):
            return super().breakLinesCJK(maxWidths)
        style, widths = self.style, maxWidths if isinstance(maxWidths, list) else [maxWidths]
        part = self.frags[0]

        def width_of(words: str) -> float:
            return float(pdfmetrics.stringWidth(words, style.fontName, style.fontSize))

        lines = break_lines(part.text, width_of, min(widths))
        pairs = [(min(widths) - width_of(line), [line]) for line in lines]
        size = style.fontSize
        return part.clone(kind=0, lines=pairs, ascent=size, descent=-0.2 * size)


def _point(words: str, lang: str) -> Flowable:
    bullet = Text("・", "•").say("ja" if lang == "ja" else "en")
    return _Words(escape(words, quote=False), _styles()["point"], bulletText=bullet)


def _paragraph(words: str, style: str) -> Any:  # noqa: ANN401 (reportlab has no types)
    """Return *words* as text: reportlab reads markup, so everything is escaped."""
    return _Words(escape(words, quote=False), _styles()[style])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    base = ParagraphStyle(
        "body", fontName=FONT, fontSize=9.5, leading=15, textColor=_INK, wordWrap="CJK",
        spaceAfter=4,
    )  # fmt: skip

    def style(name: str, **changes: Any) -> ParagraphStyle:  # noqa: ANN401
        return ParagraphStyle(name, parent=base, **changes)

    return {
        one.name: one
        for one in (
            base,
            style("title", fontSize=17, leading=23, spaceAfter=2),
            style("subtitle", fontSize=9, leading=13, textColor=_GREY, spaceAfter=4),
            style("question", fontSize=10, leading=16),
            style("lead", fontSize=9.8, leading=14.2, spaceAfter=0),
            style("lead-number", fontSize=12, leading=14.2, spaceAfter=0, textColor=_BLUE),
            style("heading-1", fontSize=13, leading=17, spaceAfter=0),
            style("heading-2", fontSize=11.5, leading=14, spaceAfter=0),
            style("note", fontSize=7.6, leading=10.6, textColor=_GREY, spaceBefore=2, spaceAfter=4),
            style("caption", fontSize=8.6, leading=12, spaceBefore=2, spaceAfter=2),
            style("cell", fontSize=7.8, leading=10.2, spaceAfter=0),
            style("number", fontSize=7.8, leading=10.2, spaceAfter=0, alignment=2),
            style("point", fontSize=8.6, leading=13, leftIndent=15, bulletIndent=0, spaceAfter=2,
                  bulletFontName=FONT, bulletFontSize=8.6),
        )
    }  # fmt: skip
