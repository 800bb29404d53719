"""The dashboard: its pages in their order."""

from zones.app import shell, words
from zones.app.pages import centres, export, municipality, overview, sources, sphere, unions
from zones.app.shell import Entry

PAGES = (
    Entry("overview", words.OVERVIEW, ":material/map:", overview.show),
    Entry("centres", words.CENTRES, ":material/location_city:", centres.show),
    Entry("sphere", words.SPHERE, ":material/hub:", sphere.show),
    Entry("municipality", words.MUNICIPALITY, ":material/fact_check:", municipality.show),
    Entry("unions", words.UNIONS, ":material/groups:", unions.show),
    Entry("export", words.EXPORT, ":material/download:", export.show),
    Entry("sources", words.SOURCES, ":material/database:", sources.show),
)

shell.run(PAGES)
