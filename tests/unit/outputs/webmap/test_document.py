from collections.abc import Callable

import geopandas as gpd
import pytest

from zones.errors import DataError, InputError
from zones.labels import Text
from zones.outputs.webmap import Area, AreaTheme, ClassTheme, LegendClass, MapDocument

NAME = Text("名", "name")


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345g", "url(x)", "#123456;"])
def test_a_colour_is_a_hash_and_six_digits(colour: str) -> None:
    with pytest.raises(InputError, match="like '#0072B2'"):
        LegendClass(NAME, colour)


@pytest.mark.parametrize("place", [-1, 1])
def test_a_class_outside_the_legend_is_refused(place: int) -> None:
    with pytest.raises(InputError, match=f"01001 into class {place}"):
        ClassTheme("t", NAME, (LegendClass(NAME, "#000000"),), {"01001": place})


def test_areas_of_a_theme_have_their_own_ids() -> None:
    area = Area("a", "圏", (), ("01001",))
    with pytest.raises(InputError, match="area id 'a' comes twice"):
        AreaTheme("t", NAME, (area, area))


def test_a_map_has_a_theme(make_document: Callable[..., MapDocument]) -> None:
    with pytest.raises(InputError, match="one theme or more"):
        make_document(themes=())


def test_themes_have_their_own_ids(make_document: Callable[..., MapDocument]) -> None:
    theme = ClassTheme("t", NAME, (), {})
    with pytest.raises(InputError, match="theme id 't' comes twice"):
        make_document(themes=(theme, theme))


@pytest.mark.parametrize(
    "theme",
    [
        ClassTheme("t", NAME, (LegendClass(NAME, "#000000"),), {"99999": 0}),
        ClassTheme("t", NAME, (), {}, {"99999": "1"}),
        AreaTheme("t", NAME, (Area("a", "圏", ("99999",), ()),)),
        AreaTheme("t", NAME, (Area("a", "圏", (), ("99999",)),)),
    ],
)
def test_a_municipality_without_a_boundary_is_refused(
    make_document: Callable[..., MapDocument], theme: ClassTheme | AreaTheme
) -> None:
    with pytest.raises(DataError, match="99999, which has no boundary"):
        make_document(themes=(theme,))


def test_facts_without_a_boundary_are_refused(make_document: Callable[..., MapDocument]) -> None:
    with pytest.raises(DataError, match="99999"):
        make_document(facts_of={"99999": ((NAME, "1"),)})


def test_an_empty_window_is_refused(make_document: Callable[..., MapDocument]) -> None:
    with pytest.raises(DataError, match="No municipality lies in the window"):
        make_document(window=frozenset({"47"}))


def test_a_missing_column_is_named(
    make_document: Callable[..., MapDocument], municipalities: gpd.GeoDataFrame
) -> None:
    with pytest.raises(DataError, match="no column 'name_kana'"):
        make_document(municipalities=municipalities.drop(columns="name_kana"))


@pytest.mark.parametrize("epsg", [None, 4301, 6677])
def test_coordinates_must_be_degrees_of_today(
    make_document: Callable[..., MapDocument], municipalities: gpd.GeoDataFrame, epsg: int | None
) -> None:
    crs = None if epsg is None else f"EPSG:{epsg}"
    with pytest.raises(DataError, match="EPSG:6668"):
        make_document(municipalities=municipalities.set_crs(crs, allow_override=True))
