"""Charts for paper: bars with numbers and hatching, readable without colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MaxNLocator

from zones.labels import Lang, Text
from zones.outputs.figures import japanese
from zones.outputs.lettering import wrapped
from zones.outputs.names import percent

INSIDE, BELOW, OUTSIDE, UNKNOWN = "#0072B2", "#E69F00", "#ffffff", "#dddddd"
HATCHES = {INSIDE: "", BELOW: "////", OUTSIDE: "...", UNKNOWN: "xx"}

_AGES = (("#0072B2", ""), ("#56B4E9", "////"), ("#f4f4f2", "..."))
_EDGE = "#333333"
_SMALL, _TEXT, _NOTE = 6.2, 7.0, 5.6


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One municipality: its share to the centre, and how it stands to the existing union.

    Parameters
    ----------
    share
        0–1; ``None`` where no flow is listed.
    colour
        One of `INSIDE`, `BELOW`, `OUTSIDE`, `UNKNOWN`; each has its own hatch.
    """

    name: str
    share: float | None
    persons: int | None
    colour: str = INSIDE


@dataclass(frozen=True, slots=True)
class Standing:
    """One union: how many municipalities are in the sphere, below it, outside, unknown."""

    name: str
    inside: int
    below: int
    outside: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class YearPeople:
    """Persons of one year by age group."""

    year: int
    children: int
    adults: int
    elders: int

    @property
    def total(self) -> int:
        """All ages."""
        return self.children + self.adults + self.elders


STANDING_WORDS = {
    INSIDE: Text("構成市町村・割合が基準以上", "member, share at the threshold or above"),
    BELOW: Text("構成市町村・基準未満", "member, below the threshold"),
    OUTSIDE: Text("基準以上だが加わっていない", "at the threshold or above, no member"),
    UNKNOWN: Text("構成市町村・データなし", "member, no data"),
}
"""What each colour and hatch means."""


def share_chart(
    bars: Sequence[ShareBar],
    *,
    threshold: float,
    caption: str,
    legend: bool = True,
    width: float = 6.7,
    lang: Lang = "ja",
) -> Figure:
    """Draw what share of each municipality's commuters goes to the centre.

    Parameters
    ----------
    bars
        From the top down.
    threshold
        Drawn as a line.
    caption
        Basis and credits.
    legend
        Whether colours mean standings to a union.
    width
        In inches.
    """
    with japanese():
        words = Text(
            f"中心市へ通勤・通学する人の割合（％）。破線は基準の{threshold * 100:g}％",
            f"Share commuting to the centre (%). Dashed: {threshold * 100:g} %",
        ).say(lang)
        sheet = _Sheet(width, 0.215 * max(len(bars), 1), left=1.25, top=0.27 if legend else 0.06)
        figure, axes = _lay_out(sheet, caption, words)
        for at, bar in enumerate(bars):
            _share_bar(axes, at, bar, lang)
        axes.axvline(threshold * 100, color=_EDGE, linewidth=0.9, linestyle="--")
        axes.set_yticks(range(len(bars)), [bar.name for bar in bars], fontsize=_TEXT)
        axes.set_ylim(len(bars) - 0.45, -0.55)
        most = max([bar.share or 0 for bar in bars] + [threshold])
        axes.set_xlim(0, most * 100 * 1.32)
        if legend:
            _standing_legend(figure, dict.fromkeys(bar.colour for bar in bars), lang)
    return figure


def _share_bar(axes: Axes, at: int, bar: ShareBar, lang: Lang) -> None:
    if bar.share is None:
        words = Text("公表値なし", "not published").say(lang)
    else:
        _bar(axes, at, bar.share * 100, 0.0, bar.colour)
        people = Text(f"（{bar.persons:,}人）", f" ({bar.persons:,})").say(lang)
        words = f"{percent(bar.share, lang)}{people}"
    axes.text(
        (bar.share or 0) * 100,
        at,
        f" {words}",
        va="center",
        ha="left",
        fontsize=_SMALL,
        path_effects=[withStroke(linewidth=2, foreground="white")],
    )


