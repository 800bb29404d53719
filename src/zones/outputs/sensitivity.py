"""What a changed threshold would mean: tables and a figure."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from zones.labels import Lang
from zones.outputs.csv import to_csv
from zones.outputs.figures import caption, image, sweep_figure
from zones.outputs.names import centre_name
from zones.outputs.tables import shown_proposals
from zones.planning import Plan
from zones.zoning.sensitivity import entry_shares, sweep

_DRAWN = 7


@dataclass(frozen=True, eq=False)
class Sweep:
    """The members of each area over a range of thresholds.

    Parameters
    ----------
    counts
        ``proposal``, ``threshold``, ``members``.
    entries
        ``proposal``, ``centre_name``, ``code``, ``name``, ``persons``, ``share``: a municipality
        is a member as long as the threshold is at most its share.
    """

    counts: pd.DataFrame
    entries: pd.DataFrame


def sweep_plan(plan: Plan, *, start: Fraction, stop: Fraction, step: Fraction) -> Sweep:
    """Sweep the thresholds for the candidate areas that are shown.

    Raises
    ------
    InputError
        If the range is empty or has too many steps.
    """
    shown = shown_proposals(plan)
    sets = {key: codes for key, codes in plan.proposals.centres.items() if key in shown}
    flows, names = plan.region.flows, plan.region.names
    counts = sweep(flows, sets, start=start, stop=stop, step=step)
    entries = entry_shares(flows, sets, lowest=start)
    centres = {key: centre_name(names, codes) for key, codes in sets.items()}
    entries.insert(1, "centre_name", entries["proposal"].map(centres))
    entries.insert(3, "name", entries["code"].map(names))
    return Sweep(counts, entries)


def sweep_files(plan: Plan, result: Sweep, *, lang: Lang = "ja") -> dict[str, bytes]:
    """Return ``sweep.csv``, ``entries.csv`` and the figure as PNG and SVG.

    The figure draws the seven centre sets whose number of members moves most (ties by id); a set
    that leads areas of two schemes has the same members in both and is drawn once.
    """
    names = {
        key: centre_name(plan.region.names, plan.proposals.centres[key])
        for key in _moving(plan, result)
    }
    figure = sweep_figure(
        result.counts,
        names,
        marked=float(plan.scenario.threshold),
        foot=caption(plan, "flows", lang=lang),
        lang=lang,
    )
    return {
        "sweep.csv": to_csv(result.counts),
        "entries.csv": to_csv(result.entries),
        "sweep.png": image(figure, "png"),
        "sweep.svg": image(figure, "svg"),
    }


def _moving(plan: Plan, result: Sweep) -> list[str]:
    """Return the areas to draw, most moving first."""
    span = result.counts.groupby("proposal")["members"].agg(lambda one: one.max() - one.min())
    ranked = span.reset_index().sort_values(["members", "proposal"], ascending=[False, True])
    first = {
        plan.proposals.centres[str(key)]: str(key) for key in reversed(list(ranked["proposal"]))
    }
    return [str(key) for key in ranked["proposal"] if str(key) in set(first.values())][:_DRAWN]
