"""Small helpers for controls whose value is the view's, not their own."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from incidents.model import Party
from incidents.words import when

TURNS = "control_turns"

DATE = "DD/MM/YYYY"
"""How a date is typed: day first, as the newspapers write it. Addresses keep ISO dates."""


def held(name: str, value: Any) -> str:
    """Make a control show the view's value, and return the key to draw it under.

    A browser keeps what a control last held and sends it with the next run, even while the
    control is out of sight in a closed popover or has not caught up with a play. A value that
    came from elsewhere is therefore shown by a control of a new key: whatever the browser still
    holds belongs to a control that is no more, and means nothing. A control that agrees with
    the view keeps its key, and so its focus and the hand that drags it.
    """
    key = _key(name)
    if key in st.session_state and st.session_state[key] != value:
        _turns()[name] = _turns().get(name, 0) + 1
        key = _key(name)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def sent(name: str) -> Any:
    """Return what the reader put into a control that is `held`."""
    return st.session_state[_key(name)]


def _turns() -> dict[str, int]:
    turns: dict[str, int] = st.session_state.setdefault(TURNS, {})
    return turns


def _key(name: str) -> str:
    turn = _turns().get(name, 0)
    return f"{name}-{turn}" if turn else name


def told_apart(labels: Mapping[str, str], details: Mapping[str, str]) -> dict[str, str]:
    """Make every label of a choice its own, since Streamlit knows options by their labels.

    Parameters
    ----------
    labels
        What each option is called.
    details
        What tells an option from another of its name: its side, its days. Where even that is
        the same, the id does.
    """
    once = _with_detail(labels, details)
    return _with_detail(once, {name: name for name in once})


def _with_detail(labels: Mapping[str, str], details: Mapping[str, str]) -> dict[str, str]:
    shared = {label for label, count in Counter(labels.values()).items() if count > 1}
    return {
        name: f"{label} ({details[name]})" if label in shared and details.get(name) else label
        for name, label in labels.items()
    }


def short(names: list[str], nothing: str) -> str:
    """Name a choice in the width of a chip: "Paktika", "clash +2", or ``nothing``."""
    if not names:
        return nothing
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def plain(text: str) -> str:
    """Escape text from data for a label, which Streamlit reads as Markdown."""
    return "".join(f"\\{char}" if char in MARKDOWN else char for char in text)


MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~:$")


def days(start: dt.date, end: dt.date) -> str:
    """Write a period as chips do: "9–19 Oct 2025"."""
    return when.days(start, end, full=False)


def by_name(parties: Mapping[str, Party], side: str | None) -> list[str]:
    """List the ids of the parties of a side, or of none, by name."""
    found = [party for party in parties.values() if party.side == side]
    return [party.id for party in sorted(found, key=lambda one: one.name.casefold())]
