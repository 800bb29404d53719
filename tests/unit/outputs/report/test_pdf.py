import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from zones.errors import OutputError
from zones.outputs.report.content import centre_report
from zones.outputs.report.document import Paragraph, Report, Section
from zones.outputs.report.pdf import check_letters, render_pdf
from zones.planning import Plan

HOSTILE = "<b>太字</b><img src=\"/etc/hostname\"/> &amp; <a href='x'>y</a>"


@pytest.fixture(scope="module")
def pdf(nagano_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(nagano_files["report.pdf"])
    return path


def ask(tool: str, *arguments: str | Path) -> str:
    """Run one of Debian's poppler-utils."""
    if shutil.which(tool) is None:
        pytest.fail(f"{tool} is not installed: apt-get install poppler-utils")
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def test_every_font_is_embedded_and_maps_to_letters(pdf: Path) -> None:
    fonts = ask("pdffonts", pdf).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"\+IPAexGothic .* yes yes yes +\d+ +\d+$", font), font


def test_the_pages_are_a4_with_title(pdf: Path, nagano_city: Report) -> None:
    told = ask("pdfinfo", pdf)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", told)
    assert re.search(rf"Title: +{nagano_city.title}", told)


def test_the_language_is_set(nagano_files: dict[str, bytes], japan_plan: Plan) -> None:
    assert b"/Lang (ja-JP)" in nagano_files["report.pdf"]
    report = centre_report(japan_plan, ["20384"], lang="en")
    assert b"/Lang (en)" in render_pdf(replace(report, sections=()), {})


def test_the_text_is_text(pdf: Path, nagano_city: Report) -> None:
    told = re.sub(r"\s", "", ask("pdftotext", pdf, "-"))
    for words in (nagano_city.title, nagano_city.question, *nagano_city.findings):
        assert re.sub(r"\s", "", words) in told


def test_every_page_has_its_number(pdf: Path) -> None:
    pages = ask("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert 4 <= len(pages) <= 7
    for at, page in enumerate(pages, 1):
        assert re.search(rf" {at} ?/ ?{len(pages)}\n", page)


def test_no_line_begins_with_a_closing_mark(pdf: Path) -> None:
    lines = [line.strip() for line in ask("pdftotext", "-raw", pdf, "-").splitlines()]
    assert not [line for line in lines if line[:1] in set("、。）」")]


def test_text_that_looks_like_markup_is_text(nagano_city: Report, tmp_path: Path) -> None:
    report = replace(
        nagano_city, question=HOSTILE, sections=(Section(HOSTILE, (Paragraph(HOSTILE),)),)
    )
    path = tmp_path / "odd.pdf"
    path.write_bytes(render_pdf(report, {}))
    told = re.sub(r"\s", "", ask("pdftotext", path, "-"))
    assert told.count(re.sub(r"\s", "", HOSTILE)) == 3


def test_a_letter_that_the_font_lacks_is_refused(nagano_city: Report) -> None:
    with pytest.raises(OutputError, match=r"U\+1F5FB"):
        check_letters(replace(nagano_city, title="\U0001f5fb市"))


def test_the_same_report_gives_the_same_bytes(nagano_city: Report) -> None:
    bare = replace(nagano_city, sections=())
    first = render_pdf(bare, {})
    assert first == render_pdf(bare, {})
    assert b"20000101000000" in first
