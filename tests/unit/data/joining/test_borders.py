from datetime import date

import bordered
import geopandas as gpd
import pandas as pd
import pytest
import shapely
from bordered import country, moved

from zones.data.embedded import Tables, load_tables
from zones.data.joining import World
from zones.data.joining.borders import NewBorders, new_borders
from zones.errors import DataError
from zones.labels import Text

DAY = date(2020, 1, 1)


@pytest.fixture(scope="module")
def embedded() -> Tables:
    return load_tables()


@pytest.fixture
def world(embedded: Tables) -> World:
    return World.of(bordered.tables(embedded))


def joined(world: World, borders: gpd.GeoDataFrame, **said: object) -> NewBorders:
    return new_borders(world, borders, DAY, "f.zip", tolerance_degrees=0, **said)  # type: ignore[arg-type]


def test_borders_of_all_prefectures_replace_everything(world: World) -> None:
    told: list[Text] = []
    everywhere = country().set_geometry(country().geometry.translate(0.5))
    made = joined(world, everywhere, progress=told.append)
    assert made.table["code"].tolist() == world.tables.municipalities.index.tolist()
    assert made.table.geometry.bounds["minx"].min() == 138.5
    assert (made.prefectures, made.notes, told) == ((), (), [])


def test_borders_of_one_prefecture_replace_its_own(world: World) -> None:
    told: list[Text] = []
    made = joined(world, country(moved((3, 2, 0.01, 0)), of=["20"]), progress=told.append)
    here = world.tables.municipalities.geometry
    table = made.table.set_index("code")
    changed = [code for code in table.index if not table.geometry[code].equals(here[code])]
    assert changed == ["20321", "20322", "20331", "20332"]
    assert table.drop(columns="geometry").equals(
        world.tables.municipalities.drop(columns="geometry")
    )
    assert table.crs == here.crs
    assert made.prefectures == ("20",)
    assert [text.en for text in told] == ["Fitting them to the line of the prefectures beside them"]


def test_the_notes_say_what_was_done(world: World) -> None:
    new = moved((3, 2, 0.01, 0), (2, 1, -0.01, 0), (3, 1, -0.01, 0.01), (4, 1, -0.01, 0))
    replaced, line, pointed, apart = joined(world, country(new, of=["20"])).notes
    assert replaced.ja == "長野県の4市区町村の境界を置き換えた。ほかの都道府県の境界は元のまま。"
    assert replaced.en.startswith("The borders of the 4 municipalities of Nagano were replaced;")
    assert line.ja.startswith("岐阜県・静岡県・愛知県との境はデータセットの線のまま（")
    assert "その線を越える20." in line.ja
    assert "線までの隙間0.00 km²は接する" in line.ja
    assert "The line to Gifu, Shizuoka, Aichi is the data set's" in line.en
    assert "1市区町村の境界線に、両側が合うように点を加えた" in pointed.ja
    assert "（3か所：第21町と岐阜県第20町、第21町と岐阜県第30町、第31町と岐阜県第30町）" in apart.ja
    assert "隣の都道府県のファイルも一緒に指定する必要がある" in apart.ja
    assert "explains in 3 places (第21町 and 岐阜県第20町, 第21町 and 岐阜県第30町, " in apart.en


def test_where_nothing_differs_nothing_is_said(world: World) -> None:
    made = joined(world, country(of=["20", "21", "22"]))
    assert [note.en[:11] for note in made.notes] == ["The borders", "The line to"]
    assert made.prefectures == ("20", "21", "22")


def test_many_places_are_counted_and_the_first_are_named(world: World) -> None:
    new = [(row, 2, 0.012, 0) for row in range(2, 6)] + [(2, 3, 0, 0.01), (2, 4, 0, 0.02)]
    new += [(2, 5, 0, 0.02), (3, 3, 0.02, 0), (4, 3, 0.02, 0), (4, 2, 0.02, 0.02)]
    apart = joined(world, country(moved(*new), of=["22"])).notes[-1]
    assert "など）" in apart.ja
    assert ", …)" in apart.en


def test_an_island_prefecture_has_no_line_to_speak_of(embedded: Tables) -> None:
    tables = bordered.tables(embedded)
    table = tables.municipalities
    table.loc[table.index.str[:2] == "23", "geometry"] = table.geometry.translate(0, -1)
    made = joined(World.of(tables), table[table.index.str[:2] == "23"])
    assert len(made.notes) == 1


@pytest.mark.parametrize("others", [[], ["20"], ["20", "21", "22"]])
def test_a_prefecture_must_be_whole(world: World, others: list[str]) -> None:
    borders = country(of=[*others, "23"]).drop(["23100", "23304"])
    with pytest.raises(DataError) as error:
        joined(world, borders)
    assert error.value.say("en") == (
        "f.zip: 2 of the 8 municipalities of Aichi have no shape (the first is 23100 名古屋市). "
        "Give the file of the whole prefecture."
    )
    assert error.value.say("ja") == (
        "f.zip: 愛知県の8市区町村のうち2の図形がありません（最初は 23100 名古屋市）。"
        "都道府県全体のファイルを指定してください。"
    )


def test_codes_of_the_day_become_todays(embedded: Tables) -> None:
    """第20町 and 第30町 of 21 joined in 2021 and became 21320."""
    tables = bordered.tables(embedded)
    row = {
        "date": "2021-04-01", "type": "編入合併", "from_code": "21330", "from_name": "第30町",
        "to_code": "21320", "to_name": "第20町",
    }  # fmt: skip
    changes = pd.DataFrame([row]).reindex(columns=embedded.changes.columns)
    borders = tables.municipalities
    both = borders.geometry["21320"] | borders.geometry["21330"]
    merged = borders.drop("21330")
    merged.loc["21320", "geometry"] = both
    world = World.of(bordered.tables(embedded))
    world = World(
        tables=type(tables)(**{**_fields(tables), "municipalities": merged, "changes": changes}),
        designated=world.designated,
    )
    made = new_borders(world, country(of=["21"]), DAY, "f", tolerance_degrees=0)
    assert made.table.set_index("code").geometry["21320"].equals(both)
    with pytest.raises(DataError, match="found '21330'"):
        new_borders(world, country(of=["21"]), date(2022, 1, 1), "f", tolerance_degrees=0)


def _fields(tables: Tables) -> dict[str, object]:
    return {name: getattr(tables, name) for name in Tables.__dataclass_fields__}


def test_an_unfit_file_is_refused(world: World) -> None:
    far = country(of=["20"])
    far.geometry = far.geometry.translate(0, 2)
    with pytest.raises(DataError, match="Check the file's coordinate system"):
        joined(world, far)


def test_all_of_it_is_one_land(world: World) -> None:
    made = joined(world, country(moved((3, 1, 0.01, 0.01)), of=["20", "23"]))
    land = shapely.coverage_union_all(made.table.geometry.to_numpy())
    assert shapely.get_num_geometries(land) == 2  # the island
