"""The embedded national data as a region: where data and model meet."""

from pathlib import Path

from zones.data.embedded import load_tables
from zones.data.home import chosen_folder
from zones.model import FlowMatrix, Region
from zones.provenance import Basis, Denominator


def load_region(
    folder: Path | None = None, *, data: str | None = None, denominator: Denominator = "all"
) -> Region:
    """Load all of Japan.

    Parameters
    ----------
    folder
        A folder made by ``zones data build``.
    data
        Name of a data set of the data home (``zones data list``). Without *folder* and *data* it
        is the one that ``zones data use`` chose; the embedded one unless one was.
    denominator
        What shares are divided by.

    Raises
    ------
    DataError
        If a file is missing or differs from the catalogue.
    NotFoundError
        If there is no such data set.
    """
    tables = load_tables(chosen_folder(data) if folder is None else folder)
    catalog = tables.catalog
    basis = Basis(catalog.flows_people, catalog.flows_year, denominator)
    flows = FlowMatrix.from_tables(tables.flows, tables.flow_totals, basis=basis)
    return Region(
        municipalities=tables.municipalities,
        flows=flows,
        population=tables.population,
        projection=tables.projection,
        unions=tables.unions,
        union_facts=tables.union_facts,
        changes=tables.changes,
        indicators=tables.indicators,
        sources={table.name: catalog.sources_of(table.name) for table in catalog.tables},
        digests={table.name: table.sha256 for table in catalog.tables},
    )
