"""People of one municipality by year and age: chart and table."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from zones.app import words
from zones.app.folding import giving_way
from zones.app.pages.words import municipality as own
from zones.app.tables import join_names, plain, show_static
from zones.app.view import View
from zones.metrics.future import projected_years
from zones.metrics.future_people import AGES, coverage_words, people_by_year
from zones.model import Region
from zones.model.cells import integer

_HEIGHT = 280
_COLOURS = ("#0072B2", "#56B4E9", "#E69F00")
"""Of Okabe and Ito: apart for every colour vision."""


def show_population(view: View, region: Region, code: str) -> None:
    """Show the people of a municipality, from the censuses held to the end of the projection."""
    years = projected_years(region)
    if not years:
        return
    table = people_by_year(region, {code: [code]}, base=years[0])
    st.header(view.say(own.PEOPLE), anchor=False)
    censuses = sorted({int(year) for year in region.population["year"].unique()})
    said = join_names(map(str, censuses), view.lang)
    st.caption(
        view.say(own.PEOPLE_NOTE, censuses=said, first=years[0], last=years[-1], base=years[0])
    )
    coverage = table["coverage"].iloc[0]
    if coverage != "whole":
        why = coverage_words(region, coverage).say(view.lang)
        st.info(plain(view.say(own.NO_PROJECTION, why=why)))
    with giving_way("population"):
        left, right = st.columns([5, 6])
    with left:
        st.bar_chart(chart_table(view, table), height=_HEIGHT, color=[*_COLOURS], sort=False)
    with right:
        show_static(year_table(view, table, held=_held(region, code)))


def chart_table(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Return persons by year (as text) and age group; years without them are left out."""
    known = table.dropna(subset=list(AGES))
    names = {key: view.say(text) for key, text in own.AGES.items()}
    persons = known.set_index(known["year"].astype("str"))[list(AGES)]
    return persons.rename(columns=names).astype("int64")


def _held(region: Region, code: str) -> Mapping[int, int]:
    """Return the residents of a municipality by year of the census, where they are known."""
    rows = region.population[region.population["code"] == code].dropna(subset=["total"])
    return {int(year): int(total) for year, total in zip(rows["year"], rows["total"], strict=True)}


def year_table(
    view: View, table: pd.DataFrame, *, held: Mapping[int, int] = MappingProxyType({})
) -> pd.DataFrame:
    """Return one row a year in words: total, ages, share of 65 and over, index.

    Parameters
    ----------
    held
        Residents by year of the census. A projection begins with them, and only shares out those
        whose age isn't known: that row is no projection.
    """
    rows = {view.say(own.YEAR): table["year"].astype("str")}
    kinds = {key: view.say(text) for key, text in own.SOURCES_OF_YEAR.items()}
    begins = table["year"].map(held).astype("Int64") == table["total"]
    kind = table["kind"].mask(begins.fillna(value=False) & (table["kind"] == "projection"), "base")
    rows[view.say(own.SOURCE_OF_YEAR)] = kind.map(kinds)
    for key, text in {"total": own.ALL_AGES, **own.AGES}.items():
        rows[view.say(text)] = table[key].map(_count)
    rows[view.say(own.OLDER_SHARE)] = table["share_65_over"].map(
        lambda share: words.UNKNOWN if pd.isna(share) else view.percent(float(share))
    )
    rows[view.say(own.INDEX)] = table["index"].map(
        lambda value: words.UNKNOWN if pd.isna(value) else f"{value * 100:.1f}"
    )
    return pd.DataFrame(rows)


def _count(persons: object) -> str:
    count = integer(persons)
    return words.UNKNOWN if count is None else f"{count:,}"
