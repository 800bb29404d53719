"""A report as one HTML file that opens without a network and prints on A4."""

import base64
import hashlib
from collections.abc import Mapping

import jinja2

from zones.labels import Lang, Text
from zones.outputs.report.document import Report

WORDS: dict[str, Text] = {
    "question": Text("問い", "Question"),
    "findings": Text("わかったこと", "Finding"),
    "basis": Text("割合の基準：", "Basis of shares: "),
}
"""Headings that every report has."""

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("zones.outputs.report", "assets"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
)

_CSS_DPI = 96


def render_html(report: Report, images: Mapping[str, bytes]) -> str:
    """Return *report* as one self-contained page.

    The page asks nothing of any network, runs no script, and shows every text as text.

    Parameters
    ----------
    report
        What it says.
    images
        PNG by the key of each picture.
    """
    loader = _TEMPLATES.loader
    style = loader.get_source(_TEMPLATES, "report.css")[0] if loader else ""
    return _TEMPLATES.get_template("report.html").render(
        report=report,
        style=style,
        policy=_policy(style),
        images={key: _data(image) for key, image in images.items()},
        sizes={
            picture.key: tuple(
                round(float(side) * _CSS_DPI) for side in picture.figure.get_size_inches()
            )
            for picture in report.pictures
        },
        words=headings(report.lang),
        kind_of=lambda block: type(block).__name__,
    )


def headings(lang: Lang) -> dict[str, str]:
    """Return the headings that every report has."""
    return {key: words.say(lang) for key, words in WORDS.items()}


def _data(image: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(image).decode('ascii')}"


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
