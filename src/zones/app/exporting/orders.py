"""What can be written from the screen, and how each is made; no word here about how it is shown."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st
from pyproj import CRS

from zones.app import data_sets
from zones.app.exporting.shelf import Files, Shelf
from zones.labels import Lang, Text
from zones.outputs.bundle import bundle_files, to_zip
from zones.outputs.draft_export import draft_bundle, draft_files, draft_map
from zones.outputs.draft_files import assignment_csv, assignment_excel
from zones.outputs.export import ExportSetting, export_files
from zones.outputs.formats.registry import FORMATS, LayerFormat, TableFormat
from zones.outputs.names import centre_name, prefecture_names
from zones.outputs.plan_folder import plan_files
from zones.outputs.plan_map import plan_map
from zones.outputs.report.content import centre_report, prefecture_report
from zones.outputs.report.country import country_report
from zones.outputs.report.evidence import evidence_report
from zones.outputs.report.files import report_files
from zones.outputs.task_figure import task_files
from zones.outputs.union_files import comparison_files
from zones.outputs.webmap.page import render
from zones.planning import Plan, Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import write_plan_file

From = Literal["plan", "draft"]
Tell = Callable[[Text], None]

OF_PLAN = (
    "gpkg", "geojson", "parquet", "shp", "kml", "tif", "xlsx", "csv", "map", "evidence", "report",
    "figures", "bundle", "plan",
)  # fmt: skip
OF_DRAFT = (
    "draft", "gpkg", "geojson", "parquet", "shp", "kml", "tif", "xlsx", "csv", "map", "report",
    "bundle",
)  # fmt: skip
PRODUCTS: Mapping[From, tuple[str, ...]] = {"plan": OF_PLAN, "draft": OF_DRAFT}
"""What can be made of each, in the order shown."""

PLANE_ZONES = tuple(range(6669, 6688))
"""EPSG of 平面直角座標系 1 to 19 on JGD2011."""

_MOST_BYTES = 150_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Parameters
    ----------
    source, product
        Of what, and which of `PRODUCTS`.
    scenario, lang
        The settings of the screen.
    epsg
        Coordinate system; None for degrees.
    place
        The municipality that evidence is on.
    centres
        The centres that a report is on; empty for the prefectures shown.
    draft
        The areas drawn.
    """

    source: From
    product: str
    scenario: Scenario
    lang: Lang
    epsg: int | None = None
    place: str | None = None
    centres: tuple[str, ...] = ()
    draft: Draft = field(default_factory=Draft)

    @property
    def digest(self) -> str:
        """Hash of everything that decides the bytes, the data set included."""
        drawn = write_plan_file(self.draft, self.scenario) if self.source == "draft" else b""
        words = (
            data_sets.in_use().digest, self.source, self.product, self.scenario.digest, self.lang,
            self.epsg, self.place, self.centres, hashlib.sha256(drawn).hexdigest(),
        )  # fmt: skip
        return hashlib.sha256(repr(words).encode()).hexdigest()


def knows_crs(product: str) -> bool:
    """Tell whether a coordinate system can be chosen for a product."""
    known = FORMATS.get(product)
    if known is None or isinstance(known, TableFormat):
        return False
    return not (isinstance(known, LayerFormat) and known.fixed is not None)


def made(order: Order) -> Files | None:
    """Return the files of *order* if they are there already."""
    return _shelf().get(order.digest)


def make(order: Order, plan: Plan, tell: Tell) -> Files:
    """Return the files of *order*, made once for everyone who asks for the same.

    Raises
    ------
    ZonesError
        If something can't be made; the message says what to do.
    """
    return _shelf().get_or_make(order.digest, lambda: _make(order, plan, tell))


def zip_of(files: Files) -> bytes:
    """Return all files in one zip."""
    return to_zip(files)


