"""A look into a file before it is saved: it is opened as a reader would open it."""

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import rasterio
import streamlit as st
import streamlit.components.v1 as components
from matplotlib.figure import Figure
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app.exporting.headings import layer_column
from zones.app.exporting.sizes import size
from zones.app.pages.words import export as words
from zones.app.tables import plain, show_grid
from zones.app.view import View

Files = Mapping[str, bytes]

_ROWS = 8
_LINES = 40
_HEIGHT = 460
_WIDEST_PX = 700
_KML_OWN = (
    "id", "Name", "description", "timestamp", "begin", "end", "altitudeMode", "tessellate",
    "extrude", "visibility", "drawOrder", "icon",
)  # fmt: skip
"""Columns that a reader of KML adds to ours; our ``name`` comes second, after theirs."""
_PARTS = ("shp", "shx", "dbf", "prj", "cpg")


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen of a layer: its first rows as text, how many there are, its system, a picture."""

    rows: pd.DataFrame
    total: int
    crs: str
    picture: bytes | None


@dataclass(frozen=True, slots=True)
class Raster:
    """A raster as a picture: red, green, blue and how much it covers, 0–255."""

    pixels: np.ndarray
    columns: int
    rows: int
    crs: str


def show_preview(view: View, files: Files, name: str) -> None:
    """Show what the file *name* of *files* holds."""
    suffix = PurePosixPath(name).suffix
    show = _SHOWERS.get(suffix)
    if show is None:
        st.caption(view.say(words.NO_PREVIEW))
        return
    show(view, files, name)


def read_table(content: bytes, rows: int = _ROWS) -> tuple[pd.DataFrame, int]:
    """Return the first rows of a CSV as text, and how many there are."""
    table = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return table.head(rows), len(table)


def read_sheets(content: bytes, rows: int = _ROWS) -> dict[str, pd.DataFrame]:
    """Return the first rows of every sheet of a workbook as text, by its title."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    sheets = {}
    for sheet in book.worksheets:
        cells = [
            ["" if cell is None else str(cell) for cell in row]
            for row in sheet.iter_rows(max_row=rows + 1, values_only=True)
        ]
        head, *rest = cells or [[]]
        sheets[sheet.title] = pd.DataFrame(rest, columns=_unique(head), dtype="str")
    book.close()
    return sheets


def list_layers(files: Files, name: str) -> tuple[str, ...]:
    """Return the names of the layers of a file of shapes."""
    if name.endswith(".parquet"):
        return (PurePosixPath(name).stem,)
    with _on_disk(files, name) as path:
        listed = pyogrio.list_layers(path)
    return tuple(str(layer) for layer, kind in listed if kind is not None)


def look_into(files: Files, name: str, layer: str) -> Look:
    """Return the first rows of a layer, and a picture of it."""
    parts = {one: files[one] for one in _parts_of(files, name)}
    digest = hashlib.sha256(b"".join(parts.values())).hexdigest()
    return _look(digest, layer, parts, name)


@st.cache_data(show_spinner=False, max_entries=40)
def _look(digest: str, layer: str, _files: Files, _name: str) -> Look:
    del digest  # the key
    with _on_disk(_files, _name) as path:
        table = (
            gpd.read_parquet(path)
            if _name.endswith(".parquet")
            else pyogrio.read_dataframe(path, layer=layer)
        )
    cells = pd.DataFrame(table.drop(columns=table.geometry.name))
    if _name.endswith(".kml"):
        cells = cells.drop(columns=[*_KML_OWN], errors="ignore").rename(columns={"name2": "name"})
    rows = cells.apply(_written).head(_ROWS)
    crs = table.crs.to_string() if table.crs is not None else "—"
    return Look(rows, len(table), crs, _draw(table))


def _written(values: pd.Series) -> pd.Series:
    """Return cells as text: whole numbers without decimals, though some of them are missing."""
    if pd.api.types.is_float_dtype(values.dtype) and (values.dropna() % 1 == 0).all():
        values = values.astype("Int64")
    return values.astype("object").map(str, na_action="ignore")


