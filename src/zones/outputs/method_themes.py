"""Zones of a reference method as a theme of a map."""

from zones.labels import Text
from zones.model import Region
from zones.outputs.method_tables import zone_names
from zones.outputs.webmap.document import Area, AreaTheme
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import find_method


def method_theme(region: Region, zoning: Zoning) -> AreaTheme:
    """Return the zones of *zoning*; a zone of one municipality is left out.

    A municipality that the method assigns to no zone stays on the ground.
    """
    names = zone_names(region, zoning)
    method = find_method(zoning.method)
    areas = tuple(
        Area(
            id=f"{zoning.method}-{zone}",
            name=names[zone],
            centres=tuple(zoning.centres.get(zone, ())),
            members=tuple(codes),
        )
        for zone, codes in zoning.members.items()
        if len(codes) > 1
    )
    single = sum(len(codes) == 1 for codes in zoning.members.values())
    return AreaTheme(
        id=f"method-{zoning.method}",
        label=Text(f"参考：{method.label.ja}", f"Reference: {method.label.en}"),
        areas=areas,
        note=Text(
            f"{method.source}。1市区町村だけの圏域 {single} は塗らない",
            f"{method.source}. {single} zones of one municipality are not drawn",
        ),
    )
