"""Frozen values: the region, its flows, its contiguity. No files."""

from zones.model.contiguity import Contiguity
from zones.model.flows import FlowMatrix
from zones.model.region import Region

__all__ = ["Contiguity", "FlowMatrix", "Region"]
