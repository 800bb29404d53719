"""What every file says of itself: title, basis and sources."""

from dataclasses import dataclass
from importlib.metadata import version

import pandas as pd

from zones.labels import Lang, Text
from zones.outputs.source_words import say_terms, say_vintage
from zones.planning import Plan

TITLE = Text(
    "広域連携プランナー：通勤圏と圏域の候補", "Regional-zone planner: commuting and candidate areas"
)


@dataclass(frozen=True, eq=False)
class About:
    """What every file says of itself.

    Parameters
    ----------
    title
        Of the whole.
    basis
        Which people were counted.
    credits
        The lines that name the sources (出典).
    sources
        ``table``, ``title``, ``vintage``, ``licence``, ``credit``: one row a table × source, vintages
        and terms in the language of the words.
    lang
        Language of the words.
    """

    title: str
    basis: str
    credits: tuple[str, ...]
    sources: pd.DataFrame
    lang: Lang = "ja"

    @property
    def credit(self) -> str:
        """The sources in one line."""
        head, joint = ("出典：", "、") if self.lang == "ja" else ("Sources: ", "; ")
        return head + joint.join(self.credits)

    @property
    def software(self) -> str:
        """What made the file."""
        return f"zones {version('zones')}"


def about(plan: Plan, *, title: str | None = None, lang: Lang = "ja") -> About:
    """Return what the files of *plan* say of themselves."""
    region = plan.region
    rows = [
        (
            table,
            source.title.say(lang),
            say_vintage(source.vintage, lang),
            say_terms(source.licence, lang),
            source.credit.say(lang),
        )
        for table, sources in region.sources.items()
        for source in sources
    ]
    columns = ["table", "title", "vintage", "licence", "credit"]
    return About(
        title=title or TITLE.say(lang),
        basis=region.flows.basis.text.say(lang),
        credits=tuple(credit.say(lang) for credit in region.credits()),
        sources=pd.DataFrame(rows, columns=columns, dtype="str"),
        lang=lang,
    )
