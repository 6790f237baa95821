"""Choosing who: a side, or some of its parties, told apart by what they are."""

from __future__ import annotations

import streamlit as st

from incidents.model import Manifest
from incidents.store import Store
from incidents.text import capital
from incidents.ui import state
from incidents.ui.controls import by_name, held, plain, sent, short, told_apart
from incidents.words import controls

ANY, OTHERS = "any", "others"


def choice(store: Store, name: str, nothing: str) -> None:
    """Draw the choice of a side or of parties for the filter ``name``."""
    side, chosen = split(getattr(state.query(), name), store)
    sides, listed = side_names(store.manifest, nothing), party_names(store, side)
    named = controls.names()
    st.segmented_control(
        named["side"],
        list(sides),
        format_func=sides.__getitem__,
        required=True,
        key=held(f"{name}-side", side),
        on_change=_side_chosen,
        args=(store, name),
    )
    st.multiselect(
        named["party"],
        list(listed),
        format_func=lambda one: listed.get(one, one),
        placeholder=named["any_party"],
        key=held(f"{name}-party", list(chosen)),
        on_change=_parties_chosen,
        args=(store, name),
    )


def label(store: Store, chosen: tuple[str, ...], nothing: str) -> str:
    """Name a choice in the width of a chip."""
    side, parties = split(chosen, store)
    listed = party_names(store, side)
    return short(
        [plain(listed[one]) for one in parties], plain(side_names(store.manifest, nothing)[side])
    )


def side_names(manifest: Manifest, nothing: str) -> dict[str, str]:
    """Name the choices of a side: any, the two sides in their order, the others."""
    sides = {side.id: side.name for side in manifest.sides}
    return told_apart({ANY: nothing, **sides, OTHERS: controls.names()["third"]}, {})


def party_names(store: Store, side: str) -> dict[str, str]:
    """Name the parties that can be chosen; of two with one name, each names its side."""
    names = side_names(store.manifest, "")
    own = {each.id: each.name for each in store.manifest.sides}
    listed = options(store, side)
    return told_apart(
        {one: own.get(one) or capital(store.parties[one].name) for one in listed},
        {one: names.get(_side(store, one), "") for one in listed},
    )


def _side(store: Store, party: str) -> str:
    return store.parties[party].side or OTHERS if party in store.parties else party


def options(store: Store, side: str) -> list[str]:
    """List the parties that can be chosen once a side is."""
    ids = store.manifest.side_ids
    sides: list[str | None] = [*ids, None] if side == ANY else [None if side == OTHERS else side]
    listed = [party for one in sides for party in by_name(store.parties, one) if party not in ids]
    return [*ids, *listed] if side == ANY else listed


def split(chosen: tuple[str, ...], store: Store) -> tuple[str, tuple[str, ...]]:
    """Tell a choice of parties apart: the side's control, and the parties picked one by one."""
    sides = store.manifest.side_ids
    if len(chosen) == 1 and chosen[0] in sides:
        return chosen[0], ()
    if chosen and set(chosen) == set(by_name(store.parties, None)):
        return OTHERS, ()
    picked = [one for one in chosen if one not in sides]
    camps = {store.parties[one].side for one in picked}
    if len(picked) < len(chosen) or len(camps) != 1:
        return ANY, chosen
    return (camps.pop() or OTHERS), chosen


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
