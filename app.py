"""The dashboard: its pages in their order."""

from zones.app import shell, words
from zones.app.pages import centres, overview
from zones.app.shell import Entry

PAGES = (
    Entry("overview", words.OVERVIEW, ":material/map:", overview.show),
    Entry("centres", words.CENTRES, ":material/location_city:", centres.show),
)

shell.run(PAGES)
