import json
import re

from toy import towns

from zones.labels import Text
from zones.outputs.webmap.document import Area, AreaTheme, ClassTheme, LegendClass
from zones.outputs.webmap.live import live_page
from zones.outputs.webmap.live_themes import rows_of, theme_rows

LABEL = Text("題", "title")


def test_rows_are_those_of_the_page() -> None:
    region = towns()
    rows = rows_of(region.municipalities)
    found = re.search(r'id="data">(.*?)</script>', live_page(region, lang="ja"), re.DOTALL)
    assert found is not None
    page = json.loads(found[1])
    shapes = page["topology"]["objects"]["municipalities"]["geometries"]
    assert [shape["id"] for shape in shapes] == list(rows.place)
    names = region.municipalities["name"]
    assert page["names"] == [names[code] for code in rows.place]


def test_rows_and_marks_leave_out_what_is_not_on_the_map() -> None:
    rows = rows_of(towns().municipalities)
    first, second, *_ = rows.place
    assert rows.rows([second, "99999", first, second]) == [0, 1]
    assert rows.marks([second, "99999"]) == "01" + "0" * (len(rows.place) - 2)


def test_themes_speak_of_rows() -> None:
    rows = rows_of(towns().municipalities)
    one, two, *_ = rows.place
    classes = ClassTheme("c", LABEL, (LegendClass(LABEL, "#000000"),), {two: 0})
    areas = AreaTheme("a", LABEL, (Area("x", LABEL, (one,), (one, two)),))
    made = theme_rows([classes, areas], rows, lang="en")
    assert made[0]["of"] == [-1, 0] + [-1] * (len(rows.place) - 2)
    (area,) = made[1]["areas"]
    assert (area[1], area[4], area[5]) == ("title", [0], [0, 1])
    assert made == theme_rows([classes, areas], rows, lang="en")
