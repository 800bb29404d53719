"""What a report says, block by block. No word here about how it is drawn."""

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal, TypeAlias

from matplotlib.figure import Figure

from zones.labels import Lang, Text

ParagraphKind: TypeAlias = Literal["body", "question", "note"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text."""

    text: str
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences.

    Parameters
    ----------
    items
        Plain text.
    numbered
        Whether they are counted; numbered points are the finding and stand out.
    """

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of words.

    Parameters
    ----------
    caption
        What it shows.
    columns, rows
        Plain text.
    widths
        Relative widths of the columns.
    numeric
        Whether each column is set to the right.
    strong
        Places of the rows that stand out: centres, totals.
    note
        Lines under the table.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[bool, ...]
    strong: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A figure with its words.

    Parameters
    ----------
    key
        Stem of its files, unique in the report.
    caption
        What it shows.
    alt
        The same for who can't see it.
    """

    key: str
    caption: str
    alt: str
    figure: Figure

    def alone(self) -> "Pictures":
        """Return it as a row of its own."""
        return Pictures((self,))


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side, as wide as they were drawn."""

    items: tuple[Picture, ...]


Block: TypeAlias = Paragraph | Points | ReportTable | Pictures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Parameters
    ----------
    level
        1 for a part of the report, 2 for a section in it.
    """

    title: str
    blocks: tuple[Block, ...]
    level: Literal[1, 2] = 2


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Parameters
    ----------
    title, subtitle
        On the first page; the title also names the files' contents.
    question
        What the report answers.
    findings
        Three sentences made from the numbers.
    footer
        At the foot of every page: the basis.
    sections
        In the order in which they are read.
    """

    lang: Lang
    title: str
    subtitle: str
    question: str
    findings: tuple[str, ...]
    footer: str
    sections: tuple[Section, ...] = field(default=())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, in order."""
        blocks = [block for section in self.sections for block in section.blocks]
        rows = [block for block in blocks if isinstance(block, Pictures)]
        return tuple(picture for row in rows for picture in row.items)

    def texts(self) -> tuple[str, ...]:
        """Return every text, to be checked or searched."""
        texts = [self.title, self.subtitle, self.question, *self.findings, self.footer]
        for section in self.sections:
            texts.append(section.title)
            for block in section.blocks:
                texts += _texts(block)
        return tuple(texts)


def number_captions(sections: tuple[Section, ...], lang: Lang) -> tuple[Section, ...]:
    """Put 図1, 図2 … and 表1, 表2 … before the captions, in the order of reading."""
    pictures, tables = count(1), count(1)
    figure, table = Text("図", "Figure ").say(lang), Text("表", "Table ").say(lang)

    def numbered(block: Block) -> Block:
        if isinstance(block, ReportTable):
            return replace(block, caption=f"{table}{next(tables)}　{block.caption}")
        if isinstance(block, Pictures):
            return Pictures(
                tuple(
                    replace(one, caption=f"{figure}{next(pictures)}　{one.caption}")
                    for one in block.items
                )
            )
        return block

    return tuple(
        replace(section, blocks=tuple(numbered(block) for block in section.blocks))
        for section in sections
    )


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Points):
        return list(block.items)
    if isinstance(block, ReportTable):
        return [
            block.caption,
            block.note,
            *block.columns,
            *(cell for row in block.rows for cell in row),
        ]
    return [words for one in block.items for words in (one.caption, one.alt)]
