"""Offices of local governments (地方公共団体の庁舎): names, readings and places."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table
from zones.data.sources.origin import Origin
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "offices_2026",
        Text("地方公共団体の庁舎の位置と名称", "Offices of local governments"),
        "2026-07",
        "CC0 1.0",
        Text(
            "庁舎の位置・名称・読み: 国土地理院・J-LIS の公開情報によるオープンデータ（CC0）",
            "Offices, names and readings: open data (CC0) compiled from GSI and J-LIS",
        ),
    ),
    Text("国土地理院・地方公共団体情報システム機構", "GSI and J-LIS"),
    "offices/localgov_offices.csv",
)

_COLUMNS = ("pref", "city", "citykana", "lat", "lng", "lgcode")


def parse_offices(path: Path) -> pd.DataFrame:
    """Parse the offices of municipalities and wards.

    Returns
    -------
    Indexed by `code` (the first five of the six digits printed), sorted: `prefecture_name`,
    `name`, `kana`, `office_lon`, `office_lat` (degrees). A ward of a designated city has the
    city's name, a space and its own.

    Raises
    ------
    DataError
        If a column is missing, a code is malformed or twice, or a place is outside Japan.
    """
    table = read_csv_table(path, _COLUMNS)
    codes = table.matching(
        "lgcode", r"[0-9]{6}", Text("011002 のような6桁の数字", "six digits, like 011002")
    )
    table.check_unique(["lgcode"])
    return (
        pd.DataFrame(
            {
                "code": codes.str[:5],
                "prefecture_name": table.matching(
                    "pref", r".+[都道府県]", Text("都道府県の名称", "a prefecture")
                ),
                "name": table.matching("city", r".+", Text("名称", "a name")),
                "kana": table.matching(
                    "citykana", r"[ぁ-んー ]+", Text("ひらがなの読み", "a reading in hiragana")
                ),
                "office_lon": table.decimals("lng", low=122, high=154),
                "office_lat": table.decimals("lat", low=20, high=46),
            }
        )
        .set_index("code")
        .sort_index()
    )
