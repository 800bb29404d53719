"""Schemes of cooperation as data, and their assessment."""

from zones.rules.assessment import Assessment, assess
from zones.rules.description import Line, describe
from zones.rules.loading import check, load_ruleset, shipped
from zones.rules.measures import MEASURES, READINGS, Reading, Scope
from zones.rules.ruleset import RuleSet

__all__ = [
    "MEASURES",
    "READINGS",
    "Assessment",
    "Line",
    "Reading",
    "RuleSet",
    "Scope",
    "assess",
    "check",
    "describe",
    "load_ruleset",
    "shipped",
]
