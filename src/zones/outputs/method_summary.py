"""Reference methods as tables of words for a terminal or a page."""

from zones.labels import Lang, Text
from zones.model import Region
from zones.model.cells import integer, number
from zones.outputs.method_tables import MethodComparison, judge, zone_names
from zones.outputs.summary import SummaryTable
from zones.zoning.methods.protocol import REASONS, Zoning
from zones.zoning.methods.registry import METHODS

_UNKNOWN = "—"
_LISTED = 20
"""Largest zones that are shown."""


def method_list(lang: Lang) -> SummaryTable:
    """Return every method with its parameters' defaults and its source."""
    rows = tuple(
        (
            key,
            method.label.say(lang),
            " ".join(f"{name}={value}" for name, value in method.parameters().as_text().items()),
            method.source,
        )
        for key, method in METHODS.items()
    )
    columns = _say(
        lang,
        Text("番号", "Id"),
        Text("方法", "Method"),
        Text("設定の既定値", "Defaults of its settings"),
        Text("出典", "Source"),
    )
    title = Text("圏域の描き方", "Ways of drawing regions").say(lang)
    return SummaryTable("methods", title, columns, rows, (False,) * 4)


def zoning_summary(region: Region, zoning: Zoning, lang: Lang) -> list[SummaryTable]:
    """Return the largest zones, and who is in none."""
    judged = judge(region, zoning)
    judged = judged.assign(id=judged.index)
    largest = judged.sort_values(["population", "id"], ascending=[False, True]).head(_LISTED)
    named = zone_names(region, zoning)
    rows = tuple(
        (
            named[str(zone)],
            f"{row['municipalities']:,}",
            f"{row['population']:,}",
            _percent(row["supply_self_containment"]),
            _percent(row["demand_self_containment"]),
        )
        for zone, row in largest.iterrows()
    )
    title = Text(
        f"人口の多い圏域（全{len(judged)}圏域のうち{len(rows)}）",
        f"Most populous zones ({len(rows)} of {len(judged)})",
    )
    columns = _say(
        lang,
        Text("圏域", "Zone"),
        Text("市区町村", "Municipalities"),
        Text("人口", "Population"),
        Text("自足率（常住地）", "Supply-side self-containment"),
        Text("自足率（従業地）", "Demand-side self-containment"),
    )
    zones = SummaryTable("zones", title.say(lang), columns, rows, (False, *(True,) * 4))
    return [zones, _unassigned(zoning, lang)]


def comparison_tables(compared: MethodComparison, lang: Lang) -> list[SummaryTable]:
    """Return how good each set is, and how far every two agree."""
    return [_sets(compared, lang), _matrix(compared, lang)]


def _unassigned(zoning: Zoning, lang: Lang) -> SummaryTable:
    counts = zoning.unassigned.value_counts()
    rows = tuple(
        (text.say(lang), f"{counts[key]:,}") for key, text in REASONS.items() if key in counts
    )
    title = Text("どの圏域にも入らない市区町村", "Municipalities in no zone").say(lang)
    columns = _say(lang, Text("理由", "Reason"), Text("市区町村", "Municipalities"))
    return SummaryTable("unassigned", title, columns, rows, (False, True))


def _sets(compared: MethodComparison, lang: Lang) -> SummaryTable:
    matched = compared.against_unions["jaccard_mean"]
    rows = tuple(
        (
            str(name),
            f"{integer(row['zones']):,}",
            f"{integer(row['unassigned']):,}",
            _percent(row["population_covered"]),
            _count(row["population_median"]),
            _percent(row["supply_self_containment"]),
            _percent(row["demand_self_containment"]),
            _percent(row["two_thirds"]),
            _decimal(row["modularity"]),
            _percent(row["contiguous"]),
            _decimal(matched[str(name)]),
        )
        for name, row in compared.sets.iterrows()
    )
    columns = _say(
        lang,
        Text("方法", "Method"),
        Text("圏域", "Zones"),
        Text("圏域なし", "In no zone"),
        Text("人口の割合", "People covered"),
        Text("人口の中央値", "Median people"),
        Text("自足率（常住地）", "Self-containment, supply"),
        Text("自足率（従業地）", "Self-containment, demand"),
        Text("両方⅔以上", "Both ⅔ or more"),
        Text("モジュラリティ", "Modularity"),
        Text("陸続き", "Contiguous"),
        Text("既存圏域との一致（Jaccard）", "Like the unions (Jaccard)"),
    )
    title = Text("方法ごとの圏域", "Zones of each method").say(lang)
    return SummaryTable("sets", title, columns, rows, (False, *(True,) * 10))


def _matrix(compared: MethodComparison, lang: Lang) -> SummaryTable:
    """Return the adjusted Rand index above the diagonal, variation of information below."""
    names = [str(name) for name in compared.sets.index]
    cells = {}
    for row in compared.agreement.to_dict("records"):
        cells[row["first"], row["second"]] = _decimal(row["adjusted_rand"])
        cells[row["second"], row["first"]] = _decimal(row["variation_of_information"])
    rows = tuple((one, *(cells.get((one, other), "") for other in names)) for one in names)
    title = Text(
        "一致の程度（右上：調整ランド指数、左下：情報変化量 bit）",
        "Agreement (above: adjusted Rand index; below: variation of information in bits)",
    )
    columns = (Text("方法", "Method").say(lang), *names)
    return SummaryTable("agreement", title.say(lang), columns, rows, (False, *(True,) * len(names)))


def _say(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(text.say(lang) for text in texts)


def _percent(cell: object) -> str:
    value = number(cell)
    return _UNKNOWN if value is None else f"{value * 100:.1f}"


def _decimal(cell: object) -> str:
    value = number(cell)
    return _UNKNOWN if value is None else f"{value:.3f}"


def _count(cell: object) -> str:
    value = number(cell)
    return _UNKNOWN if value is None else f"{round(value):,}"
