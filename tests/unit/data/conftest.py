"""A world of three municipalities and a northern village, as official files.

.---------.---------.
|  01100  |  01202  |    01100 甲市 (core city), 01202 乙町, 01303 丙村 (nobody counted),
'---------'----.----'    01695 色丹村 in the Northern Territories
|  01303  |    | 01695
'---------'    '-----
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zones.data.registers import transcription
from zones.data.sources.indicators import ITEMS, ORIGIN

_SQUARES = {"01100": (0, 10), "01202": (10, 10), "01303": (0, 0), "01695": (30, 0)}
_NAMES = {
    "01100": (None, None, "甲市"),
    "01202": (None, "丁郡", "乙町"),
    "01303": (None, "丁郡", "丙村"),
    "01695": ("根室振興局", "色丹郡", "色丹村"),
}
_ITEMS = "A1101,A1301,A1302,A1303,A7101,F1102,B1101,B1103"


def _ring(x: int, y: int) -> list[list[int]]:
    """Return a square of ten as a closed, delta-coded arc."""
    return [[x, y], [0, 10], [10, 0], [0, -10], [-10, 0]]


def _topology() -> str:
    geometries = [
        {
            "type": "Polygon",
            "arcs": [[number]],
            "properties": {
                "N03_001": "北海道",
                "N03_002": bureau,
                "N03_003": district,
                "N03_004": name,
                "N03_007": code,
            },
        }
        for number, (code, (bureau, district, name)) in enumerate(_NAMES.items())
    ]
    nowhere = {
        "N03_001": "北海道",
        "N03_002": None,
        "N03_003": None,
        "N03_004": "所属未定地",
        "N03_007": None,
    }
    geometries.append({"type": "Polygon", "arcs": [[4]], "properties": nowhere})
    return json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [0.01, 0.01], "translate": [140, 43]},
            "arcs": [_ring(*corner) for corner in [*_SQUARES.values(), (60, 60)]],
            "objects": {"N03": {"type": "GeometryCollection", "geometries": geometries}},
        }
    )


_INDICATORS = [item for item in ITEMS.values() if item not in _ITEMS.split(",")]


def _ssdse(edition: int, census: int) -> str:
    years = ",".join([str(census)] * 6 + ["2024"] * 2)
    labels = "総人口,15歳未満,15～64歳,65歳以上,世帯数,就業者数,総面積,可住地面積"
    return (
        f"SSDSE-A-{edition},Prefecture,Municipality,{_ITEMS}\n"
        f",,年度,{years}\n"
        f"地域コード,都道府県,市区町村,{labels}\n"
        "R01100,北海道,甲市,1000,100,600,290,400,500,12345,6789\n"
        "R01202,北海道,乙町,200,20,100,80,90,100,5000,100\n"
        "R01303,北海道,丙村,0,0,0,0,0,0,250,0\n"
    )


def _with_indicators(text: str) -> str:
    """Add the indicators: 8 of everything, none in the village that nobody lives in."""
    size = len(_INDICATORS)
    years = ["2024" if item == "D1202" else "2023" for item in _INDICATORS]
    more = [_INDICATORS, years, _INDICATORS, ["8"] * size, ["8"] * size, ["0"] * size]
    rows = zip(text.splitlines(), more, strict=True)
    return "".join(f"{row},{','.join(cells)}\n" for row, cells in rows)


_TEXTS: dict[str, str] = {
    "offices/localgov_offices.csv": (
        "\ufeffpid,pref,cid,city,citykana,lat,lng,url,phrase,lgcode\n"
        "1,北海道,1202,乙町,おつちょう,43.15,140.15,,,012025\n"
        "1,北海道,1100,甲市,こうし,43.15,140.05,,,011002\n"
        "1,北海道,1101,甲市 中央区,こうし ちゅうおうく,43.15,140.05,,,011011\n"
        "1,北海道,1303,丙村,へいむら,43.05,140.05,,,013030\n"
    ),
    "census/flows_2020.csv": (
        "origin,destination,persons\n"
        "01202,01100,60\n"
        "01100,01100,400\n"
        "01100,01202,30\n"
        "01100,99999,20\n"
        "01100,99998,5\n"
        "01202,01202,30\n"
    ),
    "census/flow_totals_2020.csv": "origin,persons\n01202,91\n01100,460\n",
    "projection/ipss_2023_municipal_projection.csv": (
        "code,kind,year,total,age_0_14,age_65_over\n"
        "07999,9,2020,50,5,20\n"
        "01100,2,2025,950,90,300\n"
        "01100,2,2020,1000,100,290\n"
    ),
    "unions/unions.csv": (
        "union_id,union_name,type,prefecture,role,municipality_name,prefecture_of_municipality,"
        "code,valid_from,valid_to,as_of,tasks,status,source,note\n"
        "T1,甲圏,定住自立圏,北海道,member,乙町,北海道,01202,1972-04,,2020,消防;ごみ処理,derived,x,\n"
        "T1,甲圏,定住自立圏,北海道,center,甲市,北海道,01100,1972-04,2016,2020,,confirmed,x,\n"
        "T1,甲圏,定住自立圏,北海道,member,北海道,北海道,01000,1972,,2020,,confirmed,x,道も構成員\n"
    ),
    "municipality/city_categories.csv": (
        "code,pref,city,category,designated_on\n01100,北海道,甲市,中核市,2005-10-01\n"
    ),
    "municipality/municipality_changes_1970_2024.csv": (
        "date,type,event,from_city_code,from_pref_name,from_city_desig_name,"
        "from_city_desig_name_kana,from_city_name,from_city_name_kana,from_date,to_city_code,"
        "to_pref_name,to_city_desig_name,to_city_desig_name_kana,to_city_name,to_city_name_kana,"
        "to_date\n"
        "2005-03-31,編入合併,戊村が甲市に編入,01304,北海道,丁郡,ていぐん,戊村,ぼむら,,"
        "01100,北海道,,,甲市,こうし,\n"
        "1983-04-01,北方領土,,,,,,,,,01695,北海道,根室支庁,ねむろしちょう,色丹村,しこたんむら,"
        "1983-04-01\n"
        "1990-01-01,郡の廃止,己郡(01390)の廃止,01390,北海道,己郡,きぐん,,,,,,,,,,\n"
    ),
}

_DATES = '[[dates]]\nunion = "T1"\nvalid_from = "1972-05-01"\nsource = "x"\n'


@pytest.fixture
def official_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the small world's official files, and its own dates of founding."""
    folder = tmp_path / "official"
    texts = {**_TEXTS, "boundaries/n03_20210101_municipalities.topojson": _topology()}
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for edition, census in ((2020, 2015), (2022, 2020), (2026, 2020)):
        path = folder / "census" / f"SSDSE-A-{edition}.csv"
        text = _ssdse(edition, census)
        newest = path.name == Path(ORIGIN.file).name
        path.write_text(_with_indicators(text) if newest else text, encoding="cp932")
    (folder / "dates.toml").write_text(_DATES, encoding="utf-8")
    # The package's own dates are about unions that this world doesn't have.
    monkeypatch.setattr(transcription, "DATES", replace(transcription.DATES, folder=folder))
    return folder


@pytest.fixture
def altered() -> Callable[..., Path]:
    """Return a function that replaces text in a file, and returns the file."""

    def alter(path: Path, old: str, new: str, *, encoding: str = "utf-8") -> Path:
        content = path.read_text(encoding=encoding)
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding=encoding)
        return path

    return alter
