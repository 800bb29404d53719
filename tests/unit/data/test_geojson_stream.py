import io
import json
import tracemalloc

import pytest

from zones.data.geojson_stream import read_features
from zones.errors import DataError


def features(text: str) -> list[dict[str, object]]:
    return list(read_features(io.BytesIO(text.encode()), "a.geojson"))


def test_features_come_one_by_one_whatever_the_spacing() -> None:
    many = [{"type": "Feature", "properties": {"n": number}} for number in range(50)]
    for indent in (None, 2):
        text = json.dumps({"type": "FeatureCollection", "features": many}, indent=indent)
        assert features(text) == many


def test_an_empty_collection_has_none() -> None:
    assert features('{"features": [ ]}') == []


def test_a_feature_larger_than_a_piece_is_whole() -> None:
    long = {"type": "Feature", "properties": {"text": "あ" * 1_500_000}}
    assert features(json.dumps({"features": [long]}, ensure_ascii=False)) == [long]


def test_a_large_file_takes_little_memory() -> None:
    one = json.dumps({"type": "Feature", "properties": {"text": "x" * 100_000}})
    content = ('{"features":[' + ",".join([one] * 300) + "]}").encode()
    tracemalloc.start()
    count = sum(1 for _ in read_features(io.BytesIO(content), "a"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < 15_000_000 < len(content)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no GeoJSON FeatureCollection"),
        ('{"features": 3, "x": [1]}', "no GeoJSON FeatureCollection"),
        ('{"features": [{"type":"Fea', "feature 1: it is cut off"),
        ('{"features": [', "cut off"),
        ('{"features": [1]}', "item 1: expected a Feature"),
        ('{"features": [' + "[" * 100_000, "feature 1: it is cut off"),
    ],
)
def test_anything_else_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        features(text)


def test_other_letters_are_refused() -> None:
    with pytest.raises(DataError, match="can't be read as utf-8"):
        list(read_features(io.BytesIO('{"features": [{"名"'.encode("cp932")), "a"))
