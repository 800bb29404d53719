"""The page of faults says what the importers say."""

import tempfile

import data_faults
import pytest

from zones.data.kinds import KINDS


@pytest.fixture(scope="module")
def page() -> str:
    return data_faults.document()


def test_the_page_is_true(page: str) -> None:
    assert data_faults.DOCUMENT.read_text(encoding="utf-8") == page


def test_every_kind_has_faults_and_every_sentence_is_one() -> None:
    assert {fault.kind for fault in data_faults.FAULTS} == set(KINDS)
    assert len(data_faults.FAULTS) > 70


def test_a_sentence_names_what_was_found_and_no_folder(page: str) -> None:
    assert tempfile.gettempdir() not in page
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert len({row.split(" | ")[-1] for row in rows}) > 60
    assert all(row.rstrip(" |").endswith((".", "。", "…")) for row in rows)
