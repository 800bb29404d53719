"""The tables of census and projected population."""

import pandera.pandas as pa

from zones.schemas.columns import code, count, word

POPULATION = pa.DataFrameSchema(
    {
        "code": code(),
        "year": pa.Column("int64", pa.Check.in_range(1920, 2100, error="a census year")),
        "total": count(),
        "age_0_14": count(),
        "age_15_64": count(),
        "age_65_over": count(),
        "households": count(),
        "resident_workers": count(),
    },
    name="population",
    strict=True,
    unique=["code", "year"],
)
"""Persons of unknown age are in the total and in no age."""

PROJECTION = pa.DataFrameSchema(
    {
        "code": code(),
        "unit": word("municipality", "hamadori"),
        "year": pa.Column("int64", pa.Check.in_range(1920, 2100, error="a year")),
        "total": count(),
        "age_0_14": count(),
        "age_65_over": count(),
    },
    name="projection",
    strict=True,
    unique=["code", "year"],
)
"""`hamadori` is the code 07999: 13 municipalities of Fukushima as one unit."""
