"""One claim: a form in the controlled words, and beside it what the ledger will say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from incidents.desk.amendments import Amendment, Bundle
from incidents.model import Dataset
from incidents.ui.desk import article, bundling, drawing, fields, live, options, session
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words

REMEMBERED = ("incident", "claimant", "speaker", "sources", "quotation_language", "scope")
FLIPPED = ("incident", "subject", "category", "measure", "scope", "quotation_language")


def draw(desk: Desk) -> None:
    """Draw the part."""
    bundle = session.bundle(desk)
    if bundle is None:
        st.html(drawing.sentence(words.headings()["no_bundle"]))
        bundling.chooser(desk)
        return
    found = desk.drawer.of(bundle.id)
    claims = [one for one in found if one.is_claim and one.state != "written"]
    bundling.bar(desk, bundle, found)
    st.html(drawing.sentence(words.headings()["order"]))
    one = session.current(claims) or (claims[-1] if claims else None)
    left, right = st.columns(2, gap="medium")
    with left:
        _form(desk, bundle, one, claims)
    if one is not None and one.action != "remove":
        with right:
            live.beside(desk, bundle, one)


def _form(desk: Desk, bundle: Bundle, one: Amendment | None, claims: Sequence[Amendment]) -> None:
    st.html(drawing.heading(words.headings()["sentence"]))
    if one is not None:
        article.told(one)
        fields.claim(desk, bundle, one)
    _acts(desk, bundle, one, claims)
    if one is not None:
        fields.more(desk, bundle, one)
    _correct(desk, bundle)
    with st.expander(words.headings()["new_incident"], key="desk-elsewhere"):
        bundling.chooser(desk)


def _acts(desk: Desk, bundle: Bundle, one: Amendment | None, claims: Sequence[Amendment]) -> None:
    heads = words.headings()
    with st.container(horizontal=True, key="desk-acts"):
        if one is not None:
            st.button(
                heads["take"],
                key="desk-take",
                type="primary",
                shortcut="Enter",
                disabled=bool(one.unsure),
                on_click=_take,
                args=(desk, one),
            )
        st.button(
            heads["new_claim"],
            key="desk-new",
            on_click=new,
            args=(desk, bundle, one, REMEMBERED),
        )
        if one is not None:
            st.button(
                heads["flip"],
                key="desk-flip",
                shortcut="F",
                on_click=new,
                args=(desk, bundle, one, FLIPPED),
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


def _take(desk: Desk, one: Amendment) -> None:
    session.save(desk, one, session.seen(one).values, state="taken")


def new(desk: Desk, bundle: Bundle, one: Amendment | None, kept: Sequence[str]) -> None:
    """Begin a claim with what is remembered of the last; on the flip, the other side speaks."""
    known = one.values if one else {}
    cells: dict[str, str] = {name: known.get(name, "") for name in kept}
    cells |= {"incident": bundle.incident, "scope": cells.get("scope") or "whole"}
    if not cells.get("sources"):
        cells["sources"] = _last_source(desk, bundle)
    if one is not None and "claimant" not in kept:
        cells["claimant"] = _other(desk, known)
    cells["stance"] = _stance(desk, cells)
    cells.setdefault("quotation_language", "en")
    asked = ("claimant", "subject", "category", "measure")
    unsure = [name for name in asked if not cells.get(name)]
    made = desk.drawer.add(bundle.id, desk.person, "claims.csv", cells, unsure=unsure)
    session.added(made)
    session.look_at(made.id)


def _other(desk: Desk, known: Mapping[str, str]) -> str:
    spoke = desk.frame.side_of(known.get("claimant"))
    sides = desk.frame.manifest.side_ids
    return next((side for side in sides if side != spoke), "") if spoke else ""


def _stance(desk: Desk, cells: Mapping[str, str]) -> str:
    """Give the stance that goes without saying: of one's own losses one reports."""
    spoke, of = (desk.frame.side_of(cells.get(name)) for name in ("claimant", "subject"))
    if cells.get("claimant") and spoke is None:
        return "counts"
    return "reports" if spoke and spoke == of else "asserts"


def _last_source(desk: Desk, bundle: Bundle) -> str:
    mine = [one.row for one in desk.drawer.of(bundle.id) if one.file == "sources.csv"]
    return mine[-1] if mine else ""


def _correct(desk: Desk, bundle: Bundle) -> None:
    """Offer to correct or to withdraw a claim of the incident that was accepted."""
    rows = [row for row in desk.rows("claims.csv") if row.get("incident") == bundle.incident]
    if not rows:
        return
    heads = words.headings()
    with st.expander(heads["correct"], key="desk-correct"):
        by_id = {row["id"]: row for row in rows}
        chosen = st.selectbox(
            asking.field("id"),
            list(by_id),
            format_func=lambda one: _line(by_id[one], desk.frame),
            key="desk-correct-which",
        )
        with st.container(horizontal=True):
            for action, label in (("change", heads["correct"]), ("remove", heads["withdraw"])):
                st.button(
                    label,
                    key=f"desk-{action}",
                    on_click=_amend,
                    args=(desk, bundle, by_id[chosen], action),
                )


def _line(row: Mapping[str, str], dataset: Dataset) -> str:
    figure, category = row.get("wording") or row.get("low", ""), row.get("category", "")
    things = options.say("category", dataset)(category) if category else ""
    told = (figure, things, options.say("measure", dataset)(row["measure"]))
    return f"{row['id']} · {row['speaker']}: {' '.join(filter(None, told))}"


def _amend(desk: Desk, bundle: Bundle, row: Mapping[str, str], action: str) -> None:
    made = desk.drawer.add(
        bundle.id,
        desk.person,
        "claims.csv",
        row,
        row=row["id"],
        action=action,  # type: ignore[arg-type]
        before=row,
        state="taken" if action == "remove" else "open",
    )
    session.added(made)
    session.look_at(made.id)
