"""What is being written: about which incident, from which sources, and sending it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from incidents.desk import articles
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.articles import Article
from incidents.desk.duplicates import same_source
from incidents.desk.errors import DeskError
from incidents.query import Query
from incidents.ui.controls import plain
from incidents.ui.desk import incident, publication, session
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words

NEW = ""


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
    session.forget()


def _begun(desk: Desk, article: Article) -> Bundle:
    """Begin a bundle about a new incident, proposed from the article."""
    cells = articles.incident_of(article, desk.store.setting.gazetteer)
    made = desk.drawer.open(desk.person, NEW, cells["title"])
    row = desk.drawer.add(made.id, desk.person, "incidents.csv", cells, state="taken").row
    desk.drawer.name(made.id, incident=row)
    return desk.drawer.bundle(made.id)


def begin(desk: Desk, about: str, title: str) -> None:
    """Begin to write about an incident that is there, or about a new one."""
    made = desk.drawer.open(desk.person, about, title)
    if not about:
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


def bar(
    desk: Desk, bundle: Bundle, found: Sequence[Amendment], *, has_source: bool = False
) -> None:
    """Draw which incident all goes to, its source, and the button that sends what was taken.

    Parameters
    ----------
    has_source
        Whether the part that is open draws the source itself.
    """
    with st.container(key="desk-bar", horizontal=True, vertical_alignment="center"):
        which(desk, bundle, found)
        if not has_source:
            publication.chip(desk, found)
        st.space("stretch")
        _undo(desk)
        _sending(desk, bundle, found)
    incident.ask(desk, bundle, incident.new(bundle, found))


def _undo(desk: Desk) -> None:
    st.button(
        words.headings()["undo"],
        key="desk-undo",
        shortcut="U",
        disabled=not session.can_undo(),
        on_click=session.undo,
        args=(desk,),
    )


def _sending(desk: Desk, bundle: Bundle, found: Sequence[Amendment]) -> None:
    taken = [one for one in found if one.state == "taken"]
    number = sum(one.file not in ("incidents.csv", "sources.csv") for one in taken)
    st.button(
        words.send(number),
        key="desk-send",
        type="primary",
        shortcut="Ctrl+Enter",
        disabled=not number,
        on_click=_send,
        args=(desk, bundle, number),
    )


def _send(desk: Desk, bundle: Bundle, number: int) -> None:
    try:
        desk.drawer.send(bundle.id)
    except DeskError as error:
        session.say(str(error))
        return
    session.forget()
    session.turn_to("article")
    session.say(words.sent(number))


def which(desk: Desk, bundle: Bundle, found: Sequence[Amendment]) -> None:
    """Draw the incident that everything goes to: its fields where it is new."""
    mine = incident.new(bundle, found)
    heads = words.headings()
    title = mine.values.get("title", "") if mine else bundle.title
    kind = heads["new_incident"] if mine else heads["all_go_to"]
    label = session.label("desk-which", f"{kind}: {plain(title or '…')}")
    with st.popover(label, key="desk-which", on_change="rerun") as menu:
        # A browser keeps nothing for a field that it does not show: drawn in a closed menu, it
        # would open empty, and be saved so.
        if menu.open:
            _switch(desk, bundle)
            if mine:
                incident.fields(desk, bundle, mine)
            _reason(desk, bundle)


def _reason(desk: Desk, bundle: Bundle) -> None:
    st.text_input(
        words.headings()["why"],
        value=bundle.why,
        key=f"desk-why-{bundle.id}",
        on_change=_why,
        args=(desk, bundle),
    )


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
