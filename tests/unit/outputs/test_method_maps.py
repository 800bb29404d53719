import io

import pytest
from PIL import Image

from zones.model import Region
from zones.outputs.method_maps import comparison_maps, zoning_maps
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import draw_zones, gather_inputs


@pytest.fixture(scope="module")
def zonings(japan: Region) -> dict[str, Zoning]:
    inputs = gather_inputs(japan)
    return {name: draw_zones(inputs, name) for name in ("uea", "travel_to_work", "communities")}


def test_a_zoning_is_a_page_and_a_figure_of_its_own_name(
    japan: Region, zonings: dict[str, Zoning]
) -> None:
    files = zoning_maps(japan, zonings["uea"], "en")
    assert set(files) == {"uea_map.html", "uea_map.png", "uea_map.svg"}
    assert b"Reference: urban employment areas" in files["uea_map.html"]
    assert Image.open(io.BytesIO(files["uea_map.png"])).info["dpi"] == pytest.approx((300, 300), 1)
    assert files == zoning_maps(japan, zonings["uea"], "en")


def test_two_methods_have_a_figure_of_their_disagreement(
    japan: Region, zonings: dict[str, Zoning]
) -> None:
    two = {name: zonings[name] for name in ("uea", "travel_to_work")}
    files = comparison_maps(japan, two)
    assert set(files) == {
        "methods_map.html",
        "methods_disagreement.png",
        "methods_disagreement.svg",
    }
    page = files["methods_map.html"].decode()
    assert '"disagreement-uea-travel_to_work"' in page
    assert len(page) < 1_600_000


def test_of_more_methods_each_is_held_against_the_first(
    japan: Region, zonings: dict[str, Zoning]
) -> None:
    files = comparison_maps(japan, zonings)
    assert set(files) == {"methods_map.html"}
    page = files["methods_map.html"].decode()
    for other in ("travel_to_work", "communities"):
        assert f'"disagreement-uea-{other}"' in page
    assert '"disagreement-travel_to_work-communities"' not in page
    assert '"method-communities"' in page


def test_one_method_alone_has_no_disagreement(japan: Region, zonings: dict[str, Zoning]) -> None:
    page = comparison_maps(japan, {"uea": zonings["uea"]})["methods_map.html"].decode()
    assert '"method-uea"' in page
    assert '"disagreement-' not in page
