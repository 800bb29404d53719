"""Small official files in the documented layouts, made by script.

Seen in real files: mesh zips, e-Stat's DB CSV. Reported by several readers: N03 and P34 zips, the
IPSS workbooks, the OD files of 2010 and 2015, the JSON of e-Stat's API.
"""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pandas as pd
from shapely import box
from shapely.geometry.base import BaseGeometry

OLD = ("N03_001", "N03_002", "N03_003", "N03_004", "N03_007")
NEW = ("N03_001", "N03_002", "N03_003", "N03_004", "N03_005", "N03_007")

N03_OLD: list[tuple[BaseGeometry, tuple[str | None, ...]]] = [
    (box(140, 43, 140.1, 43.1), ("北海道", None, "甲市", "北区", "01101")),
    (box(140.1, 43, 140.2, 43.1), ("北海道", None, "甲市", "南区", "01102")),
    (box(140.2, 43, 140.3, 43.1), ("北海道", "石狩支庁", "丁郡", "乙町", "01303")),
    (box(140.5, 43, 140.55, 43.05), ("北海道", "石狩支庁", "丁郡", "乙町", "01303")),
    (box(140.3, 43, 140.4, 43.1), ("北海道", None, None, "丙市", "01202")),
    (box(140.7, 43, 140.8, 43.1), ("北海道", None, None, "所属未定地", None)),
]
"""Rows up to about 2021: a city of two wards, a town of two parts, a city, land of nobody."""


def n03_new() -> list[tuple[BaseGeometry, tuple[str | None, ...]]]:
    """Return the same rows with the newer attributes: 郡, municipality, ward."""
    rows: list[tuple[BaseGeometry, tuple[str | None, ...]]] = []
    for shape, (prefecture, bureau, above, name, code) in N03_OLD:
        city = above is not None and above.endswith("市")
        district, municipality, ward = (None, above, name) if city else (above, name, None)
        rows.append((shape, (prefecture, bureau, district, municipality, ward, code)))
    return rows


def frame(
    rows: list[tuple[BaseGeometry, tuple[str | None, ...]]], fields: tuple[str, ...]
) -> gpd.GeoDataFrame:
    texts = pd.DataFrame([texts for _, texts in rows], columns=list(fields), dtype="object")
    return gpd.GeoDataFrame(texts, geometry=[shape for shape, _ in rows], crs="EPSG:6668")


def shapefile(
    table: gpd.GeoDataFrame, folder: Path, name: str, *, encoding: str = "cp932", cpg: bool = False
) -> Path:
    """Write a Shapefile with GDAL, an independent writer; without ``.cpg`` as MLIT did."""
    path = folder / f"{name}.shp"
    table.to_file(path, driver="ESRI Shapefile", encoding=encoding, engine="pyogrio")
    if not cpg:
        path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def n03_zip(
    path: Path, *, new: bool = False, encoding: str = "cp932", cpg: bool = False, kind: str = "shp"
) -> Path:
    """Return an N03 zip. Reported: zip, layers, encodings, both schemas; seen: the old attributes."""
    table = frame(n03_new(), NEW) if new else frame(N03_OLD, OLD)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "shp":
            shapefile(table, folder, "N03-20_210101", encoding=encoding, cpg=cpg)
        else:
            table.to_file(folder / "N03-20_210101.geojson", driver="GeoJSON", engine="pyogrio")
        files = {f"N03-20210101_GML/{one.name}": one.read_bytes() for one in folder.iterdir()}
    return zipped(path, files)


def p34_zip(path: Path, *, wards: bool = True) -> Path:
    """Return a P34 zip. Reported: attributes, CRS and encoding; the types' meaning is assumed."""
    rows = [
        ("01101", "1", "甲市北区役所", "甲市北区1"),
        ("01100", "1", "甲市役所", "甲市1"),
        ("01303", "1", "乙町役場", "乙町2"),
        ("01303", "2", "乙町支所", "乙町3"),
    ]
    texts = pd.DataFrame(rows, columns=["P34_001", "P34_002", "P34_003", "P34_004"])
    places = gpd.points_from_xy([140.01, 140.02, 140.25, 140.52], [43.01, 43.02, 43.03, 43.04])
    table = gpd.GeoDataFrame(texts, geometry=places, crs="EPSG:4612").iloc[int(not wards) :]
    with tempfile.TemporaryDirectory() as name:
        shapefile(table, Path(name), "P34-14_01")
        files = {one.name: one.read_bytes() for one in Path(name).iterdir()}
    return zipped(path, files)


MESH_2015 = (
    "KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T000846001,T000846002\n"
    ",,,,　人口総数,　人口総数　男\n"
    "53390005,0,,,64,33,\n"
    "53390006,1,,53390007,12,6,\n"
    "53390007,2,53390006,,3,*,\n"
    "53390008,2,53390006,,*,*,\n"
)


def mesh_zip(
    path: Path, text: str = MESH_2015, *, stats_id: str = "T000846", level: str = "S"
) -> Path:
    """Return a mesh zip. Seen: everything of S (1 km), 2010 to 2020; reported: H and Q."""
    return zipped(path, {f"tbl{stats_id}{level}5339.txt": text.encode("cp932")})


