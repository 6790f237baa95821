"""The search box: suggestions while typing, and on Enter the claims that hold the words.

It is a fragment of its own: what is typed asks for suggestions and draws nothing else. Only what
is chosen or entered changes the view.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import htpy as h
import streamlit as st

from incidents import brief
from incidents.errors import UnknownIncidentError
from incidents.query.filters import MAX_TEXT
from incidents.store import Store
from incidents.ui import state
from incidents.web.gate import html
from incidents.words import finding as words

STATIC = Path(__file__).parent / "static"
BOX = "find"
CHANGED = "find_changed"


@st.fragment
def box(store: Store) -> None:
    """Draw the box."""

    def chosen() -> None:
        choose(store, str(st.session_state[BOX].chosen))

    def searched() -> None:
        search(str(st.session_state[BOX].searched))

    component = st.components.v2.component(
        "crossclaim_find", html=_markup(), css=_text("finding.css"), js=_text("finding.js")
    )
    with st.container(key="search-box"):
        component(
            key=BOX,
            data=_data(store),
            default={"typed": ""},
            on_typed_change=lambda: None,
            on_chosen_change=chosen,
            on_searched_change=searched,
        )
    if st.session_state.pop(CHANGED, False):
        st.rerun()


def search(text: str) -> None:
    """Show the claims that hold a text."""
    state.ask(text=text.strip())
    st.session_state[CHANGED] = True


def choose(store: Store, told: str) -> None:
    """Take a suggestion, "kind value": what comes from a browser is looked up again."""
    kind, _space, value = told.partition(" ")
    st.session_state[CHANGED] = True
    if kind == "place" and store.names.has_place(value):
        state.ask(place=value, text="")
    elif kind == "party" and store.names.has(value):
        state.ask(claimants=(value,), text="")
    elif kind == "speaker":
        state.ask(text=value[:MAX_TEXT])
    else:
        _open(store, kind, value)


def _open(store: Store, kind: str, value: str) -> None:
    with suppress(UnknownIncidentError):
        if kind == "incident":
            state.open_incident(store, value)
        elif kind == "claim" and (found := store.claims((value,)).claims.get(value)):
            state.open_incident(store, found.incident, claim=value)


def _data(store: Store) -> dict[str, Any]:
    """Tell the box what the view is set to, and what is suggested for what was typed last."""
    asked = str(getattr(st.session_state.get(BOX), "typed", "") or "")[:MAX_TEXT]
    query, hints = state.query(), words.hints()
    found = brief.suggestions(store, query, asked) if asked != query.text else ()
    heads = words.headings()
    groups = [
        {"title": heads[kind], "options": [_option(one) for one in some]}
        for kind, some in groupby(found, lambda one: one.kind)
    ]
    return {"text": query.text, "asked": asked, "groups": groups, **hints}


def _option(one: brief.Suggestion) -> dict[str, Any]:
    return {"value": f"{one.kind} {one.value}", "label": one.label, "detail": one.detail}


def _markup() -> str:
    """Give the box and the list under it; the script fills both."""
    field = h.input(
        type="search",
        role="combobox",
        aria_autocomplete="list",
        aria_expanded="false",
        aria_controls="fd-list",
        autocomplete="off",
        spellcheck="false",
        maxlength=str(MAX_TEXT),
        dir="auto",
    )
    return str(
        html(
            h.div(".fd")[
                field, h.div(".fd-pop", hidden=True)[h.div(id="fd-list", role="listbox"), h.p]
            ]
        )
    )


@cache
def _text(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
