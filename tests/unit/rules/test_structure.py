from collections.abc import Callable
from pathlib import Path

import pytest

from zones.rules.loading import check
from zones.rules.ruleset import Group
from zones.rules.structure import order_groups

Write = Callable[..., Path]

FAULTS = [
    (
        ('all_of = ["A", "B"]', 'all_of = ["A", "Bb"]'),
        "groups.centre.all_of",
        "「Bb」という基準やグループはありません。「B」の誤りではありませんか。",
        "There is no criterion or group 'Bb'. Did you mean 'B'?",
    ),
    (
        ('municipality = "centre"', 'municipality = "center"'),
        "municipality",
        "「center」という基準やグループはありません。「centre」の誤りではありませんか。",
        "There is no criterion or group 'center'. Did you mean 'centre'?",
    ),
    (
        ('all_of = ["A", "B"]', 'all_of = ["A", "B", "K"]'),
        "groups.centre.all_of",
        "「K」は参考（informative）の基準なので、判定に使えません。グループから外してください。",
        "'K' is informative, so it can't decide anything: take it out of the group.",
    ),
    (
        ('decided_by = "B-former"', 'decided_by = "B-formr"'),
        "criteria.B.exceptions[1].decided_by",
        "「B-formr」という基準はありません。「B-former」の誤りではありませんか。",
        "There is no criterion 'B-formr'. Did you mean 'B-former'?",
    ),
    (
        ('when = "B-merged"', 'when = "N"'),
        "criteria.B.exceptions[1].when",
        "「N」は、scope と reading が同じで、例外も参考の印もない基準にしてください。",
        (
            "'N' must have the same scope and reading, no exceptions of its own, and not be "
            "informative."
        ),
    ),
    (
        ('id = "B-former"', 'id = "B-former"\nreading = "spheres"'),
        "criteria.B.exceptions[1].decided_by",
        "「B-former」は、scope と reading が同じで、例外も参考の印もない基準にしてください。",
        (
            "'B-former' must have the same scope and reading, no exceptions of its own, and not "
            "be informative."
        ),
    ),
    (
        ('all_of = ["N", "hour"]', 'all_of = ["N", "A", "hour"]'),
        "criteria.A.scope",
        (
            "pair の判定に使われていますが、scope は municipality です。"
            "同じ scope の基準だけを使ってください。"
        ),
        (
            "It helps to decide for pair, but its scope is municipality. "
            "Use criteria of the same scope only."
        ),
    ),
    (
        ('all_of = ["A", "B"]', 'all_of = ["B"]'),
        "criteria.A",
        "どこからも使われていません。グループに加えるか、informative = true にしてください。",
        "Nothing uses it: add it to a group, or mark a criterion informative = true.",
    ),
    (
        ('id = "K"', 'id = "A"'),
        "A",
        "この id は2回使われています。それぞれ別の id にしてください。",
        "This id is used twice: give each its own.",
    ),
    (
        ('first_known = ["N-travel", "N-distance"]', 'first_known = ["N-travel", "twin"]'),
        "groups",
        "グループが循環しています（twin → hour → twin）。どれかを外してください。",
        "These groups form a circle (twin → hour → twin): take one of them out.",
    ),
]


@pytest.mark.parametrize(("change", "where", "ja", "en"), FAULTS)
def test_each_broken_link_is_named_in_both_languages(
    write: Write, change: tuple[str, str], where: str, ja: str, en: str
) -> None:
    found = {problem.where: problem for problem in check(write(change))}
    assert where in found
    assert found[where].text.say("en") == en
    assert found[where].text.say("ja") == ja


def test_an_unused_group_is_named(write: Write) -> None:
    more = '[[groups]]\nid = "spare"\nany_of = ["A", "B"]\n'
    assert [problem.where for problem in check(write(more=more))] == ["groups.spare"]


def test_something_must_decide(write: Write) -> None:
    path = write(('municipality = "centre"\npair = "twin"\n', ""))
    (problem,) = check(path)
    assert problem.where == "municipality"
    assert "as municipality or pair" in problem.text.en
    assert "municipality か pair" in problem.text.ja


def test_each_reading_needs_a_criterion(write: Write) -> None:
    path = write(
        ('all_of = ["A", "B"]', 'all_of = ["A"]'),
        ('id = "A"', 'id = "A"\nreading = "spheres"'),
        (
            'confidence = "assumed"\nexceptions',
            'informative = true\nconfidence = "assumed"\nexceptions',
        ),
    )
    found = {problem.where: problem.text for problem in check(path)}
    assert found["municipality"].en == "No criterion decides when reading = prefectures: add one."
    assert found["municipality"].ja == (
        "reading = prefectures のとき、判定する基準がありません。基準を加えてください。"
    )


def test_an_exception_without_a_condition_always_applies(write: Write) -> None:
    path = write(
        ('{ when = "B-merged", decided_by = "B-former" }', '{ decided_by = "B-former" }'),
        ('id = "B-merged"', 'id = "B-merged"\ninformative = true'),
    )
    assert check(path) == []


def test_groups_come_after_their_parts() -> None:
    top = Group("top", "all_of", ("middle", "x"))
    middle = Group("middle", "any_of", ("low", "y"))
    low = Group("low", "any_of", ("z",))
    assert [group.id for group in order_groups([top, middle, low])] == ["low", "middle", "top"]


def test_groups_in_a_circle_are_left_as_they_are() -> None:
    circle = [Group("a", "all_of", ("b",)), Group("b", "all_of", ("a",))]
    assert order_groups(circle) == tuple(circle)


def test_a_criterion_may_stand_in_two_groups(write: Write) -> None:
    path = write(
        ('all_of = ["A", "B"]', 'all_of = ["A", "B", "either"]'),
        more='[[groups]]\nid = "either"\nany_of = ["A", "B"]\n',
    )
    assert check(path) == []
