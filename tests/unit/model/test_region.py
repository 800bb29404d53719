from dataclasses import replace

import pandas as pd
import pytest
from toy import code, region, towns

from zones.errors import NotFoundError
from zones.labels import Text
from zones.provenance import Source


def test_a_window_selects_and_keeps_the_flows() -> None:
    whole = region(["abA"], {"ba": 300, "Ab": 200})
    part = whole.subset(["20"])
    assert part.flows is whole.flows
    assert part.in_window(part.codes).tolist() == [True, True, False]
    assert whole.in_window(whole.codes).all()


def test_an_empty_prefecture_is_refused() -> None:
    with pytest.raises(NotFoundError, match="47"):
        region(["ab"], {}).subset(["20", "47"])


def test_residents_are_of_the_flows_year() -> None:
    whole = region(["ab"], {}, population={"a": 5000})
    assert whole.residents()[code("a")] == 5000
    with pytest.raises(NotFoundError, match="2020"):
        whole.residents(year=1990)


def test_the_denominator_changes_the_basis_only() -> None:
    whole = region(["ab"], {})
    known = whole.with_denominator("place_known")
    assert known.flows.basis.denominator == "place_known"
    assert known.municipalities is whole.municipalities


def test_every_credit_stands_once() -> None:
    source = Source("s", Text("題", "t"), "2020", "CC BY 4.0", Text("出典", "credit"))
    whole = replace(region(["ab"], {}), sources={"one": (source,), "two": (source,)})
    assert whole.credits() == (Text("出典", "credit"),)


def test_names_are_by_code() -> None:
    assert isinstance(region(["ab"], {}).names, pd.Series)
    assert region(["ab"], {}).names[code("b")] == "b市"


def test_the_register_is_read_from_the_table_and_can_be_replaced() -> None:
    whole = towns()
    assert [union.id for union in whole.register] == ["H1", "K1"]
    part = whole.with_unions(whole.unions[whole.unions["union_id"] == "K1"])
    assert [union.id for union in part.register] == ["K1"]
    assert [union.id for union in whole.register] == ["H1", "K1"]


def test_what_was_computed_is_handed_on_unless_its_field_changes() -> None:
    whole = towns()
    computed = whole.contiguity, whole.register, whole.names
    for other in (whole.with_denominator("place_known"), whole.subset(["20"])):
        assert other.contiguity is computed[0]
        assert other.register is computed[1]
        assert other.names is computed[2]
    part = whole.with_unions(whole.unions.iloc[:0])
    assert part.contiguity is computed[0]
    assert not list(part.register)
