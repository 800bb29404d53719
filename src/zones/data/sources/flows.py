"""国勢調査 従業地・通学地集計: commuters and students between municipalities, and their totals."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table
from zones.data.sources.origin import E_STAT_TERMS, Origin
from zones.labels import Text
from zones.provenance import Source

UNKNOWN_MUNICIPALITY = "99998"
"""Destination: the municipality is unknown, or abroad."""

UNKNOWN_PLACE = "99999"
"""Destination: the place is unknown."""

YEAR = 2020
"""The census of the embedded flows."""

FLOWS = Origin(
    Source(
        "census_2020_flows",
        Text(
            "令和2年国勢調査 従業地・通学地集計 表6-1", "2020 census, place of work and study, 6-1"
        ),
        "2020-10-01",
        E_STAT_TERMS,
        Text(
            "「令和2年国勢調査 従業地・通学地による人口・就業状態等集計」"
            "（総務省統計局）を加工して作成",
            "Made from the 2020 Population Census of Japan (Statistics Bureau), table 6-1",
        ),
    ),
    Text("総務省統計局", "Statistics Bureau of Japan"),
    "census/flows_2020.csv",
)

TOTALS = Origin(
    Source(
        "census_2020_flow_totals",
        Text(
            "令和2年国勢調査 従業地・通学地集計 表6-1（総数）",
            "2020 census, place of work and study, 6-1 (totals)",
        ),
        "2020-10-01",
        E_STAT_TERMS,
        FLOWS.source.credit,
    ),
    FLOWS.publisher,
    "census/flow_totals_2020.csv",
)


def parse_flows(path: Path) -> pd.DataFrame:
    """Parse flows from home to municipality of work or school.

    Returns
    -------
    `origin`, `destination` and `persons` (int64, at least 1), sorted by origin and destination.
    Destinations may be 99998 (municipality unknown) and 99999 (place unknown).

    Raises
    ------
    DataError
        If a column is missing, a code is malformed, persons are no whole number of 1 or more, or
        a pair comes twice.
    """
    table = read_csv_table(path, ("origin", "destination", "persons"))
    table.matching("persons", r"0*[1-9][0-9]*", "a whole number of 1 or more")
    table.check_unique(["origin", "destination"])
    frame = pd.DataFrame(
        {
            "origin": table.codes("origin"),
            "destination": table.codes("destination"),
            "persons": table.integers("persons"),
        }
    )
    return frame.sort_values(["origin", "destination"], ignore_index=True)


def parse_flow_totals(path: Path) -> pd.Series:
    """Parse each origin's published total of commuters and students.

    Returns
    -------
    `total` (int64) indexed by `code`, sorted.

    Raises
    ------
    DataError
        If a column is missing, a code is malformed or twice, or persons are no whole number.
    """
    table = read_csv_table(path, ("origin", "persons"))
    table.check_unique(["origin"])
    codes = pd.Index(table.codes("origin"), name="code")
    return table.integers("persons").set_axis(codes).rename("total").sort_index()
