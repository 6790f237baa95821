"""The incident that all that is written goes to: its fields, and what of them is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import htpy as h
import streamlit as st

from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.duplicates import like_incidents
from incidents.model import Incident
from incidents.query import Query
from incidents.ui.controls import plain
from incidents.ui.desk import options, session
from incidents.ui.desk.choosing import choice
from incidents.ui.desk.session import Desk
from incidents.web.gate import html
from incidents.words import asking, when
from incidents.words import desk as words

TEXTS = ("title", "start", "end", "places", "summary", "place_note")
NEEDED = ("title", "start", "kind")
MOST_KNOWN = 3


def new(bundle: Bundle, found: Sequence[Amendment]) -> Amendment | None:
    """Give the incident of a bundle where it is new itself."""
    return next((one for one in found if one.row == bundle.incident), None)


def missing(one: Amendment | None) -> list[str]:
    """List what a new incident needs before it can be read."""
    return [name for name in NEEDED if one and not one.values.get(name)]


def digits(desk: Desk, one: Amendment | None) -> int:
    """Tell how many digits choose for the incident, before those that choose for a claim."""
    return len(options.first("kind", one, desk.frame)) if one and "kind" in missing(one) else 0


def ask(desk: Desk, bundle: Bundle, one: Amendment | None) -> None:
    """Ask for what is missing where everybody sees it: nothing can be drawn without it."""
    open_ = missing(one)
    if one is None or not open_:
        return
    with st.container(key="desk-open-incident"):
        told = h.p(".dk-ask")[h.b[words.headings()["incident_needs"]]]
        st.html(html(told))
        for name in (name for name in open_ if name != "kind"):
            _text(desk, bundle, one, name, "-asked")
        if "kind" in open_:
            _kinds(desk, one)


def _kinds(desk: Desk, one: Amendment) -> None:
    say = options.say("kind", desk.frame)
    with st.container(horizontal=True):
        for number, kind in enumerate(options.first("kind", one, desk.frame), 1):
            st.button(
                plain(say(kind)),
                key=f"desk-kind-{one.id}-{kind}",
                shortcut=str(number),
                on_click=_choose,
                args=(desk, one, kind),
            )


def _choose(desk: Desk, one: Amendment, kind: str) -> None:
    if session.save(desk, one, {**session.seen(one).values, "kind": kind}):
        st.session_state[session.key(one, "kind")] = kind


def fields(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Draw the fields of a new incident, and those it may be the same as."""
    for name in TEXTS:
        _text(desk, bundle, one, name)
    for name in ("kind", "precision"):
        key = session.key(one, name)
        choice(desk, one, name, on_change=_save, args=(desk, bundle, one, name, key))
    _known(desk, bundle, one)


def _text(desk: Desk, bundle: Bundle, one: Amendment, name: str, where: str = "") -> None:
    key = f"{session.key(one, name)}{where}"
    if key not in st.session_state:
        st.session_state[key] = one.values.get(name, "")
    draw = st.text_area if name == "summary" else st.text_input
    draw(asking.field(name), key=key, on_change=_save, args=(desk, bundle, one, name, key))


def _save(desk: Desk, bundle: Bundle, one: Amendment, name: str, key: str) -> None:
    value = (st.session_state[key] or "").strip()
    cells = {**session.seen(one).values, name: value, **_end(one, name, value)}
    if session.save(desk, one, cells):
        for changed in {name, "end"} & cells.keys():
            st.session_state[session.key(one, changed)] = cells[changed]
        if name == "title":
            desk.drawer.name(bundle.id, title=value)


def _end(one: Amendment, name: str, value: str) -> Mapping[str, str]:
    """Let the last day follow the first while both are one."""
    known = session.seen(one).values
    is_one_day = known.get("end", "") in ("", known.get("start", ""))
    return {"end": value} if name == "start" and is_one_day else {}


def _known(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Offer the incidents of about these days: perhaps this one is there already."""
    try:
        start, end = (dt.date.fromisoformat(one.values.get(name, "")) for name in ("start", "end"))
    except ValueError:
        return
    day = dt.timedelta(days=1)
    listed = desk.store.incidents(Query(start=start - day, end=end + day))
    places = one.values.get("places", "").split(";")
    alike = like_incidents(start, end, places, listed, desk.frame.vocabulary)
    for known in alike[:MOST_KNOWN]:
        label = asking.known_incident(plain(known.title), when.incident(known))
        st.button(
            label,
            key=f"desk-known-{known.id}",
            type="tertiary",
            on_click=_instead,
            args=(desk, bundle, one, known),
        )


def _instead(desk: Desk, bundle: Bundle, one: Amendment, known: Incident) -> None:
    """Let all that was written be about an incident that is there."""
    session.tried(desk.drawer.drop, one)
    for other in desk.drawer.of(bundle.id):
        if other.values.get("incident") == one.row:
            session.take_theirs(other)
            session.save(desk, other, {**other.values, "incident": known.id})
    desk.drawer.name(bundle.id, incident=known.id, title=known.title)
    session.forget()