def read_raster(content: bytes) -> Raster:
    """Return a raster, made smaller, in its own colours or from dark to light."""
    with rasterio.MemoryFile(content) as memory, memory.open() as source:
        scale = max(source.width / _WIDEST_PX, 1)
        shape = (round(source.height / scale), round(source.width / scale))
        cells = source.read(1, out_shape=shape, masked=True)
        crs = source.crs.to_string()
        try:
            colours = source.colormap(1)
        except ValueError:
            colours = {}
        return Raster(_paint(cells, colours), source.width, source.height, crs)


def _paint(
    cells: np.ma.MaskedArray, colours: Mapping[int, tuple[int, int, int, int]]
) -> np.ndarray:
    pixels = np.zeros((*cells.shape, 4), dtype=np.uint8)
    known = ~np.ma.getmaskarray(cells)
    values = cells.filled(0)
    if colours:
        table = np.zeros((max(colours) + 1, 4), dtype=np.uint8)
        for value, colour in colours.items():
            table[value] = colour
        pixels[known] = table[values[known].astype(int)]
        return pixels
    if known.any():
        # Equal shares of the cells have each tone: a few large numbers don't hide the rest.
        ranks = np.searchsorted(np.sort(values[known]), values[known]) / max(known.sum(), 1)
        tone = (235 - ranks * 190).astype(np.uint8)
        pixels[known] = np.stack([tone, tone, np.full_like(tone, 235), np.full_like(tone, 255)], 1)
    return pixels


def _show_csv(view: View, files: Files, name: str) -> None:
    table, total = read_table(files[name])
    _grid(view, table, total)


def _show_excel(view: View, files: Files, name: str) -> None:
    sheets = read_sheets(files[name])
    tabs = st.tabs([plain(title) for title in sheets])
    for tab, table in zip(tabs, sheets.values(), strict=True):
        with tab:
            _grid(view, table, None)


def _show_layers(view: View, files: Files, name: str) -> None:
    layers = list_layers(files, name)
    names = "、".join(layers) if view.lang == "ja" else ", ".join(layers)
    st.caption(plain(view.say(words.PREVIEW_LAYERS, count=len(layers), names=names)))
    chosen = next(iter(layers), None)
    if len(layers) > 1:
        chosen = st.selectbox(view.say(words.PREVIEW_LAYER), layers)
    if chosen is None:
        return
    look = look_into(files, name, chosen)
    picture, rows = st.columns([2, 3])
    with picture:
        if look.picture is None:
            st.caption(view.say(words.NOTHING_TO_DRAW))
        else:
            st.image(
                look.picture,
                caption=plain(view.say(words.PREVIEW_ALT, name=chosen)),
                alt=view.say(words.PREVIEW_ALT, name=chosen),
            )
        st.caption(plain(view.say(words.PREVIEW_CRS, crs=look.crs)))
    with rows:
        short = name.endswith(".shp")
        heads = {
            column: layer_column(chosen, column, shapefile=short).label.say(view.lang)
            for column in map(str, look.rows.columns)
        }
        _grid(view, look.rows, look.total, heads)


def _draw(layer: gpd.GeoDataFrame) -> bytes | None:
    """Return a small picture of the shapes alone; None where there are none."""
    if layer.empty:
        return None
    figure = Figure(figsize=(4, 4), layout="constrained")
    axes = figure.subplots()
    lines = layer.geom_type.str.contains("Line").any()
    style = {"linewidth": 0.4} if lines else {"linewidth": 0.2, "edgecolor": "#555555"}
    layer.plot(ax=axes, color=layer.get("colour", "#7aa6d6"), markersize=2, **style)
    axes.set_axis_off()
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    return buffer.getvalue()


