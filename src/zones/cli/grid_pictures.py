"""``zones grid map``: the map of a plan on a picture of where people live."""

import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.grid_options import grid_options, loading
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.outputs.folder import write_folder
from zones.outputs.grid_map import grid_map
from zones.outputs.webmap.page import render
from zones.planning import make_plan


def map_(lang: Lang) -> click.Command:
    """Return ``zones grid map``."""

    @click.command(
        "map",
        cls=Command,
        lang=lang,
        help=Text(
            "計画案の地図を、人口密度（または --relief の陰影起伏）を下地にして書き出す。"
            "人が住む面積と都市中心の主題も加える。通信なしで開き、印刷できる。",
            "Write the map of the plan on a ground of population density (or the hill-shade of "
            "--relief), with themes of inhabited area and urban centres. It opens without a "
            "network and prints.",
        ).say(lang),
    )
    @grid_options(lang)
    @click.option(
        "--relief",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=Text(
            "標高の GeoTIFF（m）。陰影起伏を下地にする。",
            "GeoTIFF of heights (m): its hill-shade is the ground.",
        ).say(lang),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("out"),
        show_default=True,
        help=Text("書き出すフォルダー。", "Folder to write into.").say(lang),
    )
    @click.option("--title", help=Text("地図の題名。", "Title of the map.").say(lang))
    @lang_option(lang)
    def run(relief: Path | None, title: str | None, **settings: Any) -> None:  # noqa: ANN401
        with loading(lang, settings) as (loaded, progress):
            plan = make_plan(loaded.region, progress=progress)
            progress(Text("地図を描いています", "Drawing the map"))
            document = grid_map(
                plan,
                loaded.grid,
                people_of=loaded.people_of,
                relief=relief,
                lang=lang,
                title=title,
            )
            content = render(document).encode()
        (path,) = write_folder(settings["out"], {"grid_map.html": content})
        ground = len(document.ground.uri) if document.ground else 0
        words = Text(
            f"{path} に書き出しました（{len(content):,}バイト、うち下地 {ground:,}バイト）。",
            f"Written to {path} ({len(content):,} bytes, {ground:,} of them the ground).",
        )
        sys.stdout.write(f"{words.say(lang)}\n")

    return run
