"""将来: people, ages, classes of the index, sizes and services of a region, to the last year."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app import session, words
from zones.app.choices import choose_place
from zones.app.future_contents import Contents, contents, workbook
from zones.app.future_pictures import Kind, picture
from zones.app.pages.words import future as own
from zones.app.planner import state
from zones.app.tables import percent_column, plain, show_grid, show_summary
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.metrics.future import base_years, projected_years
from zones.model.cells import integer, number
from zones.outputs.future_areas import (
    FutureArea,
    FutureRegion,
    area_region,
    divide,
    plan_region,
    sphere_region,
)
from zones.outputs.future_summary import shown_table
from zones.outputs.future_tables import HELD
from zones.outputs.report.future_services import amount
from zones.outputs.table_set import NamedTable
from zones.planning import Plan

_VALUE_WIDTH = 140
"""Of a column with amounts of money."""

_PICTURE_WIDTH = 860
"""In pixels, where the page has them: the letters of a picture shrink with it."""

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    if not projected_years(plan.region):
        st.info(view.say(own.NO_PROJECTION))
        return
    region, base = _choose(view, plan)
    if region is None:
        return
    with st.spinner(view.say(words.WORKING)):
        held = contents(view, region, base)
    count = int(held.people.table["municipalities"].iloc[0])
    title = view.say(own.TITLE, name=region.name, count=f"{count:,}")
    st.header(plain(title), anchor=False)
    _figures(view, plan, held.people)
    _people(view, region, base, held.people)
    _classes(view, region, base, held.classes)
    _maps(view, region, base)
    _sizes(view, held.sizes)
    _services(view, plan, held.services)
    _save(view, region, base, held)


def _choose(view: View, plan: Plan) -> tuple[FutureRegion | None, int]:
    first, second, third = st.columns([2, 3, 1.4])
    with first:
        kind = st.selectbox(
            view.say(own.WHOSE),
            tuple(own.KINDS),
            key=session.FUTURE_KIND,
            format_func=lambda key: view.say(own.KINDS[key]),
        )
    with second:
        region = _region(view, plan, str(kind))
    years = base_years(plan.region)
    with third:
        base = st.selectbox(view.say(own.BASE), years[:-1] or years, key=session.FUTURE_BASE)
    return region, int(base if base is not None else projected_years(plan.region)[0])


def _region(view: View, plan: Plan, kind: str) -> FutureRegion | None:
    shown = plan_region(plan, view.lang)
    if kind == "shown":
        return shown
    if kind == "sphere":
        code = choose_place(view, own.CENTRE, key=session.FUTURE_CENTRE)
        if code is None:
            st.info(view.say(words.CHOOSE_PLACE))
            return None
        return sphere_region(plan, [code], view.lang)
    areas = {one.id: one for one in _areas(view, plan, kind, shown)}
    if not areas:
        st.info(view.say(own.NOTHING_DRAWN if kind == "draft" else own.NOTHING))
        return None
    key = f"{session.FUTURE_AREA}-{kind}"
    if st.session_state.get(key) not in areas:
        st.session_state[key] = _first(kind, tuple(areas))
    chosen = st.selectbox(
        view.say(own.WHICH[kind]),
        tuple(areas),
        key=key,
        format_func=lambda key: areas[key].name,
    )
    return None if chosen is None else area_region(areas[str(chosen)])


def _first(kind: str, keys: tuple[str, ...]) -> str:
    """Return what is shown first: the prefecture of the municipality chosen last."""
    place = str(st.session_state[session.PLACE] or "")[:2]
    return place if kind == "prefecture" and place in keys else keys[0]


def _areas(view: View, plan: Plan, kind: str, shown: FutureRegion) -> tuple[FutureArea, ...]:
    if kind == "draft":
        drawn = state.draft().areas
        return tuple(FutureArea(one.id, one.name, one.members) for one in drawn)
    if kind != "prefecture":
        return divide(plan, shown, kind, view.lang)
    codes = plan.region.codes
    return tuple(
        FutureArea(key, name.say(view.lang), tuple(code for code in codes if code[:2] == key))
        for key, name in PREFECTURES.items()
    )


def _figures(view: View, plan: Plan, people: NamedTable) -> None:
    rows = people.table.set_index("year")
    first, last = projected_years(plan.region)[0], projected_years(plan.region)[-1]
    if rows["total"].reindex([last]).isna().all():
        why = str(rows["coverage"].iloc[0])
        st.warning(plain(view.say(own.UNTOLD, why=why)))
    places = iter(st.columns(6))
    for label, name in (
        (own.PEOPLE_IN, "total"), (own.SHARE_IN, "share_65_over"),
        (own.CARRIED_IN, "workers_per_elder"),
    ):  # fmt: skip
        meaning = view.say(own.CARRIED_HELP) if name == "workers_per_elder" else None
        for year in (first, last):
            value = number(rows.at[year, name]) if year in rows.index else None
            shown = _figure(view, name, value)
            next(places).metric(view.say(label, year=year), shown, help=meaning)


def _figure(view: View, name: str, value: float | None) -> str:
    if value is None:
        return words.UNKNOWN
    if name == "total":
        return f"{value:,.0f}"
    return view.percent(value) if name == "share_65_over" else f"{value:.2f}"


def _people(view: View, region: FutureRegion, base: int, people: NamedTable) -> None:
    st.subheader(view.say(own.PEOPLE), anchor=False)
    _picture(view, "people", region, base, own.PEOPLE.say(view.lang))
    labels = {column.name: column.label.say(view.lang) for column in people.columns}
    rates = people.table.astype(
        {"index": "Float64", "share_65_over": "Float64", "workers_per_elder": "Float64"}
    )
    table = rates.assign(
        index=rates["index"].mul(100).round(1),
        share_65_over=percent_column(rates["share_65_over"]),
        workers_per_elder=rates["workers_per_elder"].round(2),
    )
    form = {
        "year": (labels["year"], "%d"),
        "total": (labels["total"], "localized"),
        "index": (view.say(own.INDEX, base=base), "%.1f"),
        "share_65_over": (view.say(own.SHARE), "%.1f"),
        "workers_per_elder": (view.say(own.CARRIED), "%.2f"),
        "age_0_14": (labels["age_0_14"], "localized"),
        "age_15_64": (labels["age_15_64"], "localized"),
        "age_65_over": (labels["age_65_over"], "localized"),
    }
    config: dict[str, ColumnConfig | str] = {
        key: st.column_config.NumberColumn(label, format=how) for key, (label, how) in form.items()
    }
    config["kind"] = st.column_config.TextColumn(labels["kind"])
    show_grid(table, config)


def _classes(view: View, region: FutureRegion, base: int, classes: NamedTable) -> None:
    if not len(classes.table):
        return
    st.subheader(view.say(own.CLASSES), anchor=False)
    _picture(view, "classes", region, base, own.CLASSES.say(view.lang))
    show_summary(shown_table(classes, view.lang), titled=False)


def _maps(view: View, region: FutureRegion, base: int) -> None:
    st.subheader(view.say(own.MAPS), anchor=False)
    _picture(view, "maps", region, base, own.MAPS.say(view.lang))


def _picture(view: View, kind: Kind, region: FutureRegion, base: int, caption: str) -> None:
    with st.spinner(view.say(own.DRAWING)):
        content = picture(kind, region, base, view.lang)
    if content is None:
        st.info(words.UNKNOWN)
        return
    told = f"{region.name}{view.say(words.GAP)}{caption}"
    st.image(content, width=_PICTURE_WIDTH, caption=plain(told), alt=told)


def _sizes(view: View, sizes: NamedTable) -> None:
    st.subheader(view.say(own.SIZES), anchor=False)
    table = sizes.table[sizes.table["below_year"].notna()]
    st.caption(view.say(HELD))
    if table.empty:
        st.info(view.say(own.NONE_FALLS))
        return
    config = {
        key: st.column_config.NumberColumn(
            view.say(label), format="%d" if key.endswith("year") else "localized"
        )
        if key in {"today", "last", "below_year", "lost_year"}
        else st.column_config.TextColumn(view.say(label))
        for key, label in own.SIZE_COLUMNS.items()
    }
    show_grid(table, config)


def _services(view: View, plan: Plan, services: NamedTable) -> None:
    if services.table.empty:
        return
    st.subheader(view.say(own.INDICATORS), anchor=False)
    years = projected_years(plan.region)
    shown = (years[0], years[len(years) // 2], years[-1])
    rows = []
    for _, part in services.table.groupby("indicator", sort=False):
        cells = part.set_index("year")
        how = [one for one in part["assumption"] if one]
        today = integer(part["reference_year"].iloc[0])
        rows.append(
            {
                "label": str(part["label"].iloc[0]),
                "reference_year": words.UNKNOWN if today is None else str(today),
                **{str(year): _service(view, cells, year) for year in shown},
                "how": how[0] if how else "",
            }
        )
    columns = {key: view.say(label) for key, label in own.INDICATOR_COLUMNS.items()}
    columns |= {str(shown[0]): view.say(own.TODAY)} | {str(year): str(year) for year in shown[1:]}
    config: dict[str, ColumnConfig | str] = {
        key: st.column_config.TextColumn(label, width=_VALUE_WIDTH if key.isdigit() else None)
        for key, label in columns.items()
    }
    config["how"] = st.column_config.TextColumn(view.say(own.HOW), width="large")
    show_grid(pd.DataFrame(rows), config, most=800)
    st.caption(view.say(own.ASSUMED))


def _service(view: View, cells: pd.DataFrame, year: int) -> str:
    if year not in cells.index:
        return words.UNKNOWN
    row = cells.loc[[year]].iloc[0]
    value = number(row["value"])
    if value is None:
        return words.UNKNOWN
    if row["unit"] == "yen":
        said = amount(value, view.lang)
    else:
        said = f"{value:,.1f}" if row["unit"] in {"rate", "percent"} else f"{value:,.0f}"
    return f"{said}※" if row["assumed"] else said


def _save(view: View, region: FutureRegion, base: int, held: Contents) -> None:
    left, right, _ = st.columns([1, 1, 2])
    left.download_button(
        view.say(own.DOWNLOAD_TABLES), workbook(view, held), file_name=f"future-{region.key}.xlsx",
        mime=_EXCEL, key=f"{session.SAVE}-future-tables", on_click="ignore",
    )  # fmt: skip
    maps = picture("maps", region, base, view.lang)
    if maps is not None:
        right.download_button(
            view.say(own.DOWNLOAD_MAPS), maps, file_name=f"maps-{region.key}.png",
            mime="image/png", key=f"{session.SAVE}-future-maps", on_click="ignore",
        )  # fmt: skip
