"""What a page is asked to show: a language and a scenario."""

from dataclasses import dataclass

from zones.app import resources
from zones.codes import PREFECTURES
from zones.labels import Lang, Text
from zones.outputs.names import percent
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

    def prefecture(self, code: str) -> str:
        """Return the name of a prefecture by its two-digit code."""
        return PREFECTURES[code].say(self.lang)
