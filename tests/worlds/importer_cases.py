"""Every parser of an official file or a table of one's own, with a good file, and files that attack."""

import io
import itertools
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import official_layouts as layouts
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from zones.data.polygon_files import open_polygons
from zones.data.recoding import Recoding
from zones.data.sources.changes import parse_changes
from zones.data.sources.city_categories import parse_city_categories
from zones.data.sources.estat_db import parse_population_db
from zones.data.sources.estat_files import pages_json, parse_fetched
from zones.data.sources.estat_od import parse_estat_od
from zones.data.sources.ipss_workbook import parse_ipss_workbooks
from zones.data.sources.mesh_population import parse_mesh_population
from zones.data.sources.n03 import parse_n03
from zones.data.sources.od_table import parse_od_table, parse_od_totals
from zones.data.sources.offices import parse_offices
from zones.data.sources.p34 import parse_p34
from zones.data.sources.projection import parse_projection
from zones.data.sources.ssdse import parse_ssdse
from zones.data.sources.unions import parse_unions
from zones.errors import ZonesError

CITIES = {"01100"}
RECODING = Recoding(date(2014, 4, 1), {code: (code,) for code in ("01100", "01303")})
OD = "origin,destination,persons\n01100,01202,30\n01100,99999,-\n01202,01202,*\n"
WIDE = "code,01100,01202\n01100,4,-\n01202,,7\n"
SSDSE = "SSDSE-A-2020,P,M,A1101\n,,年度,2015\n地域コード,都道府県,市区町村,総人口\nR01100,北海道,甲市,9\n"
SIDES = "{0}_city_code,{0}_pref_name,{0}_city_desig_name,{0}_city_name,{0}_city_name_kana"

CHANGES = (
    f"date,type,event,{SIDES.format('from')},{SIDES.format('to')}\n"
    "2005-03-31,編入合併,戊村が甲市に編入,01304,北海道,丁郡,戊村,ぼむら,01100,北海道,,甲市,こうし\n"
)

UNIONS = (
    "union_id,union_name,type,prefecture,role,municipality_name,prefecture_of_municipality,code,"
    "valid_from,valid_to,as_of,tasks,status,source,note\n"
    "T1,甲圏,定住自立圏,北海道,center,甲市,北海道,01100,1972-04,2016,2020,,confirmed,x,\n"
)


@dataclass(frozen=True)
class Parser:
    name: str
    good: bytes
    parse: Callable[[Path], object]


def made(make: Callable[[Path], Path]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder) / "file").read_bytes()


def parquet(text: str) -> bytes:
    stream = io.BytesIO()
    pd.read_csv(io.StringIO(text), dtype="str").to_parquet(stream)
    return stream.getvalue()


def excel(text: str) -> bytes:
    stream = io.BytesIO()
    pd.read_csv(io.StringIO(text), dtype="str").to_excel(stream, index=False)
    return stream.getvalue()


def topojson() -> bytes:
    names = {
        "N03_001": "北海道",
        "N03_002": "",
        "N03_003": "",
        "N03_004": "甲市",
        "N03_007": "01100",
    }
    shape = {"type": "Polygon", "arcs": [[0]], "properties": names}
    content = {
        "type": "Topology",
        "transform": {"scale": [0.01, 0.01], "translate": [140, 43]},
        "arcs": [[[0, 0], [0, 9], [9, 0], [0, -9], [-9, 0]]],
        "objects": {"N03": {"geometries": [shape]}},
    }
    return json.dumps(content, ensure_ascii=False).encode()


def shapes() -> bytes:
    with zipfile.ZipFile(io.BytesIO(made(layouts.n03_zip))) as archive:
        name = next(one for one in archive.namelist() if one.endswith(".shp"))
        return archive.read(name)


def fetched() -> bytes:
    values = [layouts.flow_value("01100", "01202", "3"), layouts.flow_value("01100", "01100", "-")]
    return pages_json("0003454527", [layouts.api_answer(values)])


def read_alone(path: Path) -> object:
    """Read a Shapefile with the attributes of the good one beside it."""
    path.with_suffix(".dbf").write_bytes(DBF)
    with open_polygons(path, prefecture_field="N03_001") as records:
        return list(records)


def _dbf() -> bytes:
    with zipfile.ZipFile(io.BytesIO(made(layouts.n03_zip))) as archive:
        return archive.read(next(one for one in archive.namelist() if one.endswith(".dbf")))


DBF = _dbf()

