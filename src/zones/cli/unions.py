"""``zones unions``: existing unions: compare, import, tasks."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.data_choice import data_option
from zones.cli.options import json_option, out_option
from zones.cli.progress import reporter
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.tables import show
from zones.cli.words import Command, Group, complain, lang_option
from zones.codes import PREFECTURES
from zones.errors import NotFoundError
from zones.labels import Lang, Text
from zones.metrics.tasks import undone_tasks, who_does
from zones.model.unions import REGISTER_DATE, Register
from zones.outputs.csv import to_csv
from zones.outputs.folder import check_writable, write_folder
from zones.outputs.union_summary import comparison_summary, task_summary, undone_summary
from zones.planning import Plan, load_region, make_plan
from zones.planning.scenario import parse_day

_REFUSED = 2

_NONE_HERE = Text(
    "この都道府県には、名簿の上でこの事務を行う団体がありません（一部事務組合の収録は一部の県だけです）。",
    "The register names no body for this task here (一部事務組合 are listed for some prefectures only).",
)


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "unions",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "既存の圏域・組合：通勤圏との比較、名簿の取り込み、共同処理する事務。",
            "Existing unions: compare with the spheres, import a register, joint tasks.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    for one in (_compare(lang), _tasks(lang), _import(lang)):
        group.add_command(one)
    return group


def _compare(lang: Lang) -> click.Command:
    @click.command(
        "compare",
        cls=Command,
        lang=lang,
        help=Text(
            "連携中枢都市圏・定住自立圏などを、中心市の通勤圏と比べる。",
            "Compare 連携中枢都市圏, 定住自立圏 and the like with the spheres of their centres.",
        ).say(lang),
    )
    @out_option(
        lang,
        Text(
            "比較の図（PNG・SVG）と表を書き出すフォルダー。",
            "Folder to write the figure (PNG, SVG) and the tables into.",
        ),
        default=None,
    )
    @scenario_options(lang)
    @lang_option(lang)
    def run(out: Path | None, **settings: Any) -> None:  # noqa: ANN401
        if out is not None:
            check_writable(out)
        plan = _plan(settings, lang)
        for table in comparison_summary(plan, lang):
            show(table)
        if out is not None:
            # matplotlib takes half a second that the tables don't need
            from zones.outputs.union_files import comparison_files  # noqa: PLC0415

            write_folder(out, comparison_files(plan, lang))

    return run


def _tasks(lang: Lang) -> click.Command:
    @click.command(
        "tasks",
        cls=Command,
        lang=lang,
        help=Text(
            "ある事務を、だれがだれと共同で行っているか。事務を指定しないと、"
            "一覧のある圏域でだれも行っていない事務を示す。",
            "Who does a task with whom. Without a task: what no joint body does in the areas "
            "whose tasks are known.",
        ).say(lang),
    )
    @click.argument("task", required=False, metavar=Text("事務", "TASK").say(lang))
    @out_option(
        lang,
        Text(
            "事務の一覧表（CSV）と図（PNG・SVG）を書き出すフォルダー。",
            "Folder to write the matrix (CSV) and its heat map (PNG, SVG) into.",
        ),
        default=None,
    )
    @scenario_options(lang)
    @lang_option(lang)
    def run(task: str | None, out: Path | None, **settings: Any) -> None:  # noqa: ANN401
        plan = _plan(settings, lang)
        if out is not None:
            from zones.outputs.task_figure import task_files  # noqa: PLC0415 (matplotlib)

            write_folder(out, task_files(plan, lang))
        if task is None:
            show(undone_summary(plan, undone_tasks(plan.existing.tasks, plan.existing.facts), lang))
            return
        found = who_does(plan.existing.tasks, task)
        if found.empty:
            known = sorted(set(plan.existing.tasks["task"]))
            raise NotFoundError(
                f"「{task}」を行う団体は名簿にありません。{'、'.join(known[:8])} のように指定してください。",
                f"No body of the register does '{task}'. Ask for one like {', '.join(known[:8])}.",
            )
        names = {PREFECTURES[code].ja for code in plan.scenario.prefectures}
        found = found[found["prefecture"].isin(names) | (not names)]
        show(task_summary(plan, found, lang))
        if found.empty:
            complain(_NONE_HERE.say(lang))

    return run


def _import(lang: Lang) -> click.Command:
    @click.command(
        "import",
        cls=Command,
        lang=lang,
        help=Text(
            "圏域・組合の名簿（CSV または Excel）を読み、名称をコードに直した名簿を書き出す。",
            "Read a list of unions (CSV or Excel) and write a clean register with codes.",
        ).say(lang),
    )
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    @click.option(
        "--as-of",
        default=REGISTER_DATE.isoformat(),
        show_default=True,
        metavar="DATE",
        help=Text(
            "名簿の時点。この日に有効なものを取る。",
            "Day of the list; what is valid then is taken.",
        ).say(lang),
    )
    @out_option(
        lang, Text("register.csv を書き出すフォルダー。", "Folder to write register.csv into.")
    )
    @json_option(lang, Text("結果を JSON で表示する。", "Print the result as JSON."))
    @data_option(lang)
    @lang_option(lang)
    def run(file: Path, as_of: str, out: Path, *, as_json: bool) -> int:
        from zones.data.registers.importing import import_register  # noqa: PLC0415 (openpyxl)

        day = parse_day(as_of)
        check_writable(out)
        region = load_region()
        result = import_register(
            file, municipalities=region.municipalities, changes=region.changes, as_of=day
        )
        register = Register.from_table(result.table).valid_on(day)
        paths = write_folder(out, {"register.csv": to_csv(register.to_table())})
        for remark in (*result.problems, *result.notes):
            complain(remark.text.say(lang))
        _say_imported(register, len(result.problems), paths[0], lang, as_json=as_json)
        return _REFUSED if result.problems else 0

    return run


def _say_imported(
    register: Register, problems: int, path: Path, lang: Lang, *, as_json: bool
) -> None:
    rows = len(register.to_table())
    if as_json:
        content = {"unions": len(register), "rows": rows, "problems": problems, "file": str(path)}
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    words = Text(
        f"{len(register)}件の圏域・組合（{rows}行）を {path} に書き出しました。"
        + (
            f"確認が必要な行が{problems}件あります。直して取り込み直してください。"
            if problems
            else ""
        ),
        f"Wrote {len(register)} union(s), {rows} row(s), to {path}."
        + (
            f" {problems} row(s) must be checked: correct them and import again."
            if problems
            else ""
        ),
    )
    sys.stdout.write(f"{words.say(lang)}\n")


def _plan(settings: dict[str, Any], lang: Lang) -> Plan:
    chosen = scenario_from(settings)
    with reporter(lang) as progress:
        region = chosen.region(load_region(denominator=chosen.scenario.denominator))
        return make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
