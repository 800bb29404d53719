"""国土数値情報 市町村役場等 (P34, 2014): offices of municipalities as points. Layout reported."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pandas as pd

from zones.data.polygon_files import open_polygons
from zones.data.recoding import Recoding, city_of_ward
from zones.data.reports import ImportReport, LeftOut, Parsed, file_read
from zones.errors import DataError
from zones.labels import Text

DAY = date(2014, 4, 1)
"""The day whose codes the file has."""

MAIN = "1"
"""Type of a main office (本庁). Assumed: the list of types isn't at hand."""

_FIELDS = ("P34_001", "P34_002", "P34_003", "P34_004")


def parse_p34(path: Path, *, recoding: Recoding, designated: Collection[str]) -> Parsed:
    """Parse the main offices.

    Parameters
    ----------
    path
        The zip or ``.shp``.
    recoding
        From the codes of `DAY` to today's.
    designated
        Codes of the designated cities, whose wards' offices are not theirs.

    Returns
    -------
    The table ``offices``: indexed by today's `code`, sorted, with `office_lon` and `office_lat`
    in degrees. Where municipalities merged since, none of their offices is taken.

    Raises
    ------
    DataError
        If attributes are missing, a code didn't exist in 2014, or there is no main office.
    """
    rows, read, branches, wards = [], 0, 0, 0
    with open_polygons(path, prefecture_field=None, points=True) as records:
        for number, texts, point in records:
            read += 1
            _check(path.name, number, texts)
            if texts["P34_002"] != MAIN:
                branches += 1
                continue
            if city_of_ward(texts["P34_001"], designated) is not None:
                wards += 1
                continue
            place = point.bounds
            rows.append((number, texts["P34_001"], texts["P34_003"], place[0], place[1]))
    if not rows:
        raise DataError(
            f"{path.name}: 種別 {MAIN}（本庁）の行がありません。",
            f"{path.name}: there is no row of type {MAIN} (main office).",
        )
    frame = pd.DataFrame(rows, columns=["line", "old", "name", "office_lon", "office_lat"])
    frame = frame.set_index("line")
    codes = recoding.today_of(frame["old"], file=path.name, column="P34_001")
    frame["code"] = codes
    twice = frame["code"].duplicated(keep=False)
    table = frame[~twice].set_index("code")[["office_lon", "office_lat"]].sort_index()
    left = [
        LeftOut(Text("支所・出張所など", "branch offices"), branches),
        LeftOut(Text("指定都市の区役所", "wards of a designated city"), wards),
        LeftOut(Text("庁舎が複数（合併など）", "several offices (mergers)"), int(twice.sum())),
    ]
    report = ImportReport(
        "p34",
        (file_read(path),),
        read,
        len(table),
        tuple(one for one in left if one.rows),
        (),
        (Text(f"種別 {MAIN} を本庁とみなした（仮定）", f"Type {MAIN} taken as main (assumed)"),),
    )
    return Parsed({"offices": table}, report)


def _check(file: str, number: int, texts: dict[str, str]) -> None:
    missing = [name for name in _FIELDS if name not in texts]
    if missing:
        raise DataError(
            f"{file} の{number}件目: 属性 {missing[0]} がありません。P34が必要です。",
            f"{file}, record {number}: attribute {missing[0]} is missing. A P34 file is needed.",
        )
    if not re.fullmatch(r"[0-9]{5}", texts["P34_001"]):
        raise DataError(
            f"{file} の{number}件目、P34_001: 5桁のはずですが、「{texts['P34_001'][:20]}」でした。",
            f"{file}, record {number}, P34_001: expected five digits, "
            f"found '{texts['P34_001'][:20]}'.",
        )
