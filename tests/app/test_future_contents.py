import io

import openpyxl

from zones.app.future_contents import contents, workbook
from zones.app.view import View
from zones.outputs.future_areas import FutureRegion
from zones.planning import Scenario

VIEW = View("ja", Scenario())
NAGANO = FutureRegion("20201", "長野市", ("20201", "20205"))


def test_tables_are_computed_once_for_the_same_question() -> None:
    first = contents(VIEW, NAGANO, 2020)
    assert contents(VIEW, NAGANO, 2020) is first
    assert contents(VIEW, NAGANO, 2015) is not first
    assert contents(View("en", Scenario()), NAGANO, 2020) is not first
    assert contents(VIEW, FutureRegion("20201", "長野市", ("20201",)), 2020) is not first


def test_the_workbook_is_made_when_it_is_asked_for() -> None:
    held = contents(VIEW, NAGANO, 2020)
    book = openpyxl.load_workbook(io.BytesIO(workbook(VIEW, held)()))
    assert len(book.sheetnames) >= len(held.tables)


def test_another_threshold_asks_anew_for_the_sizes_alone() -> None:
    first = contents(VIEW, NAGANO, 2020)
    other = contents(View("ja", Scenario(threshold="0.2")), NAGANO, 2020)
    assert other.people is first.people
    assert other.services is first.services
    assert other.sizes is not first.sizes
