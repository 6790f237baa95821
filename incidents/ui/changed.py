"""What changed between two instants, in words, for the whole view."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from incidents import ledger
from incidents.charts.html import bdi, el
from incidents.model import Dataset
from incidents.store import Store
from incidents.ui import state
from incidents.ui.controls import instant

MOST_LINES = 12
SPANS = {
    "day": "in the day before",
    "week": "in the week before",
    "since": "from then until now",
}
DAYS = {"day": 1, "week": 7}


def changed(store: Store) -> None:
    """Draw what had been said shortly before the instant, or what came after it."""
    query = state.query()
    if query.as_known_on is None:
        return
    with st.expander("What changed", key="changed"):
        chosen = st.segmented_control(
            "What changed",
            list(SPANS),
            default="day",
            required=True,
            format_func=SPANS.__getitem__,
            label_visibility="collapsed",
            key="changed-span",
        )
        everything = store.slice(replace(query, as_known_on=None))
        st.html(told(everything, *ends(query.as_known_on, chosen or "day")))


LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def ends(when: dt.datetime, span: str) -> tuple[dt.datetime, dt.datetime | None]:
    """Return the two instants of a span: some days before until then, or then until now."""
    if span not in DAYS:
        return when, None
    return when - dt.timedelta(days=DAYS[span]), when


def told(dataset: Dataset, earlier: dt.datetime | None, later: dt.datetime | None) -> str:
    """Say in words what was stated between two instants and stood at the later one.

    ``earlier`` None is before anything was said, ``later`` None is now.
    """
    lines = ledger.changes(dataset, earlier or LONG_AGO, later)
    by = instant(later) if later else "now"
    rest = len(lines) - MOST_LINES
    items = [el("li", "", bdi(one)) for one in lines[:MOST_LINES]]
    more = el("li", "", f"and {rest} more") if rest > 0 else None
    after = f" after {instant(earlier)} and" if earlier else ""
    head = f"Said{after} by {by}:"
    nothing = f"Nothing was said{after} by {by}."
    content = el("ul", "", *items, more) if items else None
    return el("div", "xc-changes", el("p", "", head if items else nothing), content)
