"""The figures that a criterion may ask for: their types, units and names."""

from dataclasses import dataclass
from typing import Literal

from zones.labels import KINDS, Text

Scope = Literal["municipality", "pair"]
"""What is assessed: one municipality, or two neighbouring ones together."""

SCOPES: dict[Scope, Text] = {
    "municipality": Text("市区町村", "municipality"),
    "pair": Text("隣接する2市区町村", "pair of neighbours"),
}

Reading = Literal["spheres", "prefectures"]
"""A way to read 'inside the three metropolitan areas' (三大都市圏の区域内)."""

READINGS: dict[Reading, Text] = {
    "spheres": Text(
        "三大都市圏＝中心都市への通勤・通学10％圏（2014年報告書）",
        "metropolitan areas as the 10 % commuting spheres of the 2014 report",
    ),
    "prefectures": Text(
        "三大都市圏＝11都府県（指定都市・特別区への通勤通学者10％未満の市を除く）",
        "metropolitan areas as eleven prefectures, but for cities with less than 10 % commuting "
        "to the core cities",
    ),
}

MeasureType = Literal["number", "truth", "category"]


@dataclass(frozen=True, slots=True)
class Unit:
    """How a number is written on the screen: ``factor`` × value, with so many decimals."""

    label: Text
    factor: int = 1
    decimals: int = 0
    suffix: Text = Text("", "")  # noqa: RUF009 (frozen)


UNITS: dict[str, Unit] = {
    "persons": Unit(Text("人", "persons"), suffix=Text("人", "")),
    "ratio": Unit(Text("比率（1＝100）", "ratio (1 is printed as 100)"), 100, 2),
    "share": Unit(Text("割合（0〜1）", "share (0–1)"), 100, 2, Text("％", " %")),
    "km": Unit(Text("km", "km"), decimals=1, suffix=Text("km", " km")),
    "minutes": Unit(Text("分", "minutes"), suffix=Text("分", " minutes")),
    "truth": Unit(Text("真偽", "true or false")),
    "kind": Unit(Text("種別", "kind of municipality")),
}
"""Units by their name in a rule file."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the facts.

    Parameters
    ----------
    id
        Name of the column.
    label
        What it is.
    type
        ``number``, ``truth`` (true or false) or ``category`` (a key of ``zones.labels.KINDS``).
    unit
        Key of `UNITS`.
    yes, no
        The words for true and false.
    largest
        The largest threshold that makes sense, to catch 10 written for 0.10.
    """

    id: str
    label: Text
    type: MeasureType
    unit: str
    yes: Text = Text("はい", "yes")  # noqa: RUF009 (frozen)
    no: Text = Text("いいえ", "no")  # noqa: RUF009 (frozen)
    largest: int | None = None

    def word(self, value: object) -> Text:
        """Return the words for one *value* that is no number."""
        if self.type == "truth":
            return self.yes if value else self.no
        return KINDS.get(str(value), Text(str(value), str(value)))


def _persons(name: str, ja: str, en: str) -> Measure:
    return Measure(name, Text(ja, en), "number", "persons")


def _ratio(name: str, ja: str, en: str) -> Measure:
    return Measure(name, Text(ja, en), "number", "ratio", largest=10)


def _truth(name: str, label: tuple[str, str], yes: tuple[str, str], no: tuple[str, str]) -> Measure:
    return Measure(name, Text(*label), "truth", "truth", Text(*yes), Text(*no))


_METROPOLITAN = (
    _truth(
        "in_metropolitan_sphere",
        ("三大都市圏の通勤・通学10％圏", "place by the 10 % spheres of the metropolitan areas"),
        ("三大都市圏の通勤・通学10％圏の内", "inside the 10 % spheres of the metropolitan areas"),
        ("三大都市圏の通勤・通学10％圏の外", "outside the 10 % spheres of the metropolitan areas"),
    ),
    _truth(
        "in_metropolitan_prefecture",
        ("三大都市圏の都府県", "place by the prefectures of the metropolitan areas"),
        ("三大都市圏の都府県の内", "in a prefecture of the metropolitan areas"),
        ("三大都市圏の都府県の外", "in no prefecture of the metropolitan areas"),
    ),
    Measure(
        "share_to_metropolitan_core",
        Text(
            "三大都市圏の指定都市・特別区への通勤通学割合",
            "share commuting to the metropolitan core cities",
        ),
        "number",
        "share",
        largest=1,
    ),
)

_MUNICIPALITY = (
    _persons("population", "人口", "population"),
    _ratio("day_night_ratio", "昼夜間人口比率", "day–night population ratio"),
    Measure("kind", Text("種別", "kind"), "category", "kind"),
    _truth("is_city", ("市であること", "being a city"), ("市", "a city"), ("市でない", "no city")),
    *_METROPOLITAN,
    _truth(
        "merged",
        ("1999年以降の合併", "merger since 1999"),
        ("1999年以降に合併した", "merged since 1999"),
        ("1999年以降に合併していない", "not merged since 1999"),
    ),
    _ratio(
        "former_municipality_ratio",
        "最大の旧市町村の昼夜間人口比率",
        "day–night population ratio of the largest former municipality",
    ),
)

_PAIR = (
    _truth(
        "adjacent",
        ("隣接", "being neighbours"),
        ("隣接している", "neighbours"),
        ("隣接していない", "no neighbours"),
    ),
    Measure(
        "distance_km",
        Text("役所間の直線距離", "distance between the two offices"),
        "number",
        "km",
        largest=5000,
    ),
    Measure(
        "travel_minutes",
        Text("役所間の所要時間", "travel time between the two offices"),
        "number",
        "minutes",
        largest=1440,
    ),
    _persons("population", "2市の人口の合計", "population of both together"),
    _persons("smaller_population", "小さい方の人口", "population of the smaller"),
    _ratio("smaller_ratio", "低い方の昼夜間人口比率", "lower day–night population ratio"),
    _truth(
        "both_cities",
        ("2つとも市であること", "both being cities"),
        ("2つとも市", "both are cities"),
        ("市でないものを含む", "not both are cities"),
    ),
    *_METROPOLITAN,
    _truth(
        "merged",
        ("1999年以降の合併", "merger since 1999"),
        ("少なくとも一方が1999年以降に合併した", "at least one merged since 1999"),
        ("どちらも1999年以降に合併していない", "neither merged since 1999"),
    ),
    _ratio(
        "former_smaller_ratio",
        "低い方の昼夜間人口比率（合併市は最大の旧市町村の比率）",
        "lower day–night population ratio, taking the largest former municipality of a merged city",
    ),
)

MEASURES: dict[Scope, dict[str, Measure]] = {
    "municipality": {measure.id: measure for measure in _MUNICIPALITY},
    "pair": {measure.id: measure for measure in _PAIR},
}
"""The measures of each scope by name: the columns that the facts may have."""
