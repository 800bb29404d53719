"""A map as one HTML file that opens without a network."""

from zones.outputs.webmap.document import Area as Area
from zones.outputs.webmap.document import AreaTheme as AreaTheme
from zones.outputs.webmap.document import ClassTheme as ClassTheme
from zones.outputs.webmap.document import LegendClass as LegendClass
from zones.outputs.webmap.document import MapDocument as MapDocument
from zones.outputs.webmap.page import render as render
