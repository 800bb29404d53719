"""A friction raster as what measures the time to centres.

It is a module of its own so that a plan without one needs no raster library.
"""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from zones.grid.friction import Friction
from zones.grid.nearest import Measure, Reach
from zones.grid.time_surface import time_surface
from zones.labels import Text


@dataclass(frozen=True, eq=False)
class FrictionTravel:
    """Least-cost times over a friction raster."""

    friction: Friction
    measure: Measure = field(default="friction", init=False)

    @property
    def source(self) -> Text:
        """The raster."""
        return self.friction.source

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the cells, their place and their CRS."""
        return self.friction.digest

    def to(self, centres: pd.DataFrame) -> Reach:
        """Return the surface of times to *centres*."""
        return time_surface(self.friction, centres)
