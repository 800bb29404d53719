"""From the tables of a rule file to a `RuleSet`."""

from datetime import date
from fractions import Fraction
from typing import cast, get_args

from zones.labels import KINDS, Text
from zones.rules.logic import GroupKind
from zones.rules.measures import MEASURES, READINGS, SCOPES, UNITS, Measure, Reading, Scope
from zones.rules.ruleset import (
    CONFIDENCES,
    OPERATORS,
    Confidence,
    Considered,
    Criterion,
    Group,
    Members,
    Money,
    Note,
    Operator,
    Origin,
    Recipient,
    RuleException,
    RuleSet,
    Value,
)
from zones.rules.structure import check_structure, order_groups
from zones.rules.tables import Problem, Table

_COMPARISONS: dict[str, tuple[Operator, ...]] = {
    "number": (">=", ">", "<=", "<", "==", "!="),
    "truth": ("==", "!="),
    "category": ("==", "!=", "in", "not_in"),
}
_ORDERED = {">=", ">", "<=", "<"}


def parse_ruleset(data: object, digest: str) -> tuple[RuleSet, list[Problem]]:
    """Read a whole rule file.

    Parameters
    ----------
    data
        What the TOML file holds, its decimal numbers as ``decimal.Decimal``.
    digest
        SHA-256 of the file's bytes.

    Returns
    -------
    The rule set and everything that is wrong with it. A set with problems must not be used.
    """
    problems: list[Problem] = []
    top = Table(data, "", problems)
    sources = _parse_sources(top)
    head = (top.name("id"), top.text("label"), top.text("authority"), top.text("document"))
    first, last = top.day("effective_from"), top.day("effective_until")
    if not top.has("effective_from"):
        top.require("effective_from")
    if first and last and last < first:
        top.fault(
            "effective_until",
            "終わりの日が始まりの日より前です。どちらかを直してください。",
            "The last day lies before the first: correct one of them.",
        )
    roots = {scope: top.string(scope, "") or None for scope in SCOPES}
    criteria = tuple(_parse_criterion(table, sources) for table in top.tables("criteria"))
    groups = tuple(_parse_group(table) for table in top.tables("groups"))
    members = _parse_members(top.table("members"), sources) if top.has("members") else None
    notes = tuple(_parse_note(table, sources) for table in top.tables("notes"))
    money = tuple(_parse_money(table, sources) for table in top.tables("money"))
    top.finish()
    check_structure(top, criteria, groups, roots)
    rules = RuleSet(
        *head,
        first or date.min,
        last,
        criteria,
        order_groups(groups),
        roots["municipality"],
        roots["pair"],
        members,
        notes,
        money,
        digest,
    )
    return rules, problems


def _parse_sources(top: Table) -> dict[str, Text]:
    table = top.table("sources")
    return {key: table.one_or_both(key) for key in table.names()}


def _parse_origin(table: Table, sources: dict[str, Text]) -> Origin:
    source = sources.get(table.choice("source", sources), Text("", ""))
    return Origin(
        article=table.string("article"),
        source=source.ja,
        confidence=cast("Confidence", table.choice("confidence", CONFIDENCES)),
        source_en=source.en,
    )


def _parse_criterion(table: Table, sources: dict[str, Text]) -> Criterion:
    scope = cast("Scope", table.choice("scope", SCOPES, "municipality"))
    known = MEASURES.get(scope, MEASURES["municipality"])
    measure = known.get(table.choice("measure", known))
    operator = cast("Operator", table.choice("operator", OPERATORS))
    approximate, tolerance, borderline = _parse_about(table, operator)
    criterion = Criterion(
        id=table.name("id"),
        label=table.text("label"),
        scope=scope,
        measure=measure.id if measure else "",
        operator=operator,
        value=_parse_value(table, measure, operator),
        unit=_parse_unit(table, measure),
        origin=_parse_origin(table, sources),
        approximate=approximate,
        tolerance=tolerance,
        borderline_within=borderline,
        tolerance_confidence=cast(
            "Confidence", table.choice("tolerance_confidence", CONFIDENCES, "assumed")
        ),
        informative=table.flag("informative"),
        reading=cast("Reading | None", table.choice("reading", READINGS, "") or None),
        exceptions=tuple(_parse_exception(row) for row in table.tables("exceptions")),
        note=table.text_or_none("note"),
    )
    table.finish()
    return criterion


