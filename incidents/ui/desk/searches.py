"""The search log: who has spoken of what, and where somebody looked for the rest."""

from __future__ import annotations

import datetime as dt

import htpy as h
import streamlit as st

from incidents.desk.amendments import Bundle
from incidents.desk.previews import Preview
from incidents.text import one_line
from incidents.ui.controls import plain
from incidents.ui.desk import bundling, claim, drawing, live, session
from incidents.ui.desk.session import Desk
from incidents.web.gate import bdi, html
from incidents.words import asking
from incidents.words import desk as words

SIDE, WHERE, LANGUAGES = "desk-search-side", "desk-search-where", "desk-search-languages"


def draw(desk: Desk) -> None:
    """Draw the part."""
    bundle = session.bundle(desk)
    if bundle is None:
        st.html(drawing.sentence(words.headings()["no_bundle"]))
        bundling.chooser(desk)
        return
    found = desk.drawer.of(bundle.id)
    bundling.bar(desk, bundle, found)
    preview = desk.preview(bundle, live.standing(found))
    left, right = st.columns([1.4, 1], gap="medium")
    with left:
        st.html(drawing.heading(words.headings()["spoken"]))
        st.html(drawing.ledger(preview, 40))
        _log(preview)
    with right:
        _form(desk, bundle)


def _log(preview: Preview) -> None:
    st.html(drawing.heading(words.headings()["log"]))
    if preview.opened:
        st.html(drawing.sentence(bdi(preview.opened.searched)))
    lines = [
        f"{one.day.isoformat()}, {one.by}: {asking.party(preview.dataset, one.side)}; "
        f"{one_line(one.where)}"
        for one in preview.dataset.searches
    ]
    st.html(html(h.ul(".dk-list")[[h.li[bdi(line)] for line in lines]]))


def _form(desk: Desk, bundle: Bundle) -> None:
    """Ask where somebody looked for a side's statements, and what came of it."""
    heads = words.headings()
    st.html(drawing.heading(heads["looked"]))
    sides = desk.frame.manifest.side_ids
    side = st.radio(
        asking.field("side"),
        sides,
        key=SIDE,
        horizontal=True,
        format_func=lambda one: plain(asking.party(desk.frame, one)),
    )
    where, languages = _remembered(desk, side)
    st.text_area(heads["places"], value=where, key=f"{WHERE}-{side}", height=120)
    st.text_input(asking.field("languages"), value=languages, key=f"{LANGUAGES}-{side}")
    st.html(html(h.p(".dk-ask")[h.b[heads["answer"]]]))
    with st.container(horizontal=True, key="desk-outcomes"):
        for number, (name, label) in enumerate(asking.outcomes().items(), 1):
            st.button(
                label,
                key=f"desk-outcome-{name}",
                shortcut=str(number),
                on_click=_write,
                args=(desk, bundle, side, name),
            )


def _remembered(desk: Desk, side: str) -> tuple[str, str]:
    """Give the places and languages in which a side was looked for last."""
    rows = [row for row in desk.rows("searches.csv") if row.get("side") == side]
    last = rows[-1] if rows else {}
    return "\n".join(last.get("where", "").split("; ")), last.get("languages", "")


def _write(desk: Desk, bundle: Bundle, side: str, outcome: str) -> None:
    """Write a search; what it found is entered as a claim."""
    given = st.session_state.get(f"{WHERE}-{side}", "").splitlines()
    where = "; ".join(filter(None, map(str.strip, given)))
    cells = {
        "incident": bundle.incident,
        "side": side,
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "by": desk.person.name,
        "where": where,
        "languages": st.session_state.get(f"{LANGUAGES}-{side}", "").replace(",", ";"),
    }
    if not where:
        session.say(words.no_places())
        return
    if outcome != "nothing":
        cells["found"] = _entered(desk, bundle, side, outcome)
    made = desk.drawer.add(bundle.id, desk.person, "searches.csv", cells, state="taken")
    session.added(made, joined=outcome != "nothing")


def _entered(desk: Desk, bundle: Bundle, side: str, outcome: str) -> str:
    """Begin the claim that a search found, and turn to it."""
    claim.new(desk, bundle, None, ())
    made = desk.drawer.amendment(session.at())
    stance = {"no_comment": "no_comment", "declined": "declines"}.get(outcome, "asserts")
    cells = {**made.values, "claimant": side, "stance": stance}
    unsure = tuple(name for name in made.unsure if name != "claimant")
    saved = desk.drawer.save(made, desk.person, cells, unsure=unsure)
    session.turn_to("claim")
    session.look_at(saved.id)
    return saved.row