def standing_chart(
    rows: Sequence[Standing], *, caption: str, width: float = 6.7, lang: Lang = "ja"
) -> Figure:
    """Draw for each union how many municipalities are in the sphere, below it and outside."""
    with japanese():
        words = Text("市町村の数（中心市を除く）", "Municipalities (without the centres)")
        sheet = _Sheet(width, 0.27 * max(len(rows), 1), left=1.75)
        figure, axes = _lay_out(sheet, caption, words.say(lang))
        used: dict[str, None] = {}
        most = max([one.inside + one.below + one.outside + one.unknown for one in rows] + [1])
        for at, one in enumerate(rows):
            start = 0
            counts = (one.inside, one.below, one.unknown, one.outside)
            for colour, count in zip((INSIDE, BELOW, UNKNOWN, OUTSIDE), counts, strict=True):
                if count:
                    used[colour] = None
                    _bar(axes, at, count, start, colour)
                    _inside_label(axes, start + count / 2, at, str(count), colour)
                start += count
        axes.set_yticks(
            range(len(rows)),
            [wrapped(one.name, size=_TEXT, width=1.6) for one in rows],
            fontsize=_TEXT,
        )
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(0, most * 1.02)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        _standing_legend(figure, used, lang)
    return figure


def population_chart(
    years: Sequence[YearPeople], *, caption: str, width: float = 6.7, lang: Lang = "ja"
) -> Figure:
    """Draw the people of an area by year and age group, with the numbers."""
    with japanese():
        figure, axes = _lay_out(_Sheet(width, 2.0, left=0.55), caption, "")
        unit = 10_000 if lang == "ja" else 1_000
        most = max(one.total for one in years) / unit
        for at, one in enumerate(years):
            start = 0.0
            for (colour, hatch), people in zip(
                _AGES, (one.elders, one.adults, one.children), strict=True
            ):
                tall = people / unit
                axes.bar(at, tall, 0.68, start, color=colour, edgecolor=_EDGE, linewidth=0.5,
                         hatch=hatch)  # fmt: skip
                if tall > most * 0.055:
                    _inside_label(axes, at, start + tall / 2, f"{tall:,.1f}", colour)
                start += tall
            axes.text(at, start + most * 0.015, f"{start:,.1f}", ha="center", va="bottom",
                      fontsize=_TEXT)  # fmt: skip
        ticks = [str(one.year) for one in years]
        axes.set_xticks(range(len(years)), ticks, fontsize=_TEXT)
        axes.set_ylim(0, most * 1.12)
        axes.set_ylabel(Text("人口（万人）", "People (thousands)").say(lang), fontsize=_SMALL)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        labels = [
            Text("65歳以上", "65 and over"),
            Text("15〜64歳", "15–64"),
            Text("0〜14歳", "0–14"),
        ]
        handles = [_key(colour, hatch) for colour, hatch in _AGES]
        _top_legend(figure, handles, [label.say(lang) for label in labels])
    return figure


