"""The source: what it is, what was kept of it, and whether each quotation is in it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.evidence import captured, look
from incidents.text import one_line
from incidents.ui.desk import bundling, drawing, publication, session
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words


def draw(desk: Desk) -> None:
    """Draw the part."""
    bundle = session.bundle(desk)
    if bundle is None:
        st.html(drawing.sentence(words.headings()["no_bundle"]))
        bundling.chooser(desk)
        return
    found = desk.drawer.of(bundle.id)
    sources = publication.new(found)
    bundling.bar(desk, bundle, found, has_source=True)
    if not sources:
        _new(desk, bundle)
        return
    one = next((a for a in sources if a.id == session.at()), sources[-1])
    claims = [a for a in found if a.is_claim and one.row in a.values.get("sources", "").split(";")]
    left, right = st.columns([1, 1.3], gap="medium")
    with left:
        _choose(sources, one)
        publication.form(desk, one)
        publication.capture(desk, one)
        _new(desk, bundle)
    with right:
        _quotations(desk, bundle, one, claims)


def _new(desk: Desk, bundle: Bundle) -> None:
    st.button(
        words.headings()["another_source"],
        key="desk-new-source",
        on_click=_add,
        args=(desk, bundle),
    )


def _add(desk: Desk, bundle: Bundle) -> None:
    cells = {"outlet": "", "url": "", "published_basis": "none", "language": "en", "tier": "T3"}
    made = desk.drawer.add(bundle.id, desk.person, "sources.csv", cells, state="taken")
    session.added(made)
    session.look_at(made.id)


def _choose(sources: Sequence[Amendment], one: Amendment) -> None:
    names = {a.id: a.values.get("outlet") or a.values.get("url") or a.row for a in sources}
    if len(sources) > 1:
        key = f"desk-which-source-{one.id}"
        st.session_state.setdefault(key, one.id)
        st.selectbox(
            asking.field("sources"),
            list(names),
            format_func=lambda number: f"{names[number]} ({number})",
            key=key,
            on_change=lambda: session.look_at(st.session_state[key]),
        )


def _quotations(desk: Desk, bundle: Bundle, one: Amendment, claims: Sequence[Amendment]) -> None:
    """Look for each quotation that rests on the source; the nearest is offered, never taken."""
    heads = words.headings()
    quoted = [a for a in claims if a.values.get("quotation")]
    looked = [
        (a, look(a.values["quotation"], [one.values], desk.captures, bundle.article))
        for a in quoted
    ]
    text = captured(one.values, desk.captures)
    found = sum(evidence.found is not None for _, evidence in looked)
    st.html(
        drawing.heading(
            heads["quotations"], words.holds(found, len(quoted), is_captured=bool(text))
        )
    )
    for number, (a, evidence) in enumerate(looked, 1):
        at = evidence.found
        told = (
            words.found_at(at.start, at.end, is_exact=at.is_exact, where=evidence.looked)
            if at
            else words.not_found(evidence.near.text if evidence.near else "")
        )
        kind = drawing.FINE if at else drawing.TO_DECIDE
        line = f"“{one_line(a.values['quotation'])}”: {told}"
        st.html(drawing.checks([(kind, line)]))
        if at is None and evidence.near is not None:
            near = evidence.near
            st.html(drawing.passage(evidence.text, near.start, near.end))
            st.button(
                heads["nearest"],
                key=f"desk-nearest-{a.id}",
                shortcut="N" if number == 1 else None,
                on_click=_take_nearest,
                args=(desk, a, near.text),
            )


def _take_nearest(desk: Desk, one: Amendment, text: str) -> None:
    if session.save(desk, one, {**session.seen(one).values, "quotation": one_line(text)}):
        session.take_theirs(desk.drawer.amendment(one.id))
