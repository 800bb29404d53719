"""The fields, the files and the preview of 出力."""

from pathlib import PurePath

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.choices import choose_place
from zones.app.exporting import orders
from zones.app.exporting.orders import Order
from zones.app.exporting.previews import show_preview
from zones.app.exporting.purposes import purpose_inside, purpose_of
from zones.app.exporting.shelf import Files, weigh
from zones.app.exporting.sizes import size
from zones.app.pages.words import export as own
from zones.app.planner import state
from zones.app.tables import plain, show_static
from zones.app.view import View
from zones.labels import Text
from zones.planning import Plan

_TYPES = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".html": "text/html",
    ".json": "application/json",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def show_screen(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    order = _choose(view, plan)
    if order is None:
        _purposes(view)
        return
    pressed = st.button(view.say(own.BUILD), type="primary")
    st.caption(view.say(own.BUILD_NOTE))
    built = st.session_state[session.BUILT]
    if not pressed and built != order.digest:
        if built is not None:
            st.info(view.say(own.STALE))
        _purposes(view)
        return
    files = _make(view, plan, order)
    st.session_state[session.BUILT] = order.digest
    _files(view, plan, order, files)
    _preview(view, files)


def _choose(view: View, plan: Plan) -> Order | None:
    """Show the fields; return what is asked for, or None when something is missing."""
    sources = {"plan": own.FROM_PLAN, "draft": own.FROM_DRAFT}
    left, right = st.columns([2, 3])
    with left:
        source = st.radio(
            view.say(own.FROM),
            tuple(sources),
            key=session.EXPORT_FROM,
            format_func=lambda key: view.say(sources[key]),
        )
    held = state.draft()
    if source == "draft" and not held.assigned:
        st.info(view.say(own.NO_DRAFT))
        return None
    products = orders.PRODUCTS["draft" if source == "draft" else "plan"]
    if st.session_state[session.EXPORT_PRODUCT] not in products:
        st.session_state[session.EXPORT_PRODUCT] = products[0]
    with right:
        product = st.selectbox(
            view.say(own.PRODUCT),
            products,
            key=session.EXPORT_PRODUCT,
            format_func=lambda key: own.PRODUCTS[key][0].say(view.lang),
        )
        st.caption(view.say(own.PRODUCTS[product][1]))
        epsg = _choose_crs(view) if orders.knows_crs(product) else None
        place = _choose_evidence(view) if product == "evidence" else None
        centres = _choose_subject(view, plan, source) if product == "report" else ()
    if (product == "evidence" and place is None) or centres is None:
        return None
    return Order(
        source="draft" if source == "draft" else "plan",
        product=product,
        scenario=view.scenario,
        lang=view.lang,
        epsg=epsg,
        place=place,
        centres=centres,
        draft=held,
    )


def _choose_crs(view: View) -> int | None:
    epsg = st.selectbox(
        view.say(own.CRS),
        (_DEGREES, *orders.PLANE_ZONES),
        key=session.EXPORT_CRS,
        format_func=lambda epsg: (
            view.say(own.CRS_DEGREES)
            if epsg == _DEGREES
            else view.say(own.CRS_ZONE, zone=epsg - orders.PLANE_ZONES[0] + 1, epsg=epsg)
        ),
        help=view.say(own.CRS_HELP),
    )
    return epsg or None


_DEGREES = 0
"""Stands for degrees on JGD2011: a field can't hold nothing."""


def _choose_evidence(view: View) -> str | None:
    place = choose_place(view, own.CHOOSE_PLACE, key=session.EXPORT_PLACE)
    if place is None:
        st.info(view.say(own.NEEDS_PLACE))
    return place


def _choose_subject(view: View, plan: Plan, source: str) -> tuple[str, ...] | None:
    """Return the centres that a report is on; empty for the prefectures, None when unknown."""
    subjects: dict[str, tuple[Text, tuple[str, ...] | None]] = {}
    names: dict[str, str] = {}
    if source == "draft":
        for area in state.draft().areas:
            if area.centres:
                subjects[area.id] = (own.ABOUT_DRAWN, area.centres)
                names[area.id] = area.name
        if not subjects:
            st.info(view.say(own.NEEDS_CENTRE))
            return None
    else:
        whole = not plan.scenario.prefectures
        subjects["prefectures"] = (own.ABOUT_COUNTRY if whole else own.ABOUT_PREFECTURES, ())
        subjects["centre"] = (own.ABOUT_CENTRE, None)
    if st.session_state[session.EXPORT_ABOUT] not in subjects:
        st.session_state[session.EXPORT_ABOUT] = next(iter(subjects))
    about = st.radio(
        view.say(own.ABOUT_WHAT),
        tuple(subjects),
        key=session.EXPORT_ABOUT,
        format_func=lambda key: plain(view.say(subjects[key][0], name=names.get(key, ""))),
    )
    if source == "plan" and not plan.scenario.prefectures:
        st.caption(view.say(own.NEEDS_PREFECTURE))
    if about != "centre":
        return subjects[about][1]
    place = choose_place(view, own.CHOOSE_CENTRE, key=session.CENTRE)
    if place is None:
        st.info(view.say(own.NEEDS_PLACE))
    return None if place is None else (place,)


def _purposes(view: View) -> None:
    """Say what can be made, before anything is."""
    drawn = st.session_state[session.EXPORT_FROM] == "draft"
    rows = [
        (view.say(own.PRODUCTS[key][0]), view.say(own.PRODUCTS[key][1]))
        for key in orders.PRODUCTS["draft" if drawn else "plan"]
    ]
    show_static(pd.DataFrame(rows, columns=[view.say(own.PRODUCT), view.say(own.PURPOSE)]))


def _make(view: View, plan: Plan, order: Order) -> Files:
    """Return the files, saying what is being worked on while they are made."""
    files = orders.made(order)
    if files is not None:
        return files
    place = st.empty()
    with place.status(view.say(own.BUILDING), expanded=False) as status:

        def tell(text: Text) -> None:
            status.update(label=f"{view.say(text)}…")

        files = orders.make(order, plan, tell)
    place.empty()
    return files


def _files(view: View, plan: Plan, order: Order, files: Files) -> None:
    st.header(view.say(own.CONTENTS), anchor=False)
    st.caption(view.say(own.MADE, count=len(files), size=size(weigh(files))))
    if len(files) > 1:
        whole = orders.zip_of(files)
        st.download_button(
            view.say(own.ALL_AS_ZIP, size=size(len(whole))),
            whole,
            file_name=orders.zip_name(order, plan),
            mime=_TYPES[".zip"],
            key=f"{session.SAVE}-zip",
            type="primary",
            on_click="ignore",
        )
        if order.product == "bundle":
            _contents(view, order, files)
            return
    for name, content in files.items():
        _file(view, name, content, purpose_of(order, name))


def _contents(view: View, order: Order, files: Files) -> None:
    """List what a zip holds: each file, its size and what it is for."""
    rows = [
        (name, size(len(content)), view.say(purpose_inside(order, name)))
        for name, content in files.items()
    ]
    heads = [view.say(text) for text in (words.FILE, own.SIZE, own.PURPOSE)]
    show_static(pd.DataFrame(rows, columns=heads))


def _file(view: View, name: str, content: bytes, purpose: Text) -> None:
    title, what, weight, button = st.columns([3, 5, 1.1, 2.9], vertical_alignment="center")
    title.write(f"**{plain(name)}**")
    what.write(view.say(purpose))
    weight.write(size(len(content)))
    button.download_button(
        plain(view.say(own.SAVE_NAMED, name=PurePath(name).name)),
        content,
        file_name=name,
        mime=_TYPES.get(PurePath(name).suffix, "application/octet-stream"),
        key=f"{session.SAVE}-{name}",
        on_click="ignore",
        width="stretch",
    )


def _preview(view: View, files: Files) -> None:
    st.header(view.say(own.PREVIEW), anchor=False)
    name = next(iter(files))
    if len(files) > 1:
        name = st.selectbox(view.say(own.PREVIEWED), tuple(files))
    show_preview(view, files, name)
