import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.municipalities import MUNICIPALITIES
from zones.schemas.validation import validate


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": ["01100", "01695"],
            "name": ["札幌市", "色丹村"],
            "name_kana": ["さっぽろし", None],
            "name_romaji": ["Sapporo-shi", None],
            "prefecture": "01",
            "prefecture_name": "北海道",
            "district": ["", "色丹郡"],
            "kind": ["designated_city", "village"],
            "office_lon": [141.35, None],
            "office_lat": [43.06, None],
            "area_km2": [1121.26, None],
            "inhabitable_area_km2": [438.79, None],
            "northern_territory": [False, True],
            "geometry": [object(), object()],
        }
    )


def test_municipalities(table: pd.DataFrame) -> None:
    validate(table, MUNICIPALITIES)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("code", "1100"),
        ("name", "札幌"),
        ("name_kana", "サッポロシ"),
        ("name_romaji", "sapporo"),
        ("prefecture", "48"),
        ("prefecture_name", "札幌県"),
        ("district", "色丹"),
        ("kind", "metropolis"),
        ("office_lat", 141.35),
        ("area_km2", 0.0),
        ("inhabitable_area_km2", -1.0),
        ("northern_territory", "no"),
        ("geometry", None),
    ],
)
def test_a_fault_is_named(table: pd.DataFrame, column: str, cell: object) -> None:
    table[column] = [cell, *table[column].iloc[1:]]
    with pytest.raises(DataError, match=f"column '{column}'"):
        validate(table, MUNICIPALITIES)


def test_a_code_comes_once(table: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="each value only once"):
        validate(table.assign(code="01100"), MUNICIPALITIES)