def zip_name(order: Order, plan: Plan) -> str:
    """Return the name of the zip: in Japanese where people read it, in ASCII where programs do."""
    if order.product != "bundle":
        part = order.place or "-".join(order.centres) or "-".join(order.scenario.prefectures)
        return "-".join(one for one in ("zones", order.source, order.product, part) if one) + ".zip"
    if order.lang != "ja":
        return f"zones-{order.source}-bundle.zip"
    where = prefecture_names(order.scenario.prefectures, "ja") or "全国"
    if order.source == "draft":
        leads = [area.centres for area in order.draft.areas if area.centres]
        where = centre_name(plan.region.names, leads[0]) if len(leads) == 1 else ""
        return f"圏域の案_{where}.zip" if where else "圏域の案.zip"
    return f"圏域一式_{where}.zip"


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf(_MOST_BYTES)


def _make(order: Order, plan: Plan, tell: Tell) -> Files:
    if order.product in FORMATS:
        return _in_format(order, plan, tell)
    maker = _DRAFT_MAKERS if order.source == "draft" else _PLAN_MAKERS
    return maker[order.product](order, plan, tell)


def _in_format(order: Order, plan: Plan, tell: Tell) -> Files:
    label = FORMATS[order.product].label
    tell(Text(f"{label.ja}を書いています", f"Writing {label.en}"))
    crs = CRS.from_epsg(order.epsg) if order.epsg and knows_crs(order.product) else None
    if order.source == "draft":
        return draft_files(plan, order.draft, order.product, crs=crs, lang=order.lang)
    return export_files(plan, ExportSetting(order.product, crs=crs), lang=order.lang)


def _map(order: Order, plan: Plan, tell: Tell) -> Files:
    tell(_DRAWING)
    return {"map.html": render(plan_map(plan, lang=order.lang)).encode()}


def _evidence(order: Order, plan: Plan, tell: Tell) -> Files:
    return _named(
        report_files(evidence_report(plan, str(order.place), lang=order.lang), progress=tell),
        f"evidence-{order.place}",
    )


def _report(order: Order, plan: Plan, tell: Tell) -> Files:
    if order.centres:
        report = centre_report(plan, order.centres, lang=order.lang)
    elif order.scenario.prefectures:
        report = prefecture_report(plan, lang=order.lang)
    else:
        report = country_report(plan, lang=order.lang)
    where = "-".join(order.centres or order.scenario.prefectures) or "japan"
    return _named(report_files(report, progress=tell), f"report-{where}")


def _named(files: Files, stem: str) -> Files:
    """Return the files of a report, the page and its PDF called after what they are on."""
    return {
        f"{stem}{name.removeprefix('report')}" if name.startswith("report.") else name: content
        for name, content in files.items()
    }


def _figures(order: Order, plan: Plan, tell: Tell) -> Files:
    tell(Text("図を描いています", "Drawing the figures"))
    return {**comparison_files(plan, order.lang), **task_files(plan, order.lang)}


def _bundle(order: Order, plan: Plan, tell: Tell) -> Files:
    return bundle_files(plan, lang=order.lang, progress=tell)


def _folder(order: Order, plan: Plan, tell: Tell) -> Files:
    return plan_files(plan, lang=order.lang, progress=tell)


def _drawn_map(order: Order, plan: Plan, tell: Tell) -> Files:
    tell(_DRAWING)
    return {"draft-map.html": draft_map(plan, order.draft, lang=order.lang).encode()}


def _drawn_bundle(order: Order, plan: Plan, tell: Tell) -> Files:
    return draft_bundle(plan, order.draft, lang=order.lang, progress=tell)


def _drawn_files(order: Order, plan: Plan, tell: Tell) -> Files:
    tell(Text("計画ファイルを書いています", "Writing the plan file"))
    names = plan.region.names
    return {
        "plan.json": write_plan_file(order.draft, order.scenario),
        "assignment.csv": assignment_csv(order.draft, names),
        "assignment.xlsx": assignment_excel(order.draft, names, lang=order.lang),
    }


_DRAWING = Text("地図を描いています", "Drawing the map")

_PLAN_MAKERS: Mapping[str, Callable[[Order, Plan, Tell], Files]] = {
    "map": _map,
    "evidence": _evidence,
    "report": _report,
    "figures": _figures,
    "bundle": _bundle,
    "plan": _folder,
}
_DRAFT_MAKERS: Mapping[str, Callable[[Order, Plan, Tell], Files]] = {
    "draft": _drawn_files,
    "map": _drawn_map,
    "report": _report,
    "bundle": _drawn_bundle,
}
