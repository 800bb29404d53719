"""総務省統計局の大都市圏・都市圏: where 1.5 % of the population commute to a large city.

Statistics Bureau of Japan, 大都市圏・都市圏 of the population census: centres are the special wards
and the designated cities (those near each other together), and beyond them cities of 500,000 people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from zones.codes import SPECIAL_WARDS
from zones.errors import InputError
from zones.labels import Text
from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import Parameters, Zoning, make_zoning
from zones.zoning.methods.reach import gather

NEAR: tuple[tuple[str, ...], ...] = (
    (*SPECIAL_WARDS, "11100", "12100", "14100", "14130", "14150"),
    ("22100", "22130"),
    ("26100", "27100", "27140", "28100"),
    ("40100", "40130"),
)
"""Centres that share one area: 関東, 静岡・浜松, 近畿, 北九州・福岡.

Assumed: not checked against the Bureau's own list.
"""

_AGES = Text(
    "定義は15歳以上の通勤・通学者。流動の対象者がそれと異なるときは、その分だけ広くなる。",
    "The definition counts commuters and students aged 15 and over; where the flows count others "
    "too, areas are larger by those.",
)


@dataclass(frozen=True, slots=True)
class Metropolitan(Parameters):
    """What a centre and a member must have.

    Parameters
    ----------
    share
        Commuters and students to the centres ÷ population of the municipality.
    centre_people
        People of a centre that is no designated city.

    Raises
    ------
    InputError
        If the share is not within (0, 1], or the people not above zero.
    """

    share: Fraction = Fraction(15, 1000)
    centre_people: int = 500_000

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or self.centre_people <= 0:
            raise InputError(
                "share は 0 より大きく 1 以下、centre_people は 0 より大きくしてください。",
                "share must be above 0 and up to 1, centre_people above 0.",
            )


def metropolitan_areas_1_5(
    flows: FlowMatrix,
    contiguity: Contiguity,
    residents: pd.Series,
    *,
    designated: Collection[str],
    near: Sequence[Sequence[str]] = NEAR,
    parameters: Metropolitan | None = None,
) -> Zoning:
    """Find the metropolitan areas (大都市圏), then the urban areas (都市圏) beyond them.

    A municipality reaches a centre set when commuters to it ÷ population ≥ 1.5 %, and must hang
    together with it by land; an enclosed one belongs too. A large city inside a metropolitan area
    is no centre.

    Parameters
    ----------
    residents
        Population by code.
    designated
        Codes of the designated cities.
    near
        Groups of special wards and designated cities that share an area; its first one names it.
    """
    chosen = parameters or Metropolitan()
    present = {code for code in (*SPECIAL_WARDS, *designated) if code in flows.codes}
    sets = _sets(present, near)
    people = residents.reindex(flows.codes)
    first = gather(flows, contiguity, sets, below=people, share=chosen.share)
    large = people.index[(people >= chosen.centre_people).fillna(value=False)]
    later = {code: (code,) for code in large if code not in first.zone_of}
    second = gather(
        flows,
        contiguity,
        later,
        below=people,
        share=chosen.share,
        step=3,
        taken=first.zone_of,
    )
    reasons = dict.fromkeys(flows.codes, "below")
    reasons |= dict.fromkeys(first.cut_off | second.cut_off, "cut_off")
    return make_zoning(
        "metropolitan_1_5",
        chosen,
        flows,
        second.zone_of,
        reasons=reasons,
        steps=[*first.steps, *second.steps],
        centres={code for codes in (*sets.values(), *later.values()) for code in codes},
        notes=(_AGES,),
    )


def _sets(present: set[str], near: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the centre sets by their first code; the special wards always act as one."""
    groups = [*near, SPECIAL_WARDS, *((code,) for code in sorted(present))]
    left = set(present)
    sets = {}
    for group in groups:
        held = tuple(code for code in group if code in left)
        if held:
            sets[held[0]] = held
            left -= set(held)
    return sets
