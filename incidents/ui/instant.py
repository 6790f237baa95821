"""The second clock: "as known on" an instant, stepped through by statement, day or time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import htpy as h
import streamlit as st

from incidents import brief, dates
from incidents.store import Said, Store
from incidents.ui import menus, sights, state
from incidents.ui.controls import DATE, held, sent
from incidents.ui.history import changed
from incidents.ui.slider import DAY, play_button
from incidents.web.bars import said_histogram
from incidents.web.gate import Html, bdi, html
from incidents.words import changes, controls, page
from incidents.words import when as words

MIDNIGHT = dt.time()
ZONE = "clock_zone"
UTC = "UTC"
ICONS = {"before": "chevron_left", "after": "chevron_right"}

Step = dt.datetime | None
"""An instant, or None for now."""


def known_control(store: Store) -> None:
    """Draw the control at the top of the page: now or a past instant, and steps either way."""
    when, names = state.query().as_known_on, controls.names()
    label = page.as_known(told(when, store) if when else names["now"].lower())
    with st.container(horizontal=True, key="clock", width="content"):
        _step(store, "before", names["before"])
        # It names the instant, and so stays open only if the browser alone knows that it is.
        with st.popover(label, key="known", type="tertiary"):
            _open(store)
        _step(store, "after", names["after"], disabled=when is None)


def _step(store: Store, where: str, label: str, *, disabled: bool = False) -> None:
    """Draw a button to the statement before or after; what that is, is asked on a click."""
    st.button(
        label,
        icon=f":material/{ICONS[where]}:",
        help=label,
        key=f"known-{where}",
        type="tertiary",
        disabled=disabled,
        on_click=step,
        args=(store, where),
    )


def step(store: Store, where: str) -> None:
    """Go to the statement before or after; after the last one it is now."""
    found = store.nearby(state.query())
    if where == "after":
        state.ask(as_known_on=found.after[0] if found.after else None)
        return
    to = found.here if state.query().as_known_on is None else found.before
    if to is not None:
        state.ask(as_known_on=to[0])


def told(when: dt.datetime, store: Store) -> str:
    """Say an instant by the clock that was chosen."""
    name = zone_name(store)
    return words.on_clock(when, zones(store)[name], name, store.zone)


def zones(store: Store) -> dict[str, dt.tzinfo]:
    """List the clocks to choose from: each side's own, then UTC."""
    sides = (side for side in store.manifest.sides if side.timezone)
    own = {side.clock or side.name: dates.zone_of(side.timezone) for side in sides}
    return {**own, UTC: dt.UTC}


def zone_name(store: Store) -> str:
    """Name the clock that was chosen; at first UTC, which is neither side's."""
    chosen: str = st.session_state.get(ZONE, UTC)
    return chosen if chosen in zones(store) else UTC


def _open(store: Store) -> None:
    if menus.is_opened(menus.KNOWN):
        _clock(store)
    st.html(html(h.p(".xc-note")[controls.names()["known_note"]]))


def _clock(store: Store) -> None:
    days = store.said_days(state.query())
    if not days:
        st.html(html(h.p(".xc-note")[page.headings()["unsaid"]]))
        return
    _typed(store, days[-1].end)
    when = state.query().as_known_on
    st.html(said_histogram(days, day_of(when, store.zone) if when else None))
    _slider(store, [one.end for one in days])
    with st.container(horizontal=True, key="known-row", vertical_alignment="center"):
        names = controls.names()
        with st.container(key="kplay", width="content"):
            play_button("record", names["play_record"])
        st.button(names["now"], key="known-reset", on_click=_now, disabled=when is None)
    if when:
        st.html(_neighbours(store))
        changed(store)


def _typed(store: Store, last: dt.date) -> None:
    """Draw a date, a time, and by whose clock they are meant."""
    names, clock = controls.names(), zone_name(store)
    day, time = parts(state.query().as_known_on, last, zones(store)[clock])
    left, right = st.columns(2)
    left.date_input(
        names["day"],
        min_value=dates.FIRST_DAY,
        max_value=dates.LAST_DAY,
        key=held("known-date", day),
        format=DATE,
        on_change=_chosen,
        args=(store,),
    )
    right.time_input(
        names["time"],
        step=900,
        key=held("known-time", time),
        on_change=_chosen,
        args=(store,),
    )
    st.segmented_control(
        names["clock"],
        list(zones(store)),
        required=True,
        key=held("known-zone", clock),
        on_change=_zone_chosen,
    )


def _slider(store: Store, days: Sequence[dt.date]) -> None:
    """Draw a slider whose only stops are the ends of days on which something was said."""
    when = state.query().as_known_on
    stops = steps(when, days, store.zone)
    # Streamlit knows a stop by its label, and another clock gives all of them other labels.
    name = f"known-day-{zone_name(store)}"
    labels = {one: told(one, store) if one else controls.names()["now"] for one in stops}
    st.select_slider(
        controls.names()["said_until"],
        stops,
        format_func=labels.__getitem__,
        key=held(name, when),
        on_change=_slid,
        args=(name,),
    )


def steps(when: Step, days: Sequence[dt.date], zone: dt.tzinfo) -> list[Step]:
    """List the stops of the slider: the end of each day, the instant that is chosen, and now."""
    ends = {joined(day, MIDNIGHT, zone).astimezone(dt.UTC) for day in days}
    return [*sorted(ends | ({when} if when else set())), None]


def _neighbours(store: Store) -> Html:
    """Say what had been said last, what before that, and what was said next."""
    names, found = controls.names(), store.nearby(state.query())
    rows = (
        (names["said_before"], found.before),
        (names["said_here"], found.here),
        (names["said_next"], found.after),
    )
    told_ = [h.div[h.dt[name], h.dd[_statement(one, store)]] for name, one in rows]
    tally = sights.part(brief.tally, sights.overview(store, state.current()))
    return html(h.dl(".xc-near")[told_], h.p(".xc-note")[tally.past])


def _statement(said: Said | None, store: Store) -> h.Node:
    if said is None:
        return "–"
    when, claim, number = said
    dataset = store.claims((claim,))
    text = changes.statement(dataset.claims[claim], dataset, told(when, store), number - 1)
    return bdi(text)


def parts(when: Step, last: dt.date, zone: dt.tzinfo = dt.UTC) -> tuple[dt.date, dt.time]:
    """Split an instant into a day and a time; midnight ends the day before. Now is the last day."""
    if when is None:
        return last, MIDNIGHT
    local = when.astimezone(zone)
    return day_of(when, zone), local.time().replace(second=0, microsecond=0)


def day_of(when: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """Return the day that an instant lies in, or ends."""
    local = when.astimezone(zone)
    return local.date() - DAY if local.time() == MIDNIGHT else local.date()


def joined(day: dt.date, time: dt.time, zone: dt.tzinfo = dt.UTC) -> dt.datetime:
    """Make an instant of a day and a time; 00:00 stands for the end of the day."""
    return dt.datetime.combine(day + DAY if time == MIDNIGHT else day, time, zone)


def _chosen(store: Store) -> None:
    day: dt.date | None = sent("known-date")
    time: dt.time | None = sent("known-time")
    if day is not None:
        state.ask(as_known_on=joined(day, time or MIDNIGHT, zones(store)[zone_name(store)]))


def _slid(name: str) -> None:
    state.ask(as_known_on=sent(name))


def _zone_chosen() -> None:
    st.session_state[ZONE] = sent("known-zone")


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
