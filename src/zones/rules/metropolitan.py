"""The three metropolitan areas (三大都市圏): core cities, prefectures and threshold, as data."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources

from zones.codes import SPECIAL_WARDS
from zones.labels import Text


@dataclass(frozen=True, slots=True)
class MetropolitanArea:
    """One of the three: commuting to any of its cores counts, the cores taken together."""

    id: str
    label: Text
    cores: tuple[str, ...]
    prefectures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetropolitanAreas:
    """The areas with the threshold of their spheres and the sources of both readings."""

    areas: tuple[MetropolitanArea, ...]
    threshold: Fraction
    source: Text
    prefectures_confidence: str


@cache
def metropolitan_areas() -> MetropolitanAreas:
    """Return the shipped definition of the three metropolitan areas."""
    text = resources.files("zones.rules").joinpath("metropolitan.toml").read_text("utf-8")
    table = tomllib.loads(text)
    areas = tuple(
        MetropolitanArea(
            id=row["id"],
            label=Text(**row["label"]),
            cores=(*(SPECIAL_WARDS if row["special_wards"] else ()), *row["cores"]),
            prefectures=tuple(row["prefectures"]),
        )
        for row in table["areas"]
    )
    return MetropolitanAreas(
        areas=areas,
        threshold=Fraction(table["threshold"]),
        source=Text(**table["source"]),
        prefectures_confidence=table["prefectures_confidence"],
    )
