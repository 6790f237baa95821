"""The filter chips: when, who speaks, whose losses, what kind, where, and words to search for."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from incidents.model import Manifest
from incidents.query import Query
from incidents.store import Store
from incidents.ui import state
from incidents.ui.controls import by_name, days, held, plain, sent, short, told_apart
from incidents.ui.errors import box
from incidents.vocabulary import INCIDENT_KINDS, STANCES

ANY, OTHERS = "any", "others"
PLACE_FAULT = "place_fault"
MAX_SEARCH = 200


def chips(store: Store) -> None:
    """Draw the row of chips; one that is set names its value and has an ink border."""
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        _dates(store)
        _parties(store, "claimants", "Who speaks", "anyone")
        _parties(store, "subjects", "Whose losses", "any")
        _kinds()
        _place()
        _search()
        if _is_narrowed(store):
            st.button("Clear all", key="clear", type="tertiary", on_click=_clear, args=(store,))


def _is_narrowed(store: Store) -> bool:
    return state.query() != state.opening(store).query


def _clear(store: Store) -> None:
    home = state.opening(store).query
    st.session_state.pop(PLACE_FAULT, None)
    st.session_state.pop(state.DOMAIN, None)
    state.ask(**{name: getattr(home, name) for name in home.__dataclass_fields__})


def _chip(name: str, label: str, *, on: bool) -> AbstractContextManager[object]:
    """Open a chip; its container's name tells the stylesheet whether it is set."""
    with st.container(key=f"{'on' if on else 'off'}-{name}", width="content"):
        return st.popover(label, key=f"chip-{name}")


def _dates(store: Store) -> None:
    """Draw the chip of days: presets, and two dates of which neither can pass the other."""
    query, home = state.query(), state.opening(store).query
    start, end = bounds(query, store)
    first, last = state.span(store)
    on = (start, end) != (home.start, home.end)
    with _chip("dates", f"Dates: {days(start, end)}", on=on):
        for number, (label, period) in enumerate(presets(store.manifest, (first, last))):
            st.button(label, key=f"preset{number}", on_click=choose_days, args=period, width=280)
        left, right = st.columns(2)
        limits = (min(first, start), max(last, end))
        _date(left, "From", "from", start, limits)
        _date(right, "To", "to", end, limits)


def _date(
    at: DeltaGenerator, label: str, which: str, day: dt.date, limits: tuple[dt.date, dt.date]
) -> None:
    low, high = limits
    key = held(which, day)
    at.date_input(label, min_value=low, max_value=high, key=key, on_change=_typed, args=(which,))


def bounds(query: Query, store: Store) -> state.Days:
    """Return the first and the last day of a query; an open end is the dataset's own."""
    first, last = state.span(store)
    return query.start or first, query.end or last


def presets(manifest: Manifest, span: state.Days) -> list[tuple[str, state.Days]]:
    """List the periods worth a button: the headline, the months around it, everything."""
    headline = (manifest.headline.start, manifest.headline.end)
    around = months_around(headline, span)
    named = (("Headline", headline), ("Around it", around), ("All", span))
    return [(f"{name}: {days(*period)}", period) for name, period in named]


def months_around(period: state.Days, span: state.Days) -> state.Days:
    """Widen a period to the month it starts in and the two months after it ends."""
    start = period[0].replace(day=1)
    end = period[1].replace(day=1)
    for _ in range(3):
        end = (end + dt.timedelta(days=31)).replace(day=1)
    wide = (max(start, span[0]), min(end - dt.timedelta(days=1), span[1]))
    return min(wide[0], period[0]), max(wide[1], period[1])


def choose_days(start: dt.date, end: dt.date) -> None:
    """Choose a period; the timeline's slider then spans it and what is around it."""
    st.session_state.pop(state.DOMAIN, None)
    state.ask(start=start, end=end)


def _typed(which: str) -> None:
    """Take a typed date; the other end gives way if the two would cross."""
    typed: dt.date | None = sent(which)
    if typed is None:
        return
    start, end = state.query().start or typed, state.query().end or typed
    if which == "from":
        choose_days(typed, max(typed, end))
    else:
        choose_days(min(typed, start), typed)


def _parties(store: Store, name: str, title: str, nothing: str) -> None:
    """Draw a chip that chooses a side, or some of its parties."""
    chosen: tuple[str, ...] = getattr(state.query(), name)
    side, parties = split(chosen, store)
    stances = state.query().stances if name == "claimants" else ()
    label = _chosen_label(store, side, parties, nothing, stances)
    with _chip(name, f"{title}: {label}", on=bool(chosen or stances)):
        names = side_names(store.manifest, nothing.capitalize())
        st.segmented_control(
            "Side",
            list(names),
            format_func=lambda one: names[one],
            required=True,
            key=held(f"{name}-side", side),
            on_change=_side_chosen,
            args=(store, name),
        )
        listed = party_names(store, side)
        st.multiselect(
            "Party",
            list(listed),
            format_func=lambda one: listed.get(one, one),
            placeholder="Any of them",
            key=held(f"{name}-party", list(parties)),
            on_change=_parties_chosen,
            args=(store, name),
        )
        if name == "claimants":
            _stances()


