"""From an article: its text with what drafts rest on, and the drafts, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from incidents.brief.cards import slot_of
from incidents.desk import quoting
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.previews import Preview
from incidents.ui.desk import bundling, drawing, fields, live, session
from incidents.ui.desk.checklist import evidence, quoted
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words

PASTED = "desk-pasted"
THIRD = 2


def draw(desk: Desk) -> None:
    """Draw the part."""
    bundle = session.bundle(desk)
    if bundle is None or is_pasting(bundle):
        _paste(desk)
        return
    found = desk.drawer.of(bundle.id)
    claims = [one for one in found if one.is_claim and one.state != "written"]
    bundling.bar(desk, bundle, found)
    counts = {state: sum(one.state == state for one in claims) for state in ("taken", "left")}
    unsure = len(claims) - sum(counts.values())
    told = words.said(len(claims), counts["taken"], unsure, counts["left"])
    st.html(drawing.sentence(told))
    left, right = st.columns(2, gap="medium")
    whole = live.whole(desk, bundle, found)
    with left:
        _text(desk, bundle, claims, whole)
    with right:
        _list(desk, bundle, claims, whole)


def is_pasting(bundle: Bundle | None) -> bool:
    """Tell whether an article is to be pasted, and none is looked at."""
    return not (bundle and bundle.article) or bool(st.session_state.get("desk_paste"))


def _paste(desk: Desk) -> None:
    heads = words.headings()
    st.html(drawing.sentence(heads["way"]))
    st.text_area(heads["paste"], key=PASTED, height=330)
    st.button(
        heads["read"],
        key="desk-read",
        type="primary",
        shortcut="Ctrl+Enter",
        on_click=_read,
        args=(desk,),
    )


def _read(desk: Desk) -> None:
    session.tried(bundling.paste, desk, st.session_state.get(PASTED, ""))
    st.session_state["desk_paste"] = False


def _another() -> None:
    st.session_state["desk_paste"] = True


def _text(desk: Desk, bundle: Bundle, claims: Sequence[Amendment], whole: Preview) -> None:
    heads = words.headings()
    st.html(drawing.heading(heads["article"]))
    now = session.current(claims)
    spans = [
        (found.start, found.end, at, _slot(one, whole))
        for at, one in enumerate(claims, 1)
        if (found := quoting.find(one.values.get("quotation", ""), bundle.article))
    ]
    st.html(drawing.article(bundle.article, spans, claims.index(now) + 1 if now else 0))
    st.button(heads["another_article"], key="desk-another", type="tertiary", on_click=_another)
    st.html(drawing.heading(heads["ledger"]))
    taken = live.drawn(desk, live.standing(desk.drawer.of(bundle.id)))
    st.html(drawing.ledger(desk.preview(bundle, taken)))


def _slot(one: Amendment, whole: Preview) -> int:
    claim = whole.dataset.claims.get(one.row)
    return slot_of(whole.dataset, claim) if claim else THIRD


def _list(desk: Desk, bundle: Bundle, claims: Sequence[Amendment], whole: Preview) -> None:
    st.html(drawing.heading(words.headings()["drafts"]))
    now = session.current(claims)
    for at, one in enumerate(claims, 1):
        claim = whole.dataset.claims.get(one.row)
        name = "now" if one is now else "ask" if one.unsure else one.state
        with st.container(key=f"desk-draft-{name}-{one.id}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(drawing.draft(at, claim, one, whole.dataset))
                st.button(
                    _state(one),
                    key=f"desk-look-{one.id}",
                    type="tertiary",
                    on_click=session.look_at,
                    args=(one.id,),
                )
            if one is now:
                _current(desk, bundle, one, claims)
    _walk(desk, claims)


def _state(one: Amendment) -> str:
    if one.state in ("open", "returned") and one.unsure:
        return words.open_fields(len(one.unsure))
    return asking.state(one.state)


def _current(desk: Desk, bundle: Bundle, one: Amendment, claims: Sequence[Amendment]) -> None:
    """Draw the draft that is looked at with all its fields, and what may be done with it."""
    told(one)
    fields.claim(desk, bundle, one)
    st.html(drawing.checks([quoted(evidence(desk, bundle, one), one)]))
    _acts(desk, one, claims)
    fields.more(desk, bundle, one)


def _acts(desk: Desk, one: Amendment, claims: Sequence[Amendment]) -> None:
    heads = words.headings()
    with st.container(horizontal=True, key="desk-acts"):
        st.button(
            heads["take"],
            key="desk-take",
            type="primary",
            shortcut="Enter",
            disabled=bool(one.unsure),
            help=heads["decide_first"] if one.unsure else None,
            on_click=_become,
            args=(desk, one, "taken", claims),
        )
        away = heads["not_a_claim"] if one.state != "left" else heads["back_to_list"]
        state = "left" if one.state != "left" else "open"
        st.button(
            away, key="desk-leave", shortcut="X", on_click=_become, args=(desk, one, state, claims)
        )


def told(one: Amendment) -> None:
    """Say what somebody else changed meanwhile, and why a claim came back."""
    known = session.seen(one)
    heads = words.headings()
    if one.reason:
        st.html(drawing.checks([(drawing.TO_DECIDE, one.reason)]))
    if known.revision < one.revision:
        with st.container(horizontal=True, key="desk-stale"):
            st.button(heads["theirs"], on_click=session.take_theirs, args=(one,), key="desk-theirs")
            st.button(heads["mine"], on_click=session.put_mine, args=(one,), key="desk-mine")


def _become(desk: Desk, one: Amendment, state: str, claims: Sequence[Amendment]) -> None:
    known = session.seen(one)
    if session.save(desk, one, known.values, state=state):
        after = claims[claims.index(one) + 1 :] if one in claims else ()
        following = next((a for a in after if a.state in ("open", "returned")), None)
        session.look_at(following.id if following else 0)


def _walk(desk: Desk, claims: Sequence[Amendment]) -> None:
    """Draw the keys that go through the list, and the one that takes all that is sure."""
    heads = words.headings()
    sure = [one for one in claims if one.state == "open" and not one.unsure]
    with st.container(horizontal=True, key="desk-walk"):
        st.button(
            heads["take_all"],
            key="desk-take-all",
            shortcut="Shift+Enter",
            disabled=not sure,
            on_click=_take_all,
            args=(desk, sure),
        )
        for key, by in (("previous", -1), ("next", 1)):
            st.button(
                heads[key],
                key=f"desk-{key}",
                type="tertiary",
                shortcut="J" if by > 0 else "K",
                on_click=session.step,
                args=(claims, by),
            )


def _take_all(desk: Desk, sure: Sequence[Amendment]) -> None:
    for number, one in enumerate(sure):
        session.save(desk, one, session.seen(one).values, joined=number > 0, state="taken")
    session.look_at(0)