def change_chart(
    rows: Sequence[tuple[str, int, int]],
    years: tuple[int, int],
    *,
    caption: str,
    width: float = 6.7,
    lang: Lang = "ja",
) -> Figure:
    """Draw the people of several areas in two years, with the change in percent.

    Parameters
    ----------
    rows
        Name, persons in the first and in the second year.
    years
        The two years.
    """
    unit = 10_000 if lang == "ja" else 1_000
    with japanese():
        words = Text("人口（万人）", "People (thousands)").say(lang)
        sheet = _Sheet(width, 0.36 * max(len(rows), 1), left=1.75)
        figure, axes = _lay_out(sheet, caption, words)
        most = max(max(first, last) for _, first, last in rows) / unit
        for at, (_, first, last) in enumerate(rows):
            _bar(axes, at - 0.18, first / unit, 0.0, INSIDE, thick=0.34)
            _bar(axes, at + 0.18, last / unit, 0.0, BELOW, thick=0.34)
            change = f"{(last - first) / first * 100:+.1f}％".replace("-", "−")
            for shift, words in ((-0.18, f"{first / unit:,.1f}"), (
                0.18, f"{last / unit:,.1f}（{change}）")):  # fmt: skip
                value = (first if shift < 0 else last) / unit
                axes.text(value + most * 0.008, at + shift, words, va="center", fontsize=_SMALL)
        axes.set_yticks(
            range(len(rows)),
            [wrapped(name, size=_TEXT, width=1.6) for name, _, _ in rows],
            fontsize=_TEXT,
        )
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(0, most * 1.2)
        handles = [_key(colour, HATCHES[colour]) for colour in (INSIDE, BELOW)]
        suffix = "年" if lang == "ja" else ""
        _top_legend(figure, handles, [f"{year}{suffix}" for year in years])
    return figure


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Sizes in inches: the figure's width, the drawing's height, and its margins."""

    width: float
    tall: float
    left: float
    top: float = 0.27


def _lay_out(sheet: _Sheet, caption: str, label: str) -> tuple[Figure, Axes]:
    """Return a figure with its caption, and its axes with the label under them."""
    words = wrapped(caption, size=_NOTE, width=sheet.width - 0.05)
    note = 0.098 * (words.count("\n") + 1) + 0.08
    bottom = note + 0.19 + (0.16 if label else 0.0)
    height = sheet.top + sheet.tall + bottom
    figure = Figure(figsize=(sheet.width, height))
    across, up = sheet.left / sheet.width, bottom / height
    axes = figure.add_axes((across, up, 1 - across - 0.08 / sheet.width, sheet.tall / height))
    figure.text(across, (note + 0.04) / height, label, fontsize=_SMALL, va="bottom")
    figure.text(0.005, 0.02 / height, words, fontsize=_NOTE, color="0.25", va="bottom")
    axes.tick_params(labelsize=_SMALL, length=2, width=0.5)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for spine in axes.spines.values():
        spine.set_linewidth(0.5)
    return figure, axes


def _bar(
    axes: Axes, at: float, length: float, start: float, colour: str, *, thick: float = 0.66
) -> None:
    axes.barh(
        at, length, thick, start, color=colour, edgecolor=_EDGE, linewidth=0.5,
        hatch=HATCHES[colour],
    )  # fmt: skip


def _inside_label(axes: Axes, x: float, y: float, words: str, colour: str) -> None:
    """Write a number into a bar: on a plate of white where the bar is hatched."""
    plain = colour == INSIDE
    plate = None if plain else {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    axes.text(
        x, y, words, ha="center", va="center", fontsize=_SMALL, bbox=plate,
        color="white" if plain else "black",
    )  # fmt: skip


def _key(colour: str, hatch: str) -> Patch:
    return Patch(facecolor=colour, edgecolor=_EDGE, linewidth=0.5, hatch=hatch)


def _standing_legend(figure: Figure, colours: dict[str, None], lang: Lang) -> None:
    order = [colour for colour in STANDING_WORDS if colour in colours]
    handles = [_key(colour, HATCHES[colour]) for colour in order]
    _top_legend(figure, handles, [STANDING_WORDS[colour].say(lang) for colour in order])


def _top_legend(figure: Figure, handles: Sequence[Patch], labels: Sequence[str]) -> None:
    figure.legend(
        list(handles), list(labels), loc="upper left", ncols=len(labels), frameon=False,
        bbox_to_anchor=(0.0, 1.0), fontsize=_SMALL, handlelength=2.0, handleheight=1.1,
        columnspacing=1.0, handletextpad=0.4, borderpad=0.2,
    )  # fmt: skip
