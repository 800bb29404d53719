"""Centres that qualify, alone or as twin centres (複眼型), and the areas around them."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from zones.model import Region
from zones.rules.assessment import Assessment
from zones.rules.ruleset import RuleSet
from zones.zoning.proposals import MemberRule, Proposals, propose


def proposals_of(
    region: Region,
    rules: RuleSet,
    single: Assessment,
    double: Assessment | None,
    *,
    threshold: Fraction,
    borderline: bool = False,
) -> Proposals:
    """Propose an area around every centre or pair that meets a scheme.

    Parameters
    ----------
    region
        The country.
    rules
        The scheme; must have members.
    single, double
        Its assessments of cities and of adjacent pairs.
    threshold
        Share at or above which a municipality is a member.
    borderline
        Whether borderline centres lead areas too.
    """
    rule = MemberRule(threshold)
    if rules.members is not None and rules.members.considered is not None:
        band = rules.members.considered
        rule = MemberRule(threshold, considered=band.threshold, neighbours=band.adjacent)
    centres = qualifying(
        rules.id,
        single.outcome,
        None if double is None else double.outcome,
        accepted=("met", "borderline") if borderline else ("met",),
    )
    return propose(region.flows, region.contiguity, centres, rule=rule)


def qualifying(
    scheme: str,
    single: pd.Series,
    double: pd.Series | None,
    *,
    accepted: Sequence[str] = ("met",),
) -> pd.DataFrame:
    """List the centre sets that meet a scheme.

    A pair is listed only when neither of the two meets the scheme alone: the twin-centre rule is for
    cities that can't lead an area by themselves. Every pair's assessment is shown all the same.

    Parameters
    ----------
    scheme
        Id of the scheme.
    single, double
        Outcome by code, and by ``a+b``.
    accepted
        Outcomes that count.

    Returns
    -------
    DataFrame
        Indexed by proposal (``scheme:a`` or ``scheme:a+b``), single centres first, by code:
        ``scheme``, ``centres`` (tuple), ``outcome``.
    """
    alone = sorted(single.index[single.isin(accepted)])
    keys = [str(code) for code in alone]
    if double is not None:
        met = sorted(double.index[double.isin(accepted)])
        keys += [str(pair) for pair in met if not set(str(pair).split("+")) & set(alone)]
    index = pd.Index([f"{scheme}:{key}" for key in keys], name="proposal", dtype="str")
    centres = pd.Series([tuple(key.split("+")) for key in keys], index=index, dtype="object")
    outcome = single if double is None else pd.concat([single, double])
    found = outcome.reindex(keys).astype("str").to_numpy()
    return pd.DataFrame({"scheme": scheme, "centres": centres, "outcome": found}, index=index)
