"""``zones rules``: show the schemes, and check a rule set of one's own."""

import sys
from dataclasses import astuple
from pathlib import Path

import click

from zones.cli.tables import show
from zones.cli.words import Command, Group, complain, lang_option
from zones.labels import Lang, Text
from zones.outputs.summary import SummaryTable
from zones.rules.description import describe
from zones.rules.loading import check, load_ruleset, ruleset, shipped
from zones.rules.ruleset import RuleSet

_REFUSED = 2

_COLUMNS = (
    Text("番号", "Id"),
    Text("区分", "Part"),
    Text("内容", "What"),
    Text("求めるもの", "Asked"),
    Text("備考", "Remarks"),
    Text("条項", "Article"),
    Text("出典", "Source"),
    Text("確度", "Confidence"),
)


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "rules",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "制度のルールセットを見る・自分のルールセットを確かめる。",
            "Show the schemes' rule sets; check one of your own.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    for one in (_list(lang), _show(lang), _check(lang)):
        group.add_command(one)
    return group


def _list(lang: Lang) -> click.Command:
    @click.command(
        "list",
        cls=Command,
        lang=lang,
        help=Text("収録のルールセットを並べる。", "List the shipped rule sets.").say(lang),
    )
    @lang_option(lang)
    def run() -> None:
        for key, rules in shipped().items():
            sys.stdout.write(f"{key}\t{rules.label.say(lang)}\t{rules.document.say(lang)}\n")

    return run


def _show(lang: Lang) -> click.Command:
    @click.command(
        "show",
        cls=Command,
        lang=lang,
        help=Text(
            "ルールセット（id または TOML ファイル）の要件・出典・確度を示す。",
            "Show the criteria, sources and confidence of a rule set (id or TOML file).",
        ).say(lang),
    )
    @click.argument("rules", metavar="ID|FILE")
    @lang_option(lang)
    def run(rules: str) -> None:
        path = Path(rules)
        show(_table(load_ruleset(path) if path.suffix == ".toml" else ruleset(rules), lang))

    return run


def _check(lang: Lang) -> click.Command:
    @click.command(
        "check",
        cls=Command,
        lang=lang,
        help=Text(
            "ルールセットのファイルを調べ、誤りをすべて場所つきで示す。",
            "Check a rule set file and list everything wrong, with its place.",
        ).say(lang),
    )
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    @lang_option(lang)
    def run(file: Path) -> int:
        problems = check(file)
        for problem in problems:
            complain(f"{file.name}: {problem.say(lang)}")
        if problems:
            return _REFUSED
        words = Text(f"{file.name} は使えます。", f"{file.name} can be used.")
        sys.stdout.write(f"{words.say(lang)}\n")
        return 0

    return run


def _table(rules: RuleSet, lang: Lang) -> SummaryTable:
    until = rules.effective_until or ""
    title = (
        f"{rules.label.say(lang)}（{rules.document.say(lang)}、{rules.effective_from}〜{until}）"
    )
    rows = tuple(tuple(str(cell) for cell in astuple(line)) for line in describe(rules, lang))
    columns = tuple(text.say(lang) for text in _COLUMNS)
    return SummaryTable(rules.id, title, columns, rows, (False,) * len(columns))