PARSERS = (
    Parser("n03 zip", made(layouts.n03_zip), lambda p: parse_n03(p, designated=CITIES)),
    Parser(
        "n03 geojson zip",
        made(lambda path: layouts.n03_zip(path, new=True, kind="geojson")),
        lambda p: parse_n03(p, designated=CITIES),
    ),
    Parser("shapefile", shapes(), read_alone),
    Parser("topojson", topojson(), lambda p: parse_n03(p, designated=CITIES)),
    Parser("p34", made(layouts.p34_zip), lambda p: parse_p34(p, recoding=RECODING, designated=CITIES)),
    Parser("mesh", made(layouts.mesh_zip), lambda p: parse_mesh_population([p])),
    Parser("od csv", OD.encode(), parse_od_table),
    Parser("od wide", WIDE.encode(), lambda p: parse_od_table(p, layout="wide")),
    Parser("od excel", excel(OD), parse_od_table),
    Parser("od parquet", parquet(OD), parse_od_table),
    Parser("estat od", made(layouts.estat_od), lambda p: parse_estat_od([p])),
    Parser("estat db", made(layouts.estat_db), lambda p: parse_population_db(p, designated=CITIES)),
    Parser("estat api", fetched(), parse_fetched),
    Parser(
        "ipss",
        made(lambda path: layouts.ipss_book(path, layouts.ipss_rows(9))),
        lambda p: parse_ipss_workbooks([p.rename(p.with_name("kekkahyo1.xlsx"))]),
    ),
    Parser("ssdse", SSDSE.encode("cp932"), lambda p: parse_ssdse(p, ["A1101"])),
    Parser("totals", b"origin,persons\n01100,3\n", parse_od_totals),
    Parser("changes", CHANGES.encode(), parse_changes),
    Parser("unions", UNIONS.encode(), parse_unions),
    Parser("projection", b"code,kind,year,total,age_0_14,age_65_over\n01100,2,2020,9,1,1\n",
           parse_projection),
    Parser("offices", "pref,city,citykana,lat,lng,lgcode\n北海道,甲市,こうし,43,141,011002\n".encode(),
           parse_offices),
    Parser("categories", "code,city,category\n01100,甲市,中核市\n".encode(), parse_city_categories),
)  # fmt: skip


def outcome(parser: Parser, content: bytes) -> str:
    """Return what became of *content*: ``read``, or the words of the refusal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        path = folder / "file.bin"
        path.write_bytes(content)
        try:
            parser.parse(path)
            said = "read"
        except ZonesError as error:
            said = str(error) if error.text.ja else ""
        assert said
        # Nothing is written beside the folder, and nothing unpacked into it.
        assert [one.name for one in Path(name).iterdir()] == ["in"]
        assert {one.suffix for one in folder.iterdir()} <= {".bin", ".dbf", ".xlsx"}
    return said


HOSTILE = {
    "vrt": b'<OGRVRTDataset><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource>'
    b"</OGRVRTLayer></OGRVRTDataset>",
    "vsicurl": b"/vsicurl/http://127.0.0.1:9/a.shp",
    "columns": b",".join([b"x"] * 1_000_000) + b"\n",
    "cell": b"a,b\n" + b"x" * 10_000_000 + b",1\n",
    "quotes": b'"' * 1_000_001,
    "brackets": b"[" * 1_000_000,
    "braces": b'{"features":[' + b'{"a":' * 200_000,
    "nul": b"\0" * 1_000_000,
    "nothing": b"",
    "numbers": b'{"features":[' + b"9" * 100_000 + b"]}",
}


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (
            "N03-20210101.shp",
            "N03-20210101.dbf",
            "tblT001100S5339.txt",
            "xl/workbook.xml",
        ):
            archive.writestr(name, b"\0" * 60_000_000)
    return stream.getvalue()


BOMB = bomb()


def workbook(sheet: str) -> bytes:
    """Return a workbook whose first sheet is the XML *sheet*."""
    good, stream = excel(OD), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, sheet if name.endswith("sheet1.xml") else content)
    return stream.getvalue()


def sheet_of(rows: str, head: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def cell(place: str, text: str = "1") -> str:
    return f'<row r="1"><c r="{place}" t="str"><v>{text}</v></c></row>'


def laughs() -> str:
    names = "abcdefghij"
    steps = [
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)
    ]
    return f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(steps)}]>'


def zip_of(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


def runs() -> bytes:
    """Return a Parquet table of 30 million rows in a few thousand bytes."""
    column = pa.array(np.zeros(30_000_000, dtype="int8"))
    stream = io.BytesIO()
    pq.write_table(pa.table({"origin": column}), stream, compression="zstd")
    return stream.getvalue()


PACKED = {
    "entities": lambda: workbook(sheet_of(cell("A1", "&j;"), laughs())),
    "outside entity": lambda: workbook(
        sheet_of(cell("A1", "&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    ),
    "far column": lambda: workbook(sheet_of(cell("ZZZZZZ1"))),
    "far row": lambda: workbook(sheet_of(cell("A99999999999"))),
    "columns": lambda: workbook(
        sheet_of("<row>" + "<c><v>1</v></c>" * 30_000 + "</row>")
    ),
    "cut sheet": lambda: workbook(sheet_of(cell("A1"))[:-20]),
    "vrt as shp": lambda: zip_of(a_shp=HOSTILE["vrt"], a_dbf=DBF),
    "vrt as geojson": lambda: zip_of(a_geojson=HOSTILE["vrt"]),
    "zip in zip": lambda: zip_of(a_zip=BOMB, a_shp=BOMB, a_dbf=BOMB),
    "link in dbf": lambda: zip_of(a_shp=shapes(), a_dbf=b"/vsicurl/http://127.0.0.1:9/a.dbf"),
    "runs": runs,
}  # fmt: skip
