import pytest

from zones.app.resources import plan
from zones.app.sources.rules import rule_rows
from zones.app.view import View
from zones.labels import Lang
from zones.planning import Scenario
from zones.rules.description import describe


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_row_has_its_article_or_source_and_a_mark(lang: Lang) -> None:
    view = View(lang, Scenario())
    for rules in plan(view.scenario).rules.values():
        table = rule_rows(view, rules)
        lines = describe(rules, lang)
        assert table.iloc[:, 0].tolist() == [line.id for line in lines]
        said = table.iloc[:, 6][[bool(line.confidence) for line in lines]]
        assert set(said.str[:2]) <= {"● ", "△ "}
