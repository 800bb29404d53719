"""What is imported, joined into the tables that a data set has."""

from zones.data.joining.world import World

__all__ = ["World"]
