from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from zones.errors import RuleError
from zones.labels import Text
from zones.rules.loading import check, load_ruleset
from zones.rules.ruleset import Criterion, RuleException, RuleSet

Write = Callable[..., Path]

FAULTS = [
    (
        ('id = "A"', 'id = "A"\nvaleu = 3'),
        "criteria.A.valeu",
        "このキーはありません。「value」の誤りではありませんか。",
        "There is no such key. Did you mean 'value'?",
    ),
    (
        ("value = 50000", "valeu = 50000"),
        "criteria.A.value",
        "このキーは必須です。値を書いてください。",
        "This key is required: add it.",
    ),
    (
        ('measure = "population"', 'measure = "poplation"'),
        "criteria.A.measure",
        "「poplation」は使えません。「population」の誤りではありませんか。",
        "'poplation' is not known here. Did you mean 'population'?",
    ),
    (
        ('operator = ">="', 'operator = "=>"'),
        "criteria.A.operator",
        "「=>」は使えません。使えるのは >=、>、<=、<、==、!=、in、not_in です。",
        "'=>' is not known here. Use one of: >=, >, <=, <, ==, !=, in, not_in.",
    ),
    (
        ('operator = ">="', 'operator = "in"'),
        "criteria.A.operator",
        "population に「in」は使えません。使えるのは >=、>、<=、<、==、!= です。",
        "'in' doesn't compare population. Use one of: >=, >, <=, <, ==, !=.",
    ),
    (
        ("value = 50000", "value = nan"),
        "criteria.A.value",
        "「NaN」ではなく、0以上の数を書いてください。",
        "Write a number of 0 or more, not 'NaN'.",
    ),
    (
        ("value = 1.0", "value = 100"),
        "criteria.B.value",
        "「100」は大きすぎます（最大 10）。割合と比率は1を全体として書きます（10％は0.10、100は1.0）。",
        (
            "'100' is too large (at most 10). Shares and ratios are written with 1 as the whole: "
            "0.10 for 10 %, 1.0 for 100."
        ),
    ),
    (
        ('unit = "persons"', 'unit = "ratio"'),
        "criteria.A.unit",
        "population の単位は persons です。そのように書いてください。",
        "population is measured in persons: write that.",
    ),
    (
        ('source = "us"', 'source = "them"'),
        "criteria.A.source",
        "「them」は使えません。使えるのは us です。",
        "'them' is not known here. Use one of: us.",
    ),
    (
        ('confidence = "stated"', 'confidence = "sure"'),
        "criteria.A.confidence",
        "「sure」は使えません。使えるのは stated、assumed です。",
        "'sure' is not known here. Use one of: stated, assumed.",
    ),
    (
        ("approximate = true\n", ""),
        "criteria.B.approximate",
        (
            "tolerance と borderline_within は approximate = true のときだけ使えます。"
            "approximate = true を加えるか、この二つを消してください。"
        ),
        "tolerance and borderline_within need approximate = true: add it, or take them out.",
    ),
    (
        ('value = true\nunit = "truth"', 'value = true\nunit = "truth"\napproximate = true'),
        "criteria.B-merged.approximate",
        (
            "おおむね（approximate）は >=、>、<=、< の基準だけに使えます。"
            "この基準から消してください。"
        ),
        "Only rules with >=, >, <= or < can be approximate: take it out here.",
    ),
    (
        ("borderline_within = 0.02", "borderline_within = 0.02\ntolerance = 0.03"),
        "criteria.B.borderline_within",
        "tolerance 以上の値にしてください。",
        "Write at least as much as tolerance.",
    ),
    (
        ("value = true", "value = 1"),
        "criteria.B-merged.value",
        "「1」ではなく、true か false を書いてください。",
        "Write true or false, not '1'.",
    ),
    (
        ("value = true\n", ""),
        "criteria.B-merged.value",
        "このキーは必須です。値を書いてください。",
        "This key is required: add it.",
    ),
    (
        ('value = ["core_city", "city"]', 'value = ["core_cty", "city"]'),
        "criteria.K.value",
        "種別「core_cty」はありません。「core_city」の誤りではありませんか。",
        "There is no kind 'core_cty'. Did you mean 'core_city'?",
    ),
    (
        ('value = ["core_city", "city"]\n', ""),
        "criteria.K.value",
        "このキーは必須です。値を書いてください。",
        "This key is required: add it.",
    ),
    (
        ('decided_by = "B-former"', 'decided_by = "B-former", wen = "x"'),
        "criteria.B.exceptions[1].wen",
        "このキーはありません。「when」の誤りではありませんか。",
        "There is no such key. Did you mean 'when'?",
    ),
    (
        ('all_of = ["A", "B"]', 'all_of = ["A", "B"]\nany_of = ["A", "B"]'),
        "groups.centre",
        "all_of、any_of、first_known のうち一つだけを書いてください。",
        "Give exactly one of all_of, any_of and first_known.",
    ),
    (
        ('share_at_least = "0.05"', 'share_at_least = "0.20"'),
        "members.considered.share_at_least",
        "構成市町村の割合（members の share_at_least）以下の値にしてください。",
        "Write at most the share of the members.",
    ),
    (
        ('recipient = "centre"', 'recipient = "center"'),
        "money.grant.recipient",
        "「center」は使えません。「centre」の誤りではありませんか。",
        "'center' is not known here. Did you mean 'centre'?",
    ),
    (
        (
            "effective_from = 2020-04-01",
            "effective_from = 2020-04-01\neffective_until = 2019-01-01",
        ),
        "effective_until",
        "終わりの日が始まりの日より前です。どちらかを直してください。",
        "The last day lies before the first: correct one of them.",
    ),
    (
        ("effective_from = 2020-04-01\n", ""),
        "effective_from",
        "このキーは必須です。値を書いてください。",
        "This key is required: add it.",
    ),
    (
        ('text = { ja = "手続。", en = "Procedure." }', 'text = "手続。"'),
        "notes.P.text",
        '「手続。」ではなく、{ ja = "…", en = "…" } の形の二つの言葉を書いてください。',
        'Write words like { ja = "…", en = "…" }, not \'手続。\'.',
    ),
]


