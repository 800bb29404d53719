"""Areas drawn by hand as files: every format of a plan, a map, and all of it in one zip."""

from collections.abc import Callable
from dataclasses import replace

from pyproj import CRS

from zones.errors import InputError
from zones.labels import Lang, Text
from zones.outputs.crs import JGD2011
from zones.outputs.datapackage import datapackage
from zones.outputs.draft_files import assignment_csv, assignment_excel
from zones.outputs.draft_layers import draft_layers, draft_raster, draft_tables, draft_theme
from zones.outputs.formats.about import About, about
from zones.outputs.formats.registry import (
    RasterFormat,
    TableFormat,
    crs_for,
    find_format,
)
from zones.outputs.manifest import manifest
from zones.outputs.plan_map import plan_map
from zones.outputs.rasters import make_grid
from zones.outputs.table_set import NamedTable
from zones.outputs.webmap.page import render
from zones.planning import Plan
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import write_plan_file

TITLE = Text("広域連携プランナー：作成した圏域の案", "Regional-zone planner: areas drawn by hand")


def draft_files(
    plan: Plan, draft: Draft, file_format: str, *, crs: CRS | None = None, lang: Lang = "ja"
) -> dict[str, bytes]:
    """Return the areas of *draft* in one format, ``datapackage.json`` last.

    Parameters
    ----------
    plan
        Settings, data and sources.
    file_format
        A name out of `zones.outputs.formats.registry.FORMATS`.
    crs
        The coordinate system; JGD2011 unless given, WGS 84 where the format knows no other.

    Raises
    ------
    InputError
        If the draft is empty, or the format can't have this coordinate system.
    DataError
        If the format can't hold a text.
    """
    _check(draft)
    said = about(plan, title=TITLE.say(lang), lang=lang)
    files, tables = _content(plan, draft, file_format, crs, said)
    files = {_renamed(name): content for name, content in files.items()}
    files["datapackage.json"] = datapackage(files, said, tables=tables)
    return files


def draft_map(plan: Plan, draft: Draft, *, lang: Lang = "ja") -> str:
    """Return the static map with the areas of *draft* first.

    Raises
    ------
    InputError
        If the draft is empty.
    """
    _check(draft)
    document = plan_map(plan, lang=lang, title=TITLE.say(lang))
    window = document.window
    outside = window is not None and {code[:2] for code in draft.assigned} - window
    drawn = draft_theme(plan.region, draft)
    return render(
        replace(
            document,
            themes=(drawn, *document.themes),
            window=None if outside else window,
        )
    )


def draft_bundle(
    plan: Plan,
    draft: Draft,
    *,
    lang: Lang = "ja",
    progress: Callable[[Text], None] | None = None,
) -> dict[str, bytes]:
    """Return the files of one zip by their path: plan file, assignment, map, GIS, tables.

    Raises
    ------
    InputError
        If the draft is empty.
    """
    _check(draft)
    tell = progress or _silent
    tell(Text("計画ファイルを書いています", "Writing the plan file"))
    files = {
        Text("計画ファイル.json", "plan.json").say(lang): write_plan_file(draft, plan.scenario),
        Text("割当表.csv", "assignment.csv").say(lang): assignment_csv(draft, plan.region.names),
        Text("割当表.xlsx", "assignment.xlsx").say(lang): assignment_excel(
            draft, plan.region.names, lang=lang
        ),
    }
    tell(Text("地図を描いています", "Drawing the map"))
    files[Text("地図.html", "map.html").say(lang)] = draft_map(plan, draft, lang=lang).encode()
    tell(Text("GeoPackage と表を書いています", "Writing the GeoPackage and the tables"))
    for name, path in (
        ("gpkg", Text("GIS/作成した圏域.gpkg", "gis/draft.gpkg")),
        ("xlsx", Text("表/作成した圏域.xlsx", "tables/draft.xlsx")),
    ):
        made = draft_files(plan, draft, name, lang=lang)
        files[path.say(lang)] = made[f"draft.{name}"]
    files["manifest.json"] = manifest(plan, files)
    return files


def _content(
    plan: Plan, draft: Draft, file_format: str, crs: CRS | None, said: About
) -> tuple[dict[str, bytes], tuple[NamedTable, ...]]:
    known = find_format(file_format)
    wanted = crs_for(known, crs)
    if isinstance(known, TableFormat):
        tables = draft_tables(plan.region, draft, lang=said.lang)
        return known.write(tables, said), tables
    if isinstance(known, RasterFormat):
        raster = draft_raster(plan.region, draft, crs=wanted)
        return known.write([raster], make_grid([raster], crs=wanted), said), ()
    layers = draft_layers(plan.region, draft, lang=said.lang)
    drawn = JGD2011 if known.converts else wanted
    return known.write([layer.projected(drawn) for layer in layers], said), ()


def _renamed(name: str) -> str:
    """Return the name of a file: those of a plan are called zones, a draft's ``draft``."""
    return name.replace("zones.", "draft.", 1) if name.startswith("zones.") else name


def _check(draft: Draft) -> None:
    if not draft.assigned:
        raise InputError(
            "書き出す圏域がありません。「圏域をつくる」で圏域を作ってください。",
            "There is no area to write. Draw one in the Planner.",
        )


def _silent(_: Text) -> None:
    """Say nothing."""
