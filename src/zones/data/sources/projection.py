"""社人研 (IPSS): the projected population of municipalities by age."""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import read_csv_table, unreadable
from zones.data.sources.origin import Origin
from zones.labels import Text
from zones.provenance import Source

HAMADORI = "07999"
"""The 13 municipalities of Fukushima's 浜通り, projected as one unit."""

ORIGIN = Origin(
    Source(
        "ipss_2023",
        Text(
            "日本の地域別将来推計人口（令和5（2023）年推計）",
            "Regional Population Projections for Japan: 2020–2050 (2023)",
        ),
        "2023 edition, 2020–2050",
        "国立社会保障・人口問題研究所 利用規約（出典の記載）",
        Text(
            "「日本の地域別将来推計人口（令和5（2023）年推計）」（国立社会保障・人口問題研究所）を加工して作成",
            "Made from Regional Population Projections for Japan (2023), IPSS",
        ),
    ),
    Text(
        "国立社会保障・人口問題研究所",
        "National Institute of Population and Social Security Research",
    ),
    "projection/ipss_2023_municipal_projection.csv",
)

_UNITS = {
    "0": "municipality",  # a special ward
    "1": "municipality",
    "2": "municipality",
    "3": "municipality",
    "9": "hamadori",
}
_HEAD = 16
_NUMBERS = ("total", "age_0_14", "age_65_over")


_COLUMNS = ("code", "kind", "year", *_NUMBERS)


def is_projection(path: Path) -> bool:
    """Tell whether a file is the projection as one CSV, and no workbook.

    Raises
    ------
    DataError
        If it can't be read.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_HEAD)
    except OSError as error:
        raise unreadable(path, error) from error
    return start.removeprefix(b"\xef\xbb\xbf").startswith(b"code,")


def parse_projection(path: Path) -> pd.DataFrame:
    """Parse the projected population.

    Returns
    -------
    `code`, `unit` (``municipality`` or ``hamadori``), `year`, `total`, `age_0_14` and
    `age_65_over` (int64 persons), sorted by code and year.

    Raises
    ------
    DataError
        If a column is missing, a code or kind is unknown, a number is malformed, or a code and
        year come twice.
    """
    table = read_csv_table(path, _COLUMNS)
    table.check_unique(["code", "year"])
    table.matching("year", r"[0-9]{4}", Text("4桁の西暦年", "a year"))
    frame = pd.DataFrame(
        {
            "code": table.codes("code"),
            "unit": table.choices("kind", _UNITS),
            "year": table.integers("year"),
            **{name: table.integers(name) for name in _NUMBERS},
        }
    )
    return frame.sort_values(["code", "year"], ignore_index=True)
