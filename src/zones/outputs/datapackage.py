"""``datapackage.json``: what lies in a folder of results, for programs (Frictionless)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from zones.outputs.columns import column_of
from zones.outputs.formats.about import About
from zones.outputs.table_set import NamedTable

_MEDIA: dict[str, str] = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "parquet": "application/vnd.apache.parquet",
    "tif": "image/tiff",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UNKNOWN = "application/octet-stream"


def datapackage(
    files: Mapping[str, bytes], about: About, *, tables: Sequence[NamedTable] = ()
) -> bytes:
    """Return ``datapackage.json`` of a folder.

    Parameters
    ----------
    files
        Content by file name.
    about
        Title, basis and sources.
    tables
        Those of which ``<id>.csv`` lies in the folder, so that its columns are described.

    Notes
    -----
    Data Package, https://specs.frictionlessdata.io/data-package/.
    """
    known = {f"{table.id}.csv": table for table in tables}
    content = {
        "profile": "data-package",
        "name": "zones",
        "title": about.title,
        "description": about.basis,
        "created_by": about.software,
        "sources": [
            {"title": row["title"], "licence": row["licence"], "credit": row["credit"]}
            for row in about.sources.drop_duplicates(["title", "licence", "credit"]).to_dict(
                "records"
            )
        ],
        "resources": [
            _resource(name, data, known.get(name), about) for name, data in sorted(files.items())
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, data: bytes, table: NamedTable | None, about: About) -> dict[str, Any]:
    path = PurePosixPath(name)
    ending = path.suffix.removeprefix(".")
    said: dict[str, Any] = {
        "name": name.lower().replace(".", "-"),
        "path": name,
        "type": "file",
        "format": ending,
        "mediatype": _MEDIA.get(ending, _UNKNOWN),
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if table is not None:
        said |= {
            "type": "table",
            "title": table.label.say(about.lang),
            "profile": "tabular-data-resource",
            "encoding": "utf-8-sig",
            "schema": {"fields": _fields(table, about), "missingValues": [""]},
        }
    return said


def _fields(table: NamedTable, about: About) -> list[dict[str, str]]:
    return [
        {
            "name": str(name),
            "title": column_of(table.id, str(name)).label.say(about.lang),
            "type": _type(table.table[name]),
        }
        for name in table.table.columns
    ]


def _type(values: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(values.dtype):
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(values.dtype) else "string"
