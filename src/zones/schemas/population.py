"""The tables of census and projected population."""

import pandera.pandas as pa

from zones.schemas.columns import code, count, count_or_unknown, word, year

POPULATION = pa.DataFrameSchema(
    {
        "code": code(),
        "year": year(census=True),
        "total": count_or_unknown(),
        "age_0_14": count_or_unknown(),
        "age_15_64": count_or_unknown(),
        "age_65_over": count_or_unknown(),
        "households": count_or_unknown(),
        "resident_workers": count_or_unknown(),
    },
    name="population",
    strict=True,
    unique=["code", "year"],
)
"""Persons of unknown age are in the total and in no age; NA is what a source doesn't tell."""

DAY_NIGHT = pa.DataFrameSchema(
    {
        "code": code(),
        "year": year(census=True),
        "night": count("Int64", nullable=True),
        "day": count("Int64", nullable=True),
    },
    name="day_night",
    strict=True,
    unique=["code", "year"],
)
"""Published night and day population, on today's municipalities."""

PROJECTION = pa.DataFrameSchema(
    {
        "code": code(),
        "unit": word("municipality", "hamadori"),
        "year": year(),
        "total": count(),
        "age_0_14": count(),
        "age_65_over": count(),
    },
    name="projection",
    strict=True,
    unique=["code", "year"],
)
"""`hamadori` is the code 07999: 13 municipalities of Fukushima as one unit."""
