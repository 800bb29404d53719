"""Time the reference methods on Japan, beside what a user would take instead in the same run.

    .venv/bin/python benchmarks/methods.py

Prints the median of several warm runs, the peak memory of each method in a process of its own, and
ratios to the peers: scipy's linkage called directly, R's hclust where Rscript is at hand, networkx'
Louvain called directly, and travel-to-work areas written plainly with pandas. What each one finds
is compared, too.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

import zones
from zones.metrics.agreement import adjusted_rand
from zones.model import FlowMatrix
from zones.zoning.methods.registry import METHODS, draw_zones, gather_inputs
from zones.zoning.methods.travel_to_work import ITALY, TravelToWork, travel_to_work_areas

ROUNDS = 5
CUT = 0.98
CENTRAL_JAPAN = tuple(str(number) for number in range(20, 30))
"""Nagano to Nara: about 400 municipalities."""


def median_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of several runs after one to warm up."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def cut(flows: FlowMatrix, prefectures: tuple[str, ...]) -> FlowMatrix:
    """Return the flows inside some prefectures alone."""
    inside = flows.codes[flows.codes.str[:2].isin(prefectures)]
    table = tidy(flows)
    kept = table[table["origin"].isin(inside) & table["destination"].isin(inside)]
    return FlowMatrix.from_tables(kept, flows.totals.loc[inside], basis=flows.basis)


def tidy(flows: FlowMatrix) -> pd.DataFrame:
    """Return origin, destination and persons."""
    entries = flows.matrix.tocoo()
    return pd.DataFrame(
        {
            "origin": flows.codes[entries.row],
            "destination": flows.codes[entries.col],
            "persons": entries.data,
        }
    )


def plain_travel_to_work(table: pd.DataFrame, chosen: TravelToWork) -> pd.Series:
    """Find travel-to-work areas as an analyst would write it: everything anew at each step."""
    codes = sorted({*table["origin"], *table["destination"]})
    area = pd.Series(codes, index=codes)
    living = table.groupby("origin")["persons"].sum().reindex(codes, fill_value=0)
    working = table.groupby("destination")["persons"].sum().reindex(codes, fill_value=0)
    while True:
        home, work = table["origin"].map(area), table["destination"].map(area)
        both = table["persons"][home == work].groupby(home).sum()
        large = pd.DataFrame({"l": living.groupby(area).sum(), "w": working.groupby(area).sum()})
        large["b"] = both.reindex(large.index, fill_value=0)
        valid = plain_validity(large, chosen).sort_index()
        if valid.min() >= 1:
            return area
        worst = valid.idxmin()
        freed = area.index[area == worst]
        area[freed] = None
        order = [(-plain_best(table, area, living, working, unit)[0], unit) for unit in freed]
        for _, unit in sorted(order):
            area[unit] = plain_best(table, area, living, working, unit)[1]


def plain_validity(large: pd.DataFrame, chosen: TravelToWork) -> pd.Series:
    """Return the validity of every area."""
    least, wanted = float(chosen.min_containment), float(chosen.target_containment)
    msc = large["b"] / large[["l", "w"]].max(axis=1)
    short = (chosen.target_size - large["l"]) / (chosen.target_size - chosen.min_size)
    size = 1 - (1 - least / wanted) * short.clip(lower=0)
    return ((msc / wanted).clip(upper=1) * size * wanted / least).mask(msc == 1, 1)


def plain_best(
    table: pd.DataFrame, area: pd.Series, living: pd.Series, working: pd.Series, unit: str
) -> tuple[float, str | None]:
    """Return the greatest cohesion of a unit and the area that has it."""
    out = table[table["origin"] == unit]
    back = table[table["destination"] == unit]
    there = out["persons"].groupby(out["destination"].map(area)).sum()
    here = back["persons"].groupby(back["origin"].map(area)).sum()
    near = there.index.union(here.index)
    if near.empty:
        return 0.0, None
    area_living = living.groupby(area).sum().reindex(near)
    area_working = working.groupby(area).sum().reindex(near)
    cohesion = there.reindex(near, fill_value=0) ** 2 / (living[unit] * area_working)
    cohesion += here.reindex(near, fill_value=0) ** 2 / (area_living * working[unit])
    return float(cohesion.max()), str(cohesion.idxmax())


def direct_linkage(flows: FlowMatrix) -> np.ndarray:
    """Cluster by scipy alone, on a dense matrix."""
    return fcluster(linkage(squareform(distances(flows)), "average"), CUT, "distance")


def distances(flows: FlowMatrix) -> np.ndarray:
    """Return 1 - (a_ij + a_ji) ÷ min(L_i, L_j) as a square matrix."""
    dense = flows.matrix.toarray().astype(float)
    living = dense.sum(axis=1)
    active = living > 0
    dense, living = dense[np.ix_(active, active)], living[active]
    share = (dense + dense.T) / np.minimum.outer(living, living)
    distance = 1 - np.minimum(share, 0.999)
    np.fill_diagonal(distance, 0)
    return distance


R_SCRIPT = """
    given <- commandArgs(trailingOnly = TRUE); size <- as.integer(given[3])
    read <- function() structure(readBin(given[1], "double", size * (size - 1) / 2),
                                 Size = size, class = "dist", Diag = FALSE, Upper = FALSE)
    apart <- read(); spent <- c()
    for (round in 1:5) spent <- c(spent, system.time(
        found <- cutree(hclust(apart, "average"), h = as.double(given[4])))["elapsed"])
    writeLines(as.character(found), given[2]); cat(median(spent))
