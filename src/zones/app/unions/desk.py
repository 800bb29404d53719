"""Which register the page looks at: the embedded one, or a session's own."""

from dataclasses import dataclass, replace
from typing import cast

import pandas as pd
import streamlit as st

from zones.app import data_sets, session
from zones.data.registers.remarks import Remark
from zones.metrics.first_floor import first_floor_members, first_floor_table
from zones.metrics.floors import centre_sets
from zones.planning import Plan
from zones.planning.existing import Existing


@dataclass(frozen=True, eq=False)
class OwnRegister:
    """A list that a person brought; it stays in the session.

    Parameters
    ----------
    file
        Its name, as given.
    digest
        Hash of its content.
    table
        The register that was read.
    problems, notes
        What was said of it.
    """

    file: str
    digest: str
    table: pd.DataFrame
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]


@dataclass(frozen=True, eq=False)
class Looked:
    """What exists by one register, beside the flows.

    Parameters
    ----------
    existing
        The unions of both floors.
    members, bodies
        Of the first floor: `first_floor_members` and `first_floor_table`.
    """

    existing: Existing
    members: pd.DataFrame
    bodies: pd.DataFrame
    spheres: dict[str, list[str]]


def own() -> OwnRegister | None:
    """Return the session's own register, if there is one."""
    return cast("OwnRegister | None", st.session_state[session.OWN_REGISTER])


def look(plan: Plan) -> Looked:
    """Return what exists by the register that the session looks at."""
    held = own() if st.session_state[session.REGISTER] == "own" else None
    key = (data_sets.in_use().digest, plan.scenario.digest, held.digest if held else "")
    kept = st.session_state[session.LOOKED]
    if kept is None or kept[0] != key:
        kept = (key, look_at(plan, None if held is None else held.table))
        st.session_state[session.LOOKED] = kept
    return cast("Looked", kept[1])


def look_at(plan: Plan, table: pd.DataFrame | None) -> Looked:
    """Return what exists by the plan's register, or by the rows of *table* instead."""
    existing = plan.existing
    if table is not None:
        existing = replace(existing, region=plan.region.with_unions(table))
    # The centres are those declared today, whoever lists the first floor, and the candidates.
    declared = existing.register if len(existing.register.floor(2)) else plan.existing.register
    sets = centre_sets(declared, plan.proposals, as_of=plan.scenario.as_of)
    flows, day, limit = plan.region.flows, plan.scenario.as_of, plan.scenario.threshold
    members = first_floor_members(existing.register, flows, sets, threshold=limit, as_of=day)
    bodies = first_floor_table(members, existing.register, flows, sets, threshold=limit, as_of=day)
    return Looked(existing, members, bodies, sets)


def keep(given: OwnRegister) -> None:
    """Take a list as the session's own register, and look at it."""
    st.session_state[session.OWN_REGISTER] = replace(given)
    st.session_state[session.REGISTER] = "own"
    st.session_state[session.UNION] = None


def forget() -> None:
    """Let the session's own register go."""
    st.session_state[session.OWN_REGISTER] = None
    st.session_state[session.REGISTER] = "embedded"
    st.session_state[session.UNION] = None
