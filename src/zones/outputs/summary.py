"""The national summary of a plan: what a terminal or a page shows first."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from zones.labels import Lang, Text
from zones.model.cells import integer, number
from zones.outputs import tables
from zones.outputs.names import centre_name, frame_label, percent, scheme_name
from zones.planning import Plan
from zones.zoning.frames import FRAMES, frame_totals


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """A small table of words, ready to show.

    Parameters
    ----------
    id
        Its key in JSON.
    title, columns, rows
        Words in the language of the screen.
    numeric
        Whether each column is set to the right.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The tables, and the same facts as plain values."""

    tables: tuple[SummaryTable, ...]
    facts: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """Return the facts for JSON."""
        return dict(self.facts)


def summarize(plan: Plan, lang: Lang = "ja") -> Summary:
    """Summarize a plan within its window."""
    shown = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]
    frame = plan.frames["frame"].reindex(shown)
    totals = frame_totals(frame, plan.region.residents(), plan.region.municipalities)
    counts = _counts(plan, shown)
    facts = {
        "scenario": plan.scenario.as_dict(),
        "basis": plan.region.flows.basis.text.say(lang),
        **{key: value for key, (_, value) in counts.items()},
        "frames": {
            str(key): {name: _plain(value) for name, value in row.items()}
            for key, row in totals.iterrows()
        },
        "centres": {
            scheme: [" ".join(plan.proposals.centres[key]) for key in keys]
            for scheme, keys in _shown_by_scheme(plan).items()
        },
    }
    overview = SummaryTable(
        "overview",
        Text("概要", "Overview").say(lang),
        _words(lang, _ITEM, _VALUE),
        (
            (Text("基準", "Basis").say(lang), plan.region.flows.basis.text.say(lang)),
            (Text("基準値", "Threshold").say(lang), percent(float(plan.scenario.threshold), lang)),
            *((label.say(lang), f"{value:,}") for label, value in counts.values()),
        ),
        (False, True),
    )
    listed = tuple(_centres(plan, scheme, lang) for scheme in _shown_by_scheme(plan))
    return Summary((overview, _frames(totals, lang), *listed), facts)


_ITEM = Text("項目", "Item")
_VALUE = Text("値", "Value")


def _counts(plan: Plan, shown: pd.Index) -> dict[str, tuple[Text, int]]:
    residents = plan.region.residents().reindex(shown)
    pairs = tables.spheres(plan)
    return {
        "municipalities": (Text("市区町村数", "Municipalities"), len(shown)),
        "population": (Text("人口", "Population"), int(residents.sum())),
        "sphere_pairs": (
            Text("基準値以上の組（中心×市区町村）", "Pairs at or above the threshold"),
            len(pairs),
        ),
        "proposals": (
            Text("圏域の候補", "Candidate areas"),
            len(tables.shown_proposals(plan)),
        ),
        "city_regions": (
            Text("シティリージョン（候補）", "City-regions (found)"),
            len(tables.city_regions(plan)),
        ),
    }


def _frames(totals: pd.DataFrame, lang: Lang) -> SummaryTable:
    rows = tuple(
        (
            frame_label(key, lang),
            f"{integer(count):,}",
            f"{integer(people):,}",
            f"{number(area):,.0f}",
        )
        for key, count, people, area in totals.reindex(list(FRAMES)).itertuples(name=None)
    )
    return SummaryTable(
        "frames",
        Text("位置付け", "Frames").say(lang),
        _words(
            lang,
            Text("位置付け", "Frame"),
            Text("市区町村", "Municipalities"),
            Text("人口", "Population"),
            Text("面積 km²", "Area km²"),
        ),
        rows,
        (False, True, True, True),
    )


def _centres(plan: Plan, scheme: str, lang: Lang) -> SummaryTable:
    names = plan.region.names
    members = plan.proposals.members
    counts = members[members["role"] == "member"].groupby("proposal").size()
    rows = []
    for key in _shown_by_scheme(plan)[scheme]:
        metrics = plan.metrics.loc[key]
        rows.append(
            (
                centre_name(names, plan.proposals.centres[key]),
                str(counts.get(key, 0)),
                f"{metrics['population']:,}",
                f"{metrics['day_night_ratio'] * 100:.1f}",
            )
        )
    return SummaryTable(
        f"centres-{scheme}",
        Text("候補の中心：", "Qualifying centres: ").say(lang) + scheme_name(plan, scheme, lang),
        _words(
            lang,
            Text("中心", "Centre"),
            Text("構成市町村", "Members"),
            Text("圏域人口", "People of the area"),
            Text("圏域の昼夜間人口比率", "Day–night ratio of the area"),
        ),
        tuple(rows),
        (False, True, True, True),
    )


def _shown_by_scheme(plan: Plan) -> dict[str, list[str]]:
    shown = tables.shown_proposals(plan)
    areas = plan.proposals.areas
    return {
        str(scheme): [str(key) for key in group.index if key in shown]
        for scheme, group in areas.groupby("scheme", sort=False)
    }


def _words(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(text.say(lang) for text in texts)


def _plain(value: object) -> int | float:
    number = float(str(value))
    return int(number) if number.is_integer() else round(number, 2)