def _chosen_label(
    store: Store, side: str, parties: tuple[str, ...], nothing: str, stances: tuple[str, ...]
) -> str:
    names = side_names(store.manifest, nothing)
    listed = party_names(store, side)
    who = short([plain(listed[one]) for one in parties], plain(names[side]))
    return f"{who}, {short([STANCES[one] for one in stances], '')}" if stances else who


def side_names(manifest: Manifest, nothing: str) -> dict[str, str]:
    """Name the choices of a side: any, the two sides in their order, the others."""
    sides = {side.id: side.name for side in manifest.sides}
    return told_apart({ANY: nothing, **sides, OTHERS: "Others"}, {})


def party_names(store: Store, side: str) -> dict[str, str]:
    """Name the parties that can be chosen; of two with one name, each names its side."""
    names = side_names(store.manifest, "")
    listed = options(store, side)
    return told_apart(
        {one: store.parties[one].name for one in listed},
        {one: names.get(store.parties[one].side or OTHERS, "") for one in listed},
    )


def options(store: Store, side: str) -> list[str]:
    """List the parties that can be chosen once a side is."""
    ids = [one.id for one in store.manifest.sides]
    sides: list[str | None] = [*ids, None] if side == ANY else [None if side == OTHERS else side]
    return [party for one in sides for party in by_name(store.parties, one) if party not in ids]


def split(chosen: tuple[str, ...], store: Store) -> tuple[str, tuple[str, ...]]:
    """Tell a choice of parties apart: the side's control, and the parties picked one by one."""
    sides = {side.id for side in store.manifest.sides}
    whole = [one for one in chosen if one in sides]
    picked = tuple(one for one in chosen if one not in sides and one in store.parties)
    if len(whole) == 1 and not picked:
        return whole[0], ()
    if chosen and set(chosen) == set(by_name(store.parties, None)):
        return OTHERS, ()
    camps = {store.parties[one].side for one in picked}
    if whole or len(camps) != 1:
        return ANY, picked
    return (camps.pop() or OTHERS), picked


def _side_chosen(store: Store, name: str) -> None:
    side: str | None = sent(f"{name}-side")
    if side in (None, ANY):
        state.ask(**{name: ()})
    elif side == OTHERS:
        state.ask(**{name: tuple(by_name(store.parties, None))})
    else:
        state.ask(**{name: (side,)})


def _parties_chosen(store: Store, name: str) -> None:
    """Take the parties picked; with none left, the side that was chosen speaks as a whole."""
    picked = tuple(sent(f"{name}-party"))
    if picked:
        state.ask(**{name: picked})
    else:
        _side_chosen(store, name)


def _many(title: str, labels: dict[str, str], key: str, chosen: tuple[str, ...]) -> None:
    """Draw pills of which any number can be set."""

    def picked() -> None:
        state.ask(**{key: tuple(sent(key))})

    st.pills(
        title,
        list(labels),
        selection_mode="multi",
        format_func=lambda one: labels[one],
        key=held(key, list(chosen)),
        on_change=picked,
    )


def _stances() -> None:
    _many("What the claim does", STANCES, "stances", state.query().stances)


def _kinds() -> None:
    kinds = state.query().kinds
    label = short([INCIDENT_KINDS[one] for one in kinds], "any")
    with _chip("kinds", f"What kind: {label}", on=bool(kinds)):
        _many("Kind of incident", INCIDENT_KINDS, "kinds", kinds)


def _place() -> None:
    """Draw the chip of a place: a name, looked up in the gazetteer, never guessed."""
    place = state.query().place
    with _chip("place", f"Place: {plain(place) or 'anywhere'}", on=bool(place)):
        st.text_input(
            "Town, district or province",
            max_chars=MAX_SEARCH,
            placeholder="A name, in any spelling on record",
            key=held("place", st.session_state.get(PLACE_FAULT, ("", "", ()))[0] or place),
            on_change=_place_typed,
        )
        if PLACE_FAULT in st.session_state:
            _did_you_mean(*st.session_state[PLACE_FAULT])


def _did_you_mean(_: str, message: str, suggestions: tuple[str, ...]) -> None:
    """Say why a name was not taken, and offer those that would be."""
    box("note", "", message)
    with st.container(horizontal=True, key="suggested"):
        for number, name in enumerate(suggestions):
            st.button(plain(name), key=f"suggested{number}", on_click=_take_place, args=(name,))


def _take_place(name: str) -> None:
    st.session_state.pop(PLACE_FAULT, None)
    state.ask(place=name)


def _place_typed() -> None:
    name = (sent("place") or "").strip()
    try:
        if name:
            Gazetteer.shipped().find(name)
    except GeodataError as error:
        offered = getattr(error, "suggestions", ()) or getattr(error, "candidates", ())
        st.session_state[PLACE_FAULT] = (name, str(error), tuple(offered)[:5])
        return
    _take_place(name)


def _search() -> None:
    text = state.query().text

    def typed() -> None:
        state.ask(text=(sent("search") or "").strip())

    with st.container(key=f"{'on' if text else 'off'}-search", width="content"):
        st.text_input(
            "Search",
            max_chars=MAX_SEARCH,
            placeholder="Search words, e.g. a speaker",
            label_visibility="collapsed",
            width=220,
            key=held("search", text),
            on_change=typed,
        )
