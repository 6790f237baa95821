"""The timeline: counts per day, the slider of days under them, and play."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import htpy as h
import streamlit as st

from incidents.brief.timeline import timeline as worked_out
from incidents.store import DayCount, Store
from incidents.ui import sights, state
from incidents.ui.controls import days, held, sent
from incidents.ui.periods import months_around
from incidents.web.bars import timeline as histogram
from incidents.web.gate import Html, html
from incidents.words import controls, page

FRAME_SECONDS = 0.25
MOST_FRAMES = 90
DAY = dt.timedelta(days=1)
REST = "played_from"


def domain(store: Store) -> state.Days:
    """Return the days the slider spans: those around the headline, or around the chosen period.

    It stays while the chosen days lie within it, so that the scale does not move under a hand.
    """
    chosen = state.days(store)
    kept: state.Days | None = st.session_state.get(state.DOMAIN)
    if kept is None or not _within(chosen, kept):
        kept = _fitting(chosen, store)
        st.session_state[state.DOMAIN] = kept
    return kept


def _within(inner: state.Days, outer: state.Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _fitting(chosen: state.Days, store: Store) -> state.Days:
    window, whole = store.manifest.window_of(*chosen), state.span(store)
    home = months_around((window.start, window.end), whole)
    if _within(chosen, home):
        return home
    wide = months_around(chosen, whole)
    return wide if wide[0] < wide[1] else (wide[0], wide[1] + DAY)


def timeline(store: Store) -> None:
    """Draw the histogram, the slider on the same scale, and the play button."""
    span = domain(store)
    chosen = state.days(store)
    sight = sights.overview(store, state.current())
    found = sights.part(worked_out, sight, span)
    with st.container(key="timeline"):
        st.html(_head(found.unit))
        _windows(store)
        with st.container(horizontal=True, key="time", vertical_alignment="bottom"):
            with st.container(key="play", width="content"):
                play_button("event", controls.names()["play_event"])
            with st.container(key="plot"):
                first, second = (side.adjective for side in store.manifest.sides)
                window = store.manifest.window_of(*chosen)
                home = (window.start, window.end)
                st.html(histogram(found, (first, second), chosen, home))
                _days(span, chosen)


def _windows(store: Store) -> None:
    """Draw the dataset's windows as what one click goes to, where it has several."""
    if len(store.manifest.windows) < 2:
        return
    with st.container(horizontal=True, key="windows"):
        for number, one in enumerate(store.manifest.windows):
            period = (one.start, one.end)
            st.button(
                one.name or days(*period),
                key=f"window{number}",
                type="tertiary",
                disabled=state.days(store) == period,
                on_click=state.choose_days,
                args=period,
            )


def _days(span: state.Days, chosen: state.Days) -> None:
    st.slider(
        controls.names()["period"],
        *span,
        format="D MMM" if span[0].year == span[1].year else "D MMM YYYY",
        label_visibility="collapsed",
        key=held("period", chosen),
        on_change=_moved,
        # While it plays it is drawn anew with every frame: no hand could hold it.
        disabled=bool(state.playing()),
    )


def _head(unit: str) -> Html:
    title = h.h2[page.headings()["timeline"]]
    return html(h.div(".xc-h")[title, h.p[unit]])


def _moved() -> None:
    start, end = sent("period")
    state.ask(start=start, end=end)


def play_button(clock: str, label: str) -> None:
    """Draw the button that starts or stops a clock."""
    running, names = state.playing() == clock, controls.names()
    st.button(
        names["stop"] if running else names["play"],
        icon=":material/pause:" if running else ":material/play_arrow:",
        help=names["stop"] if running else label,
        key=f"{clock}-play",
        on_click=_toggle,
        args=(clock,),
    )


def _toggle(clock: str) -> None:
    """Start or stop a clock; what plays is remembered, so that it keeps its width."""
    starts = state.playing() != clock
    st.session_state[state.PLAYING] = clock if starts else None
    st.session_state[state.TOUCHED] = True
    st.session_state.pop(REST, None)


def event_frame(store: Store) -> bool:
    """Move the chosen days one frame on; False when this was the last frame."""
    span = domain(store)
    chosen = state.days(store)
    if REST not in st.session_state:
        st.session_state[REST] = chosen
        start, end = first_days(chosen, span)
    else:
        busy = store.days(state.query(), within=span)
        start, end = next_days(chosen, span, busy, growing=st.session_state[REST] == span)
    state.frame(start=start, end=end)
    return end < span[1]


def first_days(chosen: state.Days, span: state.Days) -> state.Days:
    """Return the first frame: a full window starts as one day, one at the end starts again."""
    if chosen == span:
        return span[0], span[0]
    if chosen[1] >= span[1]:
        return span[0], span[0] + (chosen[1] - chosen[0])
    return chosen


def next_days(
    chosen: state.Days, span: state.Days, busy: Sequence[DayCount], *, growing: bool
) -> state.Days:
    """Return the next frame: the window moved on with its width kept, or its end moved on.

    It moves to where something comes into view or leaves it: who watches should not wait through
    days of which nothing is said. ``busy`` are the bars of the days that something is said of.

    Examples
    --------
    >>> d = dt.date
    >>> october = (d(2025, 10, 1), d(2025, 10, 31))
    >>> busy = [DayCount(d(2025, 10, 9), d(2025, 10, 9), {"north": 3})]
    >>> next_days((d(2025, 10, 1), d(2025, 10, 3)), october, busy, growing=False)
    (datetime.date(2025, 10, 7), datetime.date(2025, 10, 9))
    >>> next_days((d(2025, 10, 7), d(2025, 10, 9)), october, busy, growing=False)
    (datetime.date(2025, 10, 10), datetime.date(2025, 10, 12))
    """
    step = DAY * max(1, -(-(span[1] - span[0]).days // MOST_FRAMES))
    width = chosen[1] - chosen[0]
    lasts = [dt.timedelta()] if growing else [dt.timedelta(), width + DAY]
    changes = (_next_in(one, later, chosen[1]) for one in busy for later in lasts)
    nearest = min(filter(None, changes), default=span[1])
    end = min(max(chosen[1] + step, nearest), span[1])
    return (chosen[0] if growing else end - width), end


def _next_in(one: DayCount, later: dt.timedelta, after: dt.date) -> dt.date | None:
    """Find the first day after a day that lies in a bar, or in one drawn so much later."""
    first, last = one.start + later, one.end + later
    return max(first, after + DAY) if last > after else None
