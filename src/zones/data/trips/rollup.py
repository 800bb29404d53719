"""The roll-up: files of trips and a crosswalk become flows between units, with a report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from zones.data.trips import expressions, sources
from zones.data.trips.columns import Columns, find_columns
from zones.data.trips.conditions import Condition
from zones.data.trips.crosswalk import PARTS, Crosswalk
from zones.data.trips.engines import Engine, Settings, start
from zones.data.trips.reports import Tally, TripsReport
from zones.data.trips.rounding import largest_remainder
from zones.data.trips.scratch import scratch_folder
from zones.data.trips.sources import Trips
from zones.data.trips.watching import Progress, Watch
from zones.errors import DataError
from zones.labels import Text

UNKNOWN_LIMIT = Fraction(1, 100)
"""Share of persons whose code the crosswalk may lack, unless told otherwise: assumed."""

_EXAMPLES = 5
_LOOKING = Text("コードを調べています", "Looking at the codes")
_MOST_PERSONS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes in the trips, as far as a crosswalk is made for them.

    Parameters
    ----------
    lengths
        Gives rows by the length of the code.
    beginnings
        Gives every different beginning of so many signs.
    """

    lengths: Callable[[], dict[int, int]]
    beginnings: Callable[[int], list[str]]


Chooser = Callable[[Codes], Crosswalk]
"""Makes the crosswalk for the codes."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person may ask of a roll-up.

    Parameters
    ----------
    columns
        Names of columns by item.
    conditions
        All of them must hold.
    unknown_limit
        Share of persons whose code the crosswalk may lack.
    days
        What the persons are divided by, for persons a day.
    """

    columns: dict[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    unknown_limit: Fraction = UNKNOWN_LIMIT
    days: int = 1


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Flows between units.

    Parameters
    ----------
    flows
        `origin`, `destination` (codes of units), `persons` (int32, 1 or more), sorted.
    unknown_destination
        Whole persons by origin whose destination the crosswalk lacks.
    report
        What came in and what became of it.
    """

    flows: pd.DataFrame
    unknown_destination: pd.Series
    report: TripsReport


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the engine found: the intake, the groups by place in the crosswalk, unknown codes."""

    intake: dict[str, Any]
    groups: pd.DataFrame
    unknown_codes: dict[str, list[tuple[str, int]]]
    unit: int
    about: dict[str, str]


def roll_up(
    given: Sequence[str],
    crosswalk: Crosswalk | Chooser,
    *,
    wishes: Wishes | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> RolledUp:
    """Roll up the trips in *given* to the units of *crosswalk*.

    Each file is read twice: once to count what comes in, without the crosswalk, and once to join
    and add up. The two must agree to the row and to the person.

    Parameters
    ----------
    given
        Files, folders of partitions, or addresses that Spark can read.
    crosswalk
        From the codes in the files to units; or a function that makes it from the files' codes.
    wishes
        Columns, conditions, limits.
    settings
        The engine.
    progress
        Told what is being done.

    Raises
    ------
    DataError
        If the files can't be read, aren't what they must be, or too many codes are unknown.
    InputError
        If the engine can't be had.
    OutputError
        If memory or disk don't suffice.
    """
    wishes = wishes or Wishes()
    trips = find_checked(given, wishes)
    with scratch_folder() as scratch, start(settings or Settings(), scratch) as engine:
        return roll_up_on(engine, trips, crosswalk, wishes=wishes, progress=progress)


def roll_up_on(
    engine: Engine,
    trips: Trips,
    crosswalk: Crosswalk | Chooser,
    *,
    wishes: Wishes,
    progress: Progress | None = None,
) -> RolledUp:
    """Do the same on an engine that runs already.

    Raises
    ------
    DataError, OutputError
        As `roll_up`.
    """
    before = sources.fingerprints(trips)
    table = engine.trips(trips)
    asked = [one.column for one in wishes.conditions]
    layout, columns = find_columns(
        list(table.columns), wishes.columns, wanted=asked, file=trips.name
    )
    reading = _Reading(engine, table, columns, wishes, progress, trips.name)
    cross = crosswalk if isinstance(crosswalk, Crosswalk) else crosswalk(reading.codes)
    counted = reading.count(cross)
    stated = sources.row_count(trips)
    if sources.fingerprints(trips) != before or stated not in {None, counted.intake["rows"]}:
        raise _changed(trips.name)
    about = {
        "sources": before,
        "layout": layout,
        "columns": columns.named(),
        "conditions": [str(one) for one in wishes.conditions],
        "crosswalk": {
            "origin": cross.origin,
            "codes": int(cross.table["first"].sum()),
            "weighted": cross.weighted,
            "digits": cross.digits,
        },
        "unknown_limit": str(wishes.unknown_limit),
        "expressions": expressions.VERSION,
        "made_by": counted.about,
    }
    return _settled(counted, cross, wishes.days, about)


def find_checked(given: Sequence[str], wishes: Wishes) -> Trips:
    """Return the files, once their columns are known to be there and of one type.

    Raises
    ------
    DataError
        If nothing is there, or files contradict each other.
    """
    trips = sources.find_trips(given)
    if trips.remote:
        return trips
    asked = [one.column for one in wishes.conditions]
    _, columns = find_columns(trips.columns, wishes.columns, wanted=asked, file=trips.name)
    named = columns.named()
    needed = [columns.origin, columns.destination, columns.persons]
    sources.check_types(trips, [*needed, *[named.get(one, one) for one in asked]])
    return trips


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table of trips on an engine, and what is asked of it."""

    engine: Engine
    table: Any
    columns: Columns
    wishes: Wishes
    progress: Progress | None
    file: str

    @property
    def codes(self) -> Codes:
        """The codes, asked for when they are needed."""
        return Codes(self._lengths, self._beginnings)

    def count(self, cross: Crosswalk) -> _Counted:
        """Count what comes in, roll up, and look at codes that the crosswalk lacks."""
        prepared = self._prepared(cross.digits)
        stage = Text("行を数えています", "Counting the rows")
        (intake,) = self._run(expressions.intake(prepared), stage).to_pylist()
        if intake["bad_rows"]:
            (bad,) = self._run(expressions.bad_example(prepared), stage).to_pylist()
            raise _bad(self.file, intake["bad_rows"], str(bad["example"])[:40])
        uploaded = {
            numbers: self.engine.upload(
                "crosswalk_numbers" if numbers else "crosswalk_texts", cross.arrow(numbers=numbers)
            )
            for numbers in sorted(set(prepared.numbers))
        }
        sides = (uploaded[prepared.numbers[0]], uploaded[prepared.numbers[1]])
        rolled = expressions.roll_up(prepared, sides, weighted=cross.weighted)
        groups = self._run(rolled, Text("集計しています", "Rolling up")).to_pandas()
        _reconcile(intake, groups, PARTS**2 if cross.weighted else 1, self.file)
        codes = {
            side: self._unknown_codes(prepared, at, side)
            if (groups[side] == expressions.NOWHERE).any()
            else []
            for side, at in zip(("origin", "destination"), sides, strict=True)
        }
        _check_unknown(groups, codes, self.wishes.unknown_limit, self.file)
        return _Counted(intake, groups, codes, prepared.unit, self.engine.about)

    def _unknown_codes(
        self,
        prepared: expressions.Prepared,
        crosswalk: Any,  # noqa: ANN401 - ibis
        side: str,
    ) -> list[tuple[str, int]]:
        stage = Text("対応表にないコードを調べています", "Looking at unknown codes")
        found = self._run(
            expressions.unmatched(prepared, crosswalk, side, limit=_EXAMPLES), stage
        ).to_pylist()
        return [("" if one["code"] is None else str(one["code"]), one["rows"]) for one in found]

    def _lengths(self) -> dict[int, int]:
        found = self._run(expressions.lengths(self._prepared(None)), _LOOKING).to_pydict()
        return dict(zip(found["length"], found["rows"], strict=True))

    def _beginnings(self, digits: int) -> list[str]:
        found = self._run(expressions.distinct_codes(self._prepared(digits)), _LOOKING)
        return [str(code) for code in found.column("code").to_pylist()]

    def _prepared(self, digits: int | None) -> expressions.Prepared:
        return expressions.prepare(self.table, self.columns, self.wishes.conditions, digits=digits)

    def _run(self, expression: Any, stage: Text) -> Any:  # noqa: ANN401 - ibis, pyarrow
        return self.engine.run(expression, Watch(stage, self.progress))


def _reconcile(intake: dict[str, Any], groups: pd.DataFrame, parts: int, file: str) -> None:
    """Check that joining lost nothing and doubled nothing."""
    rows = intake["rows"] - intake["filtered_rows"] - intake["suppressed_rows"]
    persons = (intake["persons"] - intake["filtered_persons"]) * parts
    found = sum(int(one) for one in groups["persons"])
    if int(groups["rows"].sum()) != rows or found != persons:
        raise _changed(file)


def _check_unknown(
    groups: pd.DataFrame,
    codes: dict[str, list[tuple[str, int]]],
    limit: Fraction,
    file: str,
) -> None:
    nowhere = (groups[["origin", "destination"]] == expressions.NOWHERE).any(axis=1)
    total = sum(int(one) for one in groups["persons"])
    unknown = sum(int(one) for one in groups.loc[nowhere, "persons"])
    if unknown <= limit * total:
        return
    examples = list(dict.fromkeys(code or "−" for side in codes.values() for code, _ in side))
    share = f"{100 * unknown / total:.1f}"
    allowed = f"{100 * float(limit):g}"
    raise DataError(
        f"{file}: 対応表にないコードの人が{share}%います（上限{allowed}%、例 {'、'.join(examples)}）。"
        "対応表を確かめるか、--unknown-limit を上げてください。",
        f"{file}: {share} % of the persons have codes that the crosswalk lacks (limit {allowed} %, "
        f"like {', '.join(examples)}). Check the crosswalk, or raise --unknown-limit.",
    )


def _settled(counted: _Counted, cross: Crosswalk, days: int, about: dict[str, Any]) -> RolledUp:
    """Name the units, divide, and round so that the sums hold."""
    groups = counted.groups.sort_values(["origin", "destination"], ignore_index=True)
    parts = PARTS**2 if cross.weighted else 1
    scale = parts * counted.unit * days
    rounded = largest_remainder(groups["persons"].to_numpy(dtype=np.int64), scale)
    from_nowhere = groups["origin"] == expressions.NOWHERE
    to_nowhere = (groups["destination"] == expressions.NOWHERE) & ~from_nowhere
    names = np.array([*cross.units, ""], dtype=object)  # the last one is NOWHERE
    table = pd.DataFrame(
        {
            "origin": pd.Series(names[groups["origin"]], dtype="str"),
            "destination": pd.Series(names[groups["destination"]], dtype="str"),
            "persons": rounded.numbers,
        }
    )
    listed = table[~from_nowhere & ~to_nowhere & (table["persons"] > 0)]
    if len(listed) and int(listed["persons"].max()) > _MOST_PERSONS:
        raise _too_many(listed)
    flows = listed.sort_values(["origin", "destination"], ignore_index=True).astype(
        {"persons": "int32"}
    )
    outside = table[to_nowhere].set_index("origin")["persons"]
    marks = {"listed": ~from_nowhere & ~to_nowhere, "unknown_destination": to_nowhere}
    marks["unknown_origin"] = from_nowhere
    report = TripsReport(
        unit=counted.unit,
        read=Tally(counted.intake["rows"], counted.intake["persons"]),
        classes=_classes(counted, marks, groups, parts),
        zero_rows=counted.intake["zero_rows"],
        days=days,
        persons={name: int(table.loc[mark, "persons"].sum()) for name, mark in marks.items()},
        pairs=len(flows),
        units=int(pd.concat([flows["origin"], flows["destination"]]).nunique()),
        unknown_codes=counted.unknown_codes,
        about=about,
    )
    return RolledUp(flows, outside.rename("persons"), report)


def _classes(
    counted: _Counted, marks: dict[str, pd.Series], groups: pd.DataFrame, parts: int
) -> dict[str, Tally]:
    classes = {}
    for name, mark in marks.items():
        amount = sum(int(one) for one in groups.loc[mark, "persons"])
        classes[name] = Tally(int(groups.loc[mark, "rows"].sum()), amount // parts)
    intake = counted.intake
    classes["filtered"] = Tally(intake["filtered_rows"], intake["filtered_persons"])
    classes["suppressed"] = Tally(intake["suppressed_rows"], None)
    return classes


def _bad(file: str, rows: int, example: str) -> DataError:
    return DataError(
        f"{file}: 人数が0以上の数でない行が{rows:,}行あります（例「{example}」）。"
        "秘匿は空欄か * で書いてください。",
        f"{file}: in {rows:,} rows the persons are no number of 0 or more (like "
        f"'{example}'). Leave a number that is kept back empty, or write *.",
    )


def _changed(file: str) -> DataError:
    return DataError(
        f"{file}: 読んでいる間に内容が変わったため、合計が合いません。もう一度実行してください。",
        f"{file} changed while it was read: the sums don't agree. Run the command again.",
    )


def _too_many(listed: pd.DataFrame) -> DataError:
    row = listed.iloc[int(listed["persons"].to_numpy().argmax())]
    return DataError(
        f"{row['origin']} → {row['destination']} が{row['persons']:,}人になりました（上限"
        f"{_MOST_PERSONS:,}）。--days で1日あたりにしてください。",
        f"{row['origin']} → {row['destination']} has {row['persons']:,} persons ("
        f"{_MOST_PERSONS:,} at most). Divide them with --days.",
    )
