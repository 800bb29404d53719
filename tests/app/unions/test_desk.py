import pandas as pd

from zones.app.resources import plan
from zones.app.unions.desk import look_at
from zones.planning import Scenario


def test_the_embedded_register_is_the_plan_s() -> None:
    made = plan(Scenario())
    assert look_at(made, None).existing is made.existing


def test_an_own_register_stands_instead_of_the_embedded_one() -> None:
    made = plan(Scenario())
    table = made.region.unions
    looked = look_at(made, table[table["union_id"] == "I08"])
    assert list(looked.existing.register.by_id) == ["I08"]
    assert looked.bodies.index.tolist() == ["I08"]
    whole = look_at(made, None)
    # The first floor is held against the declared centres of the country, whoever lists it.
    pd.testing.assert_series_equal(looked.bodies.loc["I08"], whole.bodies.loc["I08"])


def test_an_empty_register_is_no_fault() -> None:
    made = plan(Scenario())
    looked = look_at(made, made.region.unions.head(0))
    assert looked.bodies.empty
    assert looked.members.empty