def _show_raster(view: View, files: Files, name: str) -> None:
    raster = read_raster(files[name])
    st.image(
        raster.pixels,
        caption=plain(view.say(words.PREVIEW_ALT, name=name)),
        alt=view.say(words.PREVIEW_ALT, name=name),
    )
    values = {"columns": f"{raster.columns:,}", "rows": f"{raster.rows:,}", "crs": raster.crs}
    st.caption(plain(view.say(words.PREVIEW_CELLS, **values)))


def _show_page(_: View, files: Files, name: str) -> None:
    components.html(files[name].decode("utf-8"), height=_HEIGHT, scrolling=True)


def _show_image(view: View, files: Files, name: str) -> None:
    st.image(
        files[name],
        caption=plain(view.say(words.PREVIEW_ALT, name=name)),
        alt=view.say(words.PREVIEW_ALT, name=name),
        width="stretch",
    )


def _show_drawing(view: View, files: Files, name: str) -> None:
    svg = files[name].decode("utf-8")
    st.image(
        svg,
        caption=plain(view.say(words.PREVIEW_ALT, name=name)),
        alt=view.say(words.PREVIEW_ALT, name=name),
        width="stretch",
    )


def _show_lines(view: View, files: Files, name: str) -> None:
    lines = files[name].decode("utf-8-sig").splitlines()
    st.caption(view.say(words.PREVIEW_LINES, shown=min(_LINES, len(lines))))
    st.code("\n".join(line[:400] for line in lines[:_LINES]), language=None)


def _show_zip(view: View, files: Files, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
        rows = [(info.filename, size(info.file_size)) for info in archive.infolist()]
    columns = [view.say(words.PREVIEW_INSIDE), view.say(words.SIZE)]
    show_grid(pd.DataFrame(rows, columns=columns), {one: one for one in columns}, most=300)


def _show_pdf(view: View, files: Files, name: str) -> None:
    del files, name
    st.caption(view.say(words.PREVIEW_PDF))


def _grid(
    view: View,
    table: pd.DataFrame,
    total: int | None,
    heads: Mapping[str, str] | None = None,
) -> None:
    """Show the first rows; a heading in words has the column's own name for help."""
    if total is not None:
        values = {"shown": len(table), "total": f"{total:,}", "columns": len(table.columns)}
        st.caption(view.say(words.PREVIEW_ROWS, **values))
    text = st.column_config.TextColumn
    columns: dict[str, ColumnConfig | str] = {str(name): str(name) for name in table.columns}
    columns |= {name: text(head, help=plain(name)) for name, head in (heads or {}).items()}
    show_grid(table, columns, most=340)


def _parts_of(files: Files, name: str) -> tuple[str, ...]:
    """Return the files that belong together: a Shapefile has several."""
    if not name.endswith(".shp"):
        return (name,)
    stem = name.removesuffix(".shp")
    return tuple(f"{stem}.{part}" for part in _PARTS if f"{stem}.{part}" in files)


@contextmanager
def _on_disk(files: Files, name: str) -> Iterator[Path]:
    """Put a file and its parts into a folder for a while: GDAL goes by names, too."""
    with tempfile.TemporaryDirectory(prefix="zones-preview-") as folder:
        for part in _parts_of(files, name):
            (Path(folder) / PurePosixPath(part).name).write_bytes(files[part])
        yield Path(folder) / PurePosixPath(name).name


def _unique(names: list[str]) -> list[str]:
    """Return column names of which none comes twice."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


_SHOWERS: Mapping[str, Callable[[View, Files, str], None]] = {
    ".csv": _show_csv,
    ".xlsx": _show_excel,
    ".gpkg": _show_layers,
    ".geojson": _show_layers,
    ".parquet": _show_layers,
    ".shp": _show_layers,
    ".kml": _show_layers,
    ".tif": _show_raster,
    ".html": _show_page,
    ".png": _show_image,
    ".svg": _show_drawing,
    ".json": _show_lines,
    ".txt": _show_lines,
    ".qml": _show_lines,
    ".zip": _show_zip,
    ".pdf": _show_pdf,
}
