"""The table of census population by cell of the standard grid."""

import pandera.pandas as pa

from zones.labels import Text
from zones.schemas.columns import both, count, matching, year

_CELL = Text("8〜10桁の数字", "8 to 10 digits")
_SIDE = Text("1000・500・250のどれか", "1000, 500 or 250")
_HANDLED = Text("0から2までの整数", "0 to 2")

MESH_POPULATION = pa.DataFrameSchema(
    {
        "cell": matching(r"^[0-9]{8,10}\Z", _CELL, unique=True),
        "year": year(census=True),
        "side_m": pa.Column("int64", pa.Check.isin([1000, 500, 250], error=both(_SIDE))),
        "persons": count("Int64", nullable=True),
        "suppression": pa.Column(
            "Int8", pa.Check.isin([0, 1, 2], error=both(_HANDLED)), nullable=True
        ),
        "merged_into": matching(r"^[0-9]{8,10}\Z", _CELL, nullable=True),
    },
    name="mesh_population",
    strict=True,
)
"""`persons` is NA where the total itself is suppressed; unknown is never zero."""
