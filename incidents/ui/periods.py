"""The days in view: periods worth a button, and two dates of which neither passes the other."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incidents.dates import next_month
from incidents.model import Manifest
from incidents.ui import state
from incidents.ui.controls import DATE, days, held, sent
from incidents.ui.state import Days
from incidents.words import controls


def presets(manifest: Manifest, span: Days) -> dict[str, Days]:
    """List the periods worth a button: the dataset's windows, the months around the first, all.

    A period stands once, under its first name.
    """
    opening = (manifest.headline.start, manifest.headline.end)
    own = {(one.start, one.end): one.name or "opening" for one in manifest.windows}
    named = {months_around(opening, span): "around", span: "all"} | own
    order = dict.fromkeys([*own, *named])
    return {controls.preset(named[period], days(*period)): period for period in order}


def months_around(period: Days, span: Days) -> Days:
    """Widen a period to the month it starts in and the two months after it ends."""
    start = period[0].replace(day=1)
    end = period[1]
    for _month in range(3):
        end = next_month(end)
    wide = (max(start, span[0]), min(end - dt.timedelta(days=1), span[1]))
    return min(wide[0], period[0]), max(wide[1], period[1])


def date_pair(start: dt.date, end: dt.date, span: Days) -> None:
    """Draw the two dates of a period."""
    left, right = st.columns(2)
    limits = (min(span[0], start), max(span[1], end))
    _date(left, "from", start, limits)
    _date(right, "to", end, limits)


def _date(at: DeltaGenerator, which: str, day: dt.date, limits: Days) -> None:
    low, high = limits
    label, key = controls.names()[which], held(which, day)
    at.date_input(
        label,
        min_value=low,
        max_value=high,
        format=DATE,
        key=key,
        on_change=_typed,
        args=(which,),
    )


def _typed(which: str) -> None:
    """Take a typed date; the other end gives way if the two would cross."""
    typed: dt.date | None = sent(which)
    if typed is None:
        return
    start, end = state.query().start or typed, state.query().end or typed
    if which == "from":
        state.choose_days(typed, max(typed, end))
    else:
        state.choose_days(min(typed, start), typed)
