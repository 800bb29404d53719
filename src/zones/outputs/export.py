"""A plan in one file format: which layers, in which coordinate system, written as one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pyproj import CRS

from zones.errors import InputError
from zones.labels import Lang, Text
from zones.outputs.crs import JGD2011
from zones.outputs.datapackage import datapackage
from zones.outputs.exchange import exchange_folder
from zones.outputs.formats.about import About, about
from zones.outputs.formats.registry import (
    RasterFormat,
    TableFormat,
    crs_for,
    find_format,
    names_for,
)
from zones.outputs.layers import FlowSetting, choose, make_layers
from zones.outputs.rasters import check_cell, make_grid, make_rasters
from zones.outputs.table_set import NamedTable, make_tables
from zones.planning import Plan


@dataclass(frozen=True, slots=True)
class ExportSetting:
    """What to export.

    Parameters
    ----------
    format
        A name out of `zones.outputs.formats.registry.FORMATS`.
    layers
        Layers, tables or rasters, as the format has; empty is all of them.
    crs
        The coordinate system; JGD2011 unless given, WGS 84 where the format knows no other.
    flows
        Which flows are drawn and listed.
    cell
        Side of a raster's cell in the unit of the coordinate system; about 500 m unless given.
    """

    format: str
    layers: tuple[str, ...] = ()
    crs: CRS | None = None
    flows: FlowSetting = field(default_factory=FlowSetting)
    cell: float | None = None

    def __post_init__(self) -> None:
        """Refuse what doesn't go together, before any work.

        Raises
        ------
        InputError
            If there is no such format, or it can't have these layers, this coordinate system or
            cells.
        """
        known = find_format(self.format)
        choose(names_for(known), self.layers)
        crs_for(known, self.crs)
        if self.cell is not None and not isinstance(known, RasterFormat):
            raise InputError(
                "セルの大きさは --format tif だけで使えます。--cell を外してください。",
                "A cell's size goes with --format tif only. Leave --cell out.",
            )
        if self.cell is not None:
            check_cell(self.cell)


def export_files(
    plan: Plan, setting: ExportSetting, *, title: str | None = None, lang: Lang = "ja"
) -> dict[str, bytes]:
    """Return the content of every file by name, ``datapackage.json`` last.

    Raises
    ------
    InputError
        If there is no such layer, or the coordinate system doesn't reach it.
    DataError
        If the format can't hold a text.
    OutputError
        If the working folder can't be written to.
    """
    said = about(plan, title=title, lang=lang)
    files, tables = _content(plan, setting, said)
    files["datapackage.json"] = datapackage(files, said, tables=tables)
    return files


def write_export(
    plan: Plan,
    folder: Path,
    setting: ExportSetting,
    *,
    title: str | None = None,
    lang: Lang = "ja",
    progress: Callable[[Text], None] | None = None,
) -> list[Path]:
    """Write the files into ``folder/<format>``, all of them at once or none.

    Raises
    ------
    ZonesError
        As `export_files`, or if the folder can't be written to.
    """
    if progress is not None:
        known = find_format(setting.format).label
        progress(Text(f"{known.ja}を書いています", f"Writing {known.en}"))
    files = export_files(plan, setting, title=title, lang=lang)
    return exchange_folder(folder / setting.format, files)


def _content(
    plan: Plan, setting: ExportSetting, said: About
) -> tuple[dict[str, bytes], tuple[NamedTable, ...]]:
    known = find_format(setting.format)
    crs = crs_for(known, setting.crs)
    if isinstance(known, TableFormat):
        tables = make_tables(plan, setting.layers, flows=setting.flows, lang=said.lang)
        return known.write(tables, said), tables
    if isinstance(known, RasterFormat):
        rasters = make_rasters(plan, setting.layers, crs=crs, lang=said.lang)
        return known.write(rasters, make_grid(rasters, crs=crs, cell=setting.cell), said), ()
    layers = make_layers(plan, setting.layers, flows=setting.flows, lang=said.lang)
    wanted = JGD2011 if known.converts else crs
    return known.write([layer.projected(wanted) for layer in layers], said), ()
