import re
from html.parser import HTMLParser

import pytest
from matplotlib.figure import Figure

from zones.outputs.report.document import (
    Paragraph,
    Picture,
    Points,
    Report,
    ReportTable,
    Section,
)
from zones.outputs.report.html import headings, render_html

HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}{% raw %}</script></td>"


class Reader(HTMLParser):
    """Collects text, elements and alternative texts."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def hostile() -> Report:
    """A report of which every text would run, were it markup."""
    table = ReportTable(
        HOSTILE, (HOSTILE,), ((HOSTILE,),), (1.0,), (False,), frozenset({0}), HOSTILE
    )
    picture = Picture("p", HOSTILE, HOSTILE, Figure(figsize=(2, 1)))
    blocks = (Paragraph(HOSTILE), Points((HOSTILE,)), table, picture.alone())
    return Report("ja", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, (Section(HOSTILE, blocks),))


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_text_from_data_is_text_everywhere(hostile: Report) -> None:
    reader = read(render_html(hostile, {"p": b"png"}))
    assert reader.tags.count("img") == 1
    assert "script" not in reader.tags
    assert reader.text.count(HOSTILE) == 13
    assert ("alt", HOSTILE) in reader.attributes
    assert ("aria-label", HOSTILE) in reader.attributes


def test_the_page_has_a_language_a_title_and_no_address(
    nagano_city: Report, nagano_files: dict[str, bytes]
) -> None:
    page = nagano_files["report.html"].decode()
    assert '<html lang="ja">' in page
    assert f"<title>{nagano_city.title}</title>" in page
    assert not re.search(r"https?://|url\(|@import|<script|<link", page)


def test_nothing_may_load_or_run(nagano_files: dict[str, bytes]) -> None:
    page = nagano_files["report.html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy.group(1)
    assert "script-src" not in policy.group(1)


def test_every_text_of_the_report_is_on_the_page(
    nagano_city: Report, nagano_files: dict[str, bytes]
) -> None:
    reader = read(nagano_files["report.html"].decode())
    shown = {*reader.text, *(value for name, value in reader.attributes if name == "alt")}
    foot = f"{headings('ja')['basis']}{nagano_city.footer}"
    wanted = {text for text in nagano_city.texts() if text} - {nagano_city.footer} | {foot}
    assert wanted <= shown


def test_it_prints_on_a4(nagano_files: dict[str, bytes]) -> None:
    assert b"@page { size: A4;" in nagano_files["report.html"]


def test_tables_have_headers_and_captions(nagano_files: dict[str, bytes]) -> None:
    tags = read(nagano_files["report.html"].decode()).tags
    assert tags.count("caption") == tags.count("table") == tags.count("thead") > 4
