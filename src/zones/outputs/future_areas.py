"""Of whom a future is told: the municipalities of a region, and the areas it falls into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zones.codes import PREFECTURES
from zones.errors import InputError, NotFoundError
from zones.labels import Lang, Text
from zones.metrics.future_people import joint_areas
from zones.outputs.lettering import one_line
from zones.outputs.names import centre_name, frame_label, scheme_name
from zones.planning import Plan
from zones.planning.draft.starts import start_sphere
from zones.zoning.frames import FRAMES

WHOLE = Text("全国", "Japan")


@dataclass(frozen=True, slots=True)
class FutureRegion:
    """Municipalities that are looked at together.

    Parameters
    ----------
    key
        Stem for files: ours, in ASCII.
    name
        In the language of the screen.
    codes
        Sorted.
    """

    key: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FutureArea:
    """One area of a table.

    Parameters
    ----------
    id
        Code of a municipality, prefecture, proposal, union or frame.
    name
        In the language of the screen; a name from data is one line.
    """

    id: str
    name: str
    codes: tuple[str, ...]


def plan_region(plan: Plan, lang: Lang = "ja") -> FutureRegion:
    """Return what the plan shows: its prefectures, or all of Japan."""
    shown = plan.scenario.prefectures
    codes = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]
    if not shown:
        return FutureRegion("japan", WHOLE.say(lang), tuple(map(str, codes)))
    names = ("・" if lang == "ja" else ", ").join(PREFECTURES[code].say(lang) for code in shown)
    return FutureRegion("-".join(shown), names, tuple(map(str, codes)))


def sphere_region(plan: Plan, centres: Sequence[str], lang: Lang = "ja") -> FutureRegion:
    """Return a centre set with its sphere.

    Raises
    ------
    NotFoundError
        If a centre has no data.
    """
    start = start_sphere(plan, sorted(centres))
    name = centres_name(plan, start.centres, lang)
    words = Text(f"{name}とその通勤圏", f"{name} and its sphere").say(lang)
    return FutureRegion("-".join(start.centres), words, tuple(sorted(start.members)))


def union_region(plan: Plan, wanted: str) -> FutureRegion:
    """Return an existing union by its id or name; observers don't count.

    Raises
    ------
    NotFoundError
        If the register has none, or several of the name; the message lists them.
    """
    register = plan.existing.register
    found = [one for one in register if wanted in {one.id, one.name}]
    if len(found) != 1:
        close = found or [one for one in register if wanted and wanted in one.name]
        shown = "、".join(f"{one.id} {one_line(one.name)}" for one in close[:8])
        raise NotFoundError(
            f"圏域・組合「{wanted[:40]}」を1つに決められません。"
            + (f"候補：{shown}" if shown else "zones unions list で名称かIDを確かめてください。"),
            f"'{wanted[:40]}' is not one union of the register. "
            + (f"Close: {shown}" if shown else "See 'zones unions list' for names and ids."),
        )
    one, counted = found[0], set(plan.region.codes)
    codes = tuple(code for code in one.codes() if code in counted)
    return FutureRegion(_stem(one.id), one_line(one.name), codes)


def area_region(area: FutureArea) -> FutureRegion:
    """Return an area as a region of its own."""
    return FutureRegion(_stem(area.id), area.name, area.codes)


def _stem(key: str) -> str:
    """Return an id as a part of file names: ASCII letters, digits and hyphens only."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in key)
    return f"area-{kept.strip('-') or 'one'}"


def divide(plan: Plan, region: FutureRegion, by: str, lang: Lang = "ja") -> tuple[FutureArea, ...]:
    """Return the areas of a kind that have a municipality in the region.

    Parameters
    ----------
    by
        One of `DIVISIONS`.

    Raises
    ------
    InputError
        If there is no such kind.
    """
    if by not in DIVISIONS:
        shown = "、".join(DIVISIONS)
        raise InputError(
            f"区分「{by[:40]}」はありません。使えるもの：{shown}",
            f"There is no division '{by[:40]}'. There are: {shown.replace('、', ', ')}",
        )
    return tuple(_MAKERS[by](plan, region, lang))


