import pytest

from zones.data.registers.words import centre_mark, role_of, split_names, split_tasks, type_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一部事務組合", "一部事務組合"),
        ("一組", "一部事務組合"),
        ("伊南行政組合", "一部事務組合"),
        ("長野地域連携中枢都市圏", "連携中枢都市圏"),
        ("広島広域都市圏", "連携中枢都市圏"),
        ("事務委託", "事務の委託"),
        ("何か", None),
    ],
)
def test_types_are_told_from_words(text: str, kind: str | None) -> None:
    assert type_of(text) == kind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("", "member"),
        ("中心市", "centre"),
        ("連携中枢都市", "centre"),
        ("連携市町村", "member"),
        ("オブザーバー", "observer"),
        ("会長", None),
    ],
)
def test_roles_are_told_from_words(text: str, role: str | None) -> None:
    assert role_of(text) == role


@pytest.mark.parametrize(
    ("name", "bare"), [("◎飯田市", "飯田市"), ("飯田市（中心市）", "飯田市"), ("飯田市", "飯田市")]
)
def test_mark_of_the_centre_is_taken_off(name: str, bare: str) -> None:
    assert centre_mark(name) == (bare, name != bare)


def test_formula_is_one_name() -> None:
    assert split_names("=A1/B1") == ["=A1/B1"]


def test_tasks_are_split_outside_brackets() -> None:
    assert split_tasks("消防、水道(甲町、乙町)、斎場") == ["消防", "水道(甲町、乙町)", "斎場"]
    assert split_tasks("消防;ごみ、し尿") == ["消防", "ごみ、し尿"]
