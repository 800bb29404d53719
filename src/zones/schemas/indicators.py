"""The table of indicators of public services and finance."""

import pandera.pandas as pa

from zones.schemas.columns import code, matching, number

INDICATORS = pa.DataFrameSchema(
    {
        "code": code(),
        "item": matching(r"^[a-z][a-z0-9_]*\Z", "a name in small letters"),
        "year": pa.Column("int64", pa.Check.in_range(1920, 2100, error="a year")),
        "value": number(low=0, high=1e15, nullable=True),
    },
    name="indicators",
    strict=True,
    unique=["code", "item"],
)
"""One row a municipality and item; NA is what a source doesn't tell, 0 is none."""
