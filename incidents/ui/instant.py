"""The second clock: "as known on" an instant, with its own slider, time and play."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import htpy as h
import streamlit as st

from incidents.query import Query
from incidents.store import Store
from incidents.ui import state
from incidents.ui.controls import held, sent
from incidents.ui.slider import DAY, play_button
from incidents.web.bars import said_histogram
from incidents.web.gate import html
from incidents.words import controls, page
from incidents.words import when as words

MIDNIGHT = dt.time()


def known_control(store: Store) -> None:
    """Draw the control at the top of the page: now, or a past instant."""
    when = state.query().as_known_on
    told = words.instant(when, store.zone, full=False) if when else controls.names()["now"].lower()
    label = page.as_known(told)
    box = st.container(key="known-on" if when else "known-now", width="content")
    with box, st.popover(label, key="known", type="tertiary"):
        span = said_span(store, state.query())
        if span is None:
            st.html(html(h.p(".xc-note")[page.headings()["unsaid"]]))
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
    when, names = state.query().as_known_on, controls.names()
    day, time = parts(when, span, store.zone)
    st.html(said_histogram(store.said_days(state.query()), day if when else None))
    st.slider(
        names["day"],
        *span,
        format="D MMM YYYY",
        label_visibility="collapsed",
        key=held("known-day", day),
        on_change=_chosen,
        args=(store.zone,),
    )
    with st.container(horizontal=True, key="known-row", vertical_alignment="bottom"):
        with st.container(key="kplay", width="content"):
            play_button("record", names["play_record"])
        st.time_input(
            controls.time(zone_name(store)),
            step=900,
            key=held("known-time", time),
            on_change=_chosen,
            args=(store.zone,),
        )
        st.button(names["now"], key="known-reset", on_click=_now, disabled=when is None)
    st.html(html(h.p(".xc-note")[names["known_note"]]))


def zone_name(store: Store) -> str:
    """Name the clock by which the dataset's days end."""
    offset = store.manifest.timezone
    return f"UTC{offset}" if offset.startswith(("+", "-")) else offset or "UTC"


def parts(
    when: dt.datetime | None, span: state.Days, zone: dt.tzinfo = dt.UTC
) -> tuple[dt.date, dt.time]:
    """Split an instant into a day within the slider and a time; midnight ends the day before."""
    if when is None:
        return span[1], MIDNIGHT
    local = when.astimezone(zone)
    day = local.date() - DAY if local.time() == MIDNIGHT else local.date()
    return min(max(day, span[0]), span[1]), local.time().replace(second=0, microsecond=0)


def joined(day: dt.date, time: dt.time, zone: dt.tzinfo = dt.UTC) -> dt.datetime:
    """Make an instant of a day and a time; 00:00 stands for the end of the day."""
    return dt.datetime.combine(day + DAY if time == MIDNIGHT else day, time, zone)


def _chosen(zone: dt.tzinfo) -> None:
    time: dt.time | None = sent("known-time")
    state.ask(as_known_on=joined(sent("known-day"), time or MIDNIGHT, zone))


def _now() -> None:
    state.ask(as_known_on=None)


def record_frame(store: Store) -> bool:
    """Move the record clock one frame on; the last frame is now. False when it has come there."""
    days = [count.end for count in store.said_days(state.query())]
    when = next_instant(state.query().as_known_on, days, store.zone)
    state.frame(as_known_on=when)
    return when is not None


def next_instant(
    when: dt.datetime | None, days: Sequence[dt.date], zone: dt.tzinfo = dt.UTC
) -> dt.datetime | None:
    """Return the next frame: the end of the next day on which anything was said, at last now."""
    ends = (joined(day, MIDNIGHT, zone) for day in days)
    return next((end for end in ends if when is None or end > when), None)
