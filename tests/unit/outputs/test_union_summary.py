from zones.metrics.tasks import undone_tasks, who_does
from zones.outputs.union_summary import comparison_summary, task_summary, undone_summary
from zones.planning import Plan


def test_the_totals_come_first_and_are_national(nagano_plan: Plan) -> None:
    totals, unions = comparison_summary(nagano_plan)
    assert totals.rows[0] == ("連携中枢都市圏", "38", "40", "353", "247", "221", "132", "89.5％")
    assert len(unions.rows) == 8
    assert all(len(row) == len(unions.columns) for row in unions.rows)


def test_english_totals_say_all(nagano_plan: Plan) -> None:
    totals, _ = comparison_summary(nagano_plan, "en")
    assert totals.rows[-1][0] == "all"
    assert totals.rows[0][-1] == "89.5 %"


def test_who_does_a_task_names_the_members(nagano_plan: Plan) -> None:
    found = who_does(nagano_plan.existing.tasks, "消防", prefecture="長野県")
    table = task_summary(nagano_plan, found)
    names = [row[0] for row in table.rows]
    assert "佐久広域連合" in names
    assert "佐久市" in table.rows[names.index("佐久広域連合")][3]


def test_undone_tasks_tell_where_the_print_has_no_mark(nagano_plan: Plan) -> None:
    existing = nagano_plan.existing
    table = undone_summary(nagano_plan, undone_tasks(existing.tasks, existing.facts))
    assert {row[4] for row in table.rows} == {"", "資料に印がない"}
