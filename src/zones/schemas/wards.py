"""The table of wards of designated cities."""

import pandera.pandas as pa

from zones.schemas.columns import code, matching

WARDS = pa.DataFrameSchema(
    {
        "code": code(unique=True),
        "name": matching(r"^.+市 .+区\Z", "a city and its ward, like 札幌市 中央区"),
        "city": code(),
        "geometry": pa.Column(None),
    },
    name="wards",
    strict=True,
)
"""One row a ward, with the code of its city; EPSG:6668."""
