"""Zones of the reference methods as a map for the screen and as figures for paper."""

from collections.abc import Mapping, Sequence

from zones.labels import Lang, Text
from zones.model import Region
from zones.outputs.figures import image
from zones.outputs.method_tables import method_label
from zones.outputs.method_themes import disagreement_theme, method_theme
from zones.outputs.national_figure import draw_country, theme_map
from zones.outputs.report.files import slim
from zones.outputs.webmap.document import MapDocument, Theme
from zones.outputs.webmap.page import render
from zones.zoning.methods.protocol import Zoning

_TABLES = ("municipalities", "flows")
_PAIR = 2


def zoning_maps(region: Region, zoning: Zoning, lang: Lang = "ja") -> dict[str, bytes]:
    """Return the map of one zoning: a page that opens without a network, PNG and SVG."""
    theme, name = method_theme(region, zoning), zoning.method
    page = _page(region, [theme], theme.label, lang)
    return {f"{name}_map.html": page, **_figures(region, theme, f"{name}_map", lang)}


def comparison_maps(
    region: Region, zonings: Mapping[str, Zoning], lang: Lang = "ja"
) -> dict[str, bytes]:
    """Return a page with the zones of every method, and where each disagrees with the first.

    Of exactly two there is the map of disagreement as PNG and SVG, too.
    """
    first, *others = zonings.values()
    apart = [disagreement_theme(region, first, other) for other in others]
    zones = [method_theme(region, one) for one in zonings.values()]
    label = method_label(first.method)
    title = Text(
        f"圏域の描き方の比較（{label.ja}とほか{len(others)}）",
        f"Ways of drawing regions: {label.en} and {len(others)} more",
    )
    files = {"methods_map.html": _page(region, [*apart, *zones], title, lang)}
    if len(zonings) == _PAIR:
        files |= _figures(region, apart[0], "methods_disagreement", lang)
    return files


def _page(region: Region, themes: Sequence[Theme], title: Text, lang: Lang) -> bytes:
    document = MapDocument(
        title=title.say(lang),
        municipalities=region.municipalities,
        themes=tuple(themes),
        credits=region.credits(*_TABLES),
        basis=region.flows.basis.text,
        lang=lang,
    )
    return render(document).encode()


def _figures(region: Region, theme: Theme, name: str, lang: Lang) -> dict[str, bytes]:
    credit = "、".join(line.say(lang) for line in region.credits(*_TABLES))
    source = Text("出典：", "Source: ").say(lang)
    foot = f"{region.flows.basis.text.say(lang)}\n{source}{credit}"
    figure = draw_country(theme_map(region.municipalities, theme, foot=foot, lang=lang))
    return {f"{name}.png": slim(image(figure, "png")), f"{name}.svg": image(figure, "svg")}
