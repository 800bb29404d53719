from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zones.app.pages.sources import assumed_rules, flow_quality
from zones.app.resources import catalog, plan, region
from zones.app.view import View
from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder
from zones.data.reports import FileRead, ImportReport, LeftOut, Residual
from zones.labels import Text
from zones.planning import Scenario

Open = Callable[..., Any]


def test_unknown_and_unlisted_persons_are_shown_and_add_up(open_page: Open) -> None:
    persons = flow_quality(region().flows)
    assert persons["total"] == persons.drop("total").sum()
    shown = open_page("sources", source_part="quality").check().tables[0]
    assert shown["人数"].tolist() == [f"{count:,}" for count in persons]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_source_is_credited_with_its_licence(open_page: Open, lang: str) -> None:
    shown = open_page("sources", lang, source_part="credits").check().tables[-1]
    assert len(shown) == len(catalog().sources)
    assert (shown.iloc[:, 2].str.len() > 0).all()
    facts, census = ("事実の記載", "2015年国勢調査") if lang == "ja" else ("facts", "2015 census")
    assert shown.iloc[:, 2].str.startswith(facts).any()
    assert (shown.iloc[:, 1] == census).any()


def test_assumed_numbers_are_listed_from_the_rule_sets() -> None:
    view = View("ja", Scenario())
    table = assumed_rules(view, plan(view.scenario))
    assert "40 km" in table["求めるもの"].tolist()
    assert table["備考"].str.contains("仮定").any()
    labels = {rules.label.ja for rules in plan(view.scenario).rules.values()}
    assert set(table["制度"]) & labels


def test_every_table_at_hand_is_listed(open_page: Open) -> None:
    tables = open_page("sources").check().tables
    assert any(len(table) == len(catalog().tables) and "作り方" in table for table in tables)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("part", ["data", "quality", "rules", "credits"])
def test_every_part_opens(open_page: Open, part: str, lang: str) -> None:
    assert open_page("sources", lang, source_part=part).check().tables


def test_year_basis_and_vintages_stand_first(open_page: Open) -> None:
    shown = open_page("sources", denominator="place_known").check().tables[0]
    values = shown.iloc[:, 0].to_dict()
    assert values["通勤通学の調査年"] == "2020"
    assert values["割合の分母"] == "従業・通学地が判明した者"
    assert "2050" in values["将来推計の年"]
    assert values["既存の圏域の時点"] == "2026-04-01"


def test_a_scheme_is_shown_row_by_row_with_its_confidence(open_page: Open) -> None:
    screen = open_page("sources", source_part="rules").check()
    rules = plan(Scenario()).rules
    assert len(screen.tables[0]) == len(rules)
    first = screen.tables[1]
    assert set(first["確度"].str[:1]) <= {"●", "△", "—"}
    other = screen.set("rule_set", "settlement_area").check().tables[1]
    assert len(other) != len(first) or not other.equals(first)


def test_the_page_s_button_uses_another_data_set_on_this_screen_only(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path))
    embedded = geodata_folder()
    other = replace(read_catalog(embedded), flows_year=2015)
    report = ImportReport(
        "od",
        (FileRead("od.csv", "0" * 64),),
        10,
        7,
        (LeftOut(Text("持ち出し禁止<b>", "no such code<b>"), 3, "line 4: 99999"),),
        (Residual(Text("総数", "total"), 100, 90),),
        (Text("注記", "a note"),),
    )
    home.save_set("own", embedded, other, {}, {"import-od.json": report.json_bytes()})
    mine, theirs = open_page("sources"), open_page("sources")
    mine.check()
    next(one for one in mine.app.button if one.key == "use-own").click().run()
    mine.check()
    assert mine.tables[0].iloc[:, 0]["通勤通学の調査年"] == "2015"
    words = mine.text + mine.app.expander[0].label
    assert "読んだ行 10・取り込んだ行 7" in words
    assert any("持ち出し禁止" in table.to_string() for table in mine.tables)
    assert any("公表値" in table.columns and table.iloc[0]["差"] == "10" for table in mine.tables)
    theirs.app.run()
    assert theirs.check().tables[0].iloc[:, 0]["通勤通学の調査年"] == "2020"


def test_a_damaged_report_is_one_sentence(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path))
    embedded = geodata_folder()
    home.save_set("own", embedded, read_catalog(embedded), {}, {"import-od.json": b"{}"})
    screen = open_page("sources", data_set="own")
    assert not screen.app.exception
    assert len(screen.app.error) == 1
    assert "import-od.json" in screen.app.error[0].value
    assert len(screen.tables) == 2
