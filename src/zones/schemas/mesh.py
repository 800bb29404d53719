"""The table of census population by cell of the standard grid."""

import pandera.pandas as pa

from zones.schemas.columns import count, matching

MESH_POPULATION = pa.DataFrameSchema(
    {
        "cell": matching(r"^[0-9]{8,10}\Z", "8 to 10 digits", unique=True),
        "year": pa.Column("int64", pa.Check.in_range(1920, 2100, error="a census year")),
        "side_m": pa.Column("int64", pa.Check.isin([1000, 500, 250], error="1000, 500 or 250")),
        "persons": count("Int64", nullable=True),
        "suppression": pa.Column("Int8", pa.Check.isin([0, 1, 2], error="0 to 2"), nullable=True),
        "merged_into": matching(r"^[0-9]{8,10}\Z", "8 to 10 digits", nullable=True),
    },
    name="mesh_population",
    strict=True,
)
"""`persons` is NA where the total itself is suppressed; unknown is never zero."""
