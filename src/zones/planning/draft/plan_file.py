"""The plan file: JSON with its schema and version."""

import json
import re
from typing import Any, NoReturn

from zones.data.registers.cells import LARGEST_BYTES
from zones.data.registers.places import Gazetteer
from zones.errors import DataError, InputError
from zones.labels import Text
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.opening import Entry, Finding, Opened, Sheet, collect, find_entry
from zones.planning.draft.wording import clean_name
from zones.planning.scenario import Scenario

SCHEMA = "zones.draft"
VERSION = 1
MEDIA_TYPE = "application/json"

_MOST_AREAS = 2_000
_MOST_ENTRIES = 100_000
_DEEPEST = 12
_SHOWN = 40
_LOOKED_AT = 1_000


def write_plan_file(draft: Draft, scenario: Scenario) -> bytes:
    """Return the draft and its settings as a plan file; the same draft gives the same bytes."""
    content = {
        "schema": SCHEMA,
        "version": VERSION,
        "scenario": scenario.as_dict(),
        "overlapping": draft.overlapping,
        "areas": [_plain(area) for area in draft.areas],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(area: DraftArea) -> dict[str, Any]:
    return {
        "id": area.id,
        "name": area.name,
        "note": area.note,
        "locked": area.locked,
        "centres": list(area.centres),
        "members": list(area.members),
    }


def read_plan_file(content: bytes, places: Gazetteer) -> Opened:
    """Read a plan file and list everything that is wrong with it.

    Parameters
    ----------
    content
        The bytes of the file.
    places
        Municipalities of today and before.

    Raises
    ------
    InputError
        If it is larger than 20 MB.
    DataError
        If it is no plan file at all, or of a later version.
    """
    whole = _parse(content)
    _check_schema(whole)
    findings: list[Finding] = []
    unknown = sorted(set(whole) - {"schema", "version", "scenario", "overlapping", "areas"})
    findings += [_unused("", key) for key in unknown]
    overlapping = whole.get("overlapping", False)
    if not isinstance(overlapping, bool):
        findings.append(
            _form(
                "",
                "重なりの設定（overlapping）が true でも false でもありません。重なりを認めずに開きます。"
                "必要なら、開いたあとで認めてください。",
                "The entry 'overlapping' is neither true nor false. It opens without overlaps; allow "
                "them then if they are needed.",
            )
        )
    listed = whole.get("areas", [])
    if not isinstance(listed, list) or len(listed) > _MOST_AREAS:
        raise DataError(
            f"計画ファイルの圏域（areas）が一覧でないか、{_MOST_AREAS:,}件を超えています。保存し直してください。",
            f"The plan file's areas are no list, or more than {_MOST_AREAS:,}. Save it again.",
        )
    sheets = [
        sheet
        for number, one in enumerate(listed, start=1)
        if (sheet := _sheet(number, one, places, findings)) is not None
    ]
    scenario = _scenario(whole.get("scenario"), findings)
    return collect(sheets, findings, overlapping=overlapping is True, scenario=scenario)


def _parse(content: bytes) -> dict[str, Any]:
    """Return the object in the file, whatever hand made it."""
    if len(content) > LARGEST_BYTES:
        raise InputError(
            "計画ファイルが大きすぎます（20 MB まで）。この画面で保存したファイルを選んでください。",
            "The plan file is too large (20 MB at most). Choose a file saved on this page.",
        )
    try:
        text = content.decode("utf-8-sig")
        _check_depth(text)
        whole = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise DataError(
            "JSON の計画ファイルとして読めません。この画面で保存したファイルを選んでください。",
            "It can't be read as a plan file in JSON. Choose a file saved on this page.",
        ) from error
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise DataError(
            "広域連携プランナーの計画ファイルではありません。この画面で保存したファイルを選んでください。",
            "This is no plan file of the planner. Choose a file saved on this page.",
        )
    return whole


def _check_depth(text: str) -> None:
    """Refuse what is nested deeper than any plan file; brackets in names may lie flat."""
    depth = 0
    for token in _TOKENS.finditer(text):
        sign = token[0]
        depth += (sign in "[{") - (sign in "]}")
        if depth > _DEEPEST:
            raise ValueError(sign)


_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)
"""Strings whole, and the brackets between them."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object none of whose keys comes twice."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        raise ValueError(len(pairs))
    return whole


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _check_schema(whole: dict[str, Any]) -> None:
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DataError(
            "計画ファイルに版（version）がありません。この画面で保存し直してください。",
            "The plan file has no version. Save it on this page again.",
        )
    if version > VERSION:
        raise DataError(
            f"計画ファイルの版 {_short(version)} は新しすぎます（読めるのは {VERSION} まで）。"
            "プランナーを更新してから開いてください。",
            f"The plan file has version {_short(version)}, newer than {VERSION}. "
            "Update the planner and open it then.",
        )


def _sheet(number: int, one: object, places: Gazetteer, findings: list[Finding]) -> Sheet | None:
    """Return an area; what isn't as it should be is listed."""
    if not isinstance(one, dict):
        findings.append(
            _form(
                "",
                f"{number}番目の圏域を読めません。この圏域を除いて開きます。"
                "開いたあとで作り直してください。",
                f"Area {number} can't be read. It is left out; draw it again after opening.",
            )
        )
        return None
    name = one.get("name")
    title = name if isinstance(name, str) else ""
    shown = _short(title or f"#{number}")
    strange = sorted(set(one) - {"id", "name", "note", "locked", "centres", "members"})
    findings += [_unused(shown, key) for key in strange]
    for key, (kind, text) in _FIELDS.items():
        if key in one and not isinstance(one[key], kind):
            findings.append(Finding("form", shown, text))
    note, mark = one.get("note"), one.get("id")
    return Sheet(
        name=title,
        entries=_entries(one, shown, places, findings),
        note=note if isinstance(note, str) else "",
        locked=one.get("locked") is True,
        id=mark if isinstance(mark, str) and _is_id(mark) else "",
    )


