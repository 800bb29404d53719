import pytest

from zones.app.exporting import orders
from zones.app.exporting.orders import OF_DRAFT, OF_PLAN, Order
from zones.app.exporting.purposes import purpose_inside, purpose_of
from zones.app.pages.words import export as words
from zones.labels import Lang
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


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_bundle_of_a_draft_tells_its_files_apart(nagano: Plan, drawn: Draft, lang: Lang) -> None:
    order = Order("draft", "bundle", Scenario(prefectures=("20",)), lang, draft=drawn)
    told = {
        name: purpose_inside(order, name) for name in orders.make(order, nagano, lambda _: None)
    }
    said = [text for text in told.values() if text is not words.TABLE_INSIDE]
    assert len({text.ja for text in said}) == len(said) >= 6
    assert words.KINDS["draft.gpkg"] in said
    assert words.KINDS["assignment.xlsx"] in said


def test_every_product_has_a_name_and_says_what_it_is_for() -> None:
    assert set(words.PRODUCTS) == {*OF_PLAN, *OF_DRAFT}
