"""GeoPackage: every layer in one file that opens coloured, with names in the reader's language."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pyogrio

from zones.outputs.epoch import EPOCH
from zones.outputs.formats.about import About
from zones.outputs.formats.qml import to_qml
from zones.outputs.formats.scratch import scratch_folder
from zones.outputs.formats.sld import to_sld
from zones.outputs.layers import Geometry, Layer
from zones.outputs.styles import styles_of

NAME = "zones.gpkg"

_SHAPES: dict[Geometry, str] = {
    "polygon": "MultiPolygon",
    "line": "LineString",
    "point": "Point",
}
_SHAPE_COLUMN = "geom"
_STAMP = EPOCH.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def geopackage(layers: Sequence[Layer], about: About) -> dict[str, bytes]:
    """Return one GeoPackage 1.3 with *layers*.

    Inside are QGIS styles (``layer_styles``), the columns' names in words
    (``gpkg_data_columns``), title, basis and sources (``gpkg_metadata``). The same layers give the
    same bytes.

    Raises
    ------
    OutputError
        If the working folder can't be written to.

    Notes
    -----
    OGC GeoPackage Encoding Standard 1.3, https://www.geopackage.org/spec130/.
    """
    with scratch_folder() as folder:
        path = folder / NAME
        for layer in layers:
            _add_layer(path, layer, about)
        with closing(sqlite3.connect(path)) as database, database:
            _add_labels(database, layers, about)
            _add_styles(database, layers, about)
        return {NAME: path.read_bytes()}


def _add_layer(path: Path, layer: Layer, about: About) -> None:
    first = not path.exists()
    shapes = _SHAPES[layer.geometry]
    pyogrio.write_dataframe(
        layer.table.reset_index(drop=True),
        path,
        layer=layer.id,
        driver="GPKG",
        append=not first,
        geometry_type=shapes,
        promote_to_multi=shapes.startswith("Multi"),
        layer_options={
            "IDENTIFIER": layer.label.say(about.lang),
            "DESCRIPTION": f"{about.basis}\n{about.credit}",
            "GEOMETRY_NAME": _SHAPE_COLUMN,
        },
        **(_first_options(about) if first else {}),
    )


def _first_options(about: About) -> dict[str, object]:
    words = {"TITLE": about.title, "BASIS": about.basis, "CREDITS": about.credit}
    options = {"VERSION": "1.3", "ADD_GPKG_OGR_CONTENTS": "YES"}
    return {"dataset_metadata": words, "dataset_options": options}


def _add_labels(database: sqlite3.Connection, layers: Sequence[Layer], about: About) -> None:
    """Name the columns in words by the schema extension, which QGIS shows as aliases."""
    for statement in _SCHEMA:
        database.execute(statement)
    rows = [
        (layer.id, column.name, column.label.say(about.lang), column.label.say(about.lang))
        for layer in layers
        for column in layer.columns
    ]
    database.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?, ?, ?, ?)",
        rows,
    )


def _add_styles(database: sqlite3.Connection, layers: Sequence[Layer], about: About) -> None:
    """Add the table in which QGIS looks for styles."""
    for statement in _STYLES:
        database.execute(statement, {"stamp": _STAMP})
    rows = [
        (
            layer.id,
            _SHAPE_COLUMN,
            style.label.say(about.lang),
            to_qml(style, layer, about.lang),
            to_sld(style, layer, about.lang),
            int(at == 0),
            _STAMP,
        )
        for layer in layers
        for at, style in enumerate(styles_of(layer))
    ]
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, update_time) "
        "VALUES ('', '', ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
      description TEXT, mime_type TEXT, constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name))""",
    """CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC,
      min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))""",
    """INSERT INTO gpkg_extensions
      (table_name, column_name, extension_name, definition, scope) VALUES
      ('gpkg_data_columns', NULL, 'gpkg_schema',
       'http://www.geopackage.org/spec/#extension_schema', 'read-write'),
      ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
       'http://www.geopackage.org/spec/#extension_schema', 'read-write')""",
)

_STYLES = (
    """CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
      f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
      useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)""",
    """INSERT INTO gpkg_contents
      (table_name, data_type, identifier, description, last_change) VALUES
      ('layer_styles', 'attributes', 'layer_styles', '', :stamp)""",
)
