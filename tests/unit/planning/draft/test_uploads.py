import pytest
from toy import code, codes, towns

from zones.data.registers.places import Gazetteer
from zones.errors import DataError
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import write_plan_file
from zones.planning.draft.uploads import gazetteer, open_draft


def test_the_content_says_what_a_file_is(places: Gazetteer) -> None:
    draft = Draft().create("北", codes("ab"))
    saved = write_plan_file(draft, Scenario())
    assert open_draft("plan.csv", b"\xef\xbb\xbf\n " + saved, places).draft() == draft
    table = f"code,area\n{code('a')},北\n".encode()
    assert open_draft("plan.json", table, places).draft().areas[0].members == (code("a"),)


@pytest.mark.parametrize("content", [b"", b"{", b"\x89PNG", b"<html>", b"PK\x03\x04"])
def test_anything_else_is_refused(content: bytes, places: Gazetteer) -> None:
    with pytest.raises(DataError):
        open_draft("plan.json", content, places)


def test_the_northern_territories_are_in_no_draft() -> None:
    assert "01695" not in gazetteer(towns()).municipalities.index
