import json
from pathlib import Path

import pytest

from zones.app.sources.imports import read_reports
from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder
from zones.data.reports import ImportReport
from zones.errors import DataError


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path))


def save(content: bytes) -> None:
    embedded = geodata_folder()
    home.save_set("own", embedded, read_catalog(embedded), {}, {"import-od.json": content})


def test_a_report_is_read_as_it_was_written() -> None:
    report = ImportReport("od", (), 10, 7)
    save(report.json_bytes())
    assert read_reports("own") == {"import-od.json": report.as_dict()}
    assert read_reports(home.EMBEDDED) == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"[" * 100_000, b"\xff\xfe", json.dumps({"kind": 1}).encode(), b" " * 5_000_001],
)
def test_a_damaged_report_is_named(content: bytes) -> None:
    save(content)
    with pytest.raises(DataError, match=r"import-od\.json"):
        read_reports("own")
