"""Focus and announcements: where the keyboard stands after a change, and what is said of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import htpy as h
import streamlit as st

from incidents import brief
from incidents.store import Store
from incidents.ui import sights, state
from incidents.web.gate import Html, html
from incidents.words import page

STATIC = Path(__file__).parent / "static"
SCRIPTS = ("paper.js", "focus.js")
TARGETS = {
    "differ": ".st-key-side h2",
    "tables": ".st-key-below [role=tab][aria-selected=true]",
}
"""What each link at the top of the page jumps to."""


def skips() -> None:
    """Draw the links past what is long, seen only by who comes to them with the keyboard.

    With them goes the script that reads what `keep` writes, and what fits the page on paper: once,
    since a step of the slider should not send them again.
    """
    words = page.skips()
    st.html(html([skip(words[name], target) for name, target in TARGETS.items()]))
    component = st.components.v2.component("crossclaim_hands", html="<i></i>", js=_script())
    with st.container(key="hands"):
        component(key="hands-script")


def skip(words: str, target: str) -> Html:
    """Draw a link that leads to the first element that a selector finds."""
    return html(h.a(".xc-skip.xc-away", href="#", data_skip=target)[words])


def here() -> None:
    """Mark what the right column shows, once all of it is on its way."""
    st.html(html(h.i(hidden=True, data_here=opened())))


def keep(store: Store) -> None:
    """Tell the browser what is open and what is shown; it moves the focus and says the rest.

    It comes last: a map that is drawn anew takes the focus back to its own mark.
    """
    st.html(html(h.i(hidden=True, data_told=opened(), data_said=_said(store))))


def opened() -> str:
    """Name what is open in the right column; nothing for the whole view."""
    view = state.current()
    return view.incident or view.sum or view.mark


def _said(store: Store) -> str:
    """Say what is shown; nothing where a heading that gets the focus says it, or while it moves."""
    if opened() or state.playing():
        return ""
    sight = sights.overview(store, state.current())
    asked, tally = sights.part(brief.asked, sight), sights.part(brief.tally, sight)
    return page.shown(tally.incidents, tally.claims, asked.words)


@cache
def _script() -> str:
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
