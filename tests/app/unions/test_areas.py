from zones.app.resources import plan
from zones.app.unions.areas import sphere_name
from zones.app.unions.desk import look_at
from zones.app.view import View
from zones.planning import Scenario


def test_a_sphere_is_called_by_its_centres() -> None:
    view = View("ja", Scenario())
    looked = look_at(plan(view.scenario), None)
    assert sphere_name(view, looked, "hub_city_area:20202") == "松本市"
