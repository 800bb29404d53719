"""The table of indicators of public services and finance."""

import pandera.pandas as pa

from zones.labels import Text
from zones.schemas.columns import code, matching, number, year

INDICATORS = pa.DataFrameSchema(
    {
        "code": code(),
        "item": matching(r"^[a-z][a-z0-9_]*\Z", Text("英小文字の名前", "a name in small letters")),
        "year": year(),
        "value": number(low=0, high=1e15, nullable=True),
    },
    name="indicators",
    strict=True,
    unique=["code", "item"],
)
"""One row a municipality and item; NA is what a source doesn't tell, 0 is none."""
