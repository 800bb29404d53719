"""Options and stages that the commands of ``zones grid`` share."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
import pandas as pd

from zones.cli.data_choice import data_option
from zones.cli.progress import reporter
from zones.cli.tables import show
from zones.codes import find_prefecture
from zones.grid.population import PopulationGrid
from zones.labels import Lang, Text
from zones.model import Region
from zones.outputs.folder import check_writable, write_folder
from zones.outputs.summary import SummaryTable
from zones.planning import load_region
from zones.planning.grids import read_grid

_F = TypeVar("_F", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, eq=False)
class Loaded:
    """What a command works on.

    Parameters
    ----------
    region
        Japan, its window set.
    grid
        The people.
    people_of
        Prefecture code, where the grid counts only people of it.
    """

    region: Region
    grid: PopulationGrid
    people_of: str | None


def grid_options(lang: Lang) -> Callable[[_F], _F]:
    """Add the files of a grid and what they don't tell themselves."""
    return _added(
        [
            click.argument(
                "files",
                nargs=-1,
                type=_FILE,
                metavar=Text("[格子のファイル]…", "[GRID FILE]…").say(lang),
            ),
            data_option(lang),
            click.option(
                "--year",
                type=click.IntRange(1900, 2100),
                help=Text(
                    "人口の年（GeoTIFF はふつう持っていない）。",
                    "Year of the people (a GeoTIFF rarely tells it).",
                ).say(lang),
            ),
            click.option(
                "--band",
                type=click.IntRange(1),
                help=Text(
                    "GeoTIFF のバンド（複数あるとき）。", "Band of a GeoTIFF with several."
                ).say(lang),
            ),
            click.option(
                "--people-of",
                metavar="NAME",
                help=Text(
                    "格子がこの都道府県の人だけを数えているとき（都道府県別の地域メッシュ統計）。"
                    "県境のセルを隣県と分けない。",
                    "The grid counts only people of this prefecture (mesh statistics by "
                    "prefecture): cells on its border aren't shared with its neighbours.",
                ).say(lang),
            ),
            click.option(
                "--prefecture",
                "prefectures",
                multiple=True,
                metavar="NAME",
                help=Text(
                    "表示する都道府県（複数可）。", "Prefecture to show (may be repeated)."
                ).say(lang),
            ),
        ]
    )


def centre_option(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--centre``, as ``centre_names``."""
    return click.option(
        "--centre",
        "centre_names",
        multiple=True,
        metavar="NAME",
        help=Text(
            "中心とする市区町村（複数可）。既定は候補圏域のすべての中心。",
            "Municipality that is a centre (may be repeated); by default every centre of a "
            "candidate area.",
        ).say(lang),
    )


def output_options(lang: Lang) -> Callable[[_F], _F]:
    """Add ``--out`` and ``--json``."""
    return _added(
        [
            click.option(
                "--out",
                type=click.Path(path_type=Path),
                help=Text("表などを書き出すフォルダー。", "Folder to write into.").say(lang),
            ),
            click.option(
                "--json",
                "as_json",
                is_flag=True,
                help=Text("JSON で表示する。", "Print as JSON.").say(lang),
            ),
        ]
    )


@contextmanager
def loading(
    lang: Lang, settings: Mapping[str, Any]
) -> Iterator[tuple[Loaded, Callable[[Text], None]]]:
    """Read the grid and the country; give them with a function that shows stages."""
    people_of = settings["people_of"]
    of = None if people_of is None else find_prefecture(people_of)
    names = tuple(find_prefecture(name) for name in settings["prefectures"])
    if settings.get("out") is not None:
        check_writable(settings["out"])
    with reporter(lang) as progress:
        progress(Text("データを読んでいます", "Loading the data"))
        grid = read_grid(
            settings["files"], year=settings["year"], band=settings["band"], progress=progress
        )
        region = load_region()
        shown = names or (() if of is None else (of,))
        yield Loaded(region.subset(shown) if shown else region, grid, of), progress


def give(
    tables: Sequence[SummaryTable],
    facts: Mapping[str, Any],
    files: Mapping[str, bytes],
    *,
    out: Path | None,
    as_json: bool,
) -> None:
    """Show tables, or facts as JSON; write files where a folder is given."""
    if out is not None:
        write_folder(out, files)
    if as_json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
        return
    for table in tables:
        show(table)


def about(grid: PopulationGrid, lang: Lang) -> dict[str, Any]:
    """Return source, year, basis, coordinate system and cells of a grid for JSON."""
    return {
        "source": grid.source.say(lang),
        "year": grid.year,
        "basis": grid.basis.say(lang),
        "crs": grid.crs.to_string(),
        "cell": list(grid.cell_size),
        "shape": list(grid.shape),
        "nodata": grid.nodata,
    }


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as plain values."""
    made: list[dict[str, Any]] = json.loads(table.to_json(orient="records", double_precision=6))
    return made


def limits_option(lang: Lang, usual: str) -> Callable[[_F], _F]:
    """Add ``--limits``."""
    return click.option(
        "--limits",
        metavar="N,N…",
        help=Text(
            f"区切り（カンマ区切り、既定は{usual}）。",
            f"Limits, separated by commas ({usual} unless given).",
        ).say(lang),
    )


def _added(options: Sequence[Callable[[_F], _F]]) -> Callable[[_F], _F]:
    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add
