import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.flows import FLOW_TOTALS, FLOWS
from zones.schemas.validation import validate


@pytest.fixture
def flows() -> pd.DataFrame:
    frame = pd.DataFrame({"origin": "01100", "destination": ["01100", "01202"], "persons": [4, 3]})
    return frame.astype({"persons": "int32"})


@pytest.fixture
def totals() -> pd.DataFrame:
    counts = ["total", "unknown_municipality", "unknown_place", "unlisted"]
    fields = {name: pd.array([9, None], dtype="Int64") for name in counts}
    return pd.DataFrame({"code": ["01100", "07546"], **fields})


def test_flows(flows: pd.DataFrame) -> None:
    validate(flows, FLOWS)


def test_a_total_may_be_unknown(totals: pd.DataFrame) -> None:
    validate(totals, FLOW_TOTALS)


def test_a_flow_has_persons(flows: pd.DataFrame) -> None:
    flows["persons"] = (flows["persons"] - 3).astype("int32")
    with pytest.raises(DataError, match="'flows', column 'persons', row 1: expected 1 or more"):
        validate(flows, FLOWS)


def test_persons_are_whole(flows: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="'persons': expected dtype"):
        validate(flows.assign(persons=[4.5, 3.0]), FLOWS)


def test_a_pair_comes_once(flows: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="each key only once"):
        validate(flows.assign(destination="01100"), FLOWS)


def test_unlisted_persons_are_not_negative(totals: pd.DataFrame) -> None:
    totals["unlisted"] = pd.array([-1, None], dtype="Int64")
    with pytest.raises(DataError, match="column 'unlisted', row 0: expected 0 or more"):
        validate(totals, FLOW_TOTALS)
