from collections.abc import Callable
from typing import Any

Open = Callable[..., Any]


def test_the_threshold_moves_both_floors(open_page: Open) -> None:
    screen = open_page("unions", union_part="nation")
    low = screen.check().tables[1]
    high = screen.set("threshold_percent", 20.0).check().tables[1]
    assert int(high.iloc[-1]["どの中心の通勤圏にもない"]) > int(
        low.iloc[-1]["どの中心の通勤圏にもない"]
    )
