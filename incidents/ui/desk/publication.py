"""A publication that claims rest on: its fields, and what was kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import htpy as h
import streamlit as st

from incidents.desk.addresses import without_tracking
from incidents.desk.amendments import Amendment
from incidents.desk.captures import Capture
from incidents.desk.errors import CaptureError
from incidents.desk.evidence import captured
from incidents.ui import uploads
from incidents.ui.controls import plain
from incidents.ui.desk import drawing, session
from incidents.ui.desk.session import Desk
from incidents.web.gate import bdi, html
from incidents.words import asking
from incidents.words import desk as words

ROWS = (("url",), ("outlet", "title"), ("published", "published_basis", "language"))
BIGGEST_MB = 50
LAST = ("country", "tier", "archive_url")


def new(found: Sequence[Amendment]) -> list[Amendment]:
    """List the sources that are new themselves."""
    return [one for one in found if one.file == "sources.csv" and one.state != "written"]


def chip(desk: Desk, found: Sequence[Amendment]) -> None:
    """Name the source of what is looked at, and open its fields and its capture in place."""
    now = session.current([one for one in found if one.is_claim])
    named = now.values.get("sources", "").split(";") if now else []
    sources = new(found)
    one = next((a for a in sources if a.row in named), sources[-1] if sources else None)
    if one is None:
        _standing(desk, named)
        return
    label = session.label("desk-chip", _label(one.values))
    with st.popover(label, key="desk-chip", on_change="rerun") as menu:
        if menu.open:
            form(desk, one)
            capture(desk, one)


def _label(cells: Mapping[str, str]) -> str:
    outlet = plain(cells.get("outlet") or cells.get("url") or "…")
    return words.source_chip(outlet, is_kept=bool(cells.get("capture_sha256")))


def _standing(desk: Desk, named: Sequence[str]) -> None:
    """Name a source that is in the dataset already: there is nothing to fill in."""
    for row in (row for row in desk.rows("sources.csv") if row.get("id") in named):
        st.html(html(h.p(".dk-note")[bdi(_label(row))]), width="content")


def form(desk: Desk, one: Amendment) -> None:
    """Draw the fields of a source."""
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


def capture(desk: Desk, one: Amendment) -> None:
    """Draw what was kept, and take what is to be kept."""
    heads = words.headings()
    sha = one.values.get("capture_sha256", "")
    kept = desk.captures.find(sha) if sha else None
    st.html(drawing.heading(heads["capture"], heads["kept"] if kept else heads["no_capture"]))
    if kept is not None:
        st.html(drawing.facts(_facts(desk, one, kept)))
    key = f"desk-file-{one.id}"
    uploads.tell(BIGGEST_MB)
    given = st.file_uploader(heads["upload"], key=key, max_upload_size=BIGGEST_MB)
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
