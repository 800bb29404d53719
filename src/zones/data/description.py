"""What the catalogue says of each embedded table: its title, sources and making."""

from dataclasses import dataclass

from zones.data.coverage import DECIMALS, TOLERANCE_DEGREES
from zones.data.registers import transcription
from zones.data.sources import (
    boundaries,
    changes,
    city_categories,
    flows,
    indicators,
    offices,
    projection,
    ssdse,
    unions,
)
from zones.data.sources.origin import Origin
from zones.labels import Text


@dataclass(frozen=True, slots=True)
class Description:
    """The words about a table."""

    name: str
    title: Text
    origins: tuple[Origin, ...]
    made: Text


TABLES: tuple[Description, ...] = (
    Description(
        "municipalities",
        Text("市区町村", "Municipalities"),
        (
            boundaries.ORIGIN,
            offices.ORIGIN,
            city_categories.ORIGIN,
            ssdse.AREA,
            changes.ORIGIN,
        ),
        Text(
            "所属未定地4件を除き、不正な面（34100）を修復したのち、全市区町村の境界を一括して簡略化"
            f"（許容値{TOLERANCE_DEGREES}度、小数{DECIMALS}桁）。元データは1%に簡略化済み。"
            "面積はSSDSEの公表値（総面積・可住地面積）で、図形からは測っていない。"
            "名称・読み・位置は庁舎データ、北方領土6村の読みは廃置分合等情報。"
            "三島村・十島村・竹富町の庁舎は村町域の外、双葉町の位置は移転前のもの。"
            "ローマ字は読みの1文字ずつの変換。",
            "Four places that belong to no municipality were left out, the one invalid polygon "
            "(34100) was repaired, and all borders were simplified together "
            f"(tolerance {TOLERANCE_DEGREES} degrees, {DECIMALS} decimals). The source was already "
            "simplified to 1 %. Areas are the published ones of SSDSE, never measured from the "
            "shapes. Names, readings and places are those of the offices; the readings of the six "
            "villages of the Northern Territories come from the register of changes. The offices "
            "of 三島村, 十島村 and 竹富町 lie outside their territory; 双葉町's is stale. Latin "
            "letters are the reading, letter by letter.",
        ),
    ),
    Description(
        "flows",
        Text("通勤・通学流動", "Flows of commuters and students"),
        (flows.FLOWS,),
        Text(
            "行き先が実在の市区町村である行だけを残した（99998・99999は総数の表へ）。"
            "元データで10人未満（総数500人未満の出発地では3人未満）の流動は省かれている。",
            "Only rows to a real municipality are kept (99998 and 99999 are in the totals). The "
            "source leaves out flows of fewer than 10 persons (fewer than 3 where the origin's "
            "total is under 500).",
        ),
    ),
    Description(
        "flow_totals",
        Text("通勤・通学者の総数と不詳", "Totals and unknowns of commuters and students"),
        (flows.FLOWS, flows.TOTALS),
        Text(
            "unlisted は総数から掲載された流動（不詳を含む）を引いた残り。"
            "総数の公表がない双葉町（07546）は欠損で、0ではない。",
            "'unlisted' is the total less every listed flow, unknown ones included. 双葉町 (07546) "
            "has no published total: NA, not 0.",
        ),
    ),
    Description(
        "population",
        Text("国勢調査人口", "Census population"),
        (ssdse.POPULATION_2015, ssdse.POPULATION_2020),
        Text(
            "SSDSEの A1101, A1301, A1302, A1303, A7101, F1102。"
            "年齢不詳は補完せず、総数と年齢別の差として残る。",
            "SSDSE's items A1101, A1301, A1302, A1303, A7101 and F1102. Unknown ages are not "
            "imputed: they are what the total exceeds the ages by.",
        ),
    ),
    Description(
        "projection",
        Text("将来推計人口", "Projected population"),
        (projection.ORIGIN,),
        Text(
            "07999 は福島県浜通りの13市町村をまとめた1単位（hamadori）。",
            "07999 is 13 municipalities of Fukushima's coast projected as one unit (hamadori).",
        ),
    ),
    Description(
        "unions",
        Text("既存の広域連携", "Existing areas of cooperation"),
        (unions.ORIGIN, transcription.DATES),
        Text(
            "全行を収め、列名と役割の語を改めた。日付は記載のまま。空の形成日のうち、"
            "出典の分かるもの（4圏域）だけを補い、行の note に出典を書いた。"
            "都道府県・消滅した町などはコードなし。網羅的ではなく、未確認の行を含む。",
            "Every row, with our column names and words for roles; dates as printed. Of the empty "
            "dates of founding, those that a page tells (four areas) are filled in, with that "
            "source in the row's note. Prefectures, former towns and other bodies have no code. "
            "Incomplete, and some rows unconfirmed.",
        ),
    ),
    Description(
        "changes",
        Text("市区町村の変遷", "Changes of municipalities"),
        (changes.ORIGIN,),
        Text(
            "全行をそのまま収め、列名を改め、日付・コード順に並べた。"
            "変更前後の期日の列（ほぼ空）は含まない。",
            "Every row, with our column names, in the order of date and code; the (nearly empty) "
            "dates before and after are left out.",
        ),
    ),
    Description(
        "union_facts",
        Text("圏域の事務・分野・日付（長野県）", "Tasks, fields and dates of unions (Nagano)"),
        (transcription.NAGANO,),
        Text(
            "報告書の表と概要から転記。表にある事務は table、概要の頁だけにあるものは overview。"
            "印字された計（printed_total）は本体の印の数と合わない列がある。",
            "Transcribed from the report's table and overview: a task marked in the table is "
            "'table', one that only the overview page names is 'overview'. The printed totals "
            "(printed_total) differ from the marks in some columns.",
        ),
    ),
    Description(
        "indicators",
        Text("公共サービスと財政の指標", "Indicators of public services and finance"),
        (indicators.ORIGIN,),
        Text(
            "SSDSEの学校・病院・医師・職員・財政などの項目。年は項目ごとに異なる（year）。"
            "千円単位の金額は円に直した。0は該当なしの公表値で、欠損ではない。",
            "Items of SSDSE on schools, hospitals, doctors, staff, finance and others, each with "
            "its own year. Thousands of yen became yen. A zero is published as none, not missing.",
        ),
    ),
)
"""The tables in the order of the catalogue."""
