"""What is known of each kind of file that a user may import: title, publisher, terms, credit."""

from dataclasses import dataclass

from zones.data.sources import (
    boundaries,
    changes,
    city_categories,
    flows,
    offices,
    projection,
    ssdse,
    unions,
)
from zones.data.sources.origin import E_STAT_TERMS, Origin
from zones.labels import Text


@dataclass(frozen=True, slots=True)
class Imported:
    """The words about a kind of file; the vintage is used where a file doesn't tell its own."""

    title: Text
    publisher: Text
    licence: str
    credit: Text
    vintage: str = ""


def _like(origin: Origin) -> Imported:
    source = origin.source
    return Imported(source.title, origin.publisher, source.licence, source.credit, "as published")


_CENSUS_CREDIT = Text(
    "国勢調査（総務省統計局、e-Stat）を加工して作成",
    "Made from the Population Census of Japan (Statistics Bureau, e-Stat)",
)

SOURCES: dict[str, Imported] = {
    "n03": _like(boundaries.ORIGIN),
    "offices": _like(offices.ORIGIN),
    "categories": _like(city_categories.ORIGIN),
    "unions": _like(unions.ORIGIN),
    "changes": _like(changes.ORIGIN),
    "p34": Imported(
        Text("国土数値情報 市町村役場等 (P34)", "National Land Numerical Information, P34 offices"),
        boundaries.ORIGIN.publisher,
        boundaries.ORIGIN.source.licence,
        Text(
            "「国土数値情報（市町村役場等データ）」（国土交通省）を加工して作成",
            "Made from National Land Numerical Information (municipal offices), MLIT",
        ),
    ),
    "od": Imported(
        Text("利用者が用意した流動表", "A flow table brought by the user"),
        Text("利用者", "the user"),
        "as the user obtained it",
        Text("利用者が用意した流動表から作成", "Made from a flow table brought by the user"),
    ),
    "estat-od": Imported(
        Text(
            "国勢調査 常住地による従業・通学市区町村",
            "Census, municipality of work or study by home",
        ),
        flows.FLOWS.publisher,
        E_STAT_TERMS,
        _CENSUS_CREDIT,
    ),
    "estat": Imported(
        Text(
            "国勢調査 従業地・通学地集計（e-Stat API）",
            "Census, place of work and study (e-Stat API)",
        ),
        flows.FLOWS.publisher,
        E_STAT_TERMS,
        Text(
            f"{_CENSUS_CREDIT.ja}。このサービスは、政府統計総合窓口(e-Stat)のAPI機能を使用していますが、"
            "サービスの内容は国によって保証されたものではありません。",
            f"{_CENSUS_CREDIT.en}. Uses the API of e-Stat; the government doesn't vouch for it.",
        ),
    ),
    "estat-db": Imported(
        Text("国勢調査 人口等基本集計（e-Stat）", "Census population (e-Stat download)"),
        flows.FLOWS.publisher,
        E_STAT_TERMS,
        _CENSUS_CREDIT,
    ),
    "ssdse": Imported(
        Text("SSDSE-市区町村（SSDSE-A）", "SSDSE-A (municipalities)"),
        ssdse.AREA.publisher,
        ssdse.AREA.source.licence,
        Text(
            "「SSDSE-市区町村」（独立行政法人統計センター）を加工して作成",
            "Made from SSDSE-A (National Statistics Center)",
        ),
    ),
    "ipss": _like(projection.ORIGIN),
    "mesh": Imported(
        Text("国勢調査 地域メッシュ統計 人口", "Census, population by grid square"),
        flows.FLOWS.publisher,
        E_STAT_TERMS,
        Text(
            "「国勢調査 地域メッシュ統計」（総務省統計局）を加工して作成",
            "Made from grid square statistics of the Population Census (Statistics Bureau)",
        ),
    ),
}
"""By kind, as in `zones.data.kinds.KINDS`."""
