"""Files opened as their readers open them; one that is no such file raises."""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import rasterio
from PIL import Image


def open_file(files: Mapping[str, bytes], name: str) -> None:
    """Open a file as its reader does; anything that is no such file raises."""
    content = files[name]
    opener = OPENERS[name.rpartition(".")[2]]
    opener(content)
    if name.endswith((".gpkg", ".geojson", ".kml")):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name.rpartition("/")[2]
            path.write_bytes(content)
            assert len(pyogrio.list_layers(path)) > 0


def page(content: bytes) -> None:
    text = content.decode()
    assert text.lstrip().lower().startswith("<!doctype html>")
    assert 'http-equiv="Content-Security-Policy"' in text
    assert text.rstrip().endswith("</html>")


def pdf(content: bytes) -> None:
    assert content.startswith(b"%PDF-")
    assert b"%%EOF" in content[-64:]


def raster(content: bytes) -> None:
    with rasterio.MemoryFile(content) as memory, memory.open() as source:
        assert source.read(1).size > 0
        assert source.crs is not None


def whole_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None


def begins_with(start: bytes) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        assert content.startswith(start)

    return check


OPENERS: Mapping[str, Callable[[bytes], object]] = {
    "csv": lambda content: pd.read_csv(io.BytesIO(content), dtype=str, encoding="utf-8-sig"),
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "json": json.loads,
    "geojson": json.loads,
    "gpkg": begins_with(b"SQLite format 3\0"),
    "parquet": lambda content: gpd.read_parquet(io.BytesIO(content)),
    "kml": ET.fromstring,
    "qml": ET.fromstring,
    "svg": ET.fromstring,
    "png": lambda content: Image.open(io.BytesIO(content)).load(),
    "tif": raster,
    "html": page,
    "pdf": pdf,
    "zip": whole_zip,
    "shp": begins_with(b"\0\0\x27\x0a"),
    "shx": begins_with(b"\0\0\x27\x0a"),
    "dbf": begins_with(b"\x03"),
    "prj": begins_with(b"GEOGCS"),
    "cpg": begins_with(b"CP932"),
    "txt": lambda content: content.decode("utf-8-sig"),
}
