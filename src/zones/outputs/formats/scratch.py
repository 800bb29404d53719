"""A folder to work in, for formats that GDAL writes only to disk."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from zones.errors import OutputError
from zones.labels import Text
from zones.outputs.epoch import EPOCH
from zones.outputs.folder import reason

_CLOCK = "OGR_CURRENT_DATE"
_FAULTS = (
    DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError,
    sqlite3.OperationalError,
)  # fmt: skip


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder that vanishes, with GDAL's clock standing still.

    Raises
    ------
    OutputError
        If GDAL or the system can't write there.
    """
    before = pyogrio.get_gdal_config_option(_CLOCK)
    pyogrio.set_gdal_config_options({_CLOCK: EPOCH.strftime("%Y-%m-%dT%H:%M:%S.000Z")})
    try:
        with tempfile.TemporaryDirectory(prefix="zones-") as folder:
            yield Path(folder)
    except (OSError, *_FAULTS) as error:
        if isinstance(error, OutputError):
            raise
        raise _refusal(error) from error
    finally:
        pyogrio.set_gdal_config_options({_CLOCK: before})


def _refusal(error: Exception) -> OutputError:
    line = str(error).splitlines()[0]
    why = reason(error) if isinstance(error, OSError) else Text(line, line)
    place = _place()
    return OutputError(
        f"作業用フォルダー「{place}」に書き込めません（{why.ja}）。空き容量を確かめるか、"
        "環境変数 TMPDIR で別の場所を指定してください。何も変更していません。",
        f"Can't write into the working folder '{place}' ({why.en}). Free some space, or name another "
        "place by the environment variable TMPDIR. Nothing was changed.",
    )


def _place() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:  # no place at all can be written to
        return "TMPDIR"
