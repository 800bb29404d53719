"""The same things from a terminal."""

import sys
from collections.abc import Sequence

import click

from zones.cli.words import Group, complain, lang_option, language, usage_sentence
from zones.errors import ZonesError
from zones.labels import Lang, Text

__all__ = ["build", "main", "run"]

_REFUSED = 2
_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns
    -------
    int
        0 when all went well, 2 when something was refused (one sentence on standard error), 130
        when interrupted.
    """
    lang = language(arguments)
    try:
        code = build(lang).main(list(arguments), prog_name="zones", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        complain(error.format_message())
        return _REFUSED
    except click.UsageError as error:
        complain(usage_sentence(error, lang))
        return _REFUSED
    except ZonesError as error:
        complain(error.say(lang))
        return _REFUSED
    except (KeyboardInterrupt, click.Abort):
        complain(Text("中断しました。", "Interrupted.").say(lang))
        return _INTERRUPTED
    except SystemExit:  # click's answer to a reader who left early, as head does
        return 0
    return code if isinstance(code, int) else 0


def build(lang: Lang) -> click.Group:
    """Return the whole command line in *lang*."""
    from zones.cli import (  # noqa: PLC0415 (they need the words above)
        bundle,
        compare_years,
        data,
        explain,
        export,
        flows,
        future,
        grid,
        methods,
        plan,
        report,
        rules,
        sweep,
        unions,
    )

    root = Group(
        "zones",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "広域連携プランナー：通勤圏・昼夜間人口比率から、連携中枢都市圏と定住自立圏の候補を求める。",
            "Regional-zone planner: commuting spheres, day–night ratios and candidate areas of "
            "inter-municipal cooperation in Japan.",
        ).say(lang),
    )
    version = Text("版を表示して終わる。", "Show the version and exit.").say(lang)
    root = click.version_option(package_name="zones", message="%(prog)s %(version)s", help=version)(
        root
    )
    root = lang_option(lang)(root)
    for module in (
        plan,
        explain,
        sweep,
        unions,
        methods,
        export,
        report,
        future,
        grid,
        bundle,
        rules,
        data,
        flows,
        compare_years,
    ):
        root.add_command(module.command(lang))
    return root
