import pytest

from zones.app.exporting import orders
from zones.app.exporting.orders import OF_DRAFT, OF_PLAN, Order
from zones.app.exporting.screen import purpose_of
from zones.app.pages.words import export as words
from zones.planning import Plan, Scenario
from zones.planning.draft.draft import Draft

EVERY = [
    *(("plan", product) for product in OF_PLAN if product != "bundle"),
    *(("draft", product) for product in OF_DRAFT if product != "bundle"),
]


@pytest.mark.parametrize(("source", "product"), EVERY)
def test_every_file_says_what_it_is_for(
    nagano: Plan, drawn: Draft, source: orders.From, product: str
) -> None:
    order = Order(
        source,
        product,
        Scenario(prefectures=("20",)),
        "ja",
        place="20202" if product == "evidence" else None,
        centres=("20202",) if product == "report" else (),
        draft=drawn,
    )
    for name in orders.make(order, nagano, lambda _: None):
        assert purpose_of(order, name) is not words.OTHER_FILE, name


def test_every_product_has_a_name_and_says_what_it_is_for() -> None:
    assert set(words.PRODUCTS) == {*OF_PLAN, *OF_DRAFT}
