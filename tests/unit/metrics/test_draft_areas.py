from dataclasses import replace

import pandas as pd
import pytest
from toy import code, codes, region

from zones.metrics.draft_areas import kept_commuters, projected_people
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """b sends 200 to a and 100 to c; b and c are projected together (as 20999), a alone."""
    toy = region(["abc"], {"ba": 200, "bc": 100, "ca": 50})
    rows = [
        (code("a"), "municipality", 2020, 2000),
        (code("a"), "municipality", 2050, 1500),
        ("20999", "hamadori", 2020, 4000),
        ("20999", "hamadori", 2050, 2500),
    ]
    columns = ["code", "unit", "year", "total"]
    return replace(toy, projection=pd.DataFrame(rows, columns=columns))


def test_commuters_who_leave_home_are_kept_or_lost(world: Region) -> None:
    table = kept_commuters(world, {"ab": codes("ab"), "abc": codes("abc"), "a": codes("a")})
    assert table["leaving"].tolist() == [300, 350, 0]
    assert table["kept"].tolist() == [200, 350, 0]
    assert table["kept_share"].tolist()[:2] == [pytest.approx(2 / 3), 1.0]
    assert pd.isna(table.loc["a", "kept_share"])


def test_codes_that_come_twice_or_have_no_flows_change_nothing(world: Region) -> None:
    table = kept_commuters(world, {"x": [*codes("ab"), code("a"), "01695"]})
    assert table.loc["x", "leaving"] == 300


def test_a_joint_unit_counts_whole(world: Region) -> None:
    table = projected_people(world, {"abc": codes("abc")})
    assert table["people"].tolist() == [6000, 4000]
    assert table["left_out"].tolist() == [0, 0]


def test_a_part_of_a_joint_unit_is_never_split(world: Region) -> None:
    table = projected_people(world, {"ab": codes("ab"), "b": codes("b")})
    assert table[table["area"] == "ab"]["people"].tolist() == [2000, 1500]
    assert table[table["area"] == "ab"]["left_out"].tolist() == [1, 1]
    assert table[table["area"] == "b"]["people"].isna().all()


def test_hamadori_is_one_unit(japan: Region) -> None:
    coast = [one for one in japan.codes if one in {"07204", "07209", "07212"}]
    whole = set(japan.codes) - set(japan.projection["code"])
    table = projected_people(japan, {"part": coast, "whole": sorted(whole)})
    assert table[table["area"] == "part"]["people"].isna().all()
    last = table[(table["area"] == "whole") & (table["year"] == 2050)]
    assert last["people"].item() == 307_228
