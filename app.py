"""The dashboard: its pages in their order."""

from zones.app import links, shell, words
from zones.app.pages import (
    centres,
    compare,
    export,
    municipality,
    overview,
    planner,
    sources,
    sphere,
    unions,
)
from zones.app.planner.words import COMPARE, PLANNER
from zones.app.shell import Entry

PAGES = (
    Entry("overview", words.OVERVIEW, ":material/map:", overview.show),
    Entry("centres", words.CENTRES, ":material/location_city:", centres.show),
    Entry("sphere", words.SPHERE, ":material/hub:", sphere.show),
    Entry("municipality", words.MUNICIPALITY, ":material/fact_check:", municipality.show),
    Entry("unions", words.UNIONS, ":material/groups:", unions.show),
    Entry("planner", PLANNER, ":material/draw:", planner.show),
    Entry("compare", COMPARE, ":material/compare:", compare.show),
    Entry("export", words.EXPORT, ":material/download:", export.show),
    Entry("sources", words.SOURCES, ":material/database:", sources.show),
)

links.restore()
shell.run(PAGES)
