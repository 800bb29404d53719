"""The table of wards of designated cities."""

import pandera.pandas as pa

from zones.labels import Text
from zones.schemas.columns import code, matching

_WARD = Text("「札幌市 中央区」のような市と区の名称", "a city and its ward, like 札幌市 中央区")

WARDS = pa.DataFrameSchema(
    {
        "code": code(unique=True),
        "name": matching(r"^.+市 .+区\Z", _WARD),
        "city": code(),
        "geometry": pa.Column(None),
    },
    name="wards",
    strict=True,
)
"""One row a ward, with the code of its city; EPSG:6668."""
