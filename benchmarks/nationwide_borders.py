"""Time and memory of importing a nationwide N03 of about 600 MB, made up by this script.

The real file isn't at hand. This one has the layout that is reported of it (a zip with a Shapefile,
the attributes of 2024 in UTF-8, a row a part), 112,000 parts of 320 points that fit together line
by line, and every code of today, designated cities as wards.
"""

import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from zones.codes import PREFECTURES
from zones.data.embedded import load_tables

_SIDE = 0.5
"""Degrees of a municipality's square."""
_CELLS = 8
"""Parts along each side of it."""
_POINTS = 80
"""Points along each side of a part."""
_COLUMNS = 60
_WEST, _SOUTH = 123.0, 25.0
_FIELDS = ("N03_001", "N03_002", "N03_003", "N03_004", "N03_005", "N03_007")
_WIDTH = 40

_CHILD = """
import resource, sys, time
from pathlib import Path
from zones.data.importing import import_files

started = time.perf_counter()
told = []
report = import_files("n03", [Path(sys.argv[1])], name="big", progress=told.append)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(f"{report.rows_read:,} parts, {len(told)} times told, "
      f"{time.perf_counter() - started:.0f} s, {peak:.2f} GB at most")
"""


def names() -> list[tuple[str, ...]]:
    """Return the attributes of every municipality of today, in order; a city's as one ward."""
    table = load_tables().municipalities
    rows = []
    for code, row in table.iterrows():
        city = row["kind"] == "designated_city"
        rows.append(
            (
                PREFECTURES[str(code)[:2]].ja,
                "",
                row["district"],
                row["name"],
                "甲区" if city else "",
                f"{int(str(code)) + 1:05d}" if city else str(code),
            )
        )
    return rows


def line(axis: int, fixed: float, start: float) -> np.ndarray:
    """Return the points of one side of a part, the same for both parts beside it."""
    along = start + np.arange(_POINTS) * (_SIDE / _CELLS / _POINTS)
    across = fixed + 0.004 * np.sin(np.pi * _CELLS / _SIDE * (along - start)) * np.cos(
        37 * along + 91 * fixed
    )
    return np.column_stack([along, across] if axis == 0 else [across, along])


def parts() -> Iterator[tuple[int, np.ndarray]]:
    """Yield the municipality's number and the ring (clockwise) of each part."""
    step = _SIDE / _CELLS
    for number in range(len(load_tables().municipalities)):
        west = _WEST + number % _COLUMNS * _SIDE
        south = _SOUTH + number // _COLUMNS * _SIDE
        for at in range(_CELLS * _CELLS):
            x, y = round(west + at % _CELLS * step, 6), round(south + at // _CELLS * step, 6)
            # Sides are drawn from their start; the last point of each is the next one's first.
            left = line(1, x, y)
            top = line(0, round(y + step, 6), x)
            right = np.vstack(
                [line(1, round(x + step, 6), y), [[round(x + step, 6), round(y + step, 6)]]]
            )[::-1]
            bottom = np.vstack([line(0, y, x), [[round(x + step, 6), y]]])[::-1]
            yield number, np.vstack([left, top, right[:-1], bottom])


def write(path: Path) -> int:
    """Write the zip; return the size of what is in it."""
    rows = names()
    shapes, attributes = bytearray(), bytearray()
    for count, (number, ring) in enumerate(parts(), start=1):
        low, high = ring.min(axis=0), ring.max(axis=0)
        body = struct.pack("<i4d3i", 5, *low, *high, 1, len(ring), 0) + ring.astype("<f8").tobytes()
        shapes += struct.pack(">2i", count, len(body) // 2) + body
        attributes += b" " + b"".join(cell.encode().ljust(_WIDTH, b" ") for cell in rows[number])
    width = 1 + _WIDTH * len(_FIELDS)
    head = struct.pack("<B3BIHH20x", 3, 124, 1, 1, count, 32 + 32 * len(_FIELDS) + 1, width)
    head += b"".join(
        name.encode().ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([_WIDTH, 0]) + b"\0" * 14
        for name in _FIELDS
    )
    start = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + len(shapes)) // 2)
    start += struct.pack("<2i8d", 1000, 5, 122.0, 20.0, 154.0, 46.0, 0, 0, 0, 0)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("N03-20240101.shp", start + bytes(shapes))
        archive.writestr("N03-20240101.dbf", head + b"\r" + bytes(attributes) + b"\x1a")
        archive.writestr("N03-20240101.cpg", "UTF-8")
    return len(shapes) + len(attributes)


def main() -> None:
    """Make the file and measure its import in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "N03-20240101_GML.zip"
        started = time.perf_counter()
        size = write(path)
        sys.stdout.write(
            f"{path.stat().st_size / 1e6:.0f} MB zipped, {size / 1e6:.0f} MB unpacked, made in "
            f"{time.perf_counter() - started:.0f} s\n"
        )
        sys.stdout.flush()
        environment = {"ZONES_DATA_DIR": str(Path(name) / "home"), "PATH": ""}
        command = [sys.executable, "-c", _CHILD, str(path)]
        subprocess.run(command, check=True, env=environment)  # noqa: S603 - our own interpreter
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        sys.stdout.write(f"{peak:.2f} GB of memory at most\n")


if __name__ == "__main__":
    main()
