"""Published numbers that the embedded data must show."""

import pandas as pd
import pytest
import shapely

from zones.codes import NORTHERN_TERRITORIES, PREFECTURES, SPECIAL_WARDS
from zones.data.catalog import verify
from zones.data.embedded import Tables, geodata_folder, load_tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def test_every_file_has_its_catalogued_hash() -> None:
    folder = geodata_folder()
    catalog = verify(folder)
    files = {entry.file for entry in catalog.tables} | {"catalog.toml"}
    assert files == {path.name for path in folder.iterdir()}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 5_000_000


def test_rows_are_those_of_the_catalogue(tables: Tables) -> None:
    assert {e.name: e.rows for e in tables.catalog.tables} == {
        e.name: len(getattr(tables, e.name)) for e in tables.catalog.tables
    }


def test_every_table_has_a_credit(tables: Tables) -> None:
    for entry in tables.catalog.tables:
        sources = tables.catalog.sources_of(entry.name)
        assert len(sources) == len(entry.sources) > 0
        assert all(source.credit.ja and source.credit.en for source in sources)


def test_1741_municipalities_and_six_villages(tables: Tables) -> None:
    table = tables.municipalities
    northern = table["northern_territory"]
    assert (~northern).sum() == 1741
    assert tuple(table.index[northern]) == NORTHERN_TERRITORIES
    assert table.index.is_monotonic_increasing
    assert table.index.is_unique
    assert set(table["prefecture"]) == set(PREFECTURES)
    assert (
        table["prefecture"].map(PREFECTURES).map(lambda t: t.ja) == table["prefecture_name"]
    ).all()


def test_kinds_are_those_of_the_ministry(tables: Tables) -> None:
    table = tables.municipalities
    kinds = table["kind"][~table["northern_territory"]].value_counts().to_dict()
    assert kinds == {
        "designated_city": 20,
        "core_city": 62,
        "special_city": 23,
        "city": 792 - 20 - 62 - 23,
        "town": 743,
        "village": 183,
        "special_ward": 23,
    }
    assert tuple(table.index[table["kind"] == "special_ward"]) == SPECIAL_WARDS


def test_names(tables: Tables) -> None:
    columns = ["name", "name_kana", "name_romaji", "district"]
    names = tables.municipalities[columns]
    assert names.loc["01100"].tolist() == ["札幌市", "さっぽろし", "Sapporo-shi", ""]
    assert names.loc["20323"].tolist() == ["御代田町", "みよたまち", "Miyota-machi", "北佐久郡"]
    assert names.loc["39405"].tolist() == ["檮原町", "ゆすはらちょう", "Yusuhara-chou", "高岡郡"]
    assert names.loc["13361", "district"] == "大島支庁"
    assert names.loc["01700"].tolist() == ["蘂取村", "しべとろむら", "Shibetoro-mura", "蘂取郡"]
    assert names.notna().all(axis=None)


def test_borders_are_a_valid_coverage(tables: Tables) -> None:
    shapes = tables.municipalities.geometry.to_numpy()
    assert tables.municipalities.crs == "EPSG:6668"
    assert shapely.coverage_is_valid(shapes)
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    assert shapely.get_num_coordinates(shapes).sum() == 205_582


def test_areas_are_the_official_ones(tables: Tables) -> None:
    table = tables.municipalities
    areas = table[["area_km2", "inhabitable_area_km2", "office_lon", "office_lat"]]
    assert areas[table["northern_territory"]].isna().all(axis=None)
    assert areas[~table["northern_territory"]].notna().all(axis=None)
    assert areas["area_km2"].sum() == pytest.approx(372_858.23)
    assert areas.loc["01100", ["area_km2", "inhabitable_area_km2"]].tolist() == [1121.26, 438.79]
    assert (areas["inhabitable_area_km2"].dropna() <= areas["area_km2"].dropna()).all()


