"""The tables of flows between municipalities."""

import pandera.pandas as pa

from zones.schemas.columns import code, count

FLOWS = pa.DataFrameSchema(
    {
        "origin": code(),
        "destination": code(),
        "persons": count("int32", minimum=1),
    },
    name="flows",
    strict=True,
    unique=["origin", "destination"],
)
"""Persons from home to municipality of work or study; unknown destinations are in the totals."""

FLOW_TOTALS = pa.DataFrameSchema(
    {
        "code": code(unique=True),
        "total": count("Int64", nullable=True),
        "unknown_municipality": count("Int64", nullable=True),
        "unknown_place": count("Int64", nullable=True),
        "unlisted": count("Int64", nullable=True),
    },
    name="flow_totals",
    strict=True,
)
"""NA where no total is published: unknown is never zero."""
