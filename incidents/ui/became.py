"""As it became known: the second clock within one incident, and what changed, in words."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from incidents.model import Dataset
from incidents.store import Store
from incidents.ui import facts, state
from incidents.ui.changed import told
from incidents.ui.controls import held, instant, sent

Step = dt.datetime | None
"""An instant at which something was said, in UTC; None is now."""


def became_known(store: Store, incident: str) -> None:
    """Draw the slider over the instants at which something was said of an incident."""
    whole = facts.incident(store, incident, None)
    found = steps(whole)
    if len(found) < 3:
        return
    chosen = nearest(state.query().as_known_on, found)

    def chose() -> None:
        state.ask(as_known_on=sent("became-known"))

    with st.container(key="became"):
        st.select_slider(
            "As it became known",
            found,
            format_func=name,
            key=held("became-known", chosen),
            on_change=chose,
        )
        if chosen is not None:
            st.html(told(whole, before(chosen, found), chosen))


def steps(dataset: Dataset) -> list[Step]:
    """List the instants at which a claim of a dataset became known, in order, and then now."""
    known = {claim.stated.latest for claim in dataset.claims.values()} - {None}
    return [*sorted(one for one in known if one is not None), None]


def name(step: Step) -> str:
    """Name a step for the slider."""
    return instant(step) if step else "now"


def nearest(when: Step, found: list[Step]) -> Step:
    """Return the last step that is not after an instant; before them all, the first."""
    if when is None:
        return None
    return max((one for one in found if one and one <= when), default=found[0])


def before(chosen: dt.datetime, found: list[Step]) -> Step:
    """Return the step before one, or None if it is the first."""
    place = found.index(chosen)
    return found[place - 1] if place else None
