import json

from zones.data.trips.reports import CLASSES, Tally, TripsReport


def report(**changed: int) -> TripsReport:
    classes = {name: Tally(0, 0) for name in CLASSES}
    classes |= {"listed": Tally(7, 1025), "filtered": Tally(2, 75), "suppressed": Tally(1, None)}
    values = {"zero_rows": 1, "days": 1, "pairs": 3, "units": 2, **changed}
    return TripsReport(
        unit=100,
        read=Tally(10, 1100),
        classes=classes,
        persons={"listed": 10, "unknown_destination": 0, "unknown_origin": 0},
        unknown_codes={"origin": [], "destination": [("99", 4)]},
        about={"expressions": 1},
        **values,
    )


def test_what_came_in_is_what_became_of_it() -> None:
    assert report().difference == Tally(0, 0)


def test_lines_say_every_class_that_has_rows_and_the_difference() -> None:
    assert report().lines("en") == [
        "Rows read: 10 rows, 11 persons",
        "- in the flow table: 7 rows, 10.25 persons",
        "- not what the conditions ask for (dropped): 2 rows, 0.75 persons",
        "- number kept back (unknown, not zero): 1 rows",
        "= difference: 0 rows, 0 persons",
        "Flow table: 2 units, 3 pairs, 10 persons",
        "* destinations not in the crosswalk: 99 (4)",
    ]
    assert report().lines("ja")[0] == "読んだ行: 10行, 11人"


def test_a_division_by_days_is_said() -> None:
    assert any("30 days" in line for line in report(days=30).lines("en"))


def test_json_holds_the_same_numbers_and_unknown_is_null() -> None:
    made = json.loads(report().json_bytes())
    assert made["classes"]["listed"] == {"rows": 7, "persons": 10.25}
    assert made["classes"]["suppressed"] == {"rows": 1, "persons": None}
    assert made["difference"] == {"rows": 0, "persons": 0}
    assert made["unknown_codes"]["destination"] == [{"code": "99", "rows": 4}]
    assert made["expressions"] == 1
