import pytest

from zones.app.exporting.headings import layer_column


@pytest.mark.parametrize("layer", ["proposals", "圏域の候補", "Candidate areas"])
def test_a_layer_is_known_by_its_id_and_by_its_title(layer: str) -> None:
    assert layer_column(layer, "population").label.en == "Population (night)"


def test_short_names_of_a_shapefile_are_told_in_full() -> None:
    assert layer_column("municipalities", "pop", shapefile=True).name == "population"
    assert layer_column("municipalities", "dn_ratio", shapefile=True).name == "day_night_ratio"


def test_what_nobody_named_is_called_as_it_stands() -> None:
    assert layer_column("drawn", "x_1").label.ja == "x_1"
    assert layer_column("drawn", "x_1", shapefile=True).label.ja == "x_1"
