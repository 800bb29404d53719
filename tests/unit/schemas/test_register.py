from zones.model.forms import FORMS
from zones.schemas.register import COLUMNS, TYPES
from zones.schemas.unions import UNIONS


def test_the_columns_are_those_of_the_schema() -> None:
    assert tuple(UNIONS.columns) == COLUMNS


def test_the_types_are_the_forms_of_the_model() -> None:
    assert tuple(FORMS) == TYPES
