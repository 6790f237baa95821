"""The source: what it is, what was kept of it, and whether each quotation is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from incidents.desk.addresses import without_tracking
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.captures import Capture
from incidents.desk.errors import CaptureError
from incidents.desk.evidence import captured, look
from incidents.text import one_line
from incidents.ui.desk import bundling, drawing, session
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words

ROWS = (("url",), ("outlet", "title"), ("published", "published_basis", "language"))
LAST = ("country", "tier", "archive_url")


def draw(desk: Desk) -> None:
    """Draw the part."""
    bundle = session.bundle(desk)
    if bundle is None:
        st.html(drawing.sentence(words.headings()["no_bundle"]))
        bundling.chooser(desk)
        return
    found = desk.drawer.of(bundle.id)
    sources = [one for one in found if one.file == "sources.csv" and one.state != "written"]
    bundling.bar(desk, bundle, found)
    if not sources:
        _new(desk, bundle)
        return
    one = next((a for a in sources if a.id == session.at()), sources[-1])
    claims = [a for a in found if a.is_claim and one.row in a.values.get("sources", "").split(";")]
    left, right = st.columns([1, 1.3], gap="medium")
    with left:
        _choose(sources, one)
        _form(desk, one)
        _capture(desk, one)
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


def _form(desk: Desk, one: Amendment) -> None:
    st.html(drawing.heading(words.headings()["source"]))
    for names in (*ROWS, LAST):
        for column, name in zip(st.columns(len(names)), names, strict=True):
            with column:
                _field(desk, one, name)


def _field(desk: Desk, one: Amendment, name: str) -> None:
    key = session.key(one, name)
    known = {"tier": asking.tiers(), "published_basis": asking.bases()}.get(name)
    value = one.values.get(name, "")
    given: dict[str, Any] = {"key": key, "on_change": _save, "args": (desk, one, name)}
    if known is None:
        st.session_state.setdefault(key, value)
        st.text_input(asking.field(name), **given)
        return
    st.session_state.setdefault(key, value if value in known else None)
    st.selectbox(asking.field(name), list(known), format_func=known.__getitem__, **given)


def _save(desk: Desk, one: Amendment, name: str) -> None:
    key = session.key(one, name)
    value = (st.session_state[key] or "").strip()
    if name == "url":
        value = st.session_state[key] = without_tracking(value)
    session.save(desk, one, {**session.seen(one).values, name: value})


def _capture(desk: Desk, one: Amendment) -> None:
    """Draw what was kept, and take what is to be kept."""
    heads = words.headings()
    sha = one.values.get("capture_sha256", "")
    kept = desk.captures.find(sha) if sha else None
    st.html(drawing.heading(heads["capture"], heads["kept"] if kept else heads["no_capture"]))
    if kept is not None:
        st.html(drawing.facts(_facts(desk, one, kept)))
    key = f"desk-file-{one.id}"
    given = st.file_uploader(heads["upload"], key=key, max_upload_size=50)
    if given is not None and st.session_state.get(f"{key}-taken") != given.file_id:
        st.session_state[f"{key}-taken"] = given.file_id
        _keep(desk, one, given.name, given.getvalue())


def _facts(desk: Desk, one: Amendment, kept: Capture) -> Mapping[str, str]:
    heads = words.headings()
    is_whole = desk.captures.is_whole(kept.sha256)
    text = captured(one.values, desk.captures)
    facts = {
        heads["file"]: words.captured(kept.size, kept.kind, kept.name),
        asking.field("capture_sha256"): kept.sha256,
        asking.field("captured"): words.kept_by(kept.kept[:16].replace("T", " "), kept.by),
        heads["hash"]: heads["hash_ok"] if is_whole else heads["hash_wrong"],
        heads["text"]: words.text_length(len(text), len(text.split())) if text else "–",
    }
    if kept.kind in ("warc", "wacz") and is_whole:
        read = session.tried(desk.captures.read, kept.sha256, one.values.get("url", ""))
        facts[heads["in_file"]] = words.archive_holds(read.when, read.others) if read else "–"
    return facts


def _keep(desk: Desk, one: Amendment, name: str, content: bytes) -> None:
    """Keep a capture, and say in the source under which hash."""
    try:
        kept = desk.captures.keep(
            content, name=name, address=one.values.get("url", ""), by=desk.person.name
        )
    except CaptureError as error:
        session.say(str(error))
        st.rerun()
    cells = {"capture_sha256": kept.sha256, "captured": kept.kept.replace("+00:00", "Z")}
    session.save(desk, one, {**session.seen(one).values, **cells})
    st.rerun()


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
