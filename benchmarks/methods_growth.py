"""Measure how the reference methods grow with the number of units, on made-up countries.

    .venv/bin/python benchmarks/methods_growth.py

Units lie at random on a square; each sends commuters to its nearest 249 by distance and size, and
keeps about half of them: 5 million flows at 20,000 units. Each run stands in a process of its own.
"""

import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from zones.labels import Text
from zones.model import FlowMatrix
from zones.provenance import Basis
from zones.zoning.methods.communities import communities
from zones.zoning.methods.commuting_zones import commuting_zones
from zones.zoning.methods.intramax import intramax
from zones.zoning.methods.leiden import leiden
from zones.zoning.methods.travel_to_work import travel_to_work_areas
from zones.zoning.methods.uea import urban_employment_areas

SIZES = (1_250, 2_500, 5_000, 10_000, 20_000)
NEAR = 250
METHODS = {
    "travel_to_work": travel_to_work_areas,
    "commuting_zones": commuting_zones,
    "intramax": intramax,
    "communities": communities,
    "leiden": leiden,
    "uea": lambda flows: urban_employment_areas(flows, flows.totals["total"] * 2),
}


def make_country(size: int) -> FlowMatrix:
    """Return the flows of a country of *size* units; the same size gives the same country."""
    random = np.random.default_rng(size)
    weight = random.lognormal(9, 1.2, size)
    places = random.random((size, 2)) * np.sqrt(size)
    distance, near = KDTree(places).query(places, k=NEAR)
    pull = weight[near] / (distance + 1) ** 3
    pull[:, 0] = 0
    share = 0.5 * pull / pull.sum(axis=1, keepdims=True)
    share[:, 0] = 0.5
    persons = np.maximum(np.rint(share * weight[:, None]), 1).astype(np.int64)
    codes = pd.Index([f"{number:05d}" for number in range(size)])
    table = pd.DataFrame(
        {
            "origin": np.repeat(codes, NEAR),
            "destination": codes[near.ravel()],
            "persons": persons.ravel(),
        }
    )
    totals = pd.DataFrame({"total": persons.sum(axis=1)}, index=codes)
    for column in ("unknown_municipality", "unknown_place", "unlisted"):
        totals[column] = 0
    return FlowMatrix.from_tables(table, totals, basis=Basis(Text("架空", "made up"), 2020))


def run(name: str, size: int) -> None:
    """Print the zones, the seconds and the megabytes above the flows of one run."""
    flows = make_country(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    zoning = METHODS[name](flows)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = f"{flows.matrix.nnz:10,} {len(zoning.members):7,}"
    print(f"{name:16} {size:7,} {found} {seconds:9.2f} {peak - before:9.0f}", flush=True)


def main() -> None:
    """Print the table."""
    print(
        f"{'method':16} {'units':>7} {'flows':>10} {'zones':>7} {'seconds':>9} {'MB more':>9}",
        flush=True,
    )
    for name in METHODS:
        for size in SIZES:
            command = [sys.executable, __file__, name, str(size)]
            subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(sys.argv[1], int(sys.argv[2]))
    else:
        main()
