"""The tables of existing areas of cooperation."""

import pandera.pandas as pa

from zones.labels import Text
from zones.schemas.columns import PARTIAL_DATE_PATTERN, code, matching, text, word

_DAY = Text("日付かその一部", "a date or part of one")

UNIONS = pa.DataFrameSchema(
    {
        "union_id": text(),
        "name": text(),
        "type": text(),
        "prefecture": text(),
        "role": word("centre", "member", "observer"),
        "municipality": text(),
        "municipality_prefecture": text(),
        "code": code(nullable=True),
        "valid_from": matching(PARTIAL_DATE_PATTERN, _DAY, nullable=True),
        "valid_to": matching(PARTIAL_DATE_PATTERN, _DAY, nullable=True),
        "as_of": text(nullable=True),
        "tasks": text(nullable=True),
        "status": word("confirmed", "derived", "unconfirmed"),
        "source": text(nullable=True),
        "note": text(nullable=True),
    },
    name="unions",
    strict=True,
)
"""One row a member; `code` is NA for what is no municipality of today."""

UNION_FACTS = pa.DataFrameSchema(
    {
        "union_id": text(nullable=True),
        "fact": word(
            "founded", "printed_members", "task", "field", "event", "printed_total", "indicator"
        ),
        "name": text(nullable=True),
        "value": text(nullable=True),
        "evidence": text(nullable=True),
        "status": word("confirmed", "derived", "unconfirmed"),
        "as_of": text(),
        "source": text(),
        "note": text(nullable=True),
    },
    name="union_facts",
    strict=True,
)
"""One row a fact that was transcribed; `union_id` is NA for what concerns the whole prefecture."""
