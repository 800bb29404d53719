import pytest

from zones.labels import Lang
from zones.outputs.formats.about import about
from zones.outputs.source_words import say_terms, say_vintage
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
    assert said.credit == "Sources: " + "; ".join(one.en for one in plan.region.credits())
    assert said.basis == plan.region.flows.basis.text.en
    assert said.title.startswith("Regional-zone planner")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_vintages_and_terms_are_in_the_language_asked_for(plan: Plan, lang: Lang) -> None:
    held = [one for sources in plan.region.sources.values() for one in sources]
    said = about(plan, lang=lang).sources
    assert list(said["vintage"]) == [say_vintage(one.vintage, lang) for one in held]
    assert list(said["licence"]) == [say_terms(one.licence, lang) for one in held]
