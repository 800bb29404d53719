from zones.outputs.task_figure import task_figure, task_files, task_table
from zones.planning import Plan


def test_the_matrix_has_nagano_s_ten_unions(japan_plan: Plan) -> None:
    table = task_table(japan_plan)
    assert len(table) == 10
    assert "佐久広域連合" in set(table["name"])
    assert list(table.columns[:3]) == ["union", "name", "介護認定審査会"]
    assert table["介護認定審査会"].notna().all()


def test_every_named_task_has_a_letter_in_its_cell(japan_plan: Plan) -> None:
    axes = task_figure(japan_plan).axes[0]
    named = task_table(japan_plan).drop(columns=["union", "name"]).notna().sum().sum()
    assert len(axes.texts) == named
    assert {text.get_text() for text in axes.texts} <= {"○", "△", "◎"}


def test_the_files_are_the_same_bytes_twice(japan_plan: Plan) -> None:
    first = task_files(japan_plan, "en")
    assert list(first) == ["task-matrix.csv", "task-matrix.png", "task-matrix.svg"]
    assert first == task_files(japan_plan, "en")
