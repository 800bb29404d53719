"""What can be fetched by name, where from, and how it is imported."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zones.data import home
from zones.data.downloads import Patience, download
from zones.data.estat_client import fetch_table
from zones.data.sources.estat_api import DAY_NIGHT, FLOWS_2020
from zones.errors import NotFoundError
from zones.labels import Text

_MESH_TABLES = {2010: "T000608", 2015: "T000846", 2020: "T001100"}
_MESH = re.compile(r"mesh-(2010|2015|2020)-([0-9]{4})")
_FILE = re.compile(r"estat-(od|db)-([0-9]{12})")
_N03 = re.compile(r"n03-(20(?:1[5-9]|2[0-9]))")


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A thing that can be fetched.

    Parameters
    ----------
    id
        Its name.
    kind
        How it is imported.
    file
        Name of the file in the downloads.
    table
        Table of e-Stat's API, or None.
    url
        Address of a file, or None.
    """

    id: str
    kind: str
    file: str
    table: str | None = None
    url: str | None = None


KNOWN: tuple[tuple[str, Text], ...] = (
    (
        "census-2020-flows",
        Text("2020年 従業地・通学地 表6-1（API）", "2020 flows, table 6-1 (API)"),
    ),
    *(
        (
            f"day-night-{year}",
            Text(
                f"{year}年 夜間人口・昼間人口（API）", f"{year} residents and day population (API)"
            ),
        )
        for year in DAY_NIGHT.values()
    ),
    (
        "estat-od-STATINFID",
        Text(
            "2010・2015年 従業地・通学地 県別CSV（番号はe-Statのファイルのページの statInfId、12桁）",
            "2010 and 2015 flows, one CSV a prefecture (statInfId: 12 digits in the file's address)",
        ),
    ),
    (
        "estat-db-STATINFID",
        Text("年齢別人口のDB形式CSV（同上）", "population by age as a DB CSV (likewise)"),
    ),
    ("n03-YEAR", Text("行政区域 全国版（約600 MB、例 n03-2024）", "borders of the nation, 600 MB")),
    ("mesh-YEAR-CODE", Text("1 kmメッシュ人口（例 mesh-2020-5339）", "1 km grid population")),
)
"""Ids and what they are."""


def find(identity: str) -> Fetchable:
    """Return what is called *identity*.

    Addresses of files are as their users report them; none was tried when this was written.

    Raises
    ------
    NotFoundError
        If nothing is: it lists what there is.
    """
    if identity in {"census-2020-flows", FLOWS_2020}:
        return Fetchable(identity, "estat", f"estat-{FLOWS_2020}.json", table=FLOWS_2020)
    for table, year in DAY_NIGHT.items():
        if identity in {f"day-night-{year}", f"population-{year}", table}:
            return Fetchable(identity, "estat", f"estat-{table}.json", table=table)
    if found := _FILE.fullmatch(identity):
        url = f"https://www.e-stat.go.jp/stat-search/file-download?statInfId={found[2]}&fileKind=1"
        return Fetchable(identity, f"estat-{found[1]}", f"{identity}.csv", url=url)
    if found := _N03.fullmatch(identity):
        file = f"N03-{found[1]}0101_GML.zip"
        url = f"https://nlftp.mlit.go.jp/ksj/gml/data/N03/N03-{found[1]}/{file}"
        return Fetchable(identity, "n03", file, url=url)
    if found := _MESH.fullmatch(identity):
        table = _MESH_TABLES[int(found[1])]
        url = (
            "https://www.e-stat.go.jp/gis/statmap-search/data"
            f"?statsId={table}&code={found[2]}&downloadType=2"
        )
        return Fetchable(identity, "mesh", f"mesh-{found[1]}-{found[2]}.zip", url=url)
    ids = [name for name, _ in KNOWN]
    raise NotFoundError(
        f"「{identity[:40]}」は取得できません。取得できるのは {'、'.join(ids)} です。",
        f"'{identity[:40]}' can't be fetched. What can: {', '.join(ids)}.",
    )


def fetch(
    identity: str,
    *,
    accept_change: bool = False,
    patience: Patience | None = None,
    progress: Callable[[Text], None] | None = None,
) -> tuple[Fetchable, Path]:
    """Fetch *identity* into the downloads of the data home.

    Raises
    ------
    NotFoundError
        If nothing is called so, or nothing may be fetched.
    DataError
        If it can't be fetched, or its content changed.
    """
    wanted = find(identity)
    target = home.downloads_folder() / wanted.file
    if wanted.table is not None:
        return wanted, fetch_table(wanted.table, target, patience=patience, progress=progress)
    path = download(
        str(wanted.url), target, accept_change=accept_change, patience=patience, progress=progress
    )
    return wanted, path
