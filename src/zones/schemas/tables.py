"""The schemas of every table that a data set may have, by name."""

import pandera.pandas as pa

from zones.schemas.changes import CHANGES
from zones.schemas.flows import FLOW_TOTALS, FLOWS
from zones.schemas.indicators import INDICATORS
from zones.schemas.mesh import MESH_POPULATION
from zones.schemas.municipalities import MUNICIPALITIES
from zones.schemas.population import DAY_NIGHT, POPULATION, PROJECTION
from zones.schemas.unions import UNION_FACTS, UNIONS
from zones.schemas.wards import WARDS

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    str(schema.name): schema
    for schema in (
        MUNICIPALITIES, FLOWS, FLOW_TOTALS, POPULATION, PROJECTION, UNIONS, CHANGES, UNION_FACTS,
        INDICATORS, MESH_POPULATION, DAY_NIGHT, WARDS,
    )
}  # fmt: skip
