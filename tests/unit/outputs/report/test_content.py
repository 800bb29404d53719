import pytest

from zones.errors import InputError, NotFoundError
from zones.outputs.report.content import centre_report, prefecture_report
from zones.outputs.report.document import Report
from zones.planning import Plan


def test_a_centres_report_has_question_finding_and_pictures(nagano_city: Report) -> None:
    assert nagano_city.title == "長野市を中心とする圏域を考える資料"
    assert len(nagano_city.findings) == 3
    assert [one.key for one in nagano_city.pictures] == [
        "map-20201",
        "shares-20201",
        "union-20201",
        "population-20201",
        "future-maps-20201",
    ]


def test_captions_are_numbered(nagano_city: Report) -> None:
    assert [one.caption[:2] for one in nagano_city.pictures] == [
        "図1", "図2", "図3", "図4", "図5",
    ]  # fmt: skip


def test_the_basis_stands_at_the_foot(nagano_city: Report, japan_plan: Plan) -> None:
    assert nagano_city.footer == japan_plan.region.flows.basis.text.ja


def test_all_of_japan_is_no_subject(japan_plan: Plan) -> None:
    with pytest.raises(InputError, match="--centre"):
        prefecture_report(japan_plan)


def test_a_place_without_data_is_refused(japan_plan: Plan) -> None:
    with pytest.raises(NotFoundError):
        centre_report(japan_plan, ["01695"])
