"""Cities with the powers of a designated, core or special city (総務省)."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table
from zones.data.sources.origin import Origin
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "city_categories",
        Text("指定都市・中核市・施行時特例市一覧", "Designated, core and special cities"),
        "2024",
        "総務省ホームページ利用規約（出典の記載）",
        Text(
            "指定都市・中核市・施行時特例市一覧（総務省）",
            "List of designated, core and special cities (MIC)",
        ),
    ),
    Text("総務省", "Ministry of Internal Affairs and Communications"),
    "municipality/city_categories.csv",
)

_KINDS = {"指定都市": "designated_city", "中核市": "core_city", "施行時特例市": "special_city"}


def parse_city_categories(path: Path) -> pd.DataFrame:
    """Parse the cities with special powers.

    The file's dates of designation are not read: those of core cities are not confirmed.

    Returns
    -------
    Indexed by `code`, sorted: `name`, and `kind` (a key of `zones.labels.KINDS`).

    Raises
    ------
    DataError
        If a column is missing, a code is malformed or twice, or a category is unknown.
    """
    table = read_csv_table(path, ("code", "city", "category"))
    table.check_unique(["code"])
    return (
        pd.DataFrame(
            {
                "code": table.codes("code"),
                "name": table.matching("city", r".+市", Text("市の名称", "a city")),
                "kind": table.choices("category", _KINDS),
            }
        )
        .set_index("code")
        .sort_index()
    )
