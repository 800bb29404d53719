"""The one place that joins data, model, rules and zoning: Scenario → Plan."""

from zones.planning.loading import load_region
from zones.planning.plan import Plan, make_plan
from zones.planning.scenario import Scenario

__all__ = ["Plan", "Scenario", "load_region", "make_plan"]
