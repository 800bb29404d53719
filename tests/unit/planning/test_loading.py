from pathlib import Path

import pytest

from zones.errors import DataError
from zones.model import Region
from zones.planning import load_region


def test_the_embedded_data_are_all_of_japan(japan: Region) -> None:
    assert len(japan.codes) == 1741
    assert len(japan.municipalities) == 1747
    assert japan.flows.basis.year == 2020
    assert japan.flows.basis.denominator == "all"
    assert japan.window is None


def test_every_table_has_its_sources_and_its_hash(japan: Region) -> None:
    assert set(japan.sources) == set(japan.digests)
    assert all(len(digest) == 64 for digest in japan.digests.values())
    assert {"flows", "municipalities", "unions"} <= set(japan.sources)
    assert all(credit.ja and credit.en for credit in japan.credits())


def test_a_denominator_can_be_chosen_when_loading() -> None:
    assert load_region(denominator="place_known").flows.basis.denominator == "place_known"


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load_region(tmp_path)
