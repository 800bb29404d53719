"""What a page is asked to show: a language and a scenario."""

from collections.abc import Iterable
from dataclasses import dataclass

from zones.app import resources
from zones.codes import PREFECTURES
from zones.labels import Lang, Text
from zones.outputs.names import percent, place_name, place_names
from zones.planning import Plan, Scenario


@dataclass(frozen=True, slots=True)
class View:
    """The settings of one run of a page."""

    lang: Lang
    scenario: Scenario

    @property
    def plan(self) -> Plan:
        """The plan of the scenario, computed once for all sessions."""
        return resources.plan(self.scenario)

    def say(self, text: Text, **values: object) -> str:
        """Return *text* in the language of the screen, its places filled with *values*."""
        words = text.say(self.lang)
        return words.format(**values) if values else words

    def percent(self, share: float) -> str:
        """Return a share as percent, cut downwards so that 9.99 % never reads 10."""
        return percent(share, self.lang)

    def place(self, code: str) -> str:
        """Return the name of a municipality; on the English screen with its romaji."""
        return place_name(resources.region(), code, self.lang)

    def places(self, codes: Iterable[str]) -> str:
        """Return the names of a centre set, joined."""
        return place_names(resources.region(), codes, self.lang)

    def prefecture(self, code: str) -> str:
        """Return the name of a prefecture by its two-digit code."""
        return PREFECTURES[code].say(self.lang)
