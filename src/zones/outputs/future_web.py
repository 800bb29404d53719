"""A map page with a theme for each projected year."""

from collections.abc import Sequence

from zones.labels import Lang, Text
from zones.metrics.future import in_joint_unit, population_index
from zones.metrics.future_index import INDEX_CLASSES, NO_DATA, index_class_of
from zones.outputs.future_areas import FutureRegion
from zones.outputs.future_maps import INDEX_SHADES
from zones.outputs.future_tables import basis_words
from zones.outputs.webmap.document import ClassTheme, LegendClass, MapDocument
from zones.planning import Plan


def year_theme(plan: Plan, *, base: int, year: int) -> ClassTheme:
    """Return the theme of the index of one year: the classes of the printed tables and maps.

    Raises
    ------
    NotFoundError
        If a year isn't at hand.
    """
    found = index_class_of(plan.region, base=base, year=year)
    index = population_index(plan.region, base=base, year=year).dropna().astype(float)
    order = {key: at for at, key in enumerate(INDEX_CLASSES)}
    joint = len(in_joint_unit(plan.region))
    coast = Text(
        f"。福島県浜通りの{joint}市町村は1単位の推計",
        f". {joint} municipalities of Fukushima are projected as one unit",
    )
    if not joint:
        coast = Text("", "")
    return ClassTheme(
        id=f"future-{year}",
        label=Text(f"{year}年の人口指数", f"Population in {year}"),
        classes=tuple(
            LegendClass(words, INDEX_SHADES[key].colour) for key, words in INDEX_CLASSES.items()
        ),
        class_of={str(code): order[key] for code, key in found.items() if key != NO_DATA},
        value_of={str(code): f"{value * 100:.1f}" for code, value in index.items()},
        note=Text(f"{base}年＝100{coast.ja}", f"{base} = 100{coast.en}"),
    )


def future_map(
    plan: Plan, region: FutureRegion, *, base: int, years: Sequence[int], lang: Lang = "ja"
) -> MapDocument:
    """Return a map with one theme a year, the last year first.

    Raises
    ------
    NotFoundError
        If a year isn't at hand.
    """
    title = Text(
        f"{region.name}：人口指数（{base}年＝100）",
        f"{region.name}: index of population ({base} = 100)",
    )
    return MapDocument(
        title=title.say(lang),
        municipalities=plan.region.municipalities,
        themes=tuple(
            year_theme(plan, base=base, year=year) for year in sorted(years, reverse=True)
        ),
        credits=plan.region.credits("projection", "municipalities"),
        basis=basis_words(),
        lang=lang,
        window=plan.region.window,
    )
