from zones.app.resources import plan
from zones.app.unions.tasks import signed_matrix
from zones.planning import Scenario


def test_each_cell_of_the_matrix_has_the_sign_of_its_evidence() -> None:
    made = plan(Scenario())
    matrix = signed_matrix(made).set_index("name")
    facts = made.existing.facts
    tasks = facts[facts["fact"] == "task"]
    signs = {"table": "○", "overview": "△", "both": "◎"}
    for key, sign in signs.items():
        assert (matrix == sign).sum().sum() == (tasks["evidence"] == key).sum()
