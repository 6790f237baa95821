"""The second clock in words: how an incident became known, and what changed in the whole view."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import htpy as h
import streamlit as st

from incidents import ledger
from incidents.model import Dataset
from incidents.query import Query
from incidents.store import Store
from incidents.ui import state
from incidents.ui.controls import held, sent
from incidents.web.gate import Html, bdi, html
from incidents.words import changes, controls, page, when

MOST_LINES = 12
DAYS = {"day": 1, "week": 7}
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)

Step = dt.datetime | None
"""An instant at which something was said, in UTC; None is now."""


def became_known(store: Store, incident: str) -> None:
    """Draw the slider over the instants at which something was said of an incident."""
    whole = store.slice(Query(), incidents=(incident,))
    if len(steps(whole)) < 3:
        return
    chosen = state.query().as_known_on
    found = steps(whole, chosen)

    def chose() -> None:
        state.ask(as_known_on=sent("became-known"))

    with st.container(key="became"):
        st.select_slider(
            controls.names()["became"],
            found,
            format_func=lambda step: name(step, store.zone),
            key=held("became-known", chosen),
            on_change=chose,
        )
        if chosen is not None:
            st.html(told(whole, before(chosen, found), chosen, store.zone))


def steps(dataset: Dataset, chosen: Step = None) -> list[Step]:
    """List the instants at which a claim of a dataset became known, in order, and then now.

    The instant of the view is one of them, so that nothing said after it is told as said by then.
    """
    known = {claim.stated.latest for claim in dataset.claims.values()} | {chosen}
    return [*sorted(one for one in known if one is not None), None]


def name(step: Step, zone: dt.tzinfo) -> str:
    """Name a step for the slider."""
    return when.instant(step, zone, full=False) if step else controls.names()["now"]


def before(chosen: dt.datetime, found: list[Step]) -> Step:
    """Return the step before one, or None if it is the first."""
    place = found.index(chosen)
    return found[place - 1] if place else None


def changed(store: Store) -> None:
    """Draw what had been said shortly before the instant, or what came after it."""
    query, names = state.query(), controls.names()
    if query.as_known_on is None:
        return
    spans = {"day": names["in_day"], "week": names["in_week"], "since": names["since"]}
    chosen = st.segmented_control(
        names["changed"],
        list(spans),
        default="day",
        required=True,
        format_func=spans.__getitem__,
        key="changed-span",
    )
    everything = store.slice(replace(query, as_known_on=None))
    st.html(told(everything, *ends(query.as_known_on, chosen or "day"), store.zone))


def ends(instant: dt.datetime, span: str) -> tuple[dt.datetime, dt.datetime | None]:
    """Return the two instants of a span: some days before until then, or then until now."""
    if span not in DAYS:
        return instant, None
    return instant - dt.timedelta(days=DAYS[span]), instant


def told(dataset: Dataset, earlier: Step, later: Step, zone: dt.tzinfo = dt.UTC) -> Html:
    """Say in words what was stated between two instants and stood at the later one.

    ``earlier`` None is before anything was said, ``later`` None is now.
    """
    news = ledger.news(dataset, earlier or LONG_AGO, later)
    lines = [changes.sentence(one, dataset) for one in news]
    after = when.instant(earlier, zone, full=False) if earlier else ""
    head = page.changed(after, name(later, zone), any_news=bool(lines))
    rest = len(lines) - MOST_LINES
    items = [h.li[bdi(one)] for one in lines[:MOST_LINES]]
    more = h.li[page.and_more(rest)] if rest > 0 else None
    return html(h.div(".xc-changes")[h.p[head], items and h.ul[items, more]])
