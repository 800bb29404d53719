"""Pictures of the future page, drawn once for all sessions."""

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from zones.app import data_sets, resources
from zones.app.data_sets import DataSet
from zones.labels import Lang
from zones.metrics.future_index import index_distribution
from zones.metrics.future_people import people_by_year
from zones.outputs.charts import population_chart
from zones.outputs.figures import image
from zones.outputs.future_areas import FutureRegion
from zones.outputs.future_figures import class_chart, year_people
from zones.outputs.future_maps import (
    YearMaps,
    credit_line,
    draw_year_maps,
    later_years,
    map_credit,
)
from zones.outputs.report.files import slim

Kind = Literal["people", "classes", "maps"]

_MOST = 60
"""How many stay in memory; a picture is 0.1–0.4 MB."""


def picture(kind: Kind, region: FutureRegion, base: int, lang: Lang) -> bytes | None:
    """Return a picture as PNG; ``None`` where there is nothing to draw.

    Parameters
    ----------
    kind
        People by age, classes of the index by year, or one small map a year.
    region
        Municipalities; its key and codes name the picture.
    base
        The year that is 100.
    """
    return _picture(data_sets.in_use(), kind, region.codes, base, lang)


def _set_key(data: DataSet) -> tuple[str, str]:
    return data.name, data.digest


_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {DataSet: _set_key}


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _picture(
    data: DataSet,  # noqa: ARG001 (part of the key)
    kind: Kind,
    codes: tuple[str, ...],
    base: int,
    lang: Lang,
) -> bytes | None:
    region = resources.region()
    if kind == "people":
        years = year_people(people_by_year(region, {"": codes}, base=base))
        if not years:
            return None
        credit = credit_line(region, "projection", lang=lang)
        return slim(image(population_chart(years, caption=credit, lang=lang), "png"))
    later = later_years(region, base)
    if not later:
        return None
    if kind == "classes":
        table = index_distribution(region, codes, base=base)
        credit = credit_line(region, "projection", lang=lang)
        return slim(image(class_chart(table, base=base, caption=credit, lang=lang), "png"))
    content = YearMaps(region, codes, base, later, map_credit(region, lang), lang)
    return slim(image(draw_year_maps(content), "png"))