def test_national_population(tables: Tables) -> None:
    totals = tables.population.groupby("year")["total"].agg(["sum", "size"])
    assert totals["sum"].to_dict() == {2015: 127_094_745, 2020: 126_146_099}
    assert totals["size"].to_dict() == {2015: 1741, 2020: 1741}


def test_flow_rows_of_the_source_are_accounted_for(tables: Tables) -> None:
    unknown = tables.flow_totals[["unknown_municipality", "unknown_place"]]
    rows = (unknown > 0).sum()
    assert rows.to_dict() == {"unknown_municipality": 1694, "unknown_place": 1725}
    assert len(tables.flows) + rows.sum() == 60_639


def test_every_commuter_is_listed_unknown_or_unlisted(tables: Tables) -> None:
    totals = tables.flow_totals
    listed = tables.flows.groupby("origin")["persons"].sum().reindex(totals.index)
    unknown = totals[["unknown_municipality", "unknown_place", "unlisted"]].sum(
        axis=1, skipna=False
    )
    known = totals["total"].notna()
    assert (listed[known] + unknown[known] == totals.loc[known, "total"]).all()
    assert totals["unlisted"].sum() / totals["total"].sum() == pytest.approx(0.005, abs=0.0005)


def test_futaba_has_no_published_total(tables: Tables) -> None:
    totals = tables.flow_totals
    assert totals.index[totals["total"].isna()].tolist() == ["07546"]
    assert totals.loc["07546"].isna().all()
    assert len(totals) == 1741


def test_flows_are_between_the_1741(tables: Tables) -> None:
    codes = tables.flow_totals.index
    assert tables.flows["origin"].isin(codes).all()
    assert tables.flows["destination"].isin(codes).all()
    assert tables.flows["persons"].dtype == "int32"


def test_small_flows_are_listed_in_nagano_only(tables: Tables) -> None:
    large = tables.flow_totals.index[tables.flow_totals["total"] >= 500]
    flows = tables.flows[tables.flows["origin"].isin(large)]
    smallest = flows.groupby(flows["origin"].str[:2])["persons"].min()
    assert smallest["20"] == 1
    assert (smallest.drop("20") == 10).all()


def test_projection_starts_from_the_census(tables: Tables) -> None:
    table = tables.projection
    assert table["year"].unique().tolist() == [2020, 2025, 2030, 2035, 2040, 2045, 2050]
    assert table.loc[table["year"] == 2020, "total"].sum() == 126_146_099
    assert table["code"].nunique() == 1729
    assert table.loc[table["unit"] == "hamadori", "code"].unique().tolist() == ["07999"]


def test_unions_are_all_there(tables: Tables) -> None:
    table = tables.unions
    assert len(table) == 1850
    areas = table.drop_duplicates("union_id")
    assert areas["type"].value_counts().to_dict() == {
        "定住自立圏": 128,
        "広域連合": 67,
        "一部事務組合": 58,
        "連携中枢都市圏": 38,
        "シティリージョン": 16,
        "連携自立圏": 1,
    }
    assert len(areas) == 308
    assert table["status"].value_counts().to_dict() == {
        "confirmed": 1535,
        "derived": 272,
        "unconfirmed": 43,
    }
    assert table["role"].value_counts().to_dict() == {"member": 1665, "centre": 178, "observer": 7}
    core = table[(table["type"] == "連携中枢都市圏") & (table["role"] == "centre")]
    assert len(core) == 40


def test_union_codes_are_municipalities(tables: Tables) -> None:
    codes = tables.unions["code"]
    assert codes.isna().sum() == 14
    assert codes.dropna().isin(tables.flow_totals.index).all()


def test_changes_are_all_there(tables: Tables) -> None:
    assert len(tables.changes) == 2803
    tomiya = tables.changes[tables.changes["from_code"] == "04423"].iloc[-1]
    assert tomiya[["to_code", "to_name"]].tolist() == ["04216", "富谷市"]
    assert pd.to_datetime(tables.changes["date"]).is_monotonic_increasing
