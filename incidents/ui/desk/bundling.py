"""What is being written: about which incident, from which sources, and sending it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from incidents.desk import articles
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.articles import Article
from incidents.desk.duplicates import like_incidents, same_source
from incidents.model import Incident
from incidents.query import Query
from incidents.ui.controls import plain
from incidents.ui.desk import options, session
from incidents.ui.desk.session import Desk
from incidents.words import asking, when
from incidents.words import desk as words

INCIDENT = ("title", "start", "end", "places", "summary", "place_note")
NEW = ""
MOST_KNOWN = 3


def paste(desk: Desk, pasted: str) -> None:
    """Read a pasted article into the bundle that is open, or into a new one."""
    article = articles.read(pasted)
    if not article.text:
        return
    found = session.bundle(desk)
    made = found if found and found.state == "open" else _begun(desk, article)
    source = _source(desk, made, article)
    desk.drawer.name(made.id, article=article.text)
    _drafts(desk, desk.drawer.bundle(made.id), article, source)
    session.choose(made.id)


def _begun(desk: Desk, article: Article) -> Bundle:
    """Begin a bundle about a new incident, proposed from the article."""
    cells = articles.incident_of(article, desk.store.setting.gazetteer)
    made = desk.drawer.open(desk.person, NEW, cells["title"])
    row = desk.drawer.add(made.id, desk.person, "incidents.csv", cells, state="taken").row
    desk.drawer.name(made.id, incident=row)
    return desk.drawer.bundle(made.id)


def begin(desk: Desk, incident: str, title: str) -> None:
    """Begin to write about an incident that is there, or about a new one."""
    made = desk.drawer.open(desk.person, incident, title)
    if not incident:
        cells = {"title": "", "precision": "day"}
        row = desk.drawer.add(made.id, desk.person, "incidents.csv", cells, state="taken").row
        desk.drawer.name(made.id, incident=row)
    session.choose(made.id)


def _source(desk: Desk, bundle: Bundle, article: Article) -> str:
    """Give the source of an article: one that is known by its address, or a new one."""
    mine = [one for one in desk.drawer.of(bundle.id) if one.file == "sources.csv"]
    known = [*desk.rows("sources.csv"), *({**one.values, "id": one.row} for one in mine)]
    if found := same_source(article.address, known) if article.address else "":
        return found
    cells = articles.source_of(article, known)
    return desk.drawer.add(bundle.id, desk.person, "sources.csv", cells, state="taken").row


def _drafts(desk: Desk, bundle: Bundle, article: Article, source: str) -> None:
    rows: list[str] = []
    for one in articles.drafted(article, desk.frame):
        cells, unsure = articles.cells_of(one, article, desk.frame)
        drafted = dict(cells)
        if one.revises is not None and one.revises < len(rows):
            cells["revises"] = rows[one.revises]
        made = desk.drawer.add(
            bundle.id,
            desk.person,
            "claims.csv",
            {**cells, "incident": bundle.incident, "sources": source},
            drafted=drafted,
            unsure=unsure,
            state="left" if one.older else "open",
        )
        rows.append(made.row)


def bar(desk: Desk, bundle: Bundle, found: Sequence[Amendment]) -> None:
    """Draw which incident all goes to, and the button that sends what was taken."""
    taken = [one for one in found if one.state == "taken"]
    claims = [one for one in taken if one.file not in ("incidents.csv", "sources.csv")]
    with st.container(key="desk-bar", horizontal=True, vertical_alignment="center"):
        which(desk, bundle, found)
        st.space("stretch")
        st.button(
            words.send(len(claims)),
            key="desk-send",
            type="primary",
            shortcut="Ctrl+Enter",
            disabled=not claims,
            on_click=_send,
            args=(desk, bundle),
        )


def _send(desk: Desk, bundle: Bundle) -> None:
    session.tried(desk.drawer.send, bundle.id)


def which(desk: Desk, bundle: Bundle, found: Sequence[Amendment]) -> None:
    """Draw the incident that everything goes to: its fields where it is new."""
    mine = next((one for one in found if one.row == bundle.incident), None)
    heads = words.headings()
    title = mine.values.get("title", "") if mine else bundle.title
    kind = heads["new_incident"] if mine else heads["all_go_to"]
    with st.popover(f"{kind}: {plain(title or '…')}", key="desk-which"):
        _switch(desk, bundle)
        if mine:
            incident(desk, bundle, mine)
            _known(desk, bundle, mine)
        st.text_input(
            heads["why"],
            value=bundle.why,
            key=f"desk-why-{bundle.id}",
            on_change=_why,
            args=(desk, bundle),
        )


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


def _why(desk: Desk, bundle: Bundle) -> None:
    desk.drawer.name(bundle.id, why=st.session_state[f"desk-why-{bundle.id}"].strip())


def _switch(desk: Desk, bundle: Bundle) -> None:
    """Choose among what is being written."""
    mine = [one for one in desk.drawer.bundles("open") if one.author.is_same(desk.person)]
    titles = {one.id: one.title or words.headings()["new_incident"] for one in mine}
    if len(mine) > 1:
        key = "desk-switch"
        st.session_state[key] = bundle.id
        st.selectbox(
            words.headings()["all_go_to"],
            list(titles),
            format_func=lambda one: f"{titles[one]} ({one})",
            key=key,
            on_change=lambda: session.choose(st.session_state[key]),
        )


def incident(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Draw the fields of a new incident."""
    for name in INCIDENT:
        _cell(desk, bundle, one, name)
    for name in ("kind", "precision"):
        known = options.every(name, desk.frame)
        key = session.key(one, name)
        value = one.values.get(name, "")
        if key not in st.session_state:
            st.session_state[key] = value if value in known else None
        st.selectbox(
            asking.field(name),
            known,
            key=key,
            format_func=options.say(name, desk.frame),
            placeholder=words.headings()["anyone"],
            on_change=_save,
            args=(desk, bundle, one, name),
        )


def _cell(desk: Desk, bundle: Bundle, one: Amendment, name: str) -> None:
    key = session.key(one, name)
    if key not in st.session_state:
        st.session_state[key] = one.values.get(name, "")
    draw = st.text_area if name == "summary" else st.text_input
    draw(asking.field(name), key=key, on_change=_save, args=(desk, bundle, one, name))


def _save(desk: Desk, bundle: Bundle, one: Amendment, name: str) -> None:
    value = (st.session_state[session.key(one, name)] or "").strip()
    known = session.seen(one)
    cells = {**known.values, name: value}
    if name == "start" and known.values.get("end", "") in ("", known.values.get("start", "")):
        cells["end"] = value
        st.session_state[session.key(one, "end")] = value
    if session.save(desk, one, cells) and name == "title":
        desk.drawer.name(bundle.id, title=value)


def chooser(desk: Desk) -> None:
    """Offer to write about an incident that is there, or about a new one."""
    listed = desk.store.incidents(Query())
    titles = {one.id: f"{one.start.isoformat()} {one.title}" for one in listed[::-1]}
    chosen = st.selectbox(
        asking.field("incident"),
        [NEW, *titles],
        format_func=lambda one: titles.get(one, words.headings()["new_incident"]),
        key="desk-chooser",
    )
    st.button(
        words.headings()["go_on"],
        key="desk-begin",
        on_click=begin,
        args=(desk, chosen, titles.get(chosen, "")[11:]),
    )
