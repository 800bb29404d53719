from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.flows import FLOWS, TOTALS, parse_flow_totals, parse_flows
from zones.errors import DataError


def test_flows_keep_unknown_destinations_and_are_sorted(official_files: Path) -> None:
    flows = parse_flows(official_files / FLOWS.file)
    assert list(flows.itertuples(index=False, name=None)) == [
        ("01100", "01100", 400),
        ("01100", "01202", 30),
        ("01100", "99998", 5),
        ("01100", "99999", 20),
        ("01202", "01100", 60),
        ("01202", "01202", 30),
    ]


def test_totals_are_indexed_by_code(official_files: Path) -> None:
    assert parse_flow_totals(official_files / TOTALS.file).to_dict() == {"01100": 460, "01202": 91}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("destination", "to", "expected one column 'destination'"),
        ("01100,60", "1100,60", "line 2, column 'destination': expected five digits"),
        ("01100,60", "01100,60.5", "line 2, column 'persons'.*found '60.5'"),
        ("01100,60", "01100,-60", "line 2, column 'persons'.*found '-60'"),
        ("01100,60", "01100,0", "line 2, column 'persons'.*1 or more, found '0'"),
        ("01100,01202,30", "01100,01100,30", r"line 4.*each origin \+ destination only once"),
    ],
)
def test_malformed_flows_are_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / FLOWS.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_flows(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("persons", "total", "expected one column 'persons'"),
        ("01100,460", "01202,460", "line 3.*each origin only once"),
        ("01100,460", "01100,-", "line 3, column 'persons'"),
    ],
)
def test_malformed_totals_are_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / TOTALS.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_flow_totals(path)
