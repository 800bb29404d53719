"""What a drawn area can start from: a sphere, a candidate area, an existing union."""

from collections.abc import Sequence
from dataclasses import dataclass

from zones.errors import NotFoundError
from zones.model.forms import Floor
from zones.planning.draft.area import DraftArea
from zones.planning.plan import Plan
from zones.zoning.spheres import sphere_table


@dataclass(frozen=True, slots=True)
class Start:
    """Municipalities to begin with.

    Parameters
    ----------
    name
        What the area is called at first.
    centres
        Codes of the centres.
    members
        Codes of all municipalities, centres included.
    """

    name: str
    centres: tuple[str, ...]
    members: tuple[str, ...]


def start_sphere(plan: Plan, centres: Sequence[str]) -> Start:
    """Start from the sphere of a centre set, at the scenario's threshold.

    Raises
    ------
    NotFoundError
        If a centre has no flows.
    """
    plan.region.flows.positions(centres)
    table = sphere_table(plan.region.flows, {"": tuple(centres)}, threshold=plan.scenario.threshold)
    return Start(_named(plan, centres), tuple(centres), (*centres, *map(str, table["code"])))


def start_proposal(plan: Plan, key: str) -> Start:
    """Start from the candidate area *key*: its centres and members.

    Raises
    ------
    NotFoundError
        If the plan has no such area.
    """
    if key not in plan.proposals.centres:
        raise NotFoundError(
            f"圏域の候補「{key}」はこの設定にはありません。一覧から選び直してください。",
            f"These settings give no candidate area '{key}'. Choose one from the list.",
        )
    centres = plan.proposals.centres[key]
    return Start(_named(plan, centres), centres, plan.proposals.territory[key])


def start_union(plan: Plan, key: str, centre: str | None = None) -> Start:
    """Start from the existing union *key*: its centres and members of today.

    A union that has no centre of its own (広域連合, 一部事務組合) gets *centre*, if that is in it.

    Raises
    ------
    NotFoundError
        If none is valid under this id.
    """
    union = plan.existing.register.get(key)
    places = set(plan.region.codes)
    members = tuple(code for code in union.codes("centre", "member") if code in places)
    led = tuple(code for code in union.centres if code in places)
    if not led and centre in members:
        led = (str(centre),)
    return Start(union.name, led, members)


def proposals_led_by(plan: Plan, code: str) -> tuple[str, ...]:
    """Return the candidate areas of which *code* is a centre."""
    return tuple(key for key, centres in plan.proposals.centres.items() if code in centres)


def unions_with(plan: Plan, code: str) -> tuple[str, ...]:
    """Return the unions with *code* as centre or member; those around a centre first."""
    found = [one for one in plan.existing.register if code in one.codes("centre", "member")]
    ordered = sorted(found, key=lambda one: (code not in one.centres, one.floor != _AROUND, one.id))
    return tuple(one.id for one in ordered)


def counterpart_proposals(plan: Plan, area: DraftArea) -> tuple[str, ...]:
    """Return the candidate areas to hold an area against.

    Those with the same centres, one a scheme; else those that one of its centres leads.
    """
    centres = plan.proposals.centres
    same = tuple(key for key, one in centres.items() if set(one) == set(area.centres) and one)
    led = (key for code in area.centres for key in proposals_led_by(plan, code))
    return same or tuple(dict.fromkeys(led))


def counterpart_unions(plan: Plan, area: DraftArea) -> tuple[str, ...]:
    """Return the unions around a centre that one of an area's centres leads."""
    around = plan.existing.register.floor(_AROUND)
    return tuple(one.id for one in around if set(one.centres) & set(area.centres))


def likest_union(plan: Plan, area: DraftArea) -> str | None:
    """Return the union of any form, on either floor, that is about the same area.

    That of the area's name, which it keeps from what it started from, while they have a
    municipality in common; else the most alike with at least half of all municipalities in common
    (Jaccard); None without one.
    """
    members = set(area.members)
    found: list[tuple[bool, float, str]] = []
    for one in plan.existing.register:
        alike = _jaccard(members, set(one.codes("centre", "member")))
        named = one.name == area.name and alike > 0
        if named or alike >= _ALIKE:
            found.append((not named, -alike, one.id))
    return min(found)[-1] if found else None


_ALIKE = 0.5
"""From this share of common municipalities on, a union is about the same area (assumed)."""


def _jaccard(some: set[str], others: set[str]) -> float:
    return len(some & others) / (len(some | others) or 1)


_AROUND: Floor = 2


def _named(plan: Plan, centres: Sequence[str]) -> str:
    return "＋".join(str(plan.region.names[code]) for code in centres)
