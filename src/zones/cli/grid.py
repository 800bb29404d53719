"""``zones grid``: population grids, what they say of municipalities, and access to centres."""

import click

from zones.cli.words import Group, lang_option
from zones.labels import Lang, Text


def command(lang: Lang) -> click.Command:
    """Return the group in *lang*."""
    group = Group(
        "grid",
        lang=lang,
        no_args_is_help=True,
        help=Text(
            "人口の格子（地域メッシュ統計、WorldPop などの GeoTIFF）：市区町村ごとの合計、都市中心、"
            "中心都市までの距離・所要時間。",
            "Population grids (mesh statistics; GeoTIFF such as WorldPop): sums by municipality, "
            "urban centres, distance or time to centres.",
        ).say(lang),
    )
    group = lang_option(lang)(group)
    from zones.cli import grid_access, grid_offices, grid_people, grid_pictures  # noqa: PLC0415 (rasterio)

    for one in (
        grid_people.sums(lang),
        grid_people.urban_centres(lang),
        grid_people.export(lang),
        grid_access.access(lang),
        grid_access.near(lang),
        grid_offices.offices(lang),
        grid_access.friction(lang),
        grid_pictures.map_(lang),
    ):
        group.add_command(one)
    return group
