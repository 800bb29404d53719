"""廃置分合等情報: mergers, changes of status and other changes of municipalities."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table
from zones.data.sources.origin import E_STAT_TERMS, Origin
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "municipality_changes",
        Text("廃置分合等情報", "Changes of municipalities"),
        "1970–2024",
        E_STAT_TERMS,
        Text(
            "「廃置分合等情報」（政府統計の総合窓口 e-Stat）を加工して作成",
            "Made from the register of municipal changes (e-Stat)",
        ),
    ),
    Text("総務省統計局・統計センター", "Statistics Bureau and National Statistics Center"),
    "municipality/municipality_changes_1970_2024.csv",
)

_SIDE = {
    "city_code": "code",
    "pref_name": "prefecture",
    "city_desig_name": "district",
    "city_name": "name",
    "city_name_kana": "kana",
}
_RENAMED = {
    "date": "date",
    "type": "type",
    "event": "event",
    **{f"{side}_{old}": f"{side}_{new}" for side in ("from", "to") for old, new in _SIDE.items()},
}


def parse_changes(path: Path) -> pd.DataFrame:
    """Parse the changes, one row per former and new municipality.

    Returns
    -------
    `date` (text, YYYY-MM-DD), `type`, `event`, then `code`, `prefecture`, `district` (郡, 支庁 or,
    for a ward, its city), `name` and `kana` before (`from_…`) and after (`to_…`); text, NA where
    empty; sorted by date, new and former code. What a change founds or
    abolishes lacks the other side, and a 郡 or 支庁 itself has a district and no name.

    Raises
    ------
    DataError
        If a column is missing, or a date or code is malformed.
    """
    table = read_csv_table(path, tuple(_RENAMED))
    table.matching(
        "date",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Text("2005-03-31 のような日付", "a date like 2005-03-31"),
    )
    table.matching("type", r".+", Text("変更の種類", "a type of change"))
    for side in ("from", "to"):
        table.codes(f"{side}_city_code", optional=True)
    frame = pd.DataFrame({new: table.texts(old) for old, new in _RENAMED.items()})
    keys = ["date", "to_code", "from_code", "type"]
    return frame.sort_values(keys, na_position="first", ignore_index=True, kind="stable")
