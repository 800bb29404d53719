import pytest

from zones.errors import NotFoundError
from zones.labels import Lang
from zones.outputs.report.document import ReportTable
from zones.outputs.report.evidence import evidence_report
from zones.outputs.report.files import report_files
from zones.planning import Plan


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_everything_of_a_municipality_is_there(japan_plan: Plan, lang: Lang) -> None:
    report = evidence_report(japan_plan, "20202", lang=lang)
    words = " ".join(report.texts())
    assert "松本市" in report.title
    assert len(report.findings) == 3
    assert "105.65" in words
    assert "塩尻市" in report.findings[2]
    tables = [
        block for one in report.sections for block in one.blocks if isinstance(block, ReportTable)
    ]
    assert len(tables) >= 6
    assert all(len(table.widths) == len(table.columns) for table in tables)


def test_it_becomes_a_page_and_a_pdf(japan_plan: Plan) -> None:
    files = report_files(evidence_report(japan_plan, "13103"))
    assert list(files) == ["report.html", "report.pdf"]
    assert files["report.pdf"].startswith(b"%PDF")


def test_a_village_without_data_is_refused(japan_plan: Plan) -> None:
    with pytest.raises(NotFoundError):
        evidence_report(japan_plan, "01695")
