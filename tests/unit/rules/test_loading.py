import hashlib
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zones.errors import NotFoundError, RuleError
from zones.rules import loading
from zones.rules.loading import check, load_ruleset, ruleset, shipped
from zones.rules.measures import MEASURES, READINGS, SCOPES
from zones.rules.ruleset import OPERATORS

Write = Callable[..., Path]


def test_the_shipped_sets_are_dated_and_sourced() -> None:
    sets = shipped()
    assert list(sets) == ["hub_city_area", "settlement_area", "hub_city_2014"]
    assert [rules.effective_from for rules in sets.values()] == [
        date(2014, 8, 25),
        date(2008, 12, 26),
        date(2014, 1, 24),
    ]
    for rules in sets.values():
        assert all(row.origin.article and row.origin.source for row in rules.criteria)


def test_the_shipped_sets_hold_the_rules_of_the_schemes() -> None:
    area, settlement, hub = shipped().values()
    names = {name.split("-")[0] for name in (row.id for row in area.criteria)}
    assert names == {"C1", "C2", "C3", "C4", "C5", "C6"}
    assert area.members is not None
    assert [area.members.id, *(note.id for note in area.notes)] == ["M1", "M2", "M3", "M4", "P"]
    assert area.members.threshold == Fraction(1, 10)
    names = {name.split("-")[0] for name in (row.id for row in settlement.criteria)}
    assert names == {"T1", "T2", "T3", "T4", "T5"}
    assert settlement.members is not None
    assert settlement.members.considered is not None
    assert settlement.members.considered.origin.confidence == "assumed"
    assert settlement.members.considered.threshold == Fraction(1, 20)
    assert hub.members is None
    assert hub.root("pair") is None


@pytest.mark.parametrize("name", ["C4", "C6", "C5-distance"])
def test_assumed_numbers_are_marked(name: str) -> None:
    assert ruleset("hub_city_area").criterion(name).origin.confidence == "assumed"


def test_both_readings_decide_for_both_scopes() -> None:
    area = ruleset("hub_city_area")
    for scope in SCOPES:
        listed = [{row.measure for row in area.listed(scope, reading)} for reading in READINGS]
        assert "in_metropolitan_sphere" in listed[0] - listed[1]
        assert "in_metropolitan_prefecture" in listed[1] - listed[0]


def test_shipped_sets_cannot_be_changed_from_outside() -> None:
    shipped().clear()
    assert len(shipped()) == 3


def test_an_unknown_set_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        ruleset("hub_city")
    assert str(error.value) == "There is no rule set 'hub_city'. Did you mean 'hub_city_area'?"
    assert "ルールセット「hub_city」はありません。" in error.value.say("ja")


def test_an_own_set_is_loaded_like_a_shipped_one(write: Write) -> None:
    path = write()
    rules = load_ruleset(str(path))
    assert rules.id == "own"
    assert rules.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert check(path) == []


def test_a_byte_order_mark_does_no_harm(write: Write) -> None:
    path = write()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_ruleset(path).id == "own"


HOSTILE = [
    pytest.param(b"\xff\xfe", "save it again as UTF-8.", "UTF-8 で保存し直して", id="encoding"),
    pytest.param(b"#" * 1_000_001, "larger than 1 MB", "1 MB を超えて", id="size"),
    pytest.param(b"a = ", "no valid TOML", "TOML として読めません", id="syntax"),
    pytest.param(b"a = " + b"[" * 9000, "no valid TOML", "TOML として", id="depth"),
    pytest.param(b"a = " + b"9" * 9000, "no valid TOML", "TOML として", id="digits"),
    pytest.param(b"a" + b".a" * 400_000 + b" = 1", "more than 100 dots", "点（.）が", id="dots"),
    pytest.param(b"id = 1e99999999999999999999", "id: Write", "id: 「NaN」", id="exponent"),
    pytest.param(b"id = 0x" + b"f" * 9000, "id: Write", "id: 「int」", id="hex"),
    pytest.param(b"criteria = [" + b"{}," * 9000 + b"]", "At most 500", "500件まで", id="rows"),
    pytest.param(b"criteria = 3\ngroups = 4", "a list of tables", "表の一覧", id="types"),
    pytest.param(b"", "label: This key is required", "label: このキーは必須です。", id="empty"),
]


@pytest.mark.parametrize(("content", "en", "ja"), HOSTILE)
def test_hostile_files_are_refused_in_words(
    tmp_path: Path, content: bytes, en: str, ja: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(RuleError) as error:
        load_ruleset(path)
    assert "x.toml" in str(error.value)
    assert en in str(error.value)
    assert ja in error.value.say("ja")
    assert check(path)


def test_the_place_of_a_fault_in_the_syntax_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('id = "x"\nlabel = "y\n')
    (problem,) = check(path)
    assert problem.say("ja").startswith("2行目の11文字目で、TOML として読めません（")
    assert problem.say("ja").endswith("）。その箇所を直してください。")


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "none.toml", "a\0b"):
        assert [problem.say("en") for problem in check(path)] == [
            "There is no such file: check the place."
        ]
    path = tmp_path / "x.toml"
    path.touch()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert [problem.say("ja") for problem in check(path)] == [
        "ファイルを読めません。場所と権限を確かめてください。"
    ]


def test_a_long_list_of_problems_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("\n".join(f"k{number} = 1" for number in range(200)))
    with pytest.raises(RuleError) as error:
        load_ruleset(path)
    more = len(check(path)) - 100
    assert str(error.value).endswith(f"\n  and {more} more")
    assert error.value.say("ja").endswith(f"\n  ほか{more}件")


def test_a_broken_shipped_set_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rulesets").mkdir()
    for name in ("hub_city_area", "settlement_area", "hub_city_2014"):
        (tmp_path / "rulesets" / f"{name}.toml").write_text("x = 1")
    monkeypatch.setattr(loading.resources, "files", lambda _: tmp_path)
    loading._load_shipped.cache_clear()  # noqa: SLF001
    with pytest.raises(RuleError, match=r"hub_city_area\.toml"):
        shipped()
    monkeypatch.undo()
    assert len(shipped()) == 3


def test_the_file_in_the_grammar_is_a_rule_set(tmp_path: Path) -> None:
    grammar = (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8")
    path = tmp_path / "own.toml"
    path.write_text(grammar.split("```toml\n")[1].split("```")[0], "utf-8")
    rules = load_ruleset(path)
    assert [row.id for row in rules.criteria] == ["P1", "P2", "P2-merged", "P2-former", "D1", "D2"]


def test_the_grammar_names_every_measure_and_limit() -> None:
    grammar = (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8")
    for measures in MEASURES.values():
        for measure in measures.values():
            assert f"`{measure.id}`" in grammar
            assert f"`{measure.unit}`" in grammar
    for operator in OPERATORS:
        assert f"`{operator}`" in grammar
