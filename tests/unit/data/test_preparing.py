from dataclasses import replace
from pathlib import Path

import bordered
import official_layouts as layouts
import pytest
from shapely import box

from zones.data.build import build
from zones.data.embedded import Tables, load_tables
from zones.data.joining.flows import prefectures_of
from zones.data.kinds import Kind, Options
from zones.data.preparing import OD_BASIS, Prepared, prepare
from zones.data.registers import transcription
from zones.data.sources import changes, city_categories, offices, unions
from zones.errors import DataError, InputError
from zones.labels import Text

HEAD = "1,1,20201,2,00000,a,1.3010,,,,100,60,40,20,10,10"
ROW = "2,1,20201,2,20217,2,1.1,,,,70,40,30,12,6,6"
YEAR = Options(year=2010)


@pytest.fixture(scope="module")
def embedded() -> Tables:
    return load_tables()


@pytest.fixture
def small(official_files: Path, tmp_path: Path) -> Tables:
    build(official_files, tmp_path / "geodata")
    return load_tables(tmp_path / "geodata")


def of_2010(tables: Tables) -> Tables:
    catalog = replace(tables.catalog, flows_basis=OD_BASIS, flows_year=2010)
    return replace(tables, catalog=catalog)


def people(prepared: Prepared) -> str:
    assert prepared.flows_people is not None
    return prepared.flows_people.en


def test_files_of_one_prefecture_never_replace_the_whole(tmp_path: Path, embedded: Tables) -> None:
    path = layouts.estat_od(tmp_path / "a.csv", [HEAD, ROW])
    with pytest.raises(InputError, match=r"cover Nagano only \(1 of 47 prefectures\).*--partial"):
        prepare("estat-od", [path], embedded, YEAR)


def test_a_year_without_such_files_is_refused(tmp_path: Path, embedded: Tables) -> None:
    path = layouts.estat_od(tmp_path / "a.csv", [HEAD, ROW])
    with pytest.raises(InputError, match="of the censuses of 2010 and 2015; 2020 was said"):
        prepare("estat-od", [path], embedded, Options(year=2020))


def test_files_of_one_prefecture_may_stand_alone_and_say_so(
    tmp_path: Path, embedded: Tables
) -> None:
    path = layouts.estat_od(tmp_path / "a.csv", [HEAD, ROW])
    prepared = prepare("estat-od", [path], embedded, replace(YEAR, partial=True))
    assert people(prepared) == "workers and students of 15 and over living in Nagano only"
    assert prepared.parsed.tables["flow_totals"].set_index("code")["total"].count() == 1
    assert "1,740 municipalities" in prepared.parsed.report.notes[-1].en


def test_files_of_one_prefecture_join_those_of_the_same_census(
    tmp_path: Path, embedded: Tables
) -> None:
    path = layouts.estat_od(tmp_path / "a.csv", [HEAD, ROW])
    prepared = prepare("estat-od", [path], of_2010(embedded), YEAR)
    assert len(prefectures_of(prepared.parsed.tables["flows"])) == 47
    assert people(prepared) == "workers and students of 15 and over"
    assert prepared.part_of == ("flows", "flow_totals")
    assert "were replaced by 1; the other" in prepared.parsed.report.notes[-1].en
    with pytest.raises(InputError, match="another table, of 2010"):
        prepare("estat-od", [path], of_2010(embedded), Options(year=2015))


@pytest.mark.parametrize(
    ("kind", "file", "change", "found"),
    [
        ("offices", offices.ORIGIN.file, ("43.05,140.05", "43.25,140.25"), ("office_lon", 140.25)),
        ("categories", city_categories.ORIGIN.file, ("中核市", "施行時特例市"), ("kind", "special_city")),
        ("changes", changes.ORIGIN.file, ("2005-03-31", "2006-03-31"), ("date", "2006-03-31")),
        ("unions", unions.ORIGIN.file, ("甲圏", "乙圏"), ("name", "乙圏")),
    ],
)  # fmt: skip
def test_registers_are_replaced(
    official_files: Path,
    small: Tables,
    kind: Kind,
    file: str,
    change: tuple[str, str],
    found: tuple[str, object],
) -> None:
    path = official_files / file
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    prepared = prepare(kind, [path], small, Options())
    ((table, frame),) = prepared.parsed.tables.items()
    column, value = found
    assert value in frame[column].tolist()
    assert value not in getattr(small, table)[column].tolist()
    assert prepared.parsed.report.rows_kept


