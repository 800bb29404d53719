import pandas as pd
import pytest

from zones.labels import Lang
from zones.outputs.columns import column_of, column_of_short
from zones.outputs.layers import make_layers
from zones.outputs.table_set import make_tables
from zones.planning import Plan

NAMED_BY_THE_NAME = column_of("municipalities", "no such column")


def test_a_table_may_name_a_column_differently() -> None:
    assert column_of("proposals", "members").unit == "number"
    assert column_of("city_regions", "members").unit == "code"


def test_an_unknown_column_is_text_called_by_its_name() -> None:
    assert NAMED_BY_THE_NAME.label.ja == NAMED_BY_THE_NAME.label.en == "no such column"
    assert NAMED_BY_THE_NAME.unit == "text"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_column_has_a_label_of_its_own(plan: Plan, lang: Lang) -> None:
    for part in (*make_tables(plan), *make_layers(plan)):
        words = [column.label.say(lang) for column in part.columns]
        assert len(set(words)) == len(words), part.id
        unknown = [one.name for one in part.columns if one.label.say(lang) == one.name]
        assert not unknown, f"{part.id}: add {unknown} to columns.toml"


def test_every_column_of_a_layer_has_a_short_name_of_its_own(plan: Plan) -> None:
    for layer in make_layers(plan):
        short = [column.short for column in layer.columns if not column.long]
        assert len(set(short)) == len(short), layer.id
        assert all(name.isascii() and 0 < len(name) <= 10 for name in short), layer.id


def test_numbers_are_no_codes_and_codes_no_numbers(plan: Plan) -> None:
    for part in make_tables(plan):
        for column in part.columns if len(part.table) else ():
            is_text = pd.api.types.is_string_dtype(part.table[column.name].dtype)
            assert column.unit not in {"persons", "yen", "km", "km2"} or not is_text, column
            assert column.unit != "code" or is_text, column


def test_a_short_name_of_a_shapefile_leads_back_to_its_column() -> None:
    assert column_of_short("municipalities", "dn_ratio") == column_of(
        "municipalities", "day_night_ratio"
    )
    assert column_of_short("municipalities", "none") == column_of("municipalities", "none")
