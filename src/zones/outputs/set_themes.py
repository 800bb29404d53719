"""Sets of areas, and where two of them disagree, as themes of a map."""

import pandas as pd

from zones.labels import Text
from zones.outputs.method_themes import likeness_class, likeness_legend
from zones.outputs.webmap.document import Area, AreaTheme, ClassTheme, Status
from zones.planning.zone_sets import ZoneSet


def set_theme(zones: ZoneSet, label: Text, *, status: Status = "proposed") -> AreaTheme:
    """Return the areas of a set; an area of one municipality is left out.

    Parameters
    ----------
    zones
        The set.
    label
        What it is called.
    status
        How its borders are drawn.
    """
    shown = [area for area in zones.areas if len(area.members) > 1]
    single = len(zones.areas) - len(shown)
    note = Text(
        f"1市区町村だけの圏域 {single} は塗らない",
        f"{single} zones of one municipality are not drawn",
    )
    return AreaTheme(
        id="set",
        label=label,
        areas=tuple(
            Area(area.id, area.name, area.centres, area.members, status=status) for area in shown
        ),
        note=note if single else None,
    )


def likeness_theme(table: pd.DataFrame, first: Text, second: Text) -> ClassTheme:
    """Return how much the areas of each municipality differ between two sets.

    Parameters
    ----------
    table
        From `zones.planning.set_agreement.likeness`.
    first, second
        What the sets are called.
    """
    both = table[table["jaccard"].notna()]
    return ClassTheme(
        id="likeness",
        label=Text(f"相違：{first.ja}と{second.ja}", f"Disagreement: {first.en} and {second.en}"),
        classes=likeness_legend(first, second),
        class_of={str(code): likeness_class(row) for code, row in table.iterrows()},
        value_of={
            str(code): f"{float(value):.2f} ({one} | {other})"
            for code, value, one, other in zip(
                both.index, both["jaccard"], both["first"], both["second"], strict=True
            )
        },
        note=Text(
            "数値は2つの圏域の共通の市区町村数÷合わせた市区町村数（Jaccard 係数）",
            "The number is common municipalities ÷ all municipalities of both areas (Jaccard)",
        ),
    )