"""


def clusters_by_r(flows: FlowMatrix) -> tuple[float, np.ndarray] | None:
    """Cluster by R's hclust: its seconds without reading, and what it finds; None without R."""
    if shutil.which("Rscript") is None:
        return None
    apart = squareform(distances(flows))
    size = int((1 + np.sqrt(1 + 8 * len(apart))) / 2)
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "given"), Path(folder, "found")
        apart.tofile(given)
        command = ["Rscript", "-e", R_SCRIPT, str(given), str(found), str(size), str(CUT)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        return float(told.stdout), np.loadtxt(found, dtype=int)


def direct_louvain(table: pd.DataFrame) -> list[set[str]]:
    """Find communities by networkx alone."""
    ends = np.sort(table[["origin", "destination"]].to_numpy(dtype=str), axis=1)
    both = table.assign(a=ends[:, 0], b=ends[:, 1]).groupby(["a", "b"], as_index=False)
    graph = nx.from_pandas_edgelist(both["persons"].sum(), "a", "b", "persons")
    found: list[set[str]] = nx.community.louvain_communities(graph, weight="persons", seed=1)
    return found


def peak_megabytes(name: str) -> float:
    """Return the peak memory of one method in a process of its own."""
    command = [sys.executable, __file__, name]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return float(told.stdout)


def print_peak(name: str) -> None:
    """Run a method (none for the data alone) and print this process's peak memory in MB."""
    inputs = gather_inputs(zones.load_region())
    if name in METHODS:
        draw_zones(inputs, name)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print the tables."""
    japan = zones.load_region()
    inputs = gather_inputs(japan)
    data = peak_megabytes("data")
    print(f"{'method':20} {'seconds':>8} {'MB above the data':>18}")
    total = 0.0
    for name in METHODS:
        seconds = median_seconds(lambda name=name: draw_zones(inputs, name))  # type: ignore[misc]
        total += seconds
        print(f"{name:20} {seconds:8.3f} {peak_megabytes(name) - data:18.0f}")
    print(f"{'all':20} {total:8.3f} {data:18.0f} the data alone\n")
    small = cut(japan.flows, CENTRAL_JAPAN)
    ours = median_seconds(lambda: travel_to_work_areas(small, parameters=ITALY))
    table = tidy(small)
    found = plain_travel_to_work(table, ITALY)
    peer = median_seconds(lambda: plain_travel_to_work(table, ITALY), rounds=1)
    same = adjusted_rand(found, travel_to_work_areas(small, parameters=ITALY).assignment)
    report(f"travel-to-work areas, {len(small.codes)} units", ours, "plain pandas", peer, same)
    everywhere = tidy(japan.flows)
    ours = median_seconds(lambda: draw_zones(inputs, "commuting_zones"))
    peer = median_seconds(lambda: direct_linkage(japan.flows))
    zoning = draw_zones(inputs, "commuting_zones").assignment
    active = japan.flows.codes[(japan.flows.outflow + japan.flows.stayers).to_numpy() > 0]
    same = adjusted_rand(pd.Series(direct_linkage(japan.flows), index=active), zoning)
    report("commuting zones, 1,741 units", ours, "scipy linkage", peer, same)
    by_r = clusters_by_r(japan.flows)
    if by_r is not None:
        same = adjusted_rand(pd.Series(by_r[1], index=active), zoning)
        report("commuting zones, 1,741 units", ours, "R's hclust, distances given", by_r[0], same)
    ours = median_seconds(lambda: draw_zones(inputs, "communities"))
    peer = median_seconds(lambda: direct_louvain(everywhere))
    labels = {code: at for at, one in enumerate(direct_louvain(everywhere)) for code in one}
    same = adjusted_rand(pd.Series(labels), draw_zones(inputs, "communities").assignment)
    report("communities, 1,741 units", ours, "networkx Louvain", peer, same)


def report(what: str, ours: float, who: str, peer: float, same: float) -> None:
    """Print one line of the comparison."""
    ratio = f"{peer / ours:.1f} times faster" if peer > ours else f"{ours / peer:.2f} of its time"
    print(f"{what}: {ours:.3f} s; {who}: {peer:.3f} s; {ratio}; adjusted Rand {same:.3f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print_peak(sys.argv[1])
    else:
        main()
