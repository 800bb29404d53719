"""The table of changes of municipalities."""

import pandera.pandas as pa

from zones.labels import Text
from zones.schemas.columns import DATE_PATTERN, code, matching, text


def _side(name: str) -> dict[str, pa.Column]:
    return {
        f"{name}_code": code(nullable=True),
        f"{name}_prefecture": text(nullable=True),
        f"{name}_district": text(nullable=True),
        f"{name}_name": text(nullable=True),
        f"{name}_kana": text(nullable=True),
    }


CHANGES = pa.DataFrameSchema(
    {
        "date": matching(DATE_PATTERN, Text("日付", "a date")),
        "type": text(),
        "event": text(nullable=True),
        **_side("from"),
        **_side("to"),
    },
    name="changes",
    strict=True,
)
"""One row per former and new municipality of an event."""
