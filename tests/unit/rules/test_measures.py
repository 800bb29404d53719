import pytest

from zones.labels import KINDS
from zones.rules.measures import MEASURES, READINGS, SCOPES, UNITS, Measure

EVERY = [(scope, measure) for scope, measures in MEASURES.items() for measure in measures.values()]


@pytest.mark.parametrize(("scope", "measure"), EVERY)
def test_every_measure_has_a_known_unit_and_words_in_both_languages(
    scope: str, measure: Measure
) -> None:
    assert scope in SCOPES
    assert measure.unit in UNITS
    assert (measure.type == "number") == (measure.unit not in {"truth", "kind"})
    assert measure.label.ja != measure.label.en
    assert measure.yes.ja != measure.no.ja
    assert measure.yes.en != measure.no.en


def test_both_readings_are_named() -> None:
    assert list(READINGS) == ["spheres", "prefectures"]
    assert "11都府県" in READINGS["prefectures"].ja
    assert "10 %" in READINGS["spheres"].en


def test_words_are_those_of_truth_and_kind() -> None:
    city = MEASURES["municipality"]
    assert city["is_city"].word(value=True).en == "a city"
    assert city["is_city"].word(value=False).ja == "市でない"
    assert city["kind"].word("core_city") == KINDS["core_city"]
