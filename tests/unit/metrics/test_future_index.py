from dataclasses import replace

import pandas as pd
import pytest
from toy import code, codes, region

from zones.errors import NotFoundError
from zones.metrics.future_index import (
    INDEX_BOUNDS,
    INDEX_CLASSES,
    index_class_of,
    index_distribution,
)
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """One municipality at each bound of the classes, one just above 100, one of nobody."""
    later = dict(zip("abcdefg", (1001, 1000, 900, 800, 700, 600, 500), strict=True)) | {"h": 0}
    rows = [
        (code(letter), "municipality", year, people)
        for letter, last in later.items()
        for year, people in ((2020, 1000 if last else 0), (2050, last))
    ]
    rows += [("20999", "hamadori", 2020, 10), ("20999", "hamadori", 2050, 4)]
    projection = pd.DataFrame(rows, columns=["code", "unit", "year", "total"])
    return replace(region(["abcdefghi"], {}), projection=projection)


def test_the_upper_bound_belongs_to_a_class(world: Region) -> None:
    found = index_class_of(world, base=2020, year=2050)
    assert found[codes("abcdefg")].tolist() == list(INDEX_CLASSES)
    assert found[code("h")] == "no_data"
    assert found[code("i")] == "to_50"


def test_classes_are_named_by_their_bounds() -> None:
    assert len(INDEX_CLASSES) == len(INDEX_BOUNDS) + 1
    assert INDEX_CLASSES["90_100"].ja == "90超〜100"
    assert INDEX_CLASSES["to_50"].en == "50 or less"


def test_every_municipality_is_counted_once(world: Region) -> None:
    table = index_distribution(world, [*codes("abcdefghi"), "99999"], base=2020)
    counts = table.set_index("class")["municipalities"]
    assert counts.to_dict() == dict.fromkeys(INDEX_CLASSES, 1) | {"joint": 1, "no_data": 1}
    assert table["year"].unique().tolist() == [2050]
    assert table["share"].sum() == pytest.approx(1)


def test_of_nobody_there_is_no_share(world: Region) -> None:
    table = index_distribution(world, [], base=2020)
    assert table["municipalities"].sum() == 0
    assert table["share"].isna().all()


def test_years_can_be_chosen_and_must_be_held(japan: Region) -> None:
    nagano = [one for one in japan.codes if one[:2] == "20"]
    table = index_distribution(japan, nagano, base=2015, years=(2020, 2050))
    assert table.groupby("year")["municipalities"].sum().to_dict() == {2020: 77, 2050: 77}
    with pytest.raises(NotFoundError, match="2060"):
        index_distribution(japan, nagano, base=2020, years=(2060,))
