"""国勢調査 従業地・通学地集計: commuters and students between municipalities, and their totals."""

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