def ipss_book(path: Path, rows: list[list[Any]]) -> Path:
    """Return a workbook of IPSS. Reported: rows of header, columns and kinds."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["日本の地域別将来推計人口"])
    page.append([])
    page.append([])
    page.append(["コード", "市などの別", "都道府県", "市区町村", "総人口"])
    page.append([None, None, None, None, *(f"{year}年" for year in range(2020, 2051, 5))])
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def ipss_rows(scale: int) -> list[list[Any]]:
    years = [scale] * 7
    return [
        [1000, "a", "北海道", "", *(4 * one for one in years)],
        [1100, "1", "北海道", "甲市", *(2 * one for one in years)],
        [1101, "0", "北海道", "甲市北区", *years],
        [1202, "2", "北海道", "丙市", *years],
        [1303, "3", "北海道", "乙町", *years],
        [13101, "0", "東京都", "千代田区", *years],
        [7999, "9", "福島県", "浜通り地域", *years],
    ]


def ipss_books(folder: Path) -> list[Path]:
    return [
        ipss_book(folder / "kekkahyo1.xlsx", ipss_rows(100)),
        ipss_book(folder / "kekkahyo2_1.xlsx", ipss_rows(10)),
        ipss_book(folder / "kekkahyo2_2.xlsx", ipss_rows(60)),
        ipss_book(folder / "kekkahyo2_3.xlsx", ipss_rows(30)),
    ]


def estat_od(
    path: Path, rows: list[str] | None = None, *, students: str = "15歳以上通学者"
) -> Path:
    """Return an OD file. Reported: 12 rows of header, columns 2–6 and 10; unknown: the students'."""
    empty = "," * 13
    header = [f"#{number}{empty}" for number in range(1, 10)]
    header += [
        f",,常住地,,従業・通学地,,,,,,15歳以上就業者,,,{students},,",
        ",,,,,,,,,,総数,男,女,総数,男,女",
        ",,,,,,,,,,,,,,,",
    ]
    data = rows if rows is not None else [
        "1,1,01202,2,00000,a,1.3010,,,,100,60,40,20,10,10",
        "2,1,01202,2,01202,2,1.1,,,,70,40,30,12,6,6",
        "3,1,01202,2,04423,3,1.2,,,,8,4,4,-,-,-",
        "4,1,01202,2,01000,a,1.2,,,,8,4,4,-,-,-",
        '5,1,04423,3,00000,a,1.3010,,,,"1,000",4,4,5,2,3',
        "6,1,04423,3,04423,3,1.1,,,,900,4,4,5,2,3",
        "7,1,04423,3,01202,2,1.2,,,,***,4,4,1,1,-",
        "8,1,0420A,9,01202,2,1.2,,,,3,4,4,1,1,-",
    ]  # fmt: skip
    path.write_text("\n".join([*header, *data]) + "\n", encoding="cp932")
    return path


DB_ROWS = (
    '"2020_01","人口【人】","2020000000","2020年","0","総数","00000","全国","","1,000","100","600","290"\n'
    '"2020_01","人口【人】","2020000000","2020年","0","総数","01100","甲市","","700","70","430","190"\n'
    '"2020_01","人口【人】","2020000000","2020年","0","総数","01101","甲市北区","","700","70","430","190"\n'
    '"2020_01","人口【人】","2020000000","2020年","0","総数","01202","丙市","","295","30","165","100"\n'
    '"2020_01","人口【人】","2020000000","2020年","0","総数","0120B","（旧：戊村）","","9","1","5","3"\n'
    '"2020_01","人口【人】","2020000000","2020年","0","総数","01303","乙町","","5","-","5","***"\n'
    '"2020_01","人口【人】","2020000000","2020年","1","男","01303","乙町","","2","-","2","***"\n'
)


def estat_db(path: Path, rows: str = DB_ROWS) -> Path:
    """Return a DB download. Seen: everything, in the first rows of a real one of 2020."""
    head = (
        '\ufeff"統計名：","令和２年国勢調査"\n"表番号：","2-7-1"\n\n"***","当該数値がないもの"\n\n'
        '"","","","","","","","","/年齢 コード","00","R1","R2","R3"\n'
        '"表章事項 コード","表章事項","時間軸（年次） コード","時間軸（年次）","男女 コード","男女",'
        '"全国，都道府県，市区町村 コード","全国，都道府県，市区町村","/年齢","総数",'
        '"（再掲）15歳未満","（再掲）15～64歳","（再掲）65歳以上"\n'
    )
    path.write_text(head + rows, encoding="utf-8")
    return path


def api_answer(
    values: list[dict[str, str]], *, total: int | None = None, following: int | None = None
) -> dict[str, Any]:
    """Return an answer of getStatsData. Reported: all of it; one value is an object and no list."""
    info: dict[str, Any] = {"TOTAL_NUMBER": len(values) if total is None else total}
    if following is not None:
        info["NEXT_KEY"] = following
    return {
        "GET_STATS_DATA": {
            "RESULT": {"STATUS": 0, "ERROR_MSG": "正常に終了しました。"},
            "STATISTICAL_DATA": {
                "RESULT_INF": info,
                "CLASS_INF": {"CLASS_OBJ": []},
                "DATA_INF": {"VALUE": values[0] if len(values) == 1 else values},
            },
        }
    }


def flow_value(origin: str, destination: str, persons: str, *, sex: str = "0") -> dict[str, str]:
    return {
        "@tab": "2020_51", "@cat01": sex, "@cat02": destination, "@area": origin,
        "@time": "2020000000", "@unit": "人", "$": persons,
    }  # fmt: skip
