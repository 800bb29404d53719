"""The register of existing areas of cooperation: unions, spheres, councils and their members."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table
from zones.data.sources.origin import Origin
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "unions",
        Text("広域連携の圏域・組合の一覧", "Register of existing unions and spheres"),
        "as of the date of each row",
        "facts",
        Text(
            "各市町村・都道府県・府省の公表資料による（未確認の行を含む）",
            "Compiled from pages of municipalities, prefectures and ministries "
            "(some rows unconfirmed)",
        ),
    ),
    Text("各団体の公表資料から編集", "compiled from the bodies' own pages"),
    "unions/unions.csv",
)

_RENAMED = {
    "union_id": "union_id",
    "union_name": "name",
    "type": "type",
    "prefecture": "prefecture",
    "role": "role",
    "municipality_name": "municipality",
    "prefecture_of_municipality": "municipality_prefecture",
    "code": "code",
    "valid_from": "valid_from",
    "valid_to": "valid_to",
    "as_of": "as_of",
    "tasks": "tasks",
    "status": "status",
    "source": "source",
    "note": "note",
}
_REQUIRED = ("union_id", "name", "type", "prefecture", "municipality", "municipality_prefecture")
_ROLES = {"center": "centre", "member": "member", "observer": "observer"}
_STATUS = {word: word for word in ("confirmed", "derived", "unconfirmed")}
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


_DAY = Text("1972、1972-04、1972-04-01 のような日付", "a date like 1972, 1972-04 or 1972-04-01")


def parse_unions(path: Path) -> pd.DataFrame:
    """Parse the register, one row a member.

    Dates stay text as printed, whole or partial (``1972-04``). `code` is the member municipality,
    and NA for a prefecture (printed as ``26000``), a body without a code, or a former town.

    Returns
    -------
    `union_id`, `name`, `type`, `prefecture`, `role` (``centre``, ``member``, ``observer``),
    `municipality`, `municipality_prefecture`, `code`, `valid_from`, `valid_to`, `as_of`, `tasks`
    (separated by ``;``), `status` (``confirmed``, ``derived``, ``unconfirmed``), `source` and
    `note`; text, NA where empty; in the order of union, code and name.

    Raises
    ------
    DataError
        If a column is missing, or a code, role, status or date is malformed.
    """
    table = read_csv_table(path, tuple(_RENAMED))
    frame = pd.DataFrame({new: table.texts(old) for old, new in _RENAMED.items()})
    for old, new in _RENAMED.items():
        if new in _REQUIRED:
            table.matching(old, r"(?s).+", Text("空でない値", "a text"))
    for column in ("valid_from", "valid_to"):
        table.matching(column, _DATE, _DAY, optional=True)
    codes = table.codes("code", optional=True)
    frame["code"] = codes.mask(codes.str.endswith("000"))
    frame["role"] = table.choices("role", _ROLES)
    frame["status"] = table.choices("status", _STATUS)
    keys = ["union_id", "code", "municipality", "valid_from"]
    return frame.sort_values(keys, na_position="first", ignore_index=True, kind="stable")
