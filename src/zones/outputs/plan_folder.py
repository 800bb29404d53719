"""Everything that ``zones plan`` writes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from zones.labels import Lang, Text
from zones.outputs import method_tables, union_tables
from zones.outputs.csv import to_csv
from zones.outputs.features import municipality_features, zone_features
from zones.outputs.folder import write_folder
from zones.outputs.geojson import to_geojson
from zones.outputs.manifest import manifest
from zones.outputs.plan_map import plan_map
from zones.outputs.tables import TABLES
from zones.outputs.webmap.page import render
from zones.planning import Plan
from zones.zoning.methods.protocol import Zoning


def plan_files(
    plan: Plan,
    *,
    lang: Lang = "ja",
    title: str | None = None,
    centres: Sequence[str] = (),
    zonings: Sequence[Zoning] = (),
    partitioned: bool = False,
    progress: Callable[[Text], None] | None = None,
) -> dict[str, bytes]:
    """Return the content of every file by name, the manifest last."""
    tell = progress or _silent
    tell(Text("表を書いています", "Writing the tables"))
    files = {
        f"{stem}.csv": to_csv(table(plan, lang))
        for stem, table in {**TABLES, **union_tables.TABLES}.items()
    }
    for zoning in zonings:
        files[f"method-{zoning.method}.csv"] = to_csv(
            method_tables.municipalities(plan.region, zoning, lang)
        )
    tell(Text("GeoJSON を書いています", "Writing GeoJSON"))
    shapes = municipality_features(plan, lang)
    files["municipalities.geojson"] = to_geojson(shapes, name="municipalities")
    files["zones.geojson"] = to_geojson(zone_features(plan, lang), name="zones")
    tell(Text("地図を描いています", "Drawing the map"))
    files["map.html"] = render(
        plan_map(
            plan,
            lang=lang,
            title=title,
            centres=centres,
            zonings=zonings,
            partitioned=partitioned,
        )
    ).encode()
    files["manifest.json"] = manifest(plan, files)
    return files


def write_plan(
    plan: Plan,
    folder: Path,
    *,
    lang: Lang = "ja",
    title: str | None = None,
    centres: Sequence[str] = (),
    zonings: Sequence[Zoning] = (),
    partitioned: bool = False,
    progress: Callable[[Text], None] | None = None,
) -> list[Path]:
    """Write every file of *plan* into *folder*, whole or not at all.

    Raises
    ------
    OutputError
        If the folder can't be written to.
    """
    files = plan_files(
        plan,
        lang=lang,
        title=title,
        centres=centres,
        zonings=zonings,
        partitioned=partitioned,
        progress=progress,
    )
    return write_folder(folder, files)


def _silent(_: Text) -> None:
    """Say nothing."""
