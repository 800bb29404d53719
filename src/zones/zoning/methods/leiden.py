"""Communities by modularity, found by the Leiden method: the extra ``zones[leiden]``.

Traag, Waltman and van Eck 2019; directed modularity by Leicht and Newman 2008. A baseline beside
Louvain (`zones.zoning.methods.communities`) whose communities always hang together by flows.
"""

from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from zones.errors import InputError, NotFoundError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Units, find_units

NEEDS = ("igraph", "leidenalg")
"""The packages of the extra; both are GPL, and therefore never installed with zones itself."""

_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Leiden(Parameters):
    """How communities are found.

    Parameters
    ----------
    resolution
        Above 1 for smaller communities.
    seed
        Of the method's own generator; the same seed gives the same communities.

    Raises
    ------
    InputError
        If the resolution is not above zero, or the seed not within 0 to 2³¹ − 1.
    """

    resolution: Fraction = Fraction(1)
    seed: int = 1

    def __post_init__(self) -> None:
        if self.resolution <= 0 or not 0 <= self.seed <= _LARGEST_SEED:
            raise InputError(
                f"resolution は 0 より大きい数、seed は 0 から {_LARGEST_SEED} までにしてください。",
                f"resolution must be above 0, and seed from 0 to {_LARGEST_SEED}.",
            )


def leiden(flows: FlowMatrix, *, parameters: Leiden | None = None) -> Zoning:
    """Find communities of municipalities in the directed flows a_ij.

    Maximizes Q = Σ over communities of a_cc/T − γ·L_c·W_c/T² (γ is the resolution, T all listed
    flows, those who stay included): with γ = 1 the modularity by which sets are judged. Each
    iteration goes on from the last until none gains anything. Municipalities without any flow stay
    in no zone.

    Raises
    ------
    NotFoundError
        If the extra is not installed.
    """
    chosen = parameters or Leiden()
    igraph, leidenalg = _extra()
    units = find_units(flows)
    flow = units.persons.tocoo()
    graph = igraph.Graph(
        n=units.size, edges=list(zip(flow.row.tolist(), flow.col.tolist(), strict=True)),
        directed=True,
    )  # fmt: skip
    found = leidenalg.find_partition(
        graph,
        leidenalg.RBConfigurationVertexPartition,
        weights=flow.data.tolist(),
        n_iterations=-1,
        seed=chosen.seed,
        resolution_parameter=float(chosen.resolution),
    )
    persons = units.living + units.working
    active = ([unit for unit in sorted(group) if persons[unit]] for group in found)
    zone_of = units.leads(sorted(group for group in active if group))
    return make_zoning(
        "leiden",
        chosen,
        flows,
        units.spread(zone_of, flows.codes),
        steps=_steps(units, zone_of),
    )


def installed() -> bool:
    """Tell whether the extra is there, without loading it."""
    return all(find_spec(name) is not None for name in NEEDS)


def _extra() -> tuple[ModuleType, ModuleType]:
    try:
        return import_module("igraph"), import_module("leidenalg")
    except ImportError as error:
        raise NotFoundError(
            "leiden には igraph と leidenalg（GPL）が必要です。pip install 'zones[leiden]' で入れるか、"
            "communities（Louvain）を使ってください。",
            "leiden needs the packages igraph and leidenalg (GPL). Install them with "
            "pip install 'zones[leiden]', or take communities (Louvain).",
        ) from error


def _steps(units: Units, zone_of: dict[int, int]) -> list[Step]:
    return [
        (1, units.codes[unit], "merged", units.codes[lead], None)
        for unit, lead in sorted(zone_of.items())
        if unit != lead
    ]
