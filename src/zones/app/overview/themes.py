"""The themes of the national map: their names at once, each drawn only when it is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from zones.app import resources
from zones.app.overview.filters import Kept
from zones.labels import Lang, Text
from zones.model.forms import FORMS
from zones.outputs.figure_themes import future_theme, ratio_theme
from zones.outputs.method_themes import method_theme
from zones.outputs.plan_map import city_region_theme, frame_theme, proposal_themes
from zones.outputs.union_themes import comparison_theme, floor_theme, union_themes
from zones.outputs.webmap.document import AreaTheme, Theme
from zones.planning import Plan
from zones.zoning.methods.registry import METHODS, usable_methods

_METHOD = "method-"
_PROPOSAL = "proposal-"
_UNION = "union-"
_CITY_REGIONS = "city-regions"

_CLASSES: Mapping[str, tuple[Text, Callable[[Plan], Theme]]] = {
    "frames": (Text("位置付け", "Frames"), frame_theme),
    "ratio": (Text("昼夜間人口比率", "Day–night population ratio"), ratio_theme),
    "future": (Text("2050年の人口指数", "Population in 2050"), future_theme),
    "comparison": (
        Text("連携中枢都市圏と通勤圏の一致", "Hub-city areas against the spheres"),
        comparison_theme,
    ),
    "floors": (
        Text("広域連合と通勤圏のずれ", "Wide-area unions that differ from the spheres"),
        floor_theme,
    ),
}
"""Themes that put every municipality into a class."""


def theme_names(plan: Plan, kept: Kept) -> Mapping[str, Text]:
    """Return the themes that there is something to draw for, in the order shown."""
    schemes = set(plan.proposals.areas["scheme"].reindex(list(kept.proposals)))
    known = plan.existing.register.by_id
    places = set(plan.region.codes)
    drawable = (one for one in map(known.__getitem__, kept.unions) if places & set(one.codes()))
    types = {one.type for one in drawable}
    names = {key: label for key, (label, _) in _CLASSES.items()}
    for key, rules in plan.rules.items():
        if key in schemes:
            names[_PROPOSAL + key] = Text(f"候補：{rules.label.ja}", f"Proposed: {rules.label.en}")
    for at, (kind, form) in enumerate(FORMS.items(), 1):
        if kind in types:
            label = Text(f"既存：{form.label.ja}", f"Existing: {form.label.en}")
            names[f"{_UNION}{at}"] = label
    if not plan.city_regions.groups.empty:
        names[_CITY_REGIONS] = Text("シティリージョン（候補）", "City-regions (found)")
    for key in usable_methods():
        label = METHODS[key].label
        names[_METHOD + key] = Text(f"参考：{label.ja}", f"Reference: {label.en}")
    return names


def make_theme(plan: Plan, kept: Kept, name: str, lang: Lang) -> Theme:
    """Draw one theme; areas that the filter left out are not in it.

    Parameters
    ----------
    name
        Out of `theme_names`.
    """
    if name in _CLASSES:
        return _CLASSES[name][1](plan)
    if name.startswith(_METHOD):
        method = name.removeprefix(_METHOD)
        denominator = plan.scenario.denominator
        return method_theme(plan.region, resources.zoning(method, denominator=denominator))
    if name == _CITY_REGIONS:
        return city_region_theme(plan, lang)
    drawn = proposal_themes(plan) if name.startswith(_PROPOSAL) else union_themes(plan)
    theme = next(one for one in drawn if one.id == name)
    if not isinstance(theme, AreaTheme):
        return theme
    left = {*kept.proposals, *kept.unions}
    return replace(theme, areas=tuple(area for area in theme.areas if area.id in left))
