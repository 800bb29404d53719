"""What holds for every zoning."""

from fractions import Fraction
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from toy import centre_table, code, flow_matrix, propose_areas, region

from zones.labels import Text
from zones.model import Contiguity, FlowMatrix, Region
from zones.rules.metropolitan import MetropolitanArea, MetropolitanAreas
from zones.zoning.city_regions import find_city_regions
from zones.zoning.frames import FRAMES, HUB, SETTLEMENT, frames
from zones.zoning.proposals import MemberRule, leading, partition, propose
from zones.zoning.sensitivity import sweep
from zones.zoning.spheres import metropolitan_spheres, sphere, sphere_table
from zones.zoning.warnings import WARNINGS, warn

LETTERS = "abcdef"
DRAWING = ["abcA.", "dBe.f"]
EVERYONE = LETTERS + "AB"
MILLION = 10**6
RULE = MemberRule(Fraction(1, 10), considered=Fraction(1, 20), neighbours=True)

pairs = st.tuples(st.sampled_from(EVERYONE), st.sampled_from(EVERYONE)).map("".join)
toy_flows = st.dictionaries(pairs, st.integers(0, 140), max_size=30)
shares = st.integers(1, MILLION).map(lambda parts: Fraction(parts, MILLION))
low_shares = st.integers(1, 300).map(lambda parts: Fraction(parts, 1000))
centre_keys = st.lists(
    st.tuples(
        st.sampled_from([HUB, SETTLEMENT]),
        st.lists(st.sampled_from(LETTERS), min_size=1, max_size=2, unique=True),
    ).map(lambda pair: f"{pair[0]}:{'+'.join(sorted(pair[1]))}"),
    min_size=1,
    max_size=6,
    unique=True,
).map(sorted)


def world(flows: dict[str, int]) -> Region:
    """Six cities a–f, two villages of the next prefecture; f is an island.

    abcA.
    dBe.f
    """
    return region(DRAWING, {pair: n for pair, n in flows.items() if pair[0] != pair[1]}, total=1200)


def pairs_of(flows: FlowMatrix, letters: str, threshold: Fraction) -> set[str]:
    found = sphere(flows, [code(letter) for letter in letters], threshold=threshold)
    return set(found.members.index)


@given(toy_flows, shares, shares)
def test_a_higher_threshold_never_adds_a_member(
    flows: dict[str, int], one: Fraction, other: Fraction
) -> None:
    made = world(flows).flows
    low, high = sorted((one, other))
    assert pairs_of(made, "a", high) <= pairs_of(made, "a", low)
    assert pairs_of(made, "be", high) <= pairs_of(made, "be", low)


@given(toy_flows, low_shares, st.sampled_from("bcdef"), st.integers(1, 500))
def test_adding_flow_to_a_centre_never_removes_its_member(
    flows: dict[str, int], threshold: Fraction, member: str, more: int
) -> None:
    """The added persons are new commuters of the member, so that its total grows with them."""
    before = world(flows).flows
    persons = flow_counts(before)
    persons[code(member), code("a")] = persons.get((code(member), code("a")), 0) + more
    total = {str(key): int(value) for key, value in before.totals["total"].items()}
    total[code(member)] += more
    after = flow_matrix(persons, total)
    assert pairs_of(before, "a", threshold) <= pairs_of(after, "a", threshold)
    assert pairs_of(before, "ab", threshold) - {code(member)} <= pairs_of(after, "ab", threshold)


@given(toy_flows, low_shares, st.sampled_from("bcdef"), st.data())
def test_turning_stayers_into_commuters_to_a_centre_never_removes_its_member(
    flows: dict[str, int], threshold: Fraction, member: str, data: st.DataObject
) -> None:
    """Here the total stays: those who stayed in the member now go to the centre."""
    before = world(flows).flows
    persons = flow_counts(before)
    home = code(member)
    moved = data.draw(st.integers(0, persons.get((home, home), 0)))
    persons[home, home] = persons.get((home, home), 0) - moved
    persons[home, code("a")] = persons.get((home, code("a")), 0) + moved
    after = flow_matrix(persons, dict(before.totals["total"]))
    assert pairs_of(before, "a", threshold) <= pairs_of(after, "a", threshold)


def flow_counts(flows: FlowMatrix) -> dict[tuple[str, str], int]:
    table = flows.matrix.tocoo()
    homes, places = flows.codes[table.row], flows.codes[table.col]
    return dict(zip(zip(homes, places, strict=True), map(int, table.data), strict=True))


@given(toy_flows, shares)
def test_a_sphere_is_compared_as_a_fraction(flows: dict[str, int], threshold: Fraction) -> None:
    made = world(flows).flows
    table = sphere_table(made, {"ab": [code("a"), code("b")]}, threshold=threshold)
    persons = made.to([code("a"), code("b")])
    exact = {
        key
        for key in made.codes.drop([code("a"), code("b")])
        if persons[key] and Fraction(int(persons[key]), int(made.totals["total"][key])) >= threshold
    }
    assert set(table["code"]) == exact


@given(toy_flows, low_shares)
def test_the_table_of_pairs_is_the_spheres_of_every_municipality(
    flows: dict[str, int], threshold: Fraction
) -> None:
    made = world(flows).flows
    spheres = sphere_table(made, {one: [one] for one in made.codes}, threshold=threshold)
    table = made.pairs(threshold).rename(columns={"centre": "set", "member": "code"})
    pd.testing.assert_frame_equal(spheres, table, check_dtype=False)


