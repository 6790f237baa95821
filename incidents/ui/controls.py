"""Small helpers for controls whose value is the view's, not their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from incidents.charts import words
from incidents.model import Party

MOVED = "moved_control"


def held(key: str, value: Any) -> str:
    """Make a control show ``value`` when it is drawn next, and return its key.

    The value is written in every run, since a control in a closed popover takes it only from
    the run that opens it; but not in the run that the control itself caused, where writing would
    pull a slider back while it is being dragged.
    """
    if st.session_state.get(MOVED) != key or st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def moved(key: str, then: Callable[..., None]) -> Callable[..., None]:
    """Make the callback of a control that is `held`: it notes who moved, and goes on."""

    def note(*args: Any) -> None:
        st.session_state[MOVED] = key
        then(*args)

    return note


def rest() -> None:
    """Forget which control caused the run that is ending."""
    st.session_state.pop(MOVED, None)


def short(names: list[str], nothing: str) -> str:
    """Name a choice in the width of a chip: "Paktika", "clash +2", or ``nothing``."""
    if not names:
        return nothing
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def plain(text: str) -> str:
    """Escape text from data for a label, which Streamlit reads as Markdown."""
    return "".join(f"\\{char}" if char in MARKDOWN else char for char in text)


MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~:$")


def days(start: dt.date, end: dt.date, this_year: int | None = None) -> str:
    """Write a period as chips do: "9–19 Oct 2025"."""
    return words.days(start, end, this_year)


def instant(when: dt.datetime) -> str:
    """Write an instant: "12 Oct 2025, 09:00 UTC"; midnight is the end of the day before."""
    if when.time() == dt.time():
        return f"end of {words.day(when.date() - dt.timedelta(days=1))}"
    return f"{words.day(when.date())}, {words.clock(when)}"


def by_name(parties: Mapping[str, Party], side: str | None) -> list[str]:
    """List the ids of the parties of a side, or of none, by name."""
    found = [party for party in parties.values() if party.side == side]
    return [party.id for party in sorted(found, key=lambda one: one.name.casefold())]
