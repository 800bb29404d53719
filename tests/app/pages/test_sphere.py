from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]

NAGANO = [
    "小川村",
    "飯綱町",
    "須坂市",
    "千曲市",
    "小布施町",
    "信濃町",
    "高山村",
    "中野市",
    "麻績村",
    "山ノ内町",
]


def test_the_sphere_of_nagano_has_ten_members_by_share(open_page: Open) -> None:
    screen = open_page("sphere").check()
    assert screen.grids[0]["name"].tolist() == NAGANO
    assert "圏内の市区町村 10" in screen.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sphere_shows_people_containment_and_flows(open_page: Open, lang: str) -> None:
    screen = open_page("sphere", lang, centre="20209").check()
    assert screen.app.metric[0].value == "4"
    origins, destinations = screen.grids[1], screen.grids[2]
    assert origins["persons"].is_monotonic_decreasing
    assert destinations["persons"].is_monotonic_decreasing
    assert len(screen.app.metric) == 5


def test_a_higher_threshold_leaves_fewer(open_page: Open) -> None:
    screen = open_page("sphere").set("threshold_percent", 20.0).check()
    assert screen.grids[0]["name"].tolist() == NAGANO[:7]


def test_who_enters_and_leaves_is_listed_by_threshold(open_page: Open) -> None:
    table = open_page("sphere").check().tables[0].reset_index()
    assert table.iloc[0]["圏内の市区町村数"] == "7"
    ten = table[table["基準値"].str.startswith("10.0％")].iloc[0]
    assert ten["入る市区町村"] == "山ノ内町"
    assert "現在" in ten["基準値"]


def test_flows_to_two_centres_add(open_page: Open) -> None:
    alone = open_page("sphere", centre="20202").check().grids[0]
    both = open_page("sphere", centre="20202", second_centre="20220").check().grids[0]
    assert "安曇野市" in alone["name"].tolist()
    shared = set(alone["code"]) & set(both["code"])
    before, after = (table.set_index("code")["persons"] for table in (alone, both))
    assert shared
    assert (after[list(shared)] >= before[list(shared)]).all()


@pytest.mark.parametrize(
    ("centre", "advice"),
    [("01215", "基準値を下げると"), ("20588", "最も低い基準値（5.0％）にも届きません")],
)
def test_an_empty_sphere_names_the_largest_share(open_page: Open, centre: str, advice: str) -> None:
    screen = open_page("sphere", centre=centre).check()
    assert advice in screen.text


def test_the_row_of_now_says_what_the_figure_says(open_page: Open) -> None:
    screen = open_page("sphere", threshold_percent=8.5).check()
    table = screen.tables[0].reset_index()
    (row,) = [row for row in table.to_numpy().tolist() if "現在" in str(row[0])]
    assert str(row[0]).startswith("8.5")
    assert str(row[1]) in {metric.value for metric in screen.app.metric} | {
        metric.value.split(" ")[0] for metric in screen.app.metric
    }


def test_without_a_centre_the_page_asks_for_one(open_page: Open) -> None:
    screen = open_page("sphere", centre=None).check()
    assert "市区町村を選ぶと" in screen.text
    assert not screen.grids


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_lines_follow_the_filter(open_page: Open, lang: str) -> None:
    few = open_page("sphere", lang, flow_persons=1000).check()
    many = open_page("sphere", lang, flow_persons=10).check()
    counts = []
    for screen in (few, many):
        said = next(
            one.value for one in screen.app.caption if "本・" in one.value or " lines" in one.value
        )
        counts.append(
            int("".join(filter(str.isdigit, said.split("本" if lang == "ja" else " lines")[0])))
        )
    assert 0 < counts[0] < counts[1]


def test_no_line_says_what_to_do(open_page: Open) -> None:
    screen = open_page("sphere", flow_measure="share", flow_percent=30.0, flow_direction="out")
    assert "下限を下げるか" in screen.check().text


def test_an_area_can_be_drawn_from_the_sphere_of_a_pair(open_page: Open) -> None:
    screen = open_page("sphere", centre="20202", second_centre="20220")
    inside = set(screen.check().grids[0]["code"])
    screen.press("この圏域から描きはじめる")
    assert screen.app.title[0].value == "圏域をつくる"
    area = screen.draft.areas[0]
    assert set(area.centres) == {"20202", "20220"}
    assert set(area.members) == inside | set(area.centres)


def test_the_evidence_of_the_centre_is_one_step_away(open_page: Open) -> None:
    screen = open_page("sphere", centre="20202").press("中心の根拠を見る")
    assert "長野県松本市" in screen.text


def test_two_centres_that_are_not_neighbours_are_said_to_be(open_page: Open) -> None:
    apart = open_page("sphere", centre="20202", second_centre="01100").check().app.warning
    assert len(apart) == 1
    assert "札幌市と松本市は隣接していません" in apart[0].value
    assert not open_page("sphere", centre="20202", second_centre="20220").check().app.warning


def test_the_same_centre_twice_is_said(open_page: Open) -> None:
    screen = open_page("sphere", "en", centre="20202", second_centre="20202").check()
    assert [one.value for one in screen.app.warning] == [
        "松本市 Matsumoto-shi is chosen in both fields. It is shown as a single centre."
    ]
    assert not open_page("sphere", centre="20202", second_centre=None).check().app.warning
