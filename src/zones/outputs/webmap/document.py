"""What a map says: its municipalities, themes, credits. No word here about how it is drawn."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

import geopandas as gpd

from zones.errors import DataError, InputError
from zones.labels import Lang, Text
from zones.outputs.webmap.ground import Ground

Words: TypeAlias = Text | str
"""Words of ours in both languages, or a name from the data as it stands."""

Status: TypeAlias = Literal["official", "proposed", "unconfirmed"]
"""Whether an area exists, is proposed, or exists without a confirmed source."""

Fact: TypeAlias = tuple[Text, str]
"""A piece of evidence: what it is, and its value as it is to be read."""

_COLUMNS = frozenset({"name", "name_kana", "prefecture", "prefecture_name", "northern_territory"})
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class of a legend.

    Parameters
    ----------
    label
        What the class means.
    colour
        ``#rrggbb``.
    hatch
        Draw dark lines over the colour.
    """

    label: Text
    colour: str
    hatch: bool = False

    def __post_init__(self) -> None:
        if _COLOUR.fullmatch(self.colour) is None:
            raise InputError(
                f"色「{self.colour}」は「#0072B2」の形で指定してください。",
                f"Give the colour '{self.colour}' like '#0072B2'.",
            )


@dataclass(frozen=True, slots=True)
class ClassTheme:
    """A theme that puts each municipality into one class.

    Parameters
    ----------
    id
        Short name, unique in the document.
    label
        Name of the theme on the screen.
    classes
        The legend, in order.
    class_of
        Place in *classes* by code. A municipality that isn't here has no data.
    value_of
        The value to read, by code.
    note
        A line under the legend.
    """

    id: str
    label: Text
    classes: tuple[LegendClass, ...]
    class_of: Mapping[str, int]
    value_of: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    note: Text | None = None

    def __post_init__(self) -> None:
        for code, place in sorted(self.class_of.items()):
            if not 0 <= place < len(self.classes):
                raise InputError(
                    f"テーマ「{self.label.ja}」の {code} の階級 {place} が凡例にありません。",
                    f"Theme '{self.label.en}' puts {code} into class {place}, "
                    "which isn't in its legend.",
                )


@dataclass(frozen=True, slots=True)
class Area:
    """A set of municipalities with a name: a proposal, a union, a city-region.

    Parameters
    ----------
    id
        Short name, unique in the theme.
    name
        Name on the map.
    centres
        Codes of the centres; each is marked.
    members
        Codes of all municipalities in the area, the centres too where they belong to it.
    status
        *unconfirmed* is drawn dashed.
    note
        A sentence for the panel.
    facts
        Evidence for the panel.
    """

    id: str
    name: Words
    centres: tuple[str, ...]
    members: tuple[str, ...]
    status: Status = "proposed"
    note: Text | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaTheme:
    """A theme of areas, which may overlap.

    Parameters
    ----------
    id
        Short name, unique in the document.
    label
        Name of the theme on the screen.
    areas
        The areas.
    note
        A line under the legend.
    """

    id: str
    label: Text
    areas: tuple[Area, ...]
    note: Text | None = None

    def __post_init__(self) -> None:
        _refuse_twice((area.id for area in self.areas), "圏域", "area")


Theme: TypeAlias = ClassTheme | AreaTheme


@dataclass(frozen=True, slots=True, eq=False)
class MapDocument:
    """A map before it is drawn.

    Parameters
    ----------
    title
        Heading of the page.
    municipalities
        Indexed by code, in degrees (JGD2011 or WGS 84), with ``name``, ``name_kana``,
        ``prefecture``, ``prefecture_name``, ``northern_territory`` and a geometry.
    themes
        The themes to choose from; the first is shown on opening.
    credits
        出典: a line for each source.
    basis
        Which people are counted.
    facts_of
        Evidence by code, shown when a municipality is chosen.
    lang
        Language of the page.
    window
        Codes of the prefectures to show in colour, with their grey neighbours; everything if None.
    generated
        How the map was made, for the foot of the page.
    ground
        A picture under the lines.

    Raises
    ------
    InputError
        If there is no theme, or an id comes twice.
    DataError
        If a column is missing, the coordinates are no degrees, a theme speaks of a municipality
        that isn't there, or nothing lies in the window.
    """

    title: str
    municipalities: gpd.GeoDataFrame
    themes: tuple[Theme, ...]
    credits: tuple[Text, ...]
    basis: Text
    facts_of: Mapping[str, tuple[Fact, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lang: Lang = "ja"
    window: frozenset[str] | None = None
    generated: Text | None = None
    ground: Ground | None = None

    def __post_init__(self) -> None:
        if not self.themes:
            raise InputError("テーマを1つ以上指定してください。", "Give one theme or more.")
        _refuse_twice((theme.id for theme in self.themes), "テーマ", "theme")
        _check_frame(self.municipalities)
        known = frozenset(self.municipalities.index)
        for theme in self.themes:
            _refuse_unknown(_codes(theme), known, theme.label)
        _refuse_unknown(self.facts_of, known, Text("根拠", "facts"))
        if self.window is not None and self.window.isdisjoint(self.municipalities["prefecture"]):
            raise DataError(
                f"表示範囲 {sorted(self.window)} に市区町村がありません。"
                "都道府県コードを確かめてください。",
                f"No municipality lies in the window {sorted(self.window)}. "
                "Check the prefecture codes.",
            )


def _codes(theme: Theme) -> Iterable[str]:
    if isinstance(theme, ClassTheme):
        return [*theme.class_of, *theme.value_of]
    return [code for area in theme.areas for code in (*area.centres, *area.members)]


def _refuse_twice(ids: Iterable[str], ja: str, en: str) -> None:
    for one, count in Counter(ids).items():
        if count > 1:
            raise InputError(
                f"{ja}のID「{one}」が重複しています。別のIDにしてください。",
                f"The {en} id '{one}' comes twice. Give each its own.",
            )


def _refuse_unknown(codes: Iterable[str], known: frozenset[str], where: Text) -> None:
    unknown = sorted(set(codes) - known)
    if unknown:
        raise DataError(
            f"「{where.ja}」の市区町村 {unknown[0]} が地図の境界にありません。"
            "境界と同じ時点のコードを使ってください。",
            f"'{where.en}' speaks of {unknown[0]}, which has no boundary on the map. "
            "Use codes of the boundaries' date.",
        )


def _check_frame(municipalities: gpd.GeoDataFrame) -> None:
    missing = sorted(_COLUMNS - set(municipalities.columns))
    if missing:
        raise DataError(
            f"境界の表に列「{missing[0]}」がありません。",
            f"The table of boundaries has no column '{missing[0]}'.",
        )
    crs = municipalities.crs
    if crs is None or crs.to_epsg() not in {6668, 4326, 4612}:
        raise DataError(
            "境界は緯度経度（JGD2011、EPSG:6668）で渡してください。",
            "Give the boundaries in degrees (JGD2011, EPSG:6668).",
        )
