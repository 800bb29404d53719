import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from zones.cli import grid_offices
from zones.model import Region


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_offices, "load_region", lambda: japan)


def test_the_whole_country_needs_no_grid(zones: Any, japan: Region) -> None:
    ran = zones("grid", "offices", "--json", "--limits", "10,5000", "--lang", "en")
    assert ran.code == 0, ran.err
    facts = json.loads(ran.out)
    assert facts["total"]["persons"] == japan.residents().sum()
    assert facts["total"]["within_5000"] == facts["total"]["persons"]
    assert 0 < facts["total"]["beyond_10"] < facts["total"]["persons"]
    assert "2020 census" in facts["basis"]
    assert "office" in facts["basis"]


def test_a_table_decides_for_the_municipalities_that_it_has(zones: Any, tmp_path: Path) -> None:
    times = tmp_path / "t.csv"
    times.write_text("from,to,minutes\n19365,19201,75\n19368,19201,35\n")
    out = tmp_path / "o"
    ran = zones(
        "grid", "offices", "--prefecture", "19", "--centre", "甲府市", "--centre-times", str(times),
        "--out", str(out),
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "全員役所にいる" in ran.out
    assert "times" not in ran.err
    table = pd.read_csv(out / "offices.csv", dtype={"code": "str"}).set_index("code")
    assert table.loc["19201", "within_30"] == 189_591
    assert table.loc["19368", "within_60"] == 14_219
    assert table.loc["19365", "beyond_60"] == 10_663
    assert table.loc["19204", "unknown"] == 31_016


def test_a_wrong_table_is_one_sentence(zones: Any, tmp_path: Path) -> None:
    times = tmp_path / "t.csv"
    times.write_text("from,to,minutes\n99999,19201,75\n")
    ran = zones("grid", "offices", "--centre-times", str(times), "--lang", "en")
    assert ran.code == 2
    assert "line 2" in ran.err
    assert "Traceback" not in ran.err
