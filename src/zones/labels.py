"""Words for the screen in Japanese and English."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["ja", "en"]
"""A language of the screen; Japanese comes first."""

LANGS: tuple[Lang, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or word in both languages.

    Examples
    --------
    >>> Text("通勤圏", "commuting sphere").say("en")
    'commuting sphere'
    """

    ja: str
    en: str

    def say(self, lang: Lang) -> str:
        """Return the words in *lang*."""
        return self.ja if lang == "ja" else self.en

    def fill(self, **values: object) -> "Text":
        """Return the words with their places filled; a `Text` is said in each language.

        Examples
        --------
        >>> Text("候補：{name}", "proposals: {name}").fill(name=Text("市", "cities")).en
        'proposals: cities'
        """
        ja, en = (
            self.say(lang).format(**{key: _said(one, lang) for key, one in values.items()})
            for lang in LANGS
        )
        return Text(ja, en)


def _said(value: object, lang: Lang) -> object:
    return value.say(lang) if isinstance(value, Text) else value


KINDS: dict[str, Text] = {
    "designated_city": Text("指定都市", "designated city"),
    "core_city": Text("中核市", "core city"),
    "special_city": Text("施行時特例市", "special city"),
    "city": Text("市", "city"),
    "town": Text("町", "town"),
    "village": Text("村", "village"),
    "special_ward": Text("特別区", "special ward"),
}
"""The kinds of municipality, in the order of their size in law."""

CITY_KINDS: tuple[str, ...] = ("designated_city", "core_city", "special_city", "city")
"""Kinds that are a city (市); a special ward is none."""

OUTCOMES: dict[str, Text] = {
    "met": Text("適合", "met"),
    "not_met": Text("不適合", "not met"),
    "borderline": Text("境界（おおむね）", "borderline"),
    "no_data": Text("データなし", "no data"),
}
"""The four outcomes of a criterion."""

ROLES: dict[str, Text] = {
    "centre": Text("中心", "centre"),
    "member": Text("構成市町村", "member"),
    "considered": Text("検討対象", "considered"),
    "observer": Text("オブザーバー", "observer"),
}
"""Roles of a municipality in an area."""


def percent(share: float, lang: Lang = "ja") -> str:
    """Return a share as percent with one decimal, cut downwards so that 9.99 % never reads 10.

    Examples
    --------
    >>> percent(0.09996)
    '9.9％'
    """
    number = int(share * 1000 + 1e-9) / 10
    return f"{number:.1f}％" if lang == "ja" else f"{number:.1f} %"
