import hashlib
import io
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
from toy import code

from zones.errors import NotFoundError, OutputError
from zones.labels import Lang, Text
from zones.outputs.bundle import PARTS, Part, bundle_files, report_part, to_zip, write_bundle
from zones.outputs.layers import LAYERS
from zones.outputs.source_words import say_terms, say_vintage
from zones.outputs.table_set import TABLE_LABELS
from zones.planning import Plan

UTF8 = 0x800


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, bytes]:
    return bundle_files(plan)


def test_report_map_geopackage_tables_and_sources_are_there(files: dict[str, bytes]) -> None:
    tables = [f"表/CSV/{label.ja}.csv" for label in TABLE_LABELS.values()]
    expected = [
        "資料.html",
        "資料.pdf",
        "地図.html",
        "GIS/圏域.gpkg",
        "表/圏域の表.xlsx",
        *tables,
        "出典と利用条件.txt",
    ]
    assert list(files) == [*expected, "manifest.json"]


def test_every_part_can_be_read(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "a.gpkg").write_bytes(files["GIS/圏域.gpkg"])
    for layer in LAYERS:
        assert len(gpd.read_file(tmp_path / "a.gpkg", layer=layer).columns) > 1
    book = openpyxl.load_workbook(io.BytesIO(files["表/圏域の表.xlsx"]))
    assert book.sheetnames[0] == "市区町村"
    assert files["地図.html"].startswith(b"<!DOCTYPE html>")
    assert files["資料.html"].startswith(b"<!DOCTYPE html>")
    assert files["資料.pdf"].startswith(b"%PDF-")
    assert "全国の広域連携を考える資料" in files["資料.html"].decode()


def test_the_manifest_has_the_hash_of_every_other_file(files: dict[str, bytes], plan: Plan) -> None:
    said = json.loads(files["manifest.json"])
    assert set(said["files"]) == set(files) - {"manifest.json"}
    for name, one in said["files"].items():
        assert one == {
            "bytes": len(files[name]),
            "sha256": hashlib.sha256(files[name]).hexdigest(),
        }
    assert said["scenario"] == plan.scenario.as_dict()


def test_sources_and_terms_are_named_for_windows(files: dict[str, bytes], plan: Plan) -> None:
    content = files["出典と利用条件.txt"]
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == text.count("\n")
    assert plan.region.flows.basis.text.ja in text
    for sources in plan.region.sources.values():
        for source in sources:
            assert source.title.ja in text
            assert say_terms(source.licence, "ja") in text
            assert f"({say_vintage(source.vintage, 'ja')})" in text
            assert source.credit.ja in text
    assert "Leaflet" in text


def test_japanese_names_carry_the_utf8_flag(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(to_zip(files))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(files)
        for info in archive.infolist():
            assert info.filename.isascii() or info.flag_bits & UTF8
            assert info.date_time == (2000, 1, 1, 0, 0, 0)


def test_names_are_what_windows_allows(files: dict[str, bytes]) -> None:
    for name in files:
        for part in name.split("/"):
            assert not set('<>:"\\|?*') & set(part)
            assert part == part.strip(" .")
        assert len(name) < 100


def test_the_same_plan_gives_the_same_bytes(plan: Plan, files: dict[str, bytes]) -> None:
    assert to_zip(bundle_files(plan)) == to_zip(files)


def test_english_names(plan: Plan) -> None:
    names = list(bundle_files(plan, lang="en"))
    assert names[:5] == [
        "report.html",
        "report.pdf",
        "map.html",
        "gis/zones.gpkg",
        "tables/zones.xlsx",
    ]
    assert "tables/CSV/municipalities.csv" in names
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_names_from_data_are_never_paths(hostile_plan: Plan, plan: Plan, lang: Lang) -> None:
    mine = bundle_files(hostile_plan, title="../../題名", lang=lang, parts=PARTS[3:])
    assert list(mine) == list(bundle_files(plan, lang=lang, parts=PARTS[3:]))


def test_the_report_is_on_the_centre_that_is_named(plan: Plan) -> None:
    files = bundle_files(plan, lang="en", parts=(report_part((code("a"),)),))
    assert "An area of cooperation around" in files["report.html"].decode()


def test_the_report_is_on_the_prefectures_that_are_shown(window_plan: Plan) -> None:
    files = bundle_files(window_plan, lang="en", parts=(report_part(),))
    assert "Inter-municipal cooperation in Gifu" in files["report.html"].decode()


def test_a_centre_that_has_no_data_is_refused_and_nothing_written(
    plan: Plan, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError):
        write_bundle(plan, tmp_path / "a.zip", centres=("01695",))
    assert list(tmp_path.iterdir()) == []


def test_all_of_japan_has_a_report_of_its_own(japan_plan: Plan) -> None:
    files = bundle_files(japan_plan, lang="en", parts=(report_part(),))
    assert "Inter-municipal cooperation in Japan" in files["report.html"].decode()


def test_a_part_can_be_added(plan: Plan) -> None:
    told: list[Text] = []
    label = Text("報告書を書いています", "Writing the report")
    report = Part(label, lambda _, said: {"報告.html": said.title.encode()})
    files = bundle_files(plan, title="題名", parts=(report,), progress=told.append)
    assert list(files) == ["報告.html", "manifest.json"]
    assert files["報告.html"] == "題名".encode()
    assert told == [label]


def test_it_is_written_whole_and_over_an_old_one(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "new" / "圏域.zip"
    path.parent.mkdir()
    path.write_bytes(b"old")
    assert write_bundle(plan, path) == path
    assert zipfile.is_zipfile(path)
    assert [one.name for one in path.parent.iterdir()] == ["圏域.zip"]


def test_a_place_that_can_not_be_written_is_refused(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="Nothing was changed"):
        write_bundle(plan, tmp_path / "file" / "a.zip")
