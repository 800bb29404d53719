from typing import get_args

from zones.labels import Text
from zones.provenance import COMMUTERS_AND_STUDENTS, DENOMINATORS, Basis, Denominator, Source


def test_a_basis_says_year_people_and_denominator_in_both_languages() -> None:
    basis = Basis(COMMUTERS_AND_STUDENTS, 2020)
    assert basis.text == Text(
        "2020年国勢調査・自宅外で従業・通学する者（全年齢）・分母は従業・通学地不詳を含む総数",
        "2020 census, commuters and students of all ages out of the house, "
        "divided by all of them, place unknown included",
    )


def test_another_denominator_is_another_basis() -> None:
    known = Basis(COMMUTERS_AND_STUDENTS, 2020, "place_known")
    assert known != Basis(COMMUTERS_AND_STUDENTS, 2020)
    assert known.text.ja.endswith("従業・通学地が判明した者")


def test_every_denominator_has_words() -> None:
    assert set(DENOMINATORS) == set(get_args(Denominator))
    assert all(text.ja and text.en for text in DENOMINATORS.values())


def test_sources_are_equal_by_what_they_say() -> None:
    one, other = (
        Source("a", Text("題", "title"), "2020", "CC BY 4.0", Text("出典", "credit"))
        for _ in range(2)
    )
    assert one == other
    assert len({one, other}) == 1
