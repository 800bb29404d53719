"""The dashboard: its pages in their order; each is shown by the module of its name."""

from zones.app import links, shell, warming, words
from zones.app.pages.words.future import FUTURE
from zones.app.planner.words import COMPARE, PLANNER
from zones.app.shell import Entry

PAGES = (
    Entry("overview", words.OVERVIEW, ":material/map:"),
    Entry("centres", words.CENTRES, ":material/location_city:"),
    Entry("sphere", words.SPHERE, ":material/hub:"),
    Entry("municipality", words.MUNICIPALITY, ":material/fact_check:"),
    Entry("unions", words.UNIONS, ":material/groups:"),
    Entry("planner", PLANNER, ":material/draw:"),
    Entry("future", FUTURE, ":material/timeline:"),
    Entry("compare", COMPARE, ":material/compare:"),
    Entry("export", words.EXPORT, ":material/download:"),
    Entry("sources", words.SOURCES, ":material/database:"),
)

links.restore()
shell.run(PAGES)
warming.go_on()