@given(toy_flows, low_shares)
def test_a_sweep_counts_the_spheres_and_never_rises(flows: dict[str, int], start: Fraction) -> None:
    made = world(flows).flows
    stop = start + Fraction(1, 10)
    table = sweep(made, {"a": [code("a")]}, start=start, stop=stop, step=Fraction(1, 50))
    assert table["members"].is_monotonic_decreasing
    assert table["members"].iloc[0] == len(pairs_of(made, "a", start))
    assert table["members"].iloc[-1] == len(pairs_of(made, "a", stop))


@given(toy_flows, centre_keys)
def test_a_partition_covers_exactly_the_union_of_the_areas(
    flows: dict[str, int], keys: list[str]
) -> None:
    proposals = propose_areas(world(flows), *keys, rule=RULE)
    table = partition(proposals)
    assert table.index.is_unique
    assert set(table.index) == {one for codes in proposals.territory.values() for one in codes}
    held = zip(table["proposal"], table.index, strict=True)
    assert all(one in proposals.territory[key] for key, one in held)
    centres = {one for codes in proposals.centres.values() for one in codes}
    assert set(table.index[table["role"] == "centre"]) == centres


@given(toy_flows, centre_keys)
def test_leading_areas_are_among_the_proposals_and_lead_again(
    flows: dict[str, int], keys: list[str]
) -> None:
    proposals = propose_areas(world(flows), *keys, rule=RULE)
    kept = leading(proposals)
    assert set(kept.centres) <= set(proposals.centres)
    assert all(kept.territory[key] == proposals.territory[key] for key in kept.centres)
    assert kept.centres
    assert leading(kept).centres == kept.centres


@given(toy_flows, centre_keys)
def test_no_leading_area_has_its_centre_inside_an_earlier_scheme(
    flows: dict[str, int], keys: list[str]
) -> None:
    kept = leading(propose_areas(world(flows), *keys, rule=RULE))
    hub = {one for key, codes in kept.territory.items() if key.startswith(HUB) for one in codes}
    later = {
        one for key, codes in kept.centres.items() if key.startswith(SETTLEMENT) for one in codes
    }
    assert not hub & later


@given(toy_flows, centre_keys, st.sampled_from(EVERYONE))
def test_every_municipality_has_exactly_one_frame(
    flows: dict[str, int], keys: list[str], core: str
) -> None:
    made = world(flows)
    inside = metropolitan_spheres(made.flows, one_core(core))
    table = frames(made, propose_areas(made, *keys, rule=RULE), inside)
    assert table.index.equals(made.codes)
    assert table["frame"].isin(list(FRAMES)).all()
    assert table["decided_by"].notna().all()


def one_core(letter: str) -> MetropolitanAreas:
    area = MetropolitanArea("tokyo", Text("東京圏", "Tokyo area"), (code(letter),), ())
    return MetropolitanAreas((area,), Fraction(1, 10), "", "assumed")


@given(toy_flows, centre_keys)
def test_warnings_name_municipalities_of_their_area(flows: dict[str, int], keys: list[str]) -> None:
    made = world(flows)
    proposals = propose_areas(made, *keys, rule=RULE)
    table = warn(proposals, made.contiguity, made.flows)
    assert table["warning"].isin(list(WARNINGS)).all()
    assert all(
        one in proposals.territory[key]
        for key, one in zip(table["proposal"], table["code"], strict=True)
    )


def everything(flows: FlowMatrix, contiguity: Contiguity, centres: pd.DataFrame) -> list[str]:
    """What a zoning says, as text."""
    proposals = propose(flows, contiguity, centres, rule=RULE)
    residents = pd.Series(2000, index=flows.codes)
    regions = find_city_regions(flows, contiguity, proposals, residents)
    tables = [
        flows.pairs(Fraction(1, 10)),
        proposals.members,
        partition(proposals),
        warn(proposals, contiguity, flows),
        regions.ties,
        regions.membership,
    ]
    return [table.reset_index().to_csv(index=False) for table in tables]


@given(toy_flows, centre_keys, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    flows: dict[str, int], keys: list[str], random: Any
) -> None:
    made = world(flows)
    rows = list(flow_counts(made.flows).items())
    totals = list(made.flows.totals["total"].items())
    random.shuffle(rows)
    random.shuffle(totals)
    places = made.municipalities.sample(frac=1, random_state=random.randint(0, 1000))
    shuffled = flow_matrix(dict(rows), dict(totals))
    contiguity = Contiguity.from_coverage(places)
    centres = centre_table(*keys)
    before = everything(made.flows, made.contiguity, centres)
    assert everything(shuffled, contiguity, centres) == before


@given(toy_flows, centre_keys)
def test_relabelling_codes_in_the_same_order_relabels_the_results(
    flows: dict[str, int], keys: list[str]
) -> None:
    """Ties break by code, so the new codes keep the order (and the prefectures) of the old ones."""
    made = world(flows)
    new = {str(one): f"{one[:2]}{900 + at:03d}" for at, one in enumerate(made.codes)}
    counts = {(new[a], new[b]): n for (a, b), n in flow_counts(made.flows).items()}
    totals = {new[str(one)]: int(n) for one, n in made.flows.totals["total"].items()}
    places = made.municipalities.rename(index=new)
    centres = centre_table(*keys)
    renamed = centres.assign(centres=[tuple(new[c] for c in one) for one in centres["centres"]])
    renamed.index = pd.Index([relabel(key, new) for key in centres.index], name="proposal")
    after = everything(flow_matrix(counts, totals), Contiguity.from_coverage(places), renamed)
    before = everything(made.flows, made.contiguity, centres)
    assert after == [relabel(table, new) for table in before]


def relabel(text: str, new: dict[str, str]) -> str:
    for old, name in new.items():
        text = text.replace(old, name)
    return text
