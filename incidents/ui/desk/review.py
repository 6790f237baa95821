"""Review: a second person accepts or returns, and what was accepted is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import htpy as h
import streamlit as st

from incidents.desk import accepting, amendments
from incidents.desk.amendments import Amendment, Bundle, State
from incidents.desk.errors import DeskError
from incidents.desk.writing import next_version
from incidents.text import one_line
from incidents.ui.controls import plain
from incidents.ui.desk import drawing, options, session
from incidents.ui.desk.checklist import checks, evidence, quoted
from incidents.ui.desk.session import Desk
from incidents.ui.errors import box
from incidents.web.gate import bdi, html, quote
from incidents.words import asking
from incidents.words import desk as words

CHOSEN, WRITTEN, REASON = "desk_reviewed", "desk_written", "desk-own-words"


def draw(desk: Desk) -> None:
    """Draw the part."""
    _written()
    left, right = st.columns([1, 2.7], gap="medium")
    sent = desk.drawer.bundles("sent")
    theirs = [one for one in sent if not one.author.is_same(desk.person)]
    chosen = next((o for o in theirs if o.id == st.session_state.get(CHOSEN)), None)
    bundle = chosen or (theirs[0] if theirs else None)
    with right:
        if bundle is None:
            st.html(drawing.sentence(words.headings()["nothing_waits"]))
        else:
            _bundle(desk, bundle)
    with left:
        _lists(desk, theirs, [one for one in sent if one not in theirs], bundle)


def _written() -> None:
    """Say what was written, and lead to it on the page."""
    done = st.session_state.get(WRITTEN)
    if not done:
        return
    version, incident = done
    box("note", "", words.written(version) if version else words.all_returned())
    if version:
        address = f"./?incident={incident}"
        link = h.a(href=address, target="_self")[words.headings()["open_page"]]
        st.html(html(h.p(".dk-open")[link]))


def _lists(
    desk: Desk, theirs: Sequence[Bundle], mine: Sequence[Bundle], open_: Bundle | None
) -> None:
    heads = words.headings()
    st.html(drawing.heading(heads["waiting"], str(len(theirs))))
    for one in theirs:
        with st.container(key=f"{'on' if one == open_ else 'off'}-waiting-{one.id}"):
            label = f"{plain(one.title or one.incident)} · {plain(one.author.name)}"
            st.button(label, key=f"desk-review-{one.id}", on_click=_choose, args=(one.id,))
    st.html(drawing.heading(heads["yours"], str(len(mine))))
    lines = [f"{one.title or one.incident}: {one.sent}" for one in mine]
    st.html(html(h.ul(".dk-list")[[h.li[bdi(line)] for line in lines]]))
    for one in mine:
        st.button(
            f"{heads['take_back']}: {plain(one.title)}",
            key=f"desk-recall-{one.id}",
            type="tertiary",
            on_click=session.tried,
            args=(desk.drawer.recall, one.id, desk.person),
        )


def _choose(number: int) -> None:
    st.session_state[CHOSEN] = number
    st.session_state.pop(session.AT, None)
    st.session_state.pop(WRITTEN, None)


def _bundle(desk: Desk, bundle: Bundle) -> None:
    """Draw what is proposed, one at a time."""
    sent = desk.drawer.sent(bundle.id)
    rows = amendments.decidable(sent)
    waiting = [one for one in rows if not one.is_decided]
    chosen = next((one for one in rows if one.id == session.at()), None)
    one = chosen or (waiting or rows)[0]
    version = desk.store.manifest.version
    st.html(
        drawing.sentence(
            words.proposes(bundle.author.name, len(rows), one_line(bundle.title)),
            h.small[words.sent_as(version, next_version(version))],
        )
    )
    _marks(rows, one)
    _rests(desk, one, sent)
    _one(desk, bundle, one, sent)
    if one.is_decided:
        st.html(drawing.sentence(asking.state(one.state), ": ", bdi(one.reason)))
    else:
        _decision(desk, one, rows)
    _walk(desk, rows, one)


def _marks(rows: Sequence[Amendment], now: Amendment) -> None:
    """Draw a button for each row, with what became of it."""
    with st.container(horizontal=True, key="desk-marks"):
        for at, one in enumerate(rows, 1):
            sign = {"accepted": " ✓", "returned": " ↩"}.get(one.state, "")
            name = "on" if one.id == now.id else "off"
            with st.container(key=f"{name}-mark-{one.id}", width="content"):
                st.button(
                    f"{at}{sign}",
                    key=f"desk-mark-{one.id}",
                    on_click=session.look_at,
                    args=(one.id,),
                )


def _rests(desk: Desk, one: Amendment, sent: Sequence[Amendment]) -> None:
    """Show the new incident and the new sources that follow a row into the dataset."""
    heads = words.headings()
    facts: dict[str, str] = {}
    for new in (a for a in amendments.carriers(sent) if a.row in one.names()):
        is_source = new.file == "sources.csv"
        kind = options.say("kind", desk.frame)
        told = asking.source(new.values) if is_source else asking.incident(new.values, kind)
        facts[heads["source" if is_source else "new_incident"]] = told
    if facts:
        st.html(drawing.facts(facts))


def _one(desk: Desk, bundle: Bundle, one: Amendment, sent: Sequence[Amendment]) -> None:
    """Draw one row: its quotation where it was found, what changed, what readers will see."""
    heads = words.headings()
    if one.values.get("quotation"):
        found = evidence(desk, bundle, one)
        st.html(html(h.p(".dk-quote")[quote(one_line(one.values["quotation"]))]))
        st.html(drawing.checks([quoted(found, one)]))
        if found.found is not None:
            st.html(drawing.passage(found.text, found.found.start, found.found.end))
    st.html(drawing.compared(one, desk.frame, bundle.author.name))
    if not one.is_claim:
        return
    st.html(drawing.heading(heads["readers"]))
    then = desk.preview(bundle, [a for a in sent if a.state != "returned" or a is one])
    row = then.row(one.row)
    stood = desk.preview(bundle, []).alike(row) if row else None
    with st.container(key="desk-now-then"):
        st.html(drawing.told(stood, heads["now"], heads["none_now"]))
        st.html(drawing.told(row, heads["then"], heads["none_then"]))
    against = [check for check in checks(desk, bundle, one, then) if check[0] != drawing.FINE]
    st.html(drawing.checks(against))


def _decision(desk: Desk, one: Amendment, rows: Sequence[Amendment]) -> None:
    heads = words.headings()
    st.html(drawing.heading(heads["return"]))
    decide = partial(_decide, desk, one, rows)
    with st.container(horizontal=True, key="desk-reasons"):
        for number, reason in enumerate(asking.reasons(), 1):
            st.button(
                reason,
                key=f"desk-reason-{number}",
                shortcut=str(number),
                on_click=decide,
                args=("returned", reason),
            )
        st.text_input(
            heads["own_words"],
            key=f"{REASON}-{one.id}",
            placeholder=heads["own_words"],
            label_visibility="collapsed",
        )
    with st.container(horizontal=True, key="desk-decide"):
        st.button(
            heads["accept"],
            key="desk-accept",
            type="primary",
            shortcut="A",
            on_click=decide,
            args=("accepted",),
        )
        st.button(
            heads["send_back"], key="desk-return", shortcut="B", on_click=decide, args=("returned",)
        )


def _decide(
    desk: Desk,
    one: Amendment,
    rows: Sequence[Amendment],
    state: State,
    reason: str = "",
) -> None:
    """Decide one row; with the last, what was accepted is written."""
    given = reason or st.session_state.get(f"{REASON}-{one.id}", "")
    try:
        desk.drawer.decide(one, desk.person, state, given if state == "returned" else "")
        left = [a for a in rows if a.id != one.id and not a.is_decided]
        if left:
            session.look_at(left[0].id)
        else:
            version = accepting.publish(desk.location, desk.drawer, one.bundle)
            session.renew(desk)
            after = desk.drawer.bundle(one.bundle)
            st.session_state[WRITTEN] = (version, after.incident)
            st.session_state.pop(session.AT, None)
    except DeskError as error:
        session.say(str(error))


def _walk(desk: Desk, rows: Sequence[Amendment], now: Amendment) -> None:
    heads = words.headings()
    decided = sorted((one for one in rows if one.is_decided), key=lambda one: one.decided)
    with st.container(horizontal=True, key="desk-walk"):
        for key, by in (("previous", -1), ("next", 1)):
            place = (rows.index(now) + by) % len(rows)
            st.button(
                heads[key],
                key=f"desk-{key}",
                type="tertiary",
                shortcut="J" if by > 0 else "K",
                on_click=session.look_at,
                args=(rows[place].id,),
            )
        if decided:
            st.button(
                heads["take_back"],
                key="desk-take-back",
                type="tertiary",
                shortcut="Z",
                on_click=session.tried,
                args=(desk.drawer.decide, decided[-1], desk.person, "taken"),
            )
