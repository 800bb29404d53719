"""How municipalities, areas and frames are called in tables and on maps."""

from collections.abc import Iterable

import pandas as pd

from zones.codes import PREFECTURES
from zones.labels import Lang
from zones.labels import percent as percent  # noqa: PLC0414 (others take it from here)
from zones.model import Region
from zones.outputs.nearness import time_reason
from zones.planning import Plan
from zones.zoning.frames import FRAMES


def centre_name(names: pd.Series, centres: Iterable[str]) -> str:
    """Return the names of a centre set, joined.

    Parameters
    ----------
    names
        Name by code.
    centres
        Codes.
    """
    return "＋".join(str(names[code]) for code in centres)


def place_name(region: Region, code: str, lang: Lang) -> str:
    """Return the name of a municipality; on the English screen with its romaji beside it.

    Parameters
    ----------
    region
        Where its names stand.
    code
        Its code; one that the data don't hold (a union may name such) is shown as it is.
    """
    if code not in region.names:
        return code
    name = str(region.names[code])
    if lang == "ja" or "name_romaji" not in region.municipalities:
        return name
    romaji = region.municipalities.at[code, "name_romaji"]
    return name if pd.isna(romaji) else f"{name} {romaji}"


def place_names(region: Region, codes: Iterable[str], lang: Lang) -> str:
    """Return the names of a centre set in the language of the screen, joined."""
    joint = "＋" if lang == "ja" else " + "
    return joint.join(place_name(region, code, lang) for code in codes)


def scheme_name(plan: Plan, scheme: str, lang: Lang) -> str:
    """Return the label of a scheme."""
    return plan.rules[scheme].label.say(lang)


def prefecture_names(codes: Iterable[str], lang: Lang) -> str:
    """Return the names of prefectures by their two-digit codes, joined."""
    return ("・" if lang == "ja" else ", ").join(PREFECTURES[code].say(lang) for code in codes)


def frame_reason(plan: Plan, row: pd.Series, lang: Lang) -> str:
    """Say in words what decided the frame of one municipality.

    Parameters
    ----------
    plan
        The plan.
    row
        One row of ``plan.frames``.
    """
    text = _FRAME_REASONS[row["frame"]][lang]
    region = plan.region
    threshold = plan.scenario.threshold
    if row["frame"] in {"hub_member", "settlement_member"}:
        threshold = plan.threshold_of(str(plan.proposals.areas.at[row["decided_by"], "scheme"]))
    values = {"threshold": percent(float(threshold), lang)}
    if row["frame"] in {"near_centre", "beyond"}:
        if pd.isna(row["decided_by"]):
            return _NO_CENTRE[lang]
        if row.get("measured_by", "straight_line") != "straight_line":
            centre = place_name(region, row["decided_by"], lang)
            return time_reason(plan, row, centre).say(lang)
        if pd.isna(plan.region.flows.denominator[str(row.name)]):
            text = _UNKNOWN_SHARES[lang]
        values["centre"] = place_name(region, row["decided_by"], lang)
        values["km"] = f"{row['distance_km']:.1f}"
        values["limit"] = f"{plan.scenario.near_km:g}"
    elif row["frame"] == "metropolitan":
        values["centre"] = _AREA_NAMES[row["decided_by"]][lang]
        if pd.isna(row["share"]):
            text = _UNKNOWN_CORE_SHARE[lang]
        else:
            values["share"] = percent(row["share"], lang)
    else:
        values["centre"] = place_names(region, plan.proposals.centres[row["decided_by"]], lang)
        values["share"] = "" if pd.isna(row["share"]) else percent(row["share"], lang)
    return text.format(**values)


_AREA_NAMES: dict[str, dict[Lang, str]] = {
    "tokyo": {"ja": "東京圏", "en": "the Tokyo area"},
    "nagoya": {"ja": "名古屋圏", "en": "the Nagoya area"},
    "kansai": {"ja": "関西圏", "en": "the Kansai area"},
}

_FRAME_REASONS: dict[str, dict[Lang, str]] = {
    "hub_centre": {
        "ja": "連携中枢都市の要件をすべて満たす（{centre}）",
        "en": "meets every criterion of a hub city ({centre})",
    },
    "metropolitan": {
        "ja": "{centre}の中心都市への通勤通学割合 {share}",
        "en": "{share} commute to the core cities of {centre}",
    },
    "settlement_centre": {
        "ja": "定住自立圏の中心市の要件をすべて満たす（{centre}）",
        "en": "meets every criterion of the centre of a settlement area ({centre})",
    },
    "hub_member": {
        "ja": "{centre}への通勤通学割合 {share}（基準 {threshold} 以上）",
        "en": "{share} commute to {centre} (at least {threshold})",
    },
    "settlement_member": {
        "ja": "{centre}への通勤通学割合 {share}（基準 {threshold} 以上）",
        "en": "{share} commute to {centre} (at least {threshold})",
    },
    "near_centre": {
        "ja": "どの中心への割合も {threshold} 未満だが、{centre}の役所まで {km} km（仮定：{limit} km 以内）",
        "en": "under {threshold} to every centre, but {km} km from the office of {centre} "
        "(assumed limit: {limit} km)",
    },
    "beyond": {
        "ja": "最も近い中心（{centre}）の役所まで {km} km（仮定：{limit} km 超）",
        "en": "{km} km from the nearest centre's office, {centre} (assumed limit: {limit} km)",
    },
}

_UNKNOWN_SHARES: dict[Lang, str] = {
    "ja": "通勤通学者の公表値がなく割合は不明。最も近い中心（{centre}）の役所まで {km} km（仮定の境：{limit} km）",
    "en": "no published commuters, so the share is unknown; {km} km from the office of {centre} "
    "(assumed limit: {limit} km)",
}

_UNKNOWN_CORE_SHARE: dict[Lang, str] = {
    "ja": "{centre}の都府県にあり、中心都市への通勤通学割合は不明",
    "en": "in a prefecture of {centre}; the share who commute to its core cities is unknown",
}

_NO_CENTRE: dict[Lang, str] = {
    "ja": "距離を測れる中心がない",
    "en": "no centre whose distance can be measured",
}


def frame_label(frame: str, lang: Lang) -> str:
    """Return the label of a frame."""
    return FRAMES[frame].say(lang)
