"""Faults of files and servers, tried one by one; ``docs/data-faults.md`` says what each said.

``python tests/worlds/data_faults.py`` writes the document anew.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import office_server
import official_layouts as layouts
from office_server import content, cut, redirect, status
from shapely import box
from shapely.affinity import translate

from zones.data.downloads import Patience, download
from zones.data.embedded import Tables, load_tables
from zones.data.kinds import Kind, Options
from zones.data.preparing import prepare
from zones.data.sources.estat_files import pages_json
from zones.errors import ZonesError
from zones.labels import Text

ABOUT = (
    "Every fault below is made by a test, and read by the importer of its kind or fetched from a "
    "server on this computer; the sentence is what came back (in Japanese too). Nothing is written "
    "in any of these cases, and the data set stays as it was. "
    "`python tests/worlds/data_faults.py` writes this page; a test holds it true. What random "
    "damage does is in `tests/properties/test_importers.py`."
)
DOCUMENT = Path(__file__).parents[2] / "docs" / "data-faults.md"
Y2020 = Options(year=2020)
HEAD = "origin,destination,persons\n"
OD_TOTAL = "1,1,20201,2,00000,a,1.3010,,,,100,60,40,20,10,10"


@dataclass(frozen=True)
class Fault:
    """A fault: what is wrong, and how to make it."""

    kind: Kind
    what: str
    make: Callable[[Path], Sequence[Path] | Path]
    options: Options = field(default=Y2020)


def text(name: str, words: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(words.encode(encoding))
        return path

    return make


def od(what: str, words: str, options: Options = Y2020) -> Fault:
    return Fault("od", what, text("od.csv", words), options)


def n03(
    what: str, changes: Mapping[str, str | None] | None = None, *, old: str | None = None
) -> Fault:
    """Return a fault of the first record (甲市 of two wards) of a small N03."""

    def make(folder: Path) -> Path:
        table = layouts.frame(layouts.N03_OLD, layouts.OLD)
        for name, value in (changes or {}).items():
            table.loc[0, name] = value
        if old is not None:
            table = table.rename(columns={old: "CODE"})
        return layouts.shapefile(table, folder, "N03-20210101")

    return Fault("n03", what, make)


def zipped(what: str, name: str, words: bytes, *, password: bool = False) -> Fault:
    def make(folder: Path) -> Path:
        path = layouts.zipped(folder / "mesh.zip", {name: words})
        if password:
            whole = bytearray(path.read_bytes())
            whole[whole.find(b"PK\x01\x02") + 8] |= 1
            path.write_bytes(whole)
        return path

    return Fault("mesh", what, make)


def mesh(what: str, old: str, new: str) -> Fault:
    return Fault(
        "mesh", what, lambda folder: layouts.mesh_zip(
            folder / "mesh.zip", layouts.MESH_2015.replace(old, new)
        )
    )  # fmt: skip


def estat_od(what: str, *rows: str, students: str = "15歳以上通学者") -> Fault:
    return Fault(
        "estat-od",
        what,
        lambda folder: layouts.estat_od(folder / "nagano.csv", list(rows), students=students),
        Options(year=2010),
    )


def estat_db(what: str, old: str, new: str) -> Fault:
    row = layouts.DB_ROWS.splitlines()[0].replace('"00000","全国"', '"20201","長野市"') + "\n"
    return Fault(
        "estat-db",
        what,
        lambda folder: layouts.estat_db(folder / "db.csv", row.replace(old, new)),
    )


def fetched(what: str, answer: object, table: str = "0003454527") -> Fault:
    def make(folder: Path) -> Path:
        path = folder / "estat.json"
        path.write_bytes(pages_json(table, [answer]))
        return path

    return Fault("estat", what, make)


def api(*persons: str, total: int | None = None) -> object:
    values = [
        layouts.flow_value("20201", f"202{at:02d}", one) for at, one in enumerate(persons, start=1)
    ]
    return layouts.api_answer(values, total=total)


def tokyo(folder: Path) -> Path:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD).set_crs(4301, allow_override=True)
    return layouts.shapefile(table, folder, "N03-20210101")


def without_dbf(folder: Path) -> Path:
    path = layouts.shapefile(layouts.frame(layouts.N03_OLD, layouts.OLD), folder, "N03-20210101")
    path.with_suffix(".dbf").unlink()
    return path


def other_encoding(folder: Path) -> Path:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    path = layouts.shapefile(table, folder, "N03-20210101", encoding="utf-8")
    path.with_suffix(".cpg").write_text("CP932")
    return path


def abroad(folder: Path) -> Path:
    rows = [(box(10, 43, 11, 44), layouts.N03_OLD[4][1])]
    return layouts.shapefile(layouts.frame(rows, layouts.OLD), folder, "N03-20210101")


def one_city(folder: Path) -> Path:
    rows = [(box(141, 43, 142, 44), ("北海道", None, None, "函館市", "01202"))]
    return layouts.shapefile(layouts.frame(rows, layouts.OLD), folder, "N03-20210101")


def prefecture_elsewhere(folder: Path) -> Path:
    return nara(folder, 2)


def prefecture_shifted(folder: Path) -> Path:
    return nara(folder, 0.055)


def nara(folder: Path, degrees: float) -> Path:
    """Return 奈良県, which has no coast, drawn east of where it is."""
    table = load_tables().municipalities
    mine = table[table["prefecture"] == "29"]
    rows = [
        (translate(one.geometry, degrees), ("奈良県", None, one.district, one.label, one.Index))
        for one in mine.rename(columns={"name": "label"}).itertuples()
    ]
    return layouts.shapefile(layouts.frame(rows, layouts.OLD), folder, "N03-20210101")


def cut_zip(folder: Path) -> Path:
    path = layouts.n03_zip(folder / "N03-20210101_GML.zip")
    path.write_bytes(path.read_bytes()[:1000])
    return path


def p34(folder: Path) -> Path:
    return layouts.n03_zip(folder / "P34.zip")


def fewer_books(folder: Path) -> list[Path]:
    return layouts.ipss_books(folder)[:1]


def odd_books(folder: Path) -> list[Path]:
    first, *rest = layouts.ipss_books(folder)
    rows = layouts.ipss_rows(100)
    rows[1][0] = rows[3][0]
    return [layouts.ipss_book(first, rows), *rest]


def old_books(folder: Path) -> list[Path]:
    first, *rest = layouts.ipss_books(folder)
    return [rest[0].rename(folder / "kekkahyo9.xlsx"), first]


SSDSE = "SSDSE-A-2022,P,M,{items}\n,,年度,{years}\n地域コード,都道府県,市区町村,{items}\n{row}"
ITEMS = "A1101,A1301,A1302,A1303,A7101,F1102,B1101,B1103"


def ssdse(what: str, *, items: str = ITEMS, code: str = "R20201", first: str = "9") -> Fault:
    count = items.count(",")
    years = ",".join(["2020"] * (count + 1))
    row = f"{code},長野県,長野市,{first}{',1' * count}\n"
    return Fault(
        "ssdse", what, text("SSDSE-A.csv", SSDSE.format(items=items, years=years, row=row), "cp932")
    )


OFFICES = "pref,city,citykana,lat,lng,lgcode\n長野県,長野市,{kana},{lat},138.2,202011\n"
UNIONS = (
    "union_id,union_name,type,prefecture,role,municipality_name,prefecture_of_municipality,code,"
    "valid_from,valid_to,as_of,tasks,status,source,note\n"
    "T1,甲圏,定住自立圏,長野県,{role},飯田市,長野県,20205,{day},,2020,,confirmed,x,\n"
)

FAULTS: tuple[Fault, ...] = (
    od("no column that could be the origin", "a,destination,persons\n20201,20217,5\n"),
    od("two columns that could be the origin", "origin,from,to,persons\n20201,20201,20217,5\n"),
    od("a column twice", "origin,origin,persons\n20201,20217,5\n"),
    od("a code that lost its leading zero", HEAD + "1100,20201,5\n"),
    od("a wrong check digit", HEAD + "202019,20217,5\n"),
    od("a code of another year", HEAD + "04423,20201,5\n"),
    od("a territory that was divided", HEAD + "19341,20201,5\n", Options(year=2005)),
    od("a negative number", HEAD + "20201,20217,-5\n"),
    od("a fraction of a person", HEAD + "20201,20217,5.5\n"),
    od("words for persons", HEAD + "20201,20217,many\n"),
    od("a pair twice", HEAD + "20201,20217,5\n20201,20217,6\n"),
    od("flows above the published total", HEAD + "20201,00000,5\n20201,20217,6\n"),
    od("a total for some origins only", HEAD + "20201,00000,9\n20201,20217,6\n20217,20201,1\n"),
    od("nothing but zeros", HEAD + "20201,20217,0\n"),
    od("a row with a cell too many", HEAD + "20201,20217,5,6\n"),
    od("no row", HEAD),
    od("an empty file", ""),
    od("NUL in a text", HEAD + "20201,20217,5\0\n"),
    od("20,001 columns", ",".join(f"c{at}" for at in range(20_001)) + "\n"),
    od("no year", HEAD + "20201,20217,5\n", Options()),
    od("a wide table without codes in its header", "origin,Nagano\n20201,5\n",
       Options(year=2020, layout="wide")),
    od("a survey before the changes that are known", HEAD + "20201,20217,5\n", Options(year=1965)),
    Fault("od", "UTF-16", text("od.csv", HEAD, "utf-16")),
    Fault("od", "no workbook, in spite of its name", text("od.xlsx", "PK\x03\x04 nothing")),
    Fault("od", "a path that only GDAL would open",
          lambda _: Path("/vsicurl/http://127.0.0.1:9/od.csv")),
    estat_od("one prefecture over another census", OD_TOTAL,
             "2,1,20201,2,20217,2,1.1,,,,70,40,30,12,6,6"),
    estat_od("no column of students", OD_TOTAL, students="その他"),
    estat_od("an unknown type of area", "1,1,20201,5,20217,2,1.1,,,,70,40,30,12,6,6"),
    estat_od("a fraction of a worker", "1,1,20201,2,20217,2,1.1,,,,70.5,40,30,12,6,6"),
    Fault("estat-od", "no header of twelve rows", text("nagano.csv", "a,b\n"), Options(year=2010)),
    fetched("the words of an error",
            {"GET_STATS_DATA": {"RESULT": {"STATUS": 100, "ERROR_MSG": "認証に失敗しました。"}}}),
    fetched("fewer values than the table has", api("1", "2", total=5)),
    fetched("a negative value", api("1", "-2")),
    fetched("another table", api("1"), "0000000001"),
    Fault("estat", "a file that zones didn't fetch", text("estat.json", json.dumps([1]))),
    estat_db("ages above the total", '"1,000"', '"9"'),
    estat_db("a year without a census", "2020000000", "2021000000"),
    estat_db("a fraction of a person", '"100"', '"100.5"'),
    Fault("estat-db", "no header of a DB download", text("db.csv", "a,b\n1,2\n")),
    ssdse("an item is missing", items="A1101,A1301"),
    ssdse("a code without R", code="20201"),
    ssdse("a number that is none", first="***"),
    ssdse("not every municipality"),
    Fault("ssdse", "another table", text("SSDSE-B.csv", "a,b\n" * 5, "cp932")),
    n03("an attribute is missing", old="N03_007"),
    n03("a code of four digits", {"N03_007": "0110"}),
    n03("a prefecture that doesn't fit the code", {"N03_007": "20303"}),
    n03("a name that is no municipality's", {"N03_003": None, "N03_004": "甲"}),
    n03("two names for one code", {"N03_007": "01303", "N03_004": "戊町", "N03_003": "丁郡"}),
    Fault("n03", "the old Tokyo datum", tokyo),
    Fault("n03", "no attributes beside the shapes", without_dbf),
    Fault("n03", "another encoding than stated", other_encoding),
    Fault("n03", "places outside Japan", abroad),
    Fault("n03", "one city of a prefecture", one_city),
    Fault("n03", "a prefecture 2° off", prefecture_elsewhere),
    Fault("n03", "a prefecture 5 km off", prefecture_shifted),
    Fault("n03", "a download that was cut", cut_zip),
    Fault("n03", "a GDAL virtual file in disguise",
          text("N03.geojson", "<OGRVRTDataset><OGRVRTLayer/></OGRVRTDataset>")),
    Fault("p34", "borders, and no places", p34),
    Fault("mesh", "a zip without a table",
          lambda folder: layouts.zipped(folder / "mesh.zip", {"a.txt": b"x"})),
    Fault("mesh", "a table whose census isn't known",
          lambda folder: layouts.mesh_zip(folder / "mesh.zip", stats_id="T999999"), Options()),
    mesh("a cell of seven digits", "53390005,", "5339000,"),
    mesh("a negative number", ",64,", ",-64,"),
    mesh("a suppressed cell without its neighbour", "2,53390006,,*", "2,,,*"),
    mesh("no column of people", "　人口総数,", "　世帯総数,"),
    zipped("a zip bomb", "tblT001100S5339.txt", b"\0" * 5_000_000),
    zipped("a name that leads out of the zip", "../tblT001100S5339.txt", b"x"),
    zipped("a password", "tblT001100S5339.txt", b"x", password=True),
    Fault("ipss", "one workbook of three", fewer_books),
    Fault("ipss", "another workbook", old_books),
    Fault("ipss", "a municipality twice", odd_books),
    Fault("offices", "a place in the sea", text("o.csv", OFFICES.format(kana="ながのし", lat=6))),
    Fault("offices", "a reading in katakana", text("o.csv", OFFICES.format(kana="ナガノ", lat=36))),
    Fault("offices", "not every municipality", text("o.csv", OFFICES.format(kana="ながのし", lat=36))),
    Fault("categories", "a city of another name",
          text("c.csv", "code,city,category\n20201,松本市,中核市\n")),
    Fault("unions", "an unknown role", text("u.csv", UNIONS.format(role="boss", day="2009"))),
    Fault("unions", "a date that is none", text("u.csv", UNIONS.format(role="member", day="平成"))),
    Fault("changes", "another register", text("c.csv", "date,type\n2005-03-31,x\n")),
)  # fmt: skip
"""Files and what is wrong with them."""

SERVER: tuple[tuple[str, list[office_server.Behaviour], int], ...] = (
    ("a file that is gone (404)", [status(404)], 2),
    ("a server that is not well (500)", [status(500)], 2),
    ("a connection that is cut each time", [cut(b"x" * 100, after=0)], 2),
    ("a web page with 200", [content(b"<!DOCTYPE html><p>gone")], 2),
    ("redirects in a circle", [redirect("/a.zip")], 2),
    ("a redirect to a file of this computer", [redirect("file:///etc/hosts")], 2),
    ("a file above the limit", [content(b"x" * 2_000)], 1),
)  # fmt: skip
"""What a server does, and the attempts made."""


def said_of_files() -> Iterator[tuple[str, str, Text]]:
    """Yield the kind, the fault and the sentence of each fault."""
    tables = load_tables()
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as name:
            yield fault.kind, fault.what, _said(fault, Path(name), tables)


def _said(fault: Fault, folder: Path, tables: Tables) -> Text:
    made = fault.make(folder)
    paths = [made] if isinstance(made, Path) else list(made)
    try:
        prepare(fault.kind, paths, tables, fault.options)
    except ZonesError as error:
        return _without(error.text, f"{folder}/", "")
    raise AssertionError(f"{fault.kind}: {fault.what} was read")


def said_of_servers() -> Iterator[tuple[str, str, Text]]:
    """Yield the same for downloads."""
    with office_server.running() as office, tempfile.TemporaryDirectory() as name:
        for what, behaviours, attempts in SERVER:
            office.routes["/a.zip"] = list(behaviours)
            patience = Patience(
                timeout_seconds=5, attempts=attempts, most_bytes=1_000, pause=lambda _: None
            )
            try:
                download(office.url("/a.zip"), Path(name) / "a.zip", patience=patience)
            except ZonesError as error:
                yield "fetch", what, _without(error.text, office.base, "https://…")
            else:
                raise AssertionError(f"{what} was taken")


def all_said() -> list[tuple[str, str, Text]]:
    """Return the kind, the fault and the sentence of every fault."""
    return [*said_of_files(), *said_of_servers()]


def document(rows: Sequence[tuple[str, str, Text]]) -> str:
    """Return the document of what was said."""
    lines = [
        "# Faults tried, and what each said",
        "",
        ABOUT,
        "",
        "| kind | fault | what it said |",
        "|---|---|---|",
    ]
    lines += [f"| `{kind}` | {what} | {_cell(said.en)} |" for kind, what, said in rows]
    return "\n".join(lines) + "\n"


def _without(said: Text, place: str, shown: str) -> Text:
    """Return what was *said* with a *place* that differs from run to run as *shown*."""
    return Text(said.ja.replace(place, shown), said.en.replace(place, shown))


def _cell(said: str) -> str:
    return said.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    DOCUMENT.write_text(document(all_said()), encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT}\n")
