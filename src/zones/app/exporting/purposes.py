"""What each file of 出力 is for."""

from pathlib import PurePath

from zones.app.exporting.orders import Order
from zones.app.pages.words import export as own
from zones.labels import Text
from zones.outputs.draft_layers import LABELS as DRAWN_LABELS
from zones.outputs.layers import LAYERS
from zones.outputs.rasters import RASTERS
from zones.outputs.table_set import TABLE_LABELS

_LABELS: dict[str, Text] = {
    **{key: kind.label for key, kind in LAYERS.items()},
    **RASTERS,
    **DRAWN_LABELS,
}

_REPORTS = ("資料", "report")
_ASSIGNMENTS = ("割当表", "assignment")
"""Names of parts of a bundle, in either language."""


def purpose_of(order: Order, name: str) -> Text:
    """Return what a file is for."""
    suffix, stem = PurePath(name).suffix, PurePath(name).stem
    if order.product == "plan" and name in own.PURPOSES:
        return own.PURPOSES[name]
    if order.product in {"report", "evidence"} and suffix in {".html", ".pdf"}:
        return own.KINDS[f"report{suffix}"]
    if suffix == ".html":
        return own.PRODUCTS["map"][1]
    ending = next((end for end in own.KINDS if name.endswith(end)), None)
    if ending is not None:
        return own.KINDS[ending]
    if suffix == ".csv" and stem in TABLE_LABELS:
        return own.TABLE_OF.fill(name=TABLE_LABELS[stem])
    return own.LAYER_OF.fill(name=_LABELS[stem]) if stem in _LABELS else own.OTHER_FILE


def purpose_inside(order: Order, name: str) -> Text:
    """Return what a file inside the bundle is for; its name is in the reader's language."""
    path = PurePath(name)
    suffix, drawn = path.suffix, order.source == "draft"
    if suffix in {".html", ".pdf"}:
        told = f"report{suffix}"
        return own.KINDS[told] if path.stem in _REPORTS else own.PRODUCTS["map"][1]
    if path.stem in _ASSIGNMENTS:
        return own.KINDS[f"assignment{suffix}"]
    if suffix in {".gpkg", ".xlsx"}:
        return own.KINDS[f"{'draft' if drawn else 'zones'}{suffix}"]
    if suffix == ".json":
        return own.PURPOSES.get(path.name, own.KINDS["plan.json"])
    return own.KINDS["sources.csv"] if suffix == ".txt" else own.TABLE_INSIDE
