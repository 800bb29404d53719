from zones.outputs.formats.about import about
from zones.planning import Plan


def test_it_names_basis_sources_and_software(plan: Plan) -> None:
    said = about(plan, title="題名")
    assert said.title == "題名"
    assert said.basis == plan.region.flows.basis.text.ja
    assert said.credit == "出典：" + "、".join(one.ja for one in plan.region.credits())
    assert said.software.startswith("zones ")
    assert list(said.sources["table"]) == ["flows", "municipalities"]


def test_it_speaks_english(plan: Plan) -> None:
    said = about(plan, lang="en")
    assert said.credit.startswith("Sources: ")
    assert said.basis == plan.region.flows.basis.text.en
    assert said.title.startswith("Regional-zone planner")
