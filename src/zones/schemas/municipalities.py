"""The table of municipalities."""

import pandera.pandas as pa

from zones.codes import PREFECTURES
from zones.labels import KINDS, Text
from zones.schemas.columns import code, matching, number, word

_NAME = Text("市・区・町・村で終わる名称", "a name ending in 市, 区, 町 or 村")
_KANA = Text("ひらがなの読み", "a reading in hiragana")
_ROMAJI = Text("Sapporo-shi のようなローマ字", "like Sapporo-shi")
_DISTRICT = Text("郡か支庁の名称、または空欄", "a 郡, a 支庁 or nothing")

MUNICIPALITIES = pa.DataFrameSchema(
    {
        "code": code(unique=True),
        "name": matching(r"^.+[市区町村]\Z", _NAME),
        "name_kana": matching(r"^[ぁ-んー]+\Z", _KANA, nullable=True),
        "name_romaji": matching(r"^[A-Z][a-z]*-[a-z]+\Z", _ROMAJI, nullable=True),
        "prefecture": word(*PREFECTURES),
        "prefecture_name": word(*(name.ja for name in PREFECTURES.values())),
        "district": matching(r"^(.+[郡庁])?\Z", _DISTRICT),
        "kind": word(*KINDS),
        "office_lon": number(low=122, high=154, nullable=True),
        "office_lat": number(low=20, high=46, nullable=True),
        "area_km2": number(low=0.01, high=10_000, nullable=True),
        "inhabitable_area_km2": number(low=0, high=10_000, nullable=True),
        "northern_territory": pa.Column("bool"),
        "geometry": pa.Column(None),
    },
    name="municipalities",
    strict=True,
)
"""EPSG:6668; areas and offices are NA only for the villages of the Northern Territories."""
