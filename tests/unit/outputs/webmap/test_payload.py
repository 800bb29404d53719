import json
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pytest

from zones.labels import Text
from zones.outputs import topology
from zones.outputs.webmap import Area, AreaTheme, MapDocument
from zones.outputs.webmap.payload import FULL_DETAIL_POINTS, cut, opening, payload

Make = Callable[..., MapDocument]


def read(document: MapDocument) -> dict[str, Any]:
    whole = json.loads(payload(document))
    assert isinstance(whole, dict)
    return whole


def column(packed: Any, row: int) -> str | None:
    if isinstance(packed, list):
        return packed[row]
    place = packed["of"][row]
    return None if place < 0 else packed["values"][place]


def test_without_a_window_everything_is_drawn(make_document: Make) -> None:
    document = make_document()
    assert list(cut(document).index) == sorted(document.municipalities.index)
    assert read(document)["states"] == "00001000"


def test_a_window_keeps_its_neighbourhood_in_grey(make_document: Make) -> None:
    data = read(make_document(window=frozenset({"02"})))
    codes = [one["id"] for one in data["topology"]["objects"]["municipalities"]["geometries"]]
    states = dict(zip(codes, data["states"], strict=True))
    assert states == {
        "01001": "2", "01002": "2", "01003": "2", "01004": "2",
        "02001": "0", "02002": "0", "02003": "0",
    }  # fmt: skip


def test_a_window_keeps_the_members_of_areas_that_reach_into_it(make_document: Make) -> None:
    tie = AreaTheme("tie", Text("組", "tie"), (Area("t", "組", ("02003",), ("02003", "01695")),))
    document = make_document(window=frozenset({"02"}), themes=(tie,))
    assert "01695" in cut(document).index


def test_a_window_leaves_out_areas_that_do_not_reach_into_it(make_document: Make) -> None:
    data = read(make_document(window=frozenset({"02"})))
    assert [area[0] for area in data["themes"][1]["areas"]] == ["middle", "far"]


def test_evidence_outside_the_window_is_left_out(make_document: Make) -> None:
    data = read(make_document(window=frozenset({"02"})))
    assert data["facts"]["labels"] == ["人口"]
    assert [column(data["facts"]["columns"][0], row) for row in range(7)] == [
        None, None, None, None, "20", None, None,
    ]  # fmt: skip


def test_themes_speak_by_row(make_document: Make) -> None:
    ratio, areas = read(make_document())["themes"]
    assert ratio["of"] == [0, 1, 0, -1, -1, 1, 0, 0]
    assert [column(ratio["values"], row) for row in (0, 1, 2)] == ["90.0", "百", None]
    assert ratio["classes"][1] == ["高い", "#A50026", 1]
    west = areas["areas"][0]
    assert (west[1], west[4], west[5]) == ("西圏", [0], [0, 1, 2])
    assert column(areas["facts"]["columns"][0], 0) == "1,234"
    assert column(areas["facts"]["columns"][0], 1) is None


def test_overlapping_areas_have_different_colours(make_document: Make) -> None:
    west, middle, _ = read(make_document())["themes"][1]["areas"]
    assert west[3] != middle[3]


def test_no_data_is_never_painted_outside_the_legend(make_document: Make) -> None:
    data = read(make_document())
    codes = sorted(make_document().municipalities.index)
    assert data["themes"][0]["of"][codes.index("01004")] == -1
    assert data["states"][codes.index("01695")] == "1"


def test_the_frame_leaves_reefs_out(make_document: Make) -> None:
    (south, west), (north, east) = read(make_document())["frame"]
    assert (south, west) == (40, 140)
    assert (north, east) == (40.2, 148.1)


def test_the_frame_of_a_window_leaves_a_far_single_island_out(make_document: Make) -> None:
    document = make_document()
    many = gpd.GeoDataFrame(
        {column: document.municipalities[column].iloc[0] for column in document.municipalities}
        | {
            "geometry": [document.municipalities.geometry.iloc[0]] * 60
            + [document.municipalities.geometry.loc["02003"]]
        },
        index=[f"01{n:03d}" for n in range(61)],
        crs="EPSG:6668",
    )
    assert opening(many, frozenset({"01"}))[1] == [40.1, 140.1]
    assert opening(many, None)[1] == [40.1, 148.1]


def test_english_words(make_document: Make) -> None:
    data = read(make_document(lang="en"))
    assert data["words"]["legend"] == "Legend"
    assert data["prefectures"][0][1] == "Hokkaido"
    assert data["themes"][1]["areas"][0][1] == "West"
    assert data["facts"]["labels"] == ["Population", "Reason"]


def test_names_stand_inside_their_land(make_document: Make) -> None:
    document = make_document()
    data = read(document)
    frame = document.municipalities.sort_index()
    points = gpd.points_from_xy(*zip(*data["points"], strict=True))
    assert frame.geometry.reset_index(drop=True).contains(gpd.GeoSeries(points, crs=6668)).all()


def test_a_small_map_keeps_every_point_and_a_large_one_does_not(
    make_document: Make, municipalities: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    dense = municipalities.copy()
    dense["geometry"] = dense.geometry.segmentize(0.001).transform(
        lambda points: points + np.sin(points[:, ::-1] * 5000) / 5000
    )
    assert dense.get_coordinates().shape[0] < FULL_DETAIL_POINTS
    full = read(make_document(municipalities=dense))
    monkeypatch.setattr("zones.outputs.webmap.payload.FULL_DETAIL_POINTS", 10)
    less = read(make_document(municipalities=dense))
    count = [sum(map(len, data["topology"]["arcs"])) for data in (full, less)]
    assert count[1] < count[0] / 10
    assert full["topology"] == topology.encode(dense)


@pytest.mark.parametrize("attack", ["</script>", "<!--", "<script>", "\u2028", "\u2029", "&lt;"])
def test_text_cannot_end_its_script(
    make_document: Make, municipalities: gpd.GeoDataFrame, attack: str
) -> None:
    named = municipalities.assign(name=attack)
    text = payload(make_document(municipalities=named))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["names"][0] == attack


def test_the_order_of_the_rows_changes_nothing(
    make_document: Make, municipalities: gpd.GeoDataFrame
) -> None:
    assert payload(make_document()) == payload(
        make_document(municipalities=municipalities.iloc[::-1])
    )


def test_a_missing_kana_is_empty(make_document: Make, municipalities: gpd.GeoDataFrame) -> None:
    data = read(make_document(municipalities=municipalities.assign(name_kana=None)))
    assert data["kana"] == [""] * 8