def test_dates_of_another_register_are_not_filled_in(
    official_files: Path, small: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = official_files / unions.ORIGIN.file
    known = prepare("unions", [path], small, Options()).parsed
    assert "were filled in" in known.report.notes[0].en
    # the program's own dates are of unions that this register doesn't have
    monkeypatch.setattr(
        transcription,
        "DATES",
        replace(transcription.DATES, folder=Path(transcription.__file__).parent),
    )
    other = prepare("unions", [path], small, Options()).parsed
    assert "no date of founding was filled in" in other.report.notes[0].en


def test_wards_may_be_kept_beside_their_city(tmp_path: Path, embedded: Tables) -> None:
    """Cut 札幌市 of the embedded borders into two wards."""
    table = embedded.municipalities
    west, south, east, north = table.geometry["01100"].bounds
    half = (west + east) / 2
    rows = [
        (shape, (row.prefecture_name, None, row.district, row.name_, code))
        for code, row, shape in zip(
            table.index,
            table.rename(columns={"name": "name_"}).itertuples(),
            table.geometry,
            strict=True,
        )
        if code != "01100"
    ]
    for code, name, box_ in (
        ("01101", "西区", box(west, south, half, north)),
        ("01102", "東区", box(half, south, east, north)),
    ):
        part = table.geometry["01100"].intersection(box_)
        rows.append((part, ("北海道", None, "札幌市", name, code)))
    layouts.shapefile(layouts.frame(rows, layouts.OLD), tmp_path, "N03-20210101")
    path = tmp_path / "N03-20210101.shp"
    made = prepare("n03", [path], embedded, Options(wards="keep", tolerance_degrees=0)).parsed
    wards = made.tables["wards"]
    assert wards[["code", "name", "city"]].to_numpy().tolist() == [
        ["01101", "札幌市 西区", "01100"], ["01102", "札幌市 東区", "01100"],
    ]  # fmt: skip
    city = made.tables["municipalities"].set_index("code").geometry["01100"]
    assert city.area == pytest.approx(table.geometry["01100"].area, rel=1e-6)
    merged = prepare("n03", [path], embedded, Options(tolerance_degrees=0)).parsed
    assert list(merged.tables) == ["municipalities"]


def test_wards_of_one_prefecture_may_be_kept_too(tmp_path: Path, embedded: Tables) -> None:
    tables = bordered.tables(embedded)
    rows = bordered.n03_rows(bordered.country(bordered.moved((2, 3, 0, 0.02)), of=["22"]))
    path = layouts.shapefile(layouts.frame(rows, layouts.OLD), tmp_path, "N03-20210101_22")
    told: list[Text] = []
    options = Options(wards="keep", tolerance_degrees=0)
    made = prepare("n03", [path], tables, options, told.append)
    assert (made.prefectures, made.part_of) == (("22",), ("municipalities", "wards"))
    assert made.parsed.tables["wards"]["city"].tolist() == ["22100", "22100"]
    notes = [note.ja[:4] for note in made.parsed.report.notes]
    assert notes == ["8市区町", "静岡県の", "長野県・", "境界が簡"]
    assert told[-1].ja == "隣の都道府県との境界に合わせています"
    whole = layouts.shapefile(
        layouts.frame(bordered.n03_rows(bordered.country()), layouts.OLD), tmp_path, "N03-20210101"
    )
    everything = prepare("n03", [whole], tables, options)
    assert (everything.prefectures, everything.part_of) == ((), ("municipalities",))
    assert len(everything.parsed.report.notes) == 1


def test_one_file_is_one_file(small: Tables, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Give one file of kind ssdse"):
        prepare("ssdse", [tmp_path, tmp_path], small, Options())
    with pytest.raises(DataError, match="can't be read"):
        prepare("offices", [tmp_path / "none"], small, Options())
