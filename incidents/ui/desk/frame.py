"""The frame of the desk: header, parts, what is said, the part that is open, its keys."""

from __future__ import annotations

from pathlib import Path

import htpy as h
import streamlit as st

from incidents.desk.errors import DeskError
from incidents.ui import hooks
from incidents.ui.desk import article, claim, review, searches, session, source
from incidents.ui.desk.person import person, who
from incidents.ui.desk.session import PARTS, Desk
from incidents.ui.errors import box, guarded
from incidents.ui.page import style
from incidents.web.gate import html
from incidents.words import desk as words
from incidents.words.desk_keys import keys

STATIC = Path(__file__).parent.parent / "static"
BODIES = {
    "article": article.draw,
    "claim": claim.draw,
    "source": source.draw,
    "review": review.draw,
    "searches": searches.draw,
}


def draw() -> None:
    """Draw the desk, or ask who is there."""
    style()
    st.html(f"<style>{hooks.sheet(STATIC / 'desk.css')}</style>")
    with guarded("desk", "still_desk"):
        header, body = st.container(key="desk-head", horizontal=True), st.container()
        with header:
            title = h.h1["Crossclaim ", h.em[words.headings()["desk"]]]
            st.html(html(h.div(".xc-title")[title]), width="content")
        with body:
            found = person()
        if found is not None:
            _desk(session.desk_of(found), header, body)


def _desk(desk: Desk, header: st.delta_generator.DeltaGenerator, body: object) -> None:
    name = session.part()
    with header:
        _parts(desk, name)
        who(desk.person)
    with body:  # type: ignore[attr-defined]
        if text := session.said():
            box("note", "", text)
        try:
            with st.container(key=f"desk-{name}"):
                BODIES[name](desk)
        except DeskError as error:
            box("error", "", str(error))
        is_pasting = name == "article" and article.is_pasting(session.bundle(desk))
        _keys("paste" if is_pasting else name)


def _parts(desk: Desk, open_: str) -> None:
    waiting = sum(not one.author.is_same(desk.person) for one in desk.drawer.bundles("sent"))
    named = words.parts() | {"review": words.review_tab(waiting)}
    with st.container(key="desk-parts", horizontal=True, width="stretch"):
        for name in PARTS:
            with st.container(
                key=f"{'on' if name == open_ else 'off'}-part-{name}", width="content"
            ):
                st.button(
                    named[name],
                    key=f"desk-to-{name}",
                    type="tertiary",
                    on_click=session.turn_to,
                    args=(name,),
                )


def _keys(name: str) -> None:
    """Tell the keys, and let Enter press what the keyboard has gone to."""
    script = (STATIC / "keys.js").read_text(encoding="utf-8")
    component = st.components.v2.component("crossclaim_keys", html="<i></i>", js=script)
    with st.container(key="hands"):
        component(key="keys")
    told = [h.span[h.kbd[key], f" {does}"] for key, does in keys(name)]
    st.html(html(h.div(".dk-keys")[told]))