def _total(_: Plan, region: FutureRegion, __: Lang) -> list[FutureArea]:
    return [FutureArea(region.key, region.name, region.codes)]


def _municipalities(plan: Plan, region: FutureRegion, lang: Lang) -> list[FutureArea]:
    areas = [
        FutureArea(code, municipality_name(plan, code, lang), (code,)) for code in region.codes
    ]
    for unit, codes in joint_areas(plan.region).items():
        if set(codes) & set(region.codes):
            areas.append(FutureArea(unit, joint_name(codes, lang), codes))
    return areas


def joint_name(codes: Sequence[str], lang: Lang) -> str:
    """Return what a joint unit is called: its prefecture and the number of municipalities."""
    prefecture = PREFECTURES[codes[0][:2]].say(lang)
    return Text(
        f"{prefecture}浜通り{len(codes)}市町村（一括推計）",
        f"{len(codes)} municipalities of Hamadori, {prefecture} (one unit)",
    ).say(lang)


def _prefectures(plan: Plan, region: FutureRegion, lang: Lang) -> list[FutureArea]:
    found = dict.fromkeys(code[:2] for code in region.codes)
    return [
        FutureArea(
            key, PREFECTURES[key].say(lang),
            tuple(str(code) for code in plan.region.codes if code[:2] == key),
        )
        for key in sorted(found)
    ]  # fmt: skip


def _proposals(plan: Plan, region: FutureRegion, lang: Lang) -> list[FutureArea]:
    inside, schemes = set(region.codes), plan.proposals.areas["scheme"]
    return [
        FutureArea(
            key,
            f"{centres_name(plan, plan.proposals.centres[key], lang)}"
            f"（{scheme_name(plan, str(schemes[key]), lang)}）",
            codes,
        )
        for key, codes in plan.proposals.territory.items()
        if inside & set(codes)
    ]


def _unions(plan: Plan, region: FutureRegion, _: Lang) -> list[FutureArea]:
    inside, counted = set(region.codes), set(plan.region.codes)
    areas = []
    for one in plan.existing.register:
        codes = tuple(code for code in one.codes() if code in counted)
        if inside & set(codes):
            areas.append(FutureArea(one.id, one_line(one.name), codes))
    return areas


def _frames(plan: Plan, region: FutureRegion, lang: Lang) -> list[FutureArea]:
    frame = plan.frames["frame"].reindex(list(region.codes))
    return [
        FutureArea(key, frame_label(key, lang), codes)
        for key in FRAMES
        if (codes := tuple(str(code) for code in frame.index[(frame == key).to_numpy()]))
    ]


_MAKERS: Mapping[str, Callable[[Plan, FutureRegion, Lang], list[FutureArea]]] = {
    "total": _total,
    "municipality": _municipalities,
    "prefecture": _prefectures,
    "proposal": _proposals,
    "union": _unions,
    "frame": _frames,
}

DIVISIONS: dict[str, Text] = {
    "total": Text("合計", "total"),
    "municipality": Text("市区町村", "municipality"),
    "prefecture": Text("都道府県", "prefecture"),
    "proposal": Text("圏域の候補", "candidate area"),
    "union": Text("既存の圏域・組合", "existing union"),
    "frame": Text("位置付け", "frame"),
}
"""Kinds of area that a region falls into."""


def municipality_name(plan: Plan, code: str, lang: Lang) -> str:
    """Return the name of a municipality as one line, in romaji on an English screen."""
    row = plan.region.municipalities.loc[code]
    return one_line(str(row["name"] if lang == "ja" else row["name_romaji"]))


def centres_name(plan: Plan, centres: Sequence[str], lang: Lang) -> str:
    """Return the names of a centre set, joined; in romaji on an English screen."""
    if lang == "ja":
        return centre_name(plan.region.names, centres)
    return "＋".join(municipality_name(plan, code, lang) for code in centres)
