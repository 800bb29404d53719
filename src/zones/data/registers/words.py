"""Words of a person's list: types, roles, and lists in one cell."""

import re
import unicodedata

from zones.schemas.register import TYPES

_TYPE_WORDS = {
    "連携中枢": "連携中枢都市圏",
    "中枢都市圏": "連携中枢都市圏",
    "定住自立": "定住自立圏",
    "連携自立": "連携自立圏",
    "広域連合": "広域連合",
    "一部事務組合": "一部事務組合",
    "一組": "一部事務組合",
    "組合": "一部事務組合",
    "代替執行": "事務の代替執行",
    "事務委託": "事務の委託",
    "委託": "事務の委託",
    "共同設置": "機関等の共同設置",
    "連携協約": "連携協約",
    "協議会": "協議会",
    "シティリージョン": "シティリージョン",
    "都市圏": "連携中枢都市圏",
}
_ROLES = {
    "centre": ("centre", "center", "中心", "中枢"),
    "observer": ("observer", "オブザーバ", "参考"),
    "member": ("member", "構成", "連携", "近隣", "関係", "周辺", "加入"),
}
_MARK = re.compile(r"[◎●★]|[(（](中心市?|連携中枢都市|中枢)[)）]")


def type_of(text: str) -> str | None:
    """Return the form of cooperation that *text* names or contains; None if there is none."""
    wanted = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if wanted in TYPES:
        return wanted
    return next((kind for word, kind in _TYPE_WORDS.items() if word in wanted), None)


def role_of(text: str) -> str | None:
    """Return the role that *text* names, ``member`` for an empty one; None if it names none."""
    wanted = unicodedata.normalize("NFKC", text).strip().lower()
    if not wanted:
        return "member"
    for role, words in _ROLES.items():
        if any(word in wanted for word in words):
            return role
    return None


def centre_mark(name: str) -> tuple[str, bool]:
    """Take a mark for the centre (◎, （中心市）) off a name, and tell whether there was one."""
    bare = _MARK.sub("", name).strip()
    return bare, bare != name.strip()


def split_names(text: str) -> list[str]:
    """Split the municipalities in one cell: by 、 , ; ・ / or line breaks.

    A formula is one name, that nobody has.

    Examples
    --------
    >>> split_names("飯田市、松川町・高森町")
    ['飯田市', '松川町', '高森町']
    """
    if text.startswith("="):
        return [text]
    return [part for part in map(str.strip, re.split(r"[、,，;；・/／\n\r]+", text)) if part]


def split_tasks(text: str) -> list[str]:
    """Split the tasks in one cell: by ; or else by 、 and line breaks outside brackets."""
    marks = r"[;；]" if re.search(r"[;；]", text) else r"[、\n\r](?![^(（]*[)）])"
    return [part for part in map(str.strip, re.split(marks, text)) if part]
