import json
from pathlib import Path

import pandas as pd

from zones.data.reports import FileRead, ImportReport, LeftOut, Residual, file_read, left_out
from zones.labels import Text

REPORT = ImportReport(
    "od",
    (FileRead("a.csv", "00"),),
    10,
    7,
    (LeftOut(Text("重複", "twice"), 3, "line 4: x"),),
    (Residual(Text("総数", "total"), 100, 95),),
    (Text("仮定", "assumed"),),
)


def test_a_report_is_json_and_lines() -> None:
    content = json.loads(REPORT.json_bytes())
    assert content["left_out"][0] == {
        "reason": {"ja": "重複", "en": "twice"},
        "rows": 3,
        "example": "line 4: x",
    }
    assert content["residuals"][0]["difference"] == 5
    assert REPORT.lines("en") == [
        "Rows read 10, kept 7",
        "- 3: twice (line 4: x)",
        "= total: 100 − 95 = 5",
        "* assumed",
    ]
    assert REPORT.json_bytes() == REPORT.json_bytes()


def test_a_file_is_known_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_read(tmp_path / "a").sha256.startswith("ba7816bf")


def test_the_first_row_left_out_is_the_example() -> None:
    bad = pd.Series([False, True], index=[2, 3])
    (entry,) = left_out(Text("あ", "a"), bad, pd.Series(["x", "y"], index=[2, 3]))
    assert entry.example == "line 3: y"
    assert left_out(Text("あ", "a"), bad & False, bad) == ()
