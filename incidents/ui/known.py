"""The second clock: "as known on" an instant, with its own slider, time and play."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from incidents.charts.bars import said_histogram
from incidents.charts.html import el
from incidents.query import Query
from incidents.store import Store
from incidents.ui import state
from incidents.ui.controls import held, instant, sent
from incidents.ui.timeline import DAY, play_button

MIDNIGHT = dt.time()
NOTE = "Only claims that had been published by then stand. Claims without a date are left out."


def known_control(store: Store) -> None:
    """Draw the control at the top of the page: now, or a past instant."""
    when = state.query().as_known_on
    label = f"As known: {instant(when) if when else 'now'}"
    box = st.container(key="known-on" if when else "known-now", width="content")
    with box, st.popover(label, key="known", type="tertiary"):
        span = said_span(store, state.query())
        if span is None:
            st.html(el("p", "xc-note", "No claim in view carries a date of publication."))
        else:
            _clock(store, span)


def said_span(store: Store, query: Query) -> state.Days | None:
    """Return the first and last day on which anything in view was said, or None."""
    counts = store.said_days(query)
    if not counts:
        return None
    first, last = counts[0].start, counts[-1].end
    return first, max(last, first + DAY)


def _clock(store: Store, span: state.Days) -> None:
    when = state.query().as_known_on
    day, time = parts(when, span)
    st.html(said_histogram(store.said_days(state.query()), day if when else None))
    st.slider(
        "Day",
        *span,
        format="D MMM YYYY",
        label_visibility="collapsed",
        key=held("known-day", day),
        on_change=_chosen,
    )
    with st.container(horizontal=True, key="known-row", vertical_alignment="bottom"):
        with st.container(key="kplay", width="content"):
            play_button("record", "Play: show the record as it grew, day by day")
        st.time_input(
            "Time, UTC (00:00 is the day’s end)",
            step=900,
            key=held("known-time", time),
            on_change=_chosen,
        )
        st.button("Now", key="known-reset", on_click=_now, disabled=when is None)
    st.html(el("p", "xc-note", NOTE))


def parts(when: dt.datetime | None, span: state.Days) -> tuple[dt.date, dt.time]:
    """Split an instant into a day within the slider and a time; midnight ends the day before."""
    if when is None:
        return span[1], MIDNIGHT
    at_midnight = when.time() == MIDNIGHT
    day = when.date() - DAY if at_midnight else when.date()
    return min(max(day, span[0]), span[1]), when.time().replace(second=0, microsecond=0)


def joined(day: dt.date, time: dt.time) -> dt.datetime:
    """Make an instant of a day and a time in UTC; 00:00 stands for the end of the day."""
    whole = dt.datetime.combine(day, time, dt.UTC)
    return whole + DAY if time == MIDNIGHT else whole


def _chosen() -> None:
    time: dt.time | None = sent("known-time")
    state.ask(as_known_on=joined(sent("known-day"), time or MIDNIGHT))


def _now() -> None:
    state.ask(as_known_on=None)


def record_frame(store: Store) -> bool:
    """Move the record clock one frame on; the last frame is now. False when it has come there."""
    days = [count.end for count in store.said_days(state.query())]
    when = next_instant(state.query().as_known_on, days)
    state.frame(as_known_on=when)
    return when is not None


def next_instant(when: dt.datetime | None, days: Sequence[dt.date]) -> dt.datetime | None:
    """Return the next frame: the end of the next day on which anything was said, at last now."""
    ends = (joined(day, MIDNIGHT) for day in days)
    return next((end for end in ends if when is None or end > when), None)
