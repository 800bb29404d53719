"""Plan and map zones of inter-municipal cooperation for the municipalities of Japan.

>>> import zones
>>> japan = zones.load_region()
>>> plan = zones.make_plan(japan, zones.Scenario(prefectures=("20",)))
>>> plan.frames.loc["20201", "frame"]
'hub_centre'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zones.model import FlowMatrix, Region
    from zones.planning import Plan, Scenario, load_region, make_plan

__all__ = ["FlowMatrix", "Plan", "Region", "Scenario", "load_region", "make_plan"]

_HOMES = {"FlowMatrix": "zones.model", "Region": "zones.model"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: geopandas takes a second to load."""
    if name not in __all__:
        message = f"module 'zones' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_HOMES.get(name, "zones.planning")), name)
