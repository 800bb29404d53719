import json
from collections.abc import Callable
from pathlib import Path

import bordered
import geopandas as gpd
import official_layouts as layouts
import pandas as pd
import pytest
from shapely import box

from zones.data import home
from zones.data.build import build
from zones.data.catalog import Catalog, verify
from zones.data.embedded import load_tables
from zones.data.importing import KINDS, Kind, Options, import_files
from zones.data.parquet import parquet_bytes
from zones.data.sources.estat_files import pages_json
from zones.errors import DataError, InputError, ZonesError
from zones.labels import Text

Importer = Callable[..., object]


@pytest.fixture(autouse=True)
def base(official_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small world as the embedded data, with a data home of its own."""
    folder = tmp_path / "geodata"
    build(official_files, folder)
    monkeypatch.setattr(home, "geodata_folder", lambda: folder)
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "home"))
    return folder


def od(folder: Path, rows: str) -> Path:
    path = folder / "od.csv"
    path.write_text(f"origin,destination,persons\n{rows}")
    return path


OD = "01100,00000,50\n01100,01100,30\n01100,01202,10\n01100,99998,4\n01304,01100,7\n01304,00000,7\n"


def test_flows_of_another_census_become_a_data_set(tmp_path: Path, base: Path) -> None:
    before = {path.name: path.read_bytes() for path in base.iterdir()}
    # 01304 戊村 joined 01100 甲市 in 2005
    report = import_files("od", [od(tmp_path, OD)], name="y2000", options=Options(year=2000))
    tables = load_tables(home.set_folder("y2000"))
    assert tables.flows.to_numpy().tolist() == [["01100", "01100", 37], ["01100", "01202", 10]]
    assert tables.flow_totals.loc["01100"].tolist() == [57, 4, 0, 6]
    assert tables.catalog.flows_year == 2000
    assert report.residuals[0].difference == 6
    saved = json.loads((home.set_folder("y2000") / "import-od.json").read_text())
    assert saved["rows_read"] == 6
    assert {path.name: path.read_bytes() for path in base.iterdir()} == before
    assert "利用者が用意した流動表から作成" in {
        entry.source.credit.ja for entry in tables.catalog.sources
    }


def test_a_failed_import_leaves_the_old_one(tmp_path: Path) -> None:
    import_files("od", [od(tmp_path, OD)], name="mine", options=Options(year=2000))
    folder = home.set_folder("mine")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for rows in (OD + "01100,01202,10\n", OD + "01100,01999,1\n", "01100,01202,-1\n"):
        with pytest.raises(DataError):
            import_files("od", [od(tmp_path, rows)], name="mine", options=Options(year=2000))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    verify(folder)


def test_without_totals_the_unlisted_are_unknown(tmp_path: Path) -> None:
    import_files("od", [od(tmp_path, "01100,01202,9\n")], name="a", options=Options(year=2020))
    totals = load_tables(home.set_folder("a")).flow_totals
    assert totals.loc["01100", "total"] == 9
    assert totals["unlisted"].isna().all()


def n03(path: Path, *, without: str = "") -> Path:
    squares = {"01100": "甲市", "01202": "乙町", "01303": "丙村", "01695": "色丹村"}
    rows = [
        (box(141 + at, 43, 142 + at, 44), ("北海道", None, "丁郡", name, code))
        for at, (code, name) in enumerate(squares.items())
        if code != without
    ]
    layouts.shapefile(layouts.frame(rows, layouts.OLD), path.parent, path.stem)
    return path


def test_new_borders_keep_what_is_known_of_the_municipalities(tmp_path: Path) -> None:
    told: list[Text] = []
    path = n03(tmp_path / "N03-20210101.shp")
    import_files("n03", [path], name="a", progress=told.append)
    table = load_tables(home.set_folder("a")).municipalities
    assert table.geometry["01202"].equals(box(142, 43, 143, 44))
    assert table.loc["01100", "name_romaji"] == "Kou-shi"
    assert told[-1].en == "Simplifying the borders"
    n03(path, without="01303")
    with pytest.raises(DataError, match=r"1 of the 4 municipalities of Hokkaido .* 01303 丙村"):
        import_files("n03", [path], name="a")


def test_offices_and_cells_and_projection_are_replaced(tmp_path: Path) -> None:
    import_files("mesh", [layouts.mesh_zip(tmp_path / "m.zip")], name="a")
    import_files("ipss", layouts.ipss_books(tmp_path), name="a")
    offices = layouts.p34_zip(tmp_path / "p.zip", wards=False)
    import_files("p34", [offices], name="b", base="a")
    tables = load_tables(home.set_folder("b"))
    assert tables.municipalities.loc["01303", ["office_lon", "office_lat"]].tolist() == [
        140.25,
        43.03,
    ]
    assert len(tables.projection) == 35
    names = [entry.name for entry in tables.catalog.tables]
    assert names[-1] == "mesh_population"
    assert {path.name for path in home.set_folder("b").glob("import-*.json")} == {
        "import-mesh.json",
        "import-ipss.json",
        "import-p34.json",
    }
    assert [entry.source.id for entry in tables.catalog.sources][-6:] == [
        "import_mesh", "import_ipss", "import_ipss_2", "import_ipss_3", "import_ipss_4",
        "import_p34",
    ]  # fmt: skip


DB = (
    '"x","人口","2010000000","2010年","0","総数","01100","甲市","","700","70","430","190"\n'
    '"x","人口","2010000000","2010年","0","総数","01202","乙町","","295","30","165","***"\n'
)


def test_population_of_another_census_stands_beside_the_others(tmp_path: Path) -> None:
    import_files("estat-db", [layouts.estat_db(tmp_path / "a.csv", DB)], name="a")
    table = load_tables(home.set_folder("a")).population.set_index(["code", "year"])
    assert table.loc[("01100", 2010), "total"] == 700
    assert pd.isna(table.loc[("01100", 2010), "households"])
    assert pd.isna(table.loc[("01202", 2010), "age_65_over"])
    assert table.loc[("01100", 2020), "households"] == 400


def test_ssdse_of_any_edition_is_read(official_files: Path) -> None:
    path = official_files / "census" / "SSDSE-A-2022.csv"
    report = import_files("ssdse", [path], name="a")
    assert (report.rows_read, report.rows_kept) == (3, 3)
    text = path.read_text(encoding="cp932").replace("R01303", "R01304")
    path.write_text(text, encoding="cp932")
    with pytest.raises(DataError, match=r"SSDSE-A-2022\.csv: municipality 01303 has no"):
        import_files("ssdse", [path], name="a")


def test_fetched_tables_are_imported(tmp_path: Path) -> None:
    values = [
        layouts.flow_value("01100", "00000", "40"),
        layouts.flow_value("01100", "01202", "30"),
        layouts.flow_value("01000", "01202", "30"),
    ]
    path = tmp_path / "t.json"
    path.write_bytes(pages_json("0003454527", [layouts.api_answer(values)]))
    import_files("estat", [path], name="a")
    assert load_tables(home.set_folder("a")).flow_totals.loc["01100", "unlisted"] == 10
    rows = [
        {"@cat01": item, "@area": area, "$": persons}
        for item in ("100", "180")
        for area, persons in (("00000", "15"), ("01100", "9"), ("01202", "6"))
    ]
    path.write_bytes(pages_json("0003412196", [layouts.api_answer(rows)]))
    report = import_files("estat", [path], name="a")
    assert report.residuals[0].difference == 0
    frame = pd.read_parquet(
        home.set_folder("a") / verify(home.set_folder("a")).table("day_night").file
    )
    assert frame.to_numpy().tolist() == [["01100", 2010, 9, 9], ["01202", 2010, 6, 6]]


def test_od_files_of_a_prefecture_are_imported(tmp_path: Path) -> None:
    rows = [
        "1,1,01100,2,00000,a,1.3010,,,,100,60,40,20,10,10",
        "2,1,01100,2,01202,3,1.1,,,,70,40,30,12,6,6",
    ]
    path = layouts.estat_od(tmp_path / "a.csv", rows)
    import_files("estat-od", [path], name="a", options=Options(year=2010))
    tables = load_tables(home.set_folder("a"))
    assert tables.flows.to_numpy().tolist() == [["01100", "01202", 82]]
    assert tables.catalog.flows_people.en == "workers and students of 15 and over"


def test_what_the_files_dont_tell_must_be_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Give it with --year"):
        import_files("od", [od(tmp_path, OD)], name="a")
    with pytest.raises(InputError, match="Give one file of kind od"):
        import_files("od", [od(tmp_path, OD)] * 2, name="a", options=Options(year=2000))
    with pytest.raises(DataError, match="isn't there"):
        import_files("od", [tmp_path / "missing"], name="a", options=Options(year=2000))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_refused_and_nothing_is_written(
    tmp_path: Path, kind: Kind
) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"<OGRVRTDataset/>")
    with pytest.raises(ZonesError):
        import_files(kind, [path], name="a", options=Options(year=2020))
    assert not (tmp_path / "home" / "sets").exists()


def test_published_totals_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    totals = tmp_path / "totals.csv"
    totals.write_text("origin,persons\n01100,12\n")
    path = od(tmp_path, "01100,01202,9\n")
    report = import_files("od", [path], name="a", options=Options(year=2020, totals=totals))
    assert [one.name for one in report.files] == ["od.csv", "totals.csv"]
    assert load_tables(home.set_folder("a")).flow_totals.loc["01100", "unlisted"] == 3
    with pytest.raises(DataError, match=r"none\.csv isn't there"):
        import_files("od", [path], name="a", options=Options(year=2020, totals=Path("none.csv")))


def test_day_populations_of_several_years_stand_side_by_side(tmp_path: Path) -> None:
    for table, year in (("0003412196", 2010), ("0003412197", 2015)):
        rows = [{"@cat01": item, "@area": "01100", "$": str(year)} for item in ("100", "180")]
        path = tmp_path / f"{year}.json"
        path.write_bytes(pages_json(table, [layouts.api_answer(rows)]))
        import_files("estat", [path], name="a")
    folder = home.set_folder("a")
    frame = pd.read_parquet(folder / verify(folder).table("day_night").file)
    assert frame["year"].tolist() == [2010, 2015]
    assert len(list(folder.glob("import-estat-*.json"))) == 2
    people = load_tables(folder).population.set_index(["code", "year"])["total"]
    assert people[("01100", 2010)] == 2010
    assert people[("01100", 2015)] == 1000  # the census that was there stays


def test_an_older_edition_keeps_the_sources_of_the_newer(official_files: Path) -> None:
    for edition in ("2026", "2020"):
        import_files("ssdse", [official_files / f"census/SSDSE-A-{edition}.csv"], name="a")
    catalog = verify(home.set_folder("a"))
    vintages = [one.vintage for one in catalog.sources_of("population")]
    assert vintages[-2:] == [
        "population of 2020, areas of 2024", "population of 2015, areas of 2024",
    ]  # fmt: skip
    named = {one for entry in catalog.tables for one in entry.sources}
    assert named == {entry.source.id for entry in catalog.sources}


@pytest.fixture
def cells(base: Path) -> Catalog:
    """Make the data set ``cells``: four prefectures in place of the small world's one."""
    small = load_tables(base)
    table = bordered.tables(small).municipalities.reset_index()
    home.save_set("cells", base, small.catalog, {"municipalities": parquet_bytes(table)}, {})
    return verify(home.set_folder("cells"))


def prefectures(
    folder: Path, *codes: str, moves: bordered.Moves = bordered.STILL, file: str = "N03-20210101"
) -> Path:
    """Return an N03 of some prefectures of that country; designated cities are two wards each."""
    rows = bordered.n03_rows(bordered.country(moves, of=codes))
    return layouts.shapefile(layouts.frame(rows, layouts.OLD), folder, f"{file}_{'-'.join(codes)}")


def import_prefectures(path: Path, **said: object) -> None:
    options = Options(tolerance_degrees=0, **said)  # type: ignore[arg-type]
    import_files("n03", [path], name="cells", options=options)


def border_sources() -> list[str]:
    catalog = verify(home.set_folder("cells"))
    assert {one for entry in catalog.tables for one in entry.sources} == {
        entry.source.id for entry in catalog.sources
    }
    return [one for one in catalog.table("municipalities").sources if "n03" in one]


def border_reports() -> list[str]:
    folder = home.set_folder("cells")
    return sorted(path.name for path in folder.glob("import-n03*.json"))


@pytest.mark.usefixtures("cells")
def test_prefectures_are_imported_one_after_the_other(tmp_path: Path) -> None:
    grown = bordered.moved((3, 2, 0.01, 0), (3, 1, 0, 0.01), (5, 0, 0, 0.01))
    import_prefectures(prefectures(tmp_path, "20", moves=grown))
    import_prefectures(prefectures(tmp_path, "21", moves=grown))
    table = load_tables(home.set_folder("cells")).municipalities
    new = bordered.country(grown).geometry
    assert table.geometry["20321"].equals(new["20321"])  # 21 has the new point of 20
    assert table.geometry["21340"].equals(new["21340"])
    assert table.geometry["23301"].equals(bordered.country().geometry["23301"])
    assert table["kind"].to_dict()["23100"] == "designated_city"
    assert border_sources() == ["n03_2021", "import_n03_pref-20", "import_n03_pref-21"]
    assert border_reports() == ["import-n03-pref-20.json", "import-n03-pref-21.json"]
    catalog = verify(home.set_folder("cells"))
    titles = {entry.source.id: entry.source.title for entry in catalog.sources}
    assert titles["import_n03_pref-20"].ja.endswith("（長野県）")
    assert titles["import_n03_pref-20"].en.endswith(" (Nagano)")
    assert catalog.table("municipalities").made.ja.endswith(
        "詳細は import-n03-pref-20.json。 取込（n03）。詳細は import-n03-pref-21.json。"
    )


@pytest.mark.usefixtures("cells")
def test_a_prefecture_imported_again_replaces_its_own(tmp_path: Path) -> None:
    for codes in (("20",), ("21",), ("20",), ("20", "22"), ("20",)):
        import_prefectures(prefectures(tmp_path, *codes))
    # the two together replaced the one, and the one came again
    ids = ["import_n03_pref-21", "import_n03_pref-20-22", "import_n03_pref-20"]
    assert border_sources() == ["n03_2021", *ids]
    assert border_reports() == sorted(f"{one.replace('_', '-')}.json" for one in ids)
    made = verify(home.set_folder("cells")).table("municipalities").made
    assert [made.en.count(f"{one.replace('_', '-')}.json") for one in ids] == [1, 1, 1]


@pytest.mark.usefixtures("cells")
def test_several_files_are_several_sources_until_fewer_come(tmp_path: Path) -> None:
    both = [prefectures(tmp_path, code) for code in ("20", "21")]
    import_files("n03", both, name="cells", options=Options(tolerance_degrees=0))
    assert border_sources()[1:] == ["import_n03_pref-20-21", "import_n03_pref-20-21_2"]
    import_prefectures(prefectures(tmp_path, "20", "21"))
    assert border_sources()[1:] == ["import_n03_pref-20-21"]


@pytest.mark.usefixtures("cells")
def test_borders_of_the_whole_country_replace_those_of_prefectures(tmp_path: Path) -> None:
    import_prefectures(prefectures(tmp_path, "20"))
    import_prefectures(prefectures(tmp_path, "20", "21", "22", "23"))
    assert border_sources() == ["n03_2021", "import_n03"]
    assert border_reports() == ["import-n03.json"]
    made = verify(home.set_folder("cells")).table("municipalities").made
    assert "pref-20" not in made.ja + made.en


@pytest.mark.usefixtures("cells")
def test_wards_of_other_prefectures_stay(tmp_path: Path) -> None:
    def wards() -> gpd.GeoDataFrame:
        folder = home.set_folder("cells")
        return gpd.read_parquet(folder / verify(folder).table("wards").file).set_index("code")

    import_prefectures(prefectures(tmp_path, "23"), wards="keep")
    nagoya = wards()
    assert nagoya.index.tolist() == ["23101", "23102"]
    import_prefectures(prefectures(tmp_path, "22"), wards="keep")
    assert wards().index.tolist() == ["22101", "22102", "23101", "23102"]
    assert wards().crs == "EPSG:6668"
    grown = bordered.moved((0, 0, -0.01, 0))
    import_prefectures(prefectures(tmp_path, "23", moves=grown), wards="keep")
    assert wards().total_bounds[0] == pytest.approx(137.99)
    assert wards().loc["22101":"22102", "name"].tolist() == ["静岡市 西区", "静岡市 東区"]
    import_prefectures(prefectures(tmp_path, "20"), wards="keep")  # has none
    import_prefectures(prefectures(tmp_path, "22"))  # merged: the table stays as it was
    assert len(wards()) == 4
    entry = verify(home.set_folder("cells")).table("wards")
    assert entry.sources == ("import_n03_pref-22", "import_n03_pref-23")


@pytest.mark.usefixtures("cells")
def test_wards_keep_their_source_where_the_country_is_merged(tmp_path: Path) -> None:
    import_prefectures(prefectures(tmp_path, "23"), wards="keep")
    import_prefectures(prefectures(tmp_path, "20", "21", "22", "23"))
    assert border_sources() == ["n03_2021", "import_n03"]
    assert verify(home.set_folder("cells")).table("wards").sources == ("import_n03_pref-23",)
    assert border_reports() == ["import-n03-pref-23.json", "import-n03.json"]


@pytest.mark.usefixtures("cells")
def test_a_refused_prefecture_leaves_everything(tmp_path: Path) -> None:
    folder = home.set_folder("cells")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    rows = bordered.n03_rows(bordered.country(of=["20"]))[:3]
    path = layouts.shapefile(layouts.frame(rows, layouts.OLD), tmp_path, "N03-20210101_20")
    with pytest.raises(DataError, match="1 of the 4 municipalities of Nagano have no shape"):
        import_prefectures(path)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