def _parse_about(table: Table, operator: str) -> tuple[bool, Fraction, Fraction]:
    approximate = table.flag("approximate")
    tolerance = table.number("tolerance", default=Fraction(0))
    borderline = table.number("borderline_within", default=tolerance)
    if not approximate and (table.has("tolerance") or table.has("borderline_within")):
        table.fault(
            "approximate",
            "tolerance と borderline_within は approximate = true のときだけ使えます。"
            "approximate = true を加えるか、この二つを消してください。",
            "tolerance and borderline_within need approximate = true: add it, or take them out.",
        )
    if approximate and operator and operator not in _ORDERED:
        table.fault(
            "approximate",
            "おおむね（approximate）は >=、>、<=、< の基準だけに使えます。この基準から消してください。",
            "Only rules with >=, >, <= or < can be approximate: take it out here.",
        )
    if borderline < tolerance:
        table.fault(
            "borderline_within",
            "tolerance 以上の値にしてください。",
            "Write at least as much as tolerance.",
        )
    return approximate, tolerance, borderline


def _parse_unit(table: Table, measure: Measure | None) -> str:
    unit = table.choice("unit", UNITS)
    if unit and measure and unit != measure.unit:
        table.fault(
            "unit",
            f"{measure.id} の単位は {measure.unit} です。そのように書いてください。",
            f"{measure.id} is measured in {measure.unit}: write that.",
        )
    return unit


def _parse_value(table: Table, measure: Measure | None, operator: str) -> Value:
    if measure is None or not operator:
        table.value("value")
        return False
    if operator not in _COMPARISONS[measure.type]:
        allowed = _COMPARISONS[measure.type]
        table.fault(
            "operator",
            f"{measure.id} に「{operator}」は使えません。使えるのは {'、'.join(allowed)} です。",
            f"'{operator}' doesn't compare {measure.id}. Use one of: {', '.join(allowed)}.",
        )
    if measure.type == "number":
        return table.number("value", largest=measure.largest)
    if measure.type == "category":
        return _parse_kinds(table, operator)
    if not table.has("value"):
        table.require("value")
    return table.flag("value")


def _parse_kinds(table: Table, operator: str) -> tuple[str, ...]:
    if operator in {"==", "!="}:
        return (table.choice("value", KINDS),)
    if not table.has("value"):
        table.require("value")
    kinds = table.strings("value")
    for kind in kinds:
        if kind not in KINDS:
            hint = table.hint(kind, KINDS)
            table.fault(
                "value",
                f"種別「{kind}」はありません。{hint.ja}",
                f"There is no kind '{kind}'.{hint.en}",
            )
    return kinds


def _parse_exception(table: Table) -> RuleException:
    exception = RuleException(table.string("decided_by"), table.string("when", "") or None)
    table.finish()
    return exception


def _parse_group(table: Table) -> Group:
    kinds: tuple[GroupKind, ...] = get_args(GroupKind)
    given = [kind for kind in kinds if table.has(kind)]
    if len(given) != 1:
        table.fault(
            "",
            "all_of、any_of、first_known のうち一つだけを書いてください。",
            "Give exactly one of all_of, any_of and first_known.",
        )
    kind = given[0] if given else "all_of"
    group = Group(table.name("id"), kind, table.strings(kind), table.text_or_none("label"))
    table.finish()
    return group


def _parse_members(table: Table, sources: dict[str, Text]) -> Members:
    considered = None
    if table.has("considered"):
        band = table.table("considered")
        considered = Considered(
            band.number("share_at_least", largest=1),
            band.flag("adjacent"),
            _parse_origin(band, sources),
        )
        band.finish()
    members = Members(
        table.name("id"),
        table.text("label"),
        table.number("share_at_least", largest=1),
        _parse_origin(table, sources),
        considered,
    )
    if considered and considered.threshold > members.threshold:
        table.fault(
            "considered.share_at_least",
            "構成市町村の割合（members の share_at_least）以下の値にしてください。",
            "Write at most the share of the members.",
        )
    table.finish()
    return members


def _parse_note(table: Table, sources: dict[str, Text]) -> Note:
    note = Note(table.name("id"), table.text("text"), _parse_origin(table, sources))
    table.finish()
    return note


def _parse_money(table: Table, sources: dict[str, Text]) -> Money:
    money = Money(
        id=table.name("id"),
        label=table.text("label"),
        recipient=cast("Recipient", table.choice("recipient", get_args(Recipient))),
        amount_yen=table.whole("amount_yen"),
        origin=_parse_origin(table, sources),
        at_population=table.whole("at_population") if table.has("at_population") else None,
        effective_from=table.day("effective_from"),
        effective_until=table.day("effective_until"),
        note=table.text_or_none("note"),
    )
    table.finish()
    return money
