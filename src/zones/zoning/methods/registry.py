"""The methods by id: what each is called, where it comes from, what it needs, how it is run."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_type_hints

import pandas as pd

from zones.errors import InputError, NotFoundError
from zones.labels import CITY_KINDS, Text
from zones.model import Contiguity, FlowMatrix, Region
from zones.zoning.methods.communities import Communities, communities
from zones.zoning.methods.commuting_zones import CommutingZones, commuting_zones
from zones.zoning.methods.functional_urban import (
    FunctionalUrban,
    density_cities,
    functional_urban_areas,
    grid_cities,
)
from zones.zoning.methods.intramax import Intramax, intramax
from zones.zoning.methods.leiden import Leiden, leiden
from zones.zoning.methods.leiden import installed as leiden_installed
from zones.zoning.methods.metropolitan_1_5 import Metropolitan, metropolitan_areas_1_5
from zones.zoning.methods.protocol import Parameters, Zoning
from zones.zoning.methods.repair import repair
from zones.zoning.methods.travel_to_work import TravelToWork, travel_to_work_areas
from zones.zoning.methods.uea import UrbanEmployment, urban_employment_areas


@dataclass(frozen=True, eq=False)
class Inputs:
    """What the methods may draw on.

    Parameters
    ----------
    flows, contiguity
        Of the whole country.
    residents, inhabitable_area_km2
        By code.
    city_people
        Residents of cities and special wards, 0 elsewhere: the fallback for *did*.
    designated
        Codes of the designated cities.
    did
        People of densely inhabited districts by code, if at hand.
    urban
        ``code``, ``centre``, ``persons`` of urban centres found on a grid, if at hand.
    """

    flows: FlowMatrix
    contiguity: Contiguity
    residents: pd.Series
    inhabitable_area_km2: pd.Series
    city_people: pd.Series
    designated: tuple[str, ...]
    did: pd.Series | None = None
    urban: pd.DataFrame | None = None


def gather_inputs(
    region: Region, *, did: pd.Series | None = None, urban: pd.DataFrame | None = None
) -> Inputs:
    """Return what *region* holds for the methods, with figures that a person brought."""
    places = region.municipalities.loc[region.codes]
    residents = region.residents()
    city = places["kind"].isin([*CITY_KINDS, "special_ward"])
    return Inputs(
        flows=region.flows,
        contiguity=region.contiguity,
        residents=residents,
        inhabitable_area_km2=places["inhabitable_area_km2"],
        city_people=residents.where(city.to_numpy(dtype=bool), 0),
        designated=tuple(places.index[places["kind"] == "designated_city"]),
        did=did,
        urban=urban,
    )


@dataclass(frozen=True, slots=True)
class Method:
    """One way of drawing regions.

    Parameters
    ----------
    id
        Its name in commands and files.
    label
        Its name on the screen.
    source
        The publication that defines it.
    parameters
        The dataclass of its settings, with the literature's defaults.
    run
        Draws the zones.
    installed
        Tells whether what it needs beyond zones itself is there.
    """

    id: str
    label: Text
    source: str
    parameters: type[Parameters]
    run: Callable[[Inputs, Any], Zoning]
    installed: Callable[[], bool] = lambda: True


def _uea(inputs: Inputs, chosen: UrbanEmployment) -> Zoning:
    if inputs.did is None:
        return urban_employment_areas(
            inputs.flows, inputs.city_people, measure="city_population", parameters=chosen
        )
    return urban_employment_areas(inputs.flows, inputs.did, parameters=chosen)


def _metropolitan(inputs: Inputs, chosen: Metropolitan) -> Zoning:
    return metropolitan_areas_1_5(
        inputs.flows,
        inputs.contiguity,
        inputs.residents,
        designated=inputs.designated,
        parameters=chosen,
    )


def _functional_urban(inputs: Inputs, chosen: FunctionalUrban) -> Zoning:
    land, people = inputs.contiguity, inputs.residents
    if inputs.urban is None:
        cities = density_cities(people, inputs.inhabitable_area_km2, land, parameters=chosen)
        return functional_urban_areas(
            inputs.flows, land, cities, measure="density", parameters=chosen
        )
    cities = grid_cities(inputs.urban, people, parameters=chosen)
    return functional_urban_areas(inputs.flows, land, cities, parameters=chosen)


def _on_flows(draw: Callable[..., Zoning]) -> Callable[[Inputs, Any], Zoning]:
    return lambda inputs, chosen: draw(inputs.flows, parameters=chosen)


METHODS: dict[str, Method] = {
    one.id: one
    for one in (
        Method(
            "uea",
            Text("都市雇用圏（金本・徳岡）", "urban employment areas (Kanemoto and Tokuoka)"),
            "金本良嗣・徳岡一幸 2002, 応用地域学研究 7",
            UrbanEmployment,
            _uea,
        ),
        Method(
            "travel_to_work",
            Text("通勤圏 TTWA（Coombes–Bond）", "travel-to-work areas (Coombes and Bond)"),
            "Coombes and Bond 2008; ISTAT and Eurostat labour market areas",
            TravelToWork,
            _on_flows(travel_to_work_areas),
        ),
        Method(
            "commuting_zones",
            Text("コミューティングゾーン（Tolbert–Sizer）", "commuting zones (Tolbert and Sizer)"),
            "Tolbert and Sizer 1996; Adachi et al., RIETI 20-E-021",
            CommutingZones,
            _on_flows(commuting_zones),
        ),
        Method(
            "metropolitan_1_5",
            Text("大都市圏・都市圏（総務省統計局、1.5 %）", "metropolitan areas of 1.5 % (Japan)"),
            "総務省統計局, 大都市圏・都市圏",
            Metropolitan,
            _metropolitan,
        ),
        Method(
            "functional_urban",
            Text("機能的都市圏（EU–OECD、15 %）", "functional urban areas (EU–OECD, 15 %)"),
            "Dijkstra, Poelman and Veneri 2019",
            FunctionalUrban,
            _functional_urban,
        ),
        Method(
            "intramax",
            Text("イントラマックス", "intramax"),
            "Masser and Brown 1975",
            Intramax,
            _on_flows(intramax),
        ),
        Method(
            "communities",
            Text("コミュニティ抽出（Louvain）", "communities (Louvain)"),
            "Blondel et al. 2008",
            Communities,
            _on_flows(communities),
        ),
        Method(
            "leiden",
            Text("コミュニティ抽出（Leiden、追加機能）", "communities (Leiden, an extra)"),
            "Traag, Waltman and van Eck 2019; Leicht and Newman 2008",
            Leiden,
            _on_flows(leiden),
            leiden_installed,
        ),
    )
}
"""Every method by id, in the order shown."""


def usable_methods() -> tuple[str, ...]:
    """Return the ids of the methods whose packages are installed, in the order shown."""
    return tuple(key for key, method in METHODS.items() if method.installed())


def find_method(name: str) -> Method:
    """Return a method by its id.

    Raises
    ------
    NotFoundError
        If there is none of that name.
    """
    if name not in METHODS:
        listed = ", ".join(METHODS)
        raise NotFoundError(
            f"方法「{name[:40]}」はありません。次から選んでください：{listed}",
            f"There is no method '{name[:40]}'. Choose one of: {listed}",
        )
    return METHODS[name]


def draw_zones(
    inputs: Inputs,
    name: str,
    *,
    settings: Mapping[str, str] | None = None,
    repaired: bool = False,
) -> Zoning:
    """Draw zones by one method.

    Parameters
    ----------
    name
        Id of the method.
    settings
        Parameter → value as text; the others keep the literature's defaults.
    repaired
        Whether pieces that are cut off by land move to a neighbouring zone.

    Raises
    ------
    NotFoundError
        If there is no such method.
    InputError
        If a setting is unknown or can't be used.
    """
    method = find_method(name)
    zoning = method.run(inputs, read_parameters(method, settings or {}))
    return repair(zoning, inputs.flows, inputs.contiguity) if repaired else zoning


def read_parameters(method: Method, settings: Mapping[str, str]) -> Parameters:
    """Return a method's parameters from text.

    Raises
    ------
    InputError
        If a name is unknown or a value can't be used.
    """
    kinds = get_type_hints(method.parameters)
    known = ", ".join(kinds)
    for name in settings:
        if name not in kinds:
            raise InputError(
                f"{method.id} に「{name[:40]}」という設定はありません。使えるもの：{known}",
                f"{method.id} has no setting '{name[:40]}'. There are: {known}",
            )
    return method.parameters(
        **{name: _read(name, text, kinds[name]) for name, text in settings.items()}
    )


_NUMBER = re.compile(r"[0-9]{1,12}([./][0-9]{1,12})?")


def _read(name: str, text: str, kind: object) -> object:
    allowed = {"true": True, "false": False} if kind is bool else {}
    try:
        if kind in (int, Fraction) and _NUMBER.fullmatch(text):
            return int(text) if kind is int else Fraction(text)
        return allowed[text]
    except (ValueError, KeyError, ZeroDivisionError) as error:
        raise InputError(
            f"{name} に「{text[:40]}」は使えません。",
            f"'{text[:40]}' can't be used for {name}.",
        ) from error
