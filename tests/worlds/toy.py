"""Small worlds with answers that can be worked out by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

from zones.labels import Text
from zones.model import FlowMatrix, Region
from zones.provenance import Basis, Source
from zones.schemas.register import COLUMNS
from zones.schemas.unions import UNION_FACTS
from zones.zoning.proposals import MemberRule, Proposals, combine, propose

BASIS = Basis(Text("従業・通学者", "workers and students"), 2020)

Flows = Mapping[tuple[str, str], int]


def totals(total: Mapping[str, int | None], **columns: Mapping[str, int]) -> pd.DataFrame:
    """Totals of each origin; what isn't said of the unknown and unlisted is zero."""
    table = pd.DataFrame({"total": pd.Series(total, dtype="Int64")})
    for name in ("unknown_municipality", "unknown_place", "unlisted"):
        table[name] = pd.Series(columns.get(name, {}), dtype="Int64").reindex(
            table.index, fill_value=0
        )
    return table.rename_axis("code")


def flow_table(flows: Flows) -> pd.DataFrame:
    """Tidy flows from a mapping of (origin, destination) to persons."""
    rows = [(origin, destination, persons) for (origin, destination), persons in flows.items()]
    return pd.DataFrame(rows, columns=["origin", "destination", "persons"])


def flow_matrix(
    flows: Flows, total: Mapping[str, int | None], **columns: Mapping[str, int]
) -> FlowMatrix:
    """A flow matrix of a toy world."""
    return FlowMatrix.from_tables(flow_table(flows), totals(total, **columns), basis=BASIS)


def grid(rows: Sequence[str]) -> gpd.GeoDataFrame:
    """Municipalities as unit squares of a drawing, one letter each; dots are sea.

    The same letter twice makes one municipality of several squares. A letter's code is 20200 plus
    its place in the alphabet (a = 20201); small letters are cities, capitals are villages of the
    next prefecture (A = 21301).
    """
    return _drawn(tuple(rows)).copy()


@cache
def _drawn(rows: tuple[str, ...]) -> gpd.GeoDataFrame:
    squares: dict[str, list[tuple[int, int]]] = {}
    for y, row in enumerate(reversed(rows)):
        for x, letter in enumerate(row):
            if letter != ".":
                squares.setdefault(code(letter), []).append((x, y))
    shapes = {
        key: gpd.GeoSeries([box(x, y, x + 1, y + 1) for x, y in cells]).union_all()
        for key, cells in sorted(squares.items())
    }
    geometry = gpd.GeoSeries(shapes, crs="EPSG:6668")
    geometry = geometry.scale(0.1, 0.1, origin=(0, 0)).translate(138, 36)
    centre = geometry.representative_point()
    return gpd.GeoDataFrame(
        {
            "name": [
                f"{_letter(key)}市" if key[0:2] == "20" else f"{_letter(key)}村" for key in shapes
            ],
            "name_kana": [f"{_letter(key)}" for key in shapes],
            "name_romaji": [f"{_letter(key)}-shi" for key in shapes],
            "prefecture": [key[:2] for key in shapes],
            "prefecture_name": ["長野県" if key[:2] == "20" else "岐阜県" for key in shapes],
            "kind": ["core_city" if key[:2] == "20" else "village" for key in shapes],
            "office_lon": centre.x.to_numpy(),
            "office_lat": centre.y.to_numpy(),
            "area_km2": np.full(len(shapes), 100.0),
            "inhabitable_area_km2": np.full(len(shapes), 50.0),
            "northern_territory": False,
        },
        geometry=geometry.to_numpy(),
        index=pd.Index(list(shapes), name="code"),
        crs="EPSG:6668",
    )


def code(letter: str) -> str:
    """Code of a letter in `grid`."""
    start = "a" if letter.islower() else "A"
    base = 20201 if letter.islower() else 21301
    return str(base + ord(letter) - ord(start))


def _letter(key: str) -> str:
    return chr(ord("a") + int(key) - 20201) if key[:2] == "20" else chr(ord("A") + int(key) - 21301)


def region(
    drawing: Sequence[str],
    flows: Mapping[str, int],
    *,
    total: int = 1000,
    population: Mapping[str, int] | None = None,
    merged: Mapping[str, str] | None = None,
    unions: pd.DataFrame | None = None,
) -> Region:
    """A region from a drawing and flows such as ``{"ba": 120}`` (from b to a).

    Everyone else of the *total* commuters stays in the own municipality. *merged* gives the day on
    which a letter took in another municipality.
    """
    places = grid(drawing)
    named = {(code(pair[0]), code(pair[1])): persons for pair, persons in flows.items()}
    for key in places.index:
        away = sum(persons for (origin, _), persons in named.items() if origin == key)
        named[key, key] = total - away
    matrix = flow_matrix(named, dict.fromkeys(places.index, total))
    people = dict.fromkeys(places.index, 2 * total)
    people |= {code(letter): count for letter, count in (population or {}).items()}
    table = pd.DataFrame({"code": list(people), "year": 2020, "total": list(people.values())})
    changes = pd.DataFrame(
        [("編入合併", day, "99999", code(letter)) for letter, day in (merged or {}).items()],
        columns=["type", "date", "from_code", "to_code"],
        dtype="str",
    )
    return Region(
        municipalities=places,
        flows=matrix,
        population=table,
        projection=table.iloc[:0],
        unions=union_table() if unions is None else unions,
        union_facts=pd.DataFrame(columns=list(UNION_FACTS.columns), dtype="str"),
        changes=changes,
        sources={},
        digests={},
    )


