"""One zip for a council's office: report, map, GeoPackage, tables, what they were made from."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zones.labels import Lang, Text
from zones.outputs.csv import to_csv
from zones.outputs.epoch import EPOCH
from zones.outputs.folder import write_folder
from zones.outputs.formats.about import About, about
from zones.outputs.formats.excel import NAME as WORKBOOK
from zones.outputs.formats.excel import excel
from zones.outputs.formats.geopackage import NAME as GEOPACKAGE
from zones.outputs.formats.geopackage import geopackage
from zones.outputs.layers import make_layers
from zones.outputs.manifest import manifest
from zones.outputs.plan_map import plan_map
from zones.outputs.report.content import centre_report, prefecture_report
from zones.outputs.report.country import country_report
from zones.outputs.report.files import report_pages
from zones.outputs.table_set import make_tables
from zones.outputs.webmap.page import render
from zones.planning import Plan

_FILE_MODE = 0o644
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bundle.

    Parameters
    ----------
    label
        What is being worked on.
    write
        Returns the content of its files by their path in the zip. The paths are ours, in the
        reader's language, and never from data.
    """

    label: Text
    write: Callable[[Plan, About], Mapping[str, bytes]]


def report_part(centres: Sequence[str] = ()) -> Part:
    """Return the part with the report: on *centres*, else on the prefectures, else on Japan.

    Parameters
    ----------
    centres
        Codes that act as one centre; they need not qualify.
    """

    def write(plan: Plan, said: About) -> dict[str, bytes]:
        if centres:
            report = centre_report(plan, centres, lang=said.lang)
        elif plan.scenario.prefectures:
            report = prefecture_report(plan, lang=said.lang)
        else:
            report = country_report(plan, lang=said.lang)
        name = Text("資料", "report").say(said.lang)
        return {f"{name}.{key.rsplit('.')[-1]}": one for key, one in report_pages(report).items()}

    return Part(Text("資料を書いています", "Writing the report"), write)


def _maps(plan: Plan, said: About) -> dict[str, bytes]:
    page = render(plan_map(plan, lang=said.lang, title=said.title))
    return {Text("地図.html", "map.html").say(said.lang): page.encode()}


def _gis(plan: Plan, said: About) -> dict[str, bytes]:
    layers = make_layers(plan, lang=said.lang)
    name = Text("GIS/圏域.gpkg", "gis/zones.gpkg").say(said.lang)
    return {name: geopackage(layers, said)[GEOPACKAGE]}


def _tables(plan: Plan, said: About) -> dict[str, bytes]:
    tables = make_tables(plan, lang=said.lang)
    place = Text("表", "tables").say(said.lang)
    book = Text("圏域の表.xlsx", "zones.xlsx").say(said.lang)
    files = {f"{place}/{book}": excel(tables, said)[WORKBOOK]}
    for table in tables:
        name = table.label.ja if said.lang == "ja" else table.id
        files[f"{place}/CSV/{name}.csv"] = to_csv(table.table)
    return files


def _sources(plan: Plan, said: About) -> dict[str, bytes]:
    name = Text("出典と利用条件.txt", "sources-and-licences.txt").say(said.lang)
    lines = [said.title, said.basis, *_setting_lines(plan, said.lang), ""]
    lines += [Text("■ 出典と利用条件", "Sources and terms of use").say(said.lang), ""]
    once = said.sources.drop_duplicates(["title", "licence", "credit"])
    for row in once.to_dict("records"):
        lines += [f"- {row['title']} ({row['vintage']})", f"  {row['licence']}"]
        lines += [f"  {row['credit']}", ""]
    lines += [_SOFTWARE.say(said.lang).format(software=said.software), _TERMS.say(said.lang)]
    return {name: ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")}


def _setting_lines(plan: Plan, lang: Lang) -> list[str]:
    settings = plan.scenario.as_dict()
    head = Text("設定：", "Settings: ").say(lang)
    return [head + "; ".join(f"{key} = {value}" for key, value in settings.items())]


_SOFTWARE = Text(
    "作成：{software}（MIT License）。地図の表示に Leaflet（BSD 2-Clause）を含みます。",
    "Made by {software} (MIT License). The map holds Leaflet (BSD 2-Clause).",
)
_TERMS = Text(
    "この一式を配る・載せるときは、上の出典を添えてください。未確認の行と仮定は表に示してあります。",
    "Name the sources above when you pass this on. What is unconfirmed or assumed is marked in the "
    "tables.",
)

PARTS: tuple[Part, ...] = (
    report_part(),
    Part(Text("地図を描いています", "Drawing the map"), _maps),
    Part(Text("GeoPackage を書いています", "Writing the GeoPackage"), _gis),
    Part(Text("表を書いています", "Writing the tables"), _tables),
    Part(Text("出典を書いています", "Writing the sources"), _sources),
)
"""What a bundle holds, in this order; the manifest comes last."""


def bundle_files(
    plan: Plan,
    *,
    title: str | None = None,
    lang: Lang = "ja",
    parts: tuple[Part, ...] = PARTS,
    progress: Callable[[Text], None] | None = None,
) -> dict[str, bytes]:
    """Return the content of every file by its path in the zip, ``manifest.json`` last.

    Raises
    ------
    OutputError
        If the working folder can't be written to.
    """
    said = about(plan, title=title, lang=lang)
    files: dict[str, bytes] = {}
    for part in parts:
        if progress is not None:
            progress(part.label)
        files |= part.write(plan, said)
    files["manifest.json"] = manifest(plan, files)
    return files


def to_zip(files: Mapping[str, bytes]) -> bytes:
    """Return one zip; the same files give the same bytes.

    Names other than ASCII carry the UTF-8 flag, by which Windows reads them.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.create_system = _UNIX
            info.external_attr = _FILE_MODE << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def write_bundle(
    plan: Plan,
    path: Path,
    *,
    title: str | None = None,
    lang: Lang = "ja",
    centres: Sequence[str] = (),
    progress: Callable[[Text], None] | None = None,
) -> Path:
    """Write the bundle to *path*, whole or not at all; its report is on *centres* if there are any.

    Raises
    ------
    NotFoundError
        If a centre has no data.
    OutputError
        If it can't be written there.
    """
    parts = (report_part(centres), *PARTS[1:])
    files = bundle_files(plan, title=title, lang=lang, parts=parts, progress=progress)
    write_folder(path.parent, {path.name: to_zip(files)})
    return path
