"""The time that stands in files whose format asks for one.

A fixed one and not the clock's, so that the same plan gives the same bytes.
"""

from datetime import UTC, datetime

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into GeoPackage, Shapefile, Excel and zip files."""