def union_table(*rows: Mapping[str, str | None]) -> pd.DataFrame:
    """A register of existing unions; what a row doesn't say is missing."""
    return pd.DataFrame([dict(row) for row in rows], columns=list(COLUMNS), dtype="str")


def codes(letters: str) -> list[str]:
    """Codes of several letters in `grid`, sorted."""
    return sorted(code(letter) for letter in letters)


def centre_table(*keys: str) -> pd.DataFrame:
    """Centre sets of candidate areas from keys such as ``"hub:a"`` and ``"hub:b+c"``."""
    sets = {}
    for key in keys:
        scheme, _, letters = key.partition(":")
        centres = tuple(sorted(code(letter) for letter in letters.split("+")))
        sets[f"{scheme}:{'+'.join(centres)}"] = (scheme, centres)
    index = pd.Index(list(sets), name="proposal", dtype="str")
    centres_of = pd.Series([one for _, one in sets.values()], index=index, dtype="object")
    scheme_of = [scheme for scheme, _ in sets.values()]
    return pd.DataFrame({"scheme": scheme_of, "centres": centres_of, "outcome": "met"}, index=index)


def propose_areas(world: Region, *keys: str, rule: MemberRule) -> Proposals:
    """Candidate areas around the centre sets of `centre_table`, scheme by scheme as given."""
    schemes = list(dict.fromkeys(key.partition(":")[0] for key in keys))
    return combine([_of_scheme(world, scheme, keys, rule) for scheme in schemes])


def _of_scheme(world: Region, scheme: str, keys: Iterable[str], rule: MemberRule) -> Proposals:
    own = [key for key in keys if key.partition(":")[0] == scheme]
    return propose(world.flows, world.contiguity, centre_table(*own), rule=rule)


SOURCE = Source(
    "toy",
    Text("遊びの国勢調査", "Toy census"),
    "2020",
    "CC BY 4.0",
    Text("遊びの統計局", "Toy office"),
)


def towns(names: Mapping[str, str] | None = None) -> Region:
    """A region in which everything occurs once; *names* replaces names by letter.

    ::

        abc.e   a is a core city of 300,000, d a city of 60,000; A and B lie in the next prefecture.
        dAB..   b, A and e (an island) go to a, c a little; B goes to d, cut off from it by A.

    A village of the Northern Territories (01695) is drawn and counted nowhere.
    """
    places = {"a": 300_000, "d": 60_000}
    flows = {"ba": 300, "Aa": 150, "ea": 120, "ca": 60, "Bd": 200}
    whole = region(["abc.e", "dAB.."], flows, population=places, unions=_town_unions())
    table = whole.municipalities
    table["kind"] = table["kind"].where(table.index.isin([code("a")]), "city")
    table.loc[table["prefecture"] == "21", "kind"] = "village"
    for letter, name in (names or {}).items():
        table.loc[code(letter), "name"] = name
    return replace(
        whole,
        municipalities=pd.concat([_shikotan(table), table]),
        projection=_halved(whole.population),
        sources={"flows": (SOURCE,), "municipalities": (SOURCE,)},
        digests={"flows": "0" * 64},
    )


def _halved(population: pd.DataFrame) -> pd.DataFrame:
    """A projection by which half of the people are left in 2050."""
    parts = [
        population.assign(year=year, total=population["total"] // divisor)
        for year, divisor in ((2020, 1), (2050, 2))
    ]
    table = pd.concat(parts, ignore_index=True)
    ages = {"age_0_14": table["total"] // 10, "age_65_over": table["total"] * 4 // 10}
    return table.assign(unit="municipality", **ages)


def _shikotan(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    village = table.iloc[[0]].rename(index={table.index[0]: "01695"})
    return village.assign(
        name="色丹村",
        prefecture="01",
        prefecture_name="北海道",
        kind="village",
        northern_territory=True,
        area_km2=np.nan,
        inhabitable_area_km2=np.nan,
        office_lon=np.nan,
        office_lat=np.nan,
        geometry=[box(146, 43, 146.1, 43.1)],
    )


def _town_unions() -> pd.DataFrame:
    area = {"union_id": "H1", "name": "a圏", "type": "連携中枢都市圏", "prefecture": "長野県"}
    body = {"union_id": "K1", "name": "bc組合", "type": "一部事務組合", "prefecture": "長野県"}
    return union_table(
        {**area, **_part("a", "centre"), "valid_from": "2016-04-01"},
        {**area, **_part("b", "member"), "valid_from": "2016-04-01"},
        {**body, **_part("b", "member"), "status": "unconfirmed", "tasks": "消防"},
        {**body, **_part("c", "member"), "tasks": "消防"},
    )


def _part(letter: str, role: str) -> dict[str, str]:
    place = {"municipality": f"{letter}市", "municipality_prefecture": "長野県"}
    return {**place, "code": code(letter), "role": role, "status": "confirmed", "source": "規約"}
