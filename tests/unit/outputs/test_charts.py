import pytest
from matplotlib.figure import Figure

from zones.outputs.charts import (
    BELOW,
    HATCHES,
    INSIDE,
    OUTSIDE,
    STANDING_WORDS,
    UNKNOWN,
    ShareBar,
    Standing,
    YearPeople,
    change_chart,
    population_chart,
    share_chart,
    standing_chart,
)
from zones.outputs.figures import image

YEARS = (YearPeople(2020, 10_000, 60_000, 30_000), YearPeople(2050, 5_000, 30_000, 35_000))


def words(figure: Figure) -> list[str]:
    return [one.get_text().strip() for one in figure.axes[0].texts]


def labels(figure: Figure) -> list[str]:
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def test_shares_are_written_beside_their_bars_and_never_rounded_up() -> None:
    bars = [ShareBar("1 千曲市", 0.09996, 1200), ShareBar("2 坂城町", None, None, UNKNOWN)]
    figure = share_chart(bars, threshold=0.1, caption="出典")
    assert words(figure) == ["9.9％（1,200人）", "公表値なし"]
    assert [tick.get_text() for tick in figure.axes[0].get_yticklabels()] == [
        "1 千曲市",
        "2 坂城町",
    ]


def test_every_standing_has_its_own_hatch_and_words() -> None:
    assert len(set(HATCHES.values())) == len(HATCHES) == len(STANDING_WORDS)


def test_only_the_standings_that_occur_are_explained() -> None:
    bars = [ShareBar("a", 0.2, 10, OUTSIDE), ShareBar("b", 0.05, 5, BELOW)]
    figure = share_chart(bars, threshold=0.1, caption="出典")
    assert labels(figure) == [STANDING_WORDS[BELOW].ja, STANDING_WORDS[OUTSIDE].ja]
    assert not share_chart(bars, threshold=0.1, caption="出典", legend=False).legends


def test_unions_show_their_counts() -> None:
    figure = standing_chart([Standing("圏域", 7, 1, 3)], caption="出典")
    assert words(figure) == ["7", "1", "3"]
    assert labels(figure) == [STANDING_WORDS[key].ja for key in (INSIDE, BELOW, OUTSIDE)]


def test_people_show_ages_and_totals() -> None:
    shown = words(population_chart(YEARS, caption="出典"))
    assert shown == ["3.0", "6.0", "1.0", "10.0", "3.5", "3.0", "7.0"]


def test_people_are_thousands_in_english() -> None:
    assert "100.0" in words(population_chart(YEARS, caption="Source", lang="en"))


def test_a_change_is_written_with_its_sign() -> None:
    rows = [("長野市", 200_000, 150_000), ("松本市", 100_000, 110_000)]
    shown = words(change_chart(rows, (2020, 2050), caption="出典"))
    assert shown == ["20.0", "15.0（−25.0％）", "10.0", "11.0（+10.0％）"]


def test_all_ages_make_the_total() -> None:
    assert YEARS[0].total == 100_000


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_chart_gives_the_same_bytes_again(kind: str) -> None:
    first, second = (
        image(population_chart(YEARS, caption="出典"), kind)  # type: ignore[arg-type]
        for _ in range(2)
    )
    assert first == second
