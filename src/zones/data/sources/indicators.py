"""Indicators of public services and finance, from SSDSE-市区町村."""

import pandas as pd

from zones.data.sources.ssdse import AREA, Ssdse

ORIGIN = AREA
"""The newest edition; each item has a year of its own."""

ITEMS: dict[str, str] = {
    "births": "A4101",
    "deaths": "A4200",
    "age_75_over": "A1419",
    "single_elder_households": "A8301",
    "staff": "D1202",
    "current_balance_percent": "D2203",
    "revenue_yen": "D3201",
    "local_tax_yen": "D320101",
    "kindergartens": "E1101",
    "elementary_schools": "E2101",
    "elementary_pupils": "E2501",
    "junior_high_schools": "E3101",
    "junior_high_pupils": "E3501",
    "compulsory_schools": "E3901",
    "compulsory_lower_pupils": "E3905",
    "compulsory_upper_pupils": "E3906",
    "high_schools": "E4101",
    "high_school_students": "E4501",
    "community_halls": "G1201",
    "libraries": "G1401",
    "hospitals": "I510120",
    "clinics": "I5102",
    "doctors": "I6100",
    "nurseries": "J250302",
}
"""Our names of the items, and SSDSE's."""

_THOUSAND = 1000
_IN_THOUSANDS = ("revenue_yen", "local_tax_yen")
"""Printed in thousands of yen."""


def indicator_table(edition: Ssdse) -> pd.DataFrame:
    """Return the indicators of every municipality that an edition of SSDSE has.

    Returns
    -------
    `code`, `item` (a key of `ITEMS`), `year` (to which the figure refers, int64) and `value`
    (float64; counts, yen, or percent as the name says), sorted by code, items in order; no row of
    an item that wasn't parsed.
    """
    parts = [
        pd.DataFrame(
            {
                "code": edition.numbers.index,
                "item": name,
                "year": edition.years[item],
                "value": edition.numbers[item].to_numpy(dtype="float64")
                * (_THOUSAND if name in _IN_THOUSANDS else 1),
            }
        )
        for name, item in ITEMS.items()
        if item in edition.numbers
    ]
    columns = {"code": "str", "item": "str", "year": "int64", "value": "float64"}
    table = pd.concat(parts) if parts else pd.DataFrame(columns=list(columns))
    return table.sort_values("code", kind="stable", ignore_index=True).astype(columns)
