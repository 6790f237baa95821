"""The filter chips: when, who speaks, whose losses, what kind, where, and words to search for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.errors import GeodataError
from incidents.store import Store
from incidents.ui import finding, menus, parties, state
from incidents.ui.controls import days, held, plain, sent, short
from incidents.ui.errors import box, guarded
from incidents.ui.periods import date_pair, presets
from incidents.vocabulary import STANCES
from incidents.words import asked, controls, terms
from incidents.words.refusals import no_place

PLACE_FAULT = "place_fault"
MAX_SEARCH = 200


class Dated(NamedTuple):
    """Where the row of chips shows what a step of the slider changes: days, and the way back."""

    days: DeltaGenerator
    clear: DeltaGenerator


def chips(store: Store) -> Dated:
    """Draw the row of chips; one that is set names its value and has an ink border."""
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        with guarded("search"):
            finding.box(store)
        days = st.container(width="content")
        _claimants(store)
        _subjects(store)
        _kinds(store)
        _place(store)
        return Dated(days, st.container(width="content"))


def dated(store: Store, row: Dated) -> None:
    """Draw the chip of days and, where the view is not the one that opens, the way back to it."""
    with row.days:
        _dates(store)
    if state.query() == state.opening(store).query:
        row.clear.empty()
    else:
        label = controls.names()["clear"]
        row.clear.button(label, key="clear", type="tertiary", on_click=_clear, args=(store,))


def _clear(store: Store) -> None:
    home = state.opening(store).query
    st.session_state.pop(PLACE_FAULT, None)
    st.session_state.pop(state.DOMAIN, None)
    state.ask(**{name: getattr(home, name) for name in home.__dataclass_fields__})


@contextmanager
def _chip(name: str, value: str, *, on: bool) -> Iterator[None]:
    """Open a chip; its container's name tells the stylesheet whether it is set."""
    title = asked.titles().get(name) or controls.names()[name]
    with st.container(key=f"{'on' if on else 'off'}-{name}", width="content"):
        chip = st.popover(controls.chip(title, value), key=f"chip-{name}")
    with chip:
        yield


def _dates(store: Store) -> None:
    """Draw the chip of days: presets, and two dates of which neither can pass the other."""
    home = state.opening(store).query
    start, end = state.days(store)
    with _chip("dates", days(start, end), on=(start, end) != (home.start, home.end)):
        if menus.is_opened(menus.DATES):
            _periods(store, start, end)
        else:
            menus.hold_open()


def _periods(store: Store, start: dt.date, end: dt.date) -> None:
    offered = presets(store.manifest, state.span(store))
    for number, (label, period) in enumerate(offered.items()):
        key = f"preset{number}"
        st.button(label, key=key, on_click=state.choose_days, args=period, width="stretch")
    date_pair(start, end, state.span(store))


def _claimants(store: Store) -> None:
    query = state.query()
    chosen, stances = query.claimants, [terms.stance(one) for one in query.stances]
    who = parties.label(store, chosen, controls.nothing_chosen()["claimants"])
    told = f"{who}, {short(stances, '')}" if stances else who
    with _chip("claimants", told, on=bool(chosen or stances)):
        parties.choice(store, "claimants", controls.names()["anyone"])
        _many("stances", {one: terms.stance(one) for one in STANCES}, query.stances)


def _subjects(store: Store) -> None:
    chosen = state.query().subjects
    told = parties.label(store, chosen, controls.nothing_chosen()["subjects"])
    with _chip("subjects", told, on=bool(chosen)):
        parties.choice(store, "subjects", controls.names()["any"])


def _kinds(store: Store) -> None:
    chosen, words = state.query().kinds, store.manifest.vocabulary
    labels = {one: terms.kind(words, one) for one in (*words.kinds, *chosen)}
    told = short([labels[one] for one in chosen], controls.nothing_chosen()["kinds"])
    with _chip("kinds", told, on=bool(chosen)):
        _many("kinds", labels, chosen)


def _many(name: str, labels: Mapping[str, str], chosen: tuple[str, ...]) -> None:
    """Draw pills of which any number may be chosen."""

    def picked() -> None:
        state.ask(**{name: tuple(sent(f"{name}-pick"))})

    st.pills(
        controls.names()[name],
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=held(f"{name}-pick", list(chosen)),
        on_change=picked,
    )


def _place(store: Store) -> None:
    """Draw the chip of a place: a name, looked up in the gazetteer, never guessed."""
    place, names = state.query().place, controls.names()
    fault: PlaceFault | None = st.session_state.get(PLACE_FAULT)
    told = plain(place) or controls.nothing_chosen()["place"]
    with _chip("place", told, on=bool(place)):
        st.text_input(
            names["place"],
            max_chars=MAX_SEARCH,
            placeholder=names["place_hint"],
            key=held("place", fault[0] if fault else place),
            on_change=_place_typed,
            args=(store,),
        )
        if fault:
            _did_you_mean(*fault[1:])


PlaceFault = tuple[str, str, tuple[str, ...]]
"""What was typed, why it was not taken, and names that would be."""


def _did_you_mean(message: str, suggestions: tuple[str, ...]) -> None:
    """Say why a name was not taken, and offer those that would be."""
    box("note", "", message)
    with st.container(horizontal=True, key="suggested"):
        for number, name in enumerate(suggestions):
            st.button(plain(name), key=f"suggested{number}", on_click=_take_place, args=(name,))


def _take_place(name: str) -> None:
    st.session_state.pop(PLACE_FAULT, None)
    state.ask(place=name)


def _place_typed(store: Store) -> None:
    name = (sent("place") or "").strip()
    try:
        if name:
            store.names.find_place(name)
    except GeodataError as error:
        offered = getattr(error, "suggestions", ()) or getattr(error, "candidates", ())
        st.session_state[PLACE_FAULT] = (name, no_place(error), tuple(offered)[:5])
        return
    _take_place(name)