_FIELDS: dict[str, tuple[type, Text]] = {
    "name": (
        str,
        Text(
            "圏域の名前（name）が文字ではありません。名前なしで開きます。開いたあとで付けてください。",
            "The area's name is no text. It opens without; give it a name then.",
        ),
    ),
    "note": (
        str,
        Text(
            "圏域のメモ（note）が文字ではありません。メモなしで開きます。必要なら書き直してください。",
            "The area's note is no text. It opens without; write it anew if it is needed.",
        ),
    ),
    "locked": (
        bool,
        Text(
            "ロックの設定（locked）が true でも false でもありません。ロックせずに開きます。"
            "必要なら、開いたあとでロックしてください。",
            "The entry 'locked' is neither true nor false. The area opens unlocked; lock it then if "
            "that is needed.",
        ),
    ),
    "id": (
        str,
        Text(
            "圏域の識別子（id）が文字ではありません。新しい識別子を付けて開くので、直さなくて構いません。",
            "The area's id is no text. It gets a new one; nothing needs to be done.",
        ),
    ),
}
"""What each plain entry of an area must be, and what becomes of one that isn't."""

_LISTS = {
    "centres": Text("中心（centres）", "centres"),
    "members": Text("構成市区町村（members）", "members"),
}


def _unlisted(area: str, key: str) -> Finding:
    what = _LISTS[key]
    return _form(
        area,
        f"{what.ja}が一覧でないか、{_MOST_ENTRIES:,}件を超えています。これを除いて開きます。"
        "開いたあとで加えてください。",
        f"The {what.en} are no list, or more than {_MOST_ENTRIES:,}. They are left out; add them "
        "after opening.",
    )


def _no_text(area: str, code: object) -> Finding:
    shown = _short(code)
    return _form(
        area,
        f"コード「{shown}」が文字として書かれていません。書かれたままのコードとして読みます。"
        "先頭の0が抜けていないか確かめてください。",
        f"The code {shown} is not written as text. It is read as it stands; check that no leading "
        "zero is lost.",
    )


def _entries(
    one: dict[str, Any], shown: str, places: Gazetteer, findings: list[Finding]
) -> tuple[Entry, ...]:
    """Return centres and members; a code in both is one municipality."""
    given: dict[str, bool] = {}
    again: list[str] = []
    for key, centre in (("centres", True), ("members", False)):
        listed = one.get(key, [])
        if not isinstance(listed, list) or len(listed) > _MOST_ENTRIES:
            findings.append(_unlisted(shown, key))
            continue
        seen: set[str] = set()
        for code in listed:
            if not isinstance(code, str):
                findings.append(_no_text(shown, code))
                code = _short(code)  # noqa: PLW2901 (it is kept as it was written)
            again += [code] if code in seen else []
            seen.add(code)
            given[code] = given.get(code, False) or centre
    entries = [find_entry(places, code, centre=centre) for code, centre in given.items()]
    repeated = [find_entry(places, code, centre=False) for code in again]
    return (*entries, *repeated)


def _scenario(settings: object, findings: list[Finding]) -> Scenario | None:
    if settings is None:
        return None
    if not isinstance(settings, dict):
        findings.append(_setting(_UNREADABLE))
        return None
    try:
        return Scenario.from_dict(settings)
    except InputError as error:
        findings.append(_setting(error.text))
    except (TypeError, ValueError, OverflowError):
        findings.append(_setting(_UNREADABLE))
    return None


_UNREADABLE = Text("計画ファイルの設定を読めません。", "The settings of the file can't be read.")


def _is_id(key: str) -> bool:
    return key.isascii() and key.isalnum() and len(key) <= _SHOWN


def _short(value: object) -> str:
    return clean_name(str(value)[:_LOOKED_AT])[:_SHOWN]


def _form(area: str, ja: str, en: str) -> Finding:
    return Finding("form", area, Text(ja, en))


def _unused(area: str, key: object) -> Finding:
    shown = _short(key)
    return _form(
        area,
        f"項目「{shown}」は使わないため、保存し直すと消えます。必要なら元のファイルを残してください。",
        f"The entry '{shown}' is not used and won't be saved again. Keep the file if it is needed.",
    )


def _setting(why: Text) -> Finding:
    text = Text(
        f"{why.ja}保存時の設定は使わず、今の設定で開きます。設定を確かめてください。",
        f"{why.en} The file's settings are left out, and it opens with the current ones. "
        "Check the settings.",
    )
    return Finding("settings", "", text)