@pytest.mark.parametrize(("change", "where", "ja", "en"), FAULTS)
def test_each_fault_is_named_with_its_key_in_both_languages(
    write: Write, change: tuple[str, str], where: str, ja: str, en: str
) -> None:
    found = {problem.where: problem for problem in check(write(change))}
    assert where in found
    assert found[where].say("ja") == f"{where}: {ja}"
    assert found[where].say("en") == f"{where}: {en}"


def test_all_faults_are_listed_at_once(write: Write) -> None:
    path = write(("value = 50000", "valeu = 50000"), ('unit = "kind"', 'unit = "kinds"'))
    with pytest.raises(RuleError) as error:
        load_ruleset(path)
    english = str(error.value)
    assert english.startswith("Mend the rule file own.toml (3 found).\n")
    for where in ("criteria.A.value:", "criteria.A.valeu:", "criteria.K.unit:"):
        assert where in english
        assert where in error.value.say("ja")


def test_a_misspelt_key_may_stand_anywhere(write: Write) -> None:
    path = write(
        more='[[money]]\nid = "x"\nlabel = { ja = "a", en = "b", fr = "c" }\n'
        'recipient = "member"\namount_yen = 1\narticle = "1"\nsource = "us"\n'
        'confidence = "stated"\n[extra]\n'
    )
    assert [problem.where for problem in check(path)] == ["money.x.label.fr", "extra"]


def test_the_file_becomes_values(own: RuleSet) -> None:
    ratio = own.criterion("B")
    assert isinstance(ratio, Criterion)
    assert (ratio.value, ratio.tolerance, ratio.borderline_within) == (1, 0, Fraction(1, 50))
    assert ratio.exceptions == (RuleException("B-former", "B-merged"),)
    assert ratio.origin.source == "our guideline"
    assert own.criterion("K").value == ("core_city", "city")
    assert own.criterion("B-merged").value is True
    assert own.criterion("N").scope == "pair"
    assert [group.id for group in own.groups] == ["hour", "centre", "twin"]
    assert own.members is not None
    assert own.members.threshold == Fraction(1, 10)
    assert own.members.considered is not None
    assert own.members.considered.threshold == Fraction(1, 20)
    assert own.members.considered.adjacent
    assert own.notes[0].text == Text("手続。", "Procedure.")
    assert (own.money[0].amount_yen, own.money[0].at_population) == (1_000_000, 750_000)


def test_a_citation_may_stand_in_both_languages(write: Write, own: RuleSet) -> None:
    both = ('us = "our guideline"', 'us = { ja = "要綱", en = "guideline" }')
    origin = load_ruleset(write(both)).criterion("B").origin  # type: ignore[union-attr]
    assert (origin.cite("ja"), origin.cite("en")) == ("要綱", "guideline")
    one = own.criterion("B").origin  # type: ignore[union-attr]
    assert one.cite("ja") == one.cite("en") == "our guideline"
    half = ('us = "our guideline"', 'us = { ja = "要綱" }')
    assert [problem.where for problem in check(write(half))] == ["sources.us.en"]


def test_one_kind_may_be_asked_for(write: Write) -> None:
    path = write(
        ('operator = "in"\nvalue = ["core_city", "city"]', 'operator = "=="\nvalue = "city"')
    )
    assert load_ruleset(path).criterion("K").value == ("city",)


def test_a_borderline_is_never_narrower_than_the_tolerance_by_default(write: Write) -> None:
    rules = load_ruleset(write(("borderline_within = 0.02", "tolerance = 0.01")))
    assert rules.criterion("B").borderline_within == Fraction(1, 100)


def test_members_and_money_may_be_left_out(write: Write) -> None:
    path = write()
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("[members]")], "utf-8")
    rules = load_ruleset(path)
    assert rules.members is None
    assert rules.money == ()


def test_members_need_no_band_below(write: Write) -> None:
    path = write()
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("[members.considered]")], "utf-8")
    rules = load_ruleset(path)
    assert rules.members is not None
    assert rules.members.considered is None
