"""A plan as a report: which question, which sections."""

from collections.abc import Sequence

from zones.codes import PREFECTURES
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.outputs.report.area import area_sections, short_sections
from zones.outputs.report.document import Report, number_captions
from zones.outputs.report.facts import gather
from zones.outputs.report.future import area_sheet, prefecture_sheet
from zones.outputs.report.notes import closing_sections
from zones.outputs.report.overview import Overview
from zones.outputs.report.prefecture import (
    concerned,
    prefecture_findings,
    prefecture_question,
    prefecture_sections,
)
from zones.outputs.report.sentences import area_findings, area_question
from zones.planning import Plan


def centre_report(plan: Plan, centres: Sequence[str], *, lang: Lang = "ja") -> Report:
    """Return the report on one centre set: its sphere, criteria, the existing area, the future.

    Parameters
    ----------
    plan
        The plan.
    centres
        Codes; they need not qualify.
    lang
        Language of the report.

    Raises
    ------
    NotFoundError
        If a code has no data.
    """
    plan.region.flows.positions(centres)
    area = gather(plan, centres, lang)
    title = Text(
        f"{area.name}を中心とする圏域を考える資料", f"An area of cooperation around {area.name}"
    )
    return Report(
        lang=lang,
        title=title.say(lang),
        subtitle=_subtitle(lang),
        question=area_question(area),
        findings=area_findings(area),
        footer=plan.region.flows.basis.text.say(lang),
        sections=number_captions(
            (*area_sections(area), *area_sheet(area), *closing_sections(plan, lang)), lang
        ),
    )


def prefecture_report(plan: Plan, *, lang: Lang = "ja") -> Report:
    """Return the report on the plan's prefectures: an overview, then each candidate area.

    Raises
    ------
    InputError
        If the plan shows all of Japan.
    """
    if not plan.scenario.prefectures:
        raise InputError(
            "どこの資料か分かりません。--prefecture か --centre を指定してください。",
            "Give --prefecture or --centre: a report is on one of them.",
        )
    view = _view(plan, lang)
    areas = tuple(gather(plan, centres, lang) for centres in concerned(view))
    title = Text(
        f"{view.name}の広域連携を考える資料", f"Inter-municipal cooperation in {view.name}"
    )
    parts = [section for area in areas for section in short_sections(area)]
    return Report(
        lang=lang,
        title=title.say(lang),
        subtitle=_subtitle(lang),
        question=prefecture_question(view),
        findings=prefecture_findings(view, areas),
        footer=plan.region.flows.basis.text.say(lang),
        sections=number_captions(
            (
                *prefecture_sections(view, areas),
                *prefecture_sheet(view),
                *parts,
                *closing_sections(plan, lang),
            ),
            lang,
        ),
    )


def _view(plan: Plan, lang: Lang) -> Overview:
    shown = plan.scenario.prefectures
    codes = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]
    names = ("・" if lang == "ja" else ", ").join(PREFECTURES[code].say(lang) for code in shown)
    return Overview(plan, lang, "-".join(shown), names, tuple(map(str, codes)))


def _subtitle(lang: Lang) -> str:
    return Text(
        "通勤・通学の流れ、制度の要件、いまある圏域、将来推計人口から",
        "From commuting, the schemes' criteria, existing areas and projected population",
    ).say(lang)
