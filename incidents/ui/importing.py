"""A file of the reader's own, for this session alone: nothing of it is written to a disk."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import streamlit as st

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.importing import enclosed
from incidents.importing.formats import Wanted
from incidents.importing.importer import Given, Outcome
from incidents.importing.proposals import FIELDS, Mapped, shown
from incidents.loader import load_files
from incidents.store import Store
from incidents.ui import state, uploads
from incidents.ui.errors import box, guarded
from incidents.words import imported, reports

STORE, OUTCOME, LOOKED = "own-file-store", "own-file-outcome", "own-file-looked"
BIGGEST_MB = 50
FORMATS = ("ucdp", "acled", "csv", "geojson")
MAPPED = ("csv", "geojson")
MOST_LINES = 200

Looked = tuple[Mapped, tuple[str, ...], list[list[str]]]


def opened() -> tuple[Store, str, tuple[str, ...]] | None:
    """Give the dataset of the reader's own file, if this session has one."""
    store: Store | None = st.session_state.get(STORE)
    return None if store is None else (store, "", ())


def banner() -> None:
    """Say on every view of an own file that it is one, and lead back."""
    outcome: Outcome | None = st.session_state.get(OUTCOME)
    if outcome is None:
        return
    box("note", imported.own_title(), imported.own_words())
    with st.container(horizontal=True):
        st.button(imported.words()["back"], key="own-file-back", on_click=_leave)
    with st.expander(imported.words()["rows"]):
        lines = [*reports.lines(outcome.report), *imported.untold(outcome.untold)]
        st.text("\n".join(lines[:MOST_LINES]))


def _leave() -> None:
    for key in (STORE, OUTCOME):
        st.session_state.pop(key, None)
    state.start_over()


def own_file() -> None:
    """Draw what takes a file: its format, its sides, its columns, and what is done with it."""
    words = imported.words()
    with st.expander(words["own_file"], key="own-file"):
        st.caption(imported.limits(BIGGEST_MB))
        names = imported.formats()
        form = st.selectbox(
            words["format"], FORMATS, format_func=names.__getitem__, key="own-file-format"
        )
        uploads.tell(BIGGEST_MB)
        given = st.file_uploader(
            words["files"],
            accept_multiple_files=True,
            max_upload_size=BIGGEST_MB,
            key="own-file-files",
        )
        if form == "acled":
            st.caption(imported.acled_terms())
        files = [_given(one) for one in given]
        with guarded("own_file"):
            sides = _sides(words)
            try:
                mapped = files and form in MAPPED
                mapping = _mapping(form, files[0], given[0].file_id) if mapped else ""
            except CrossclaimError as error:
                box("error", words["not_opened"], str(error))
            else:
                _open(form, files, sides, mapping)


def _sides(words: dict[str, str]) -> tuple[str, ...]:
    left, right = st.columns(2)
    typed = (
        left.text_input(words["side_a"], key="own-file-a", max_chars=120),
        right.text_input(words["side_b"], key="own-file-b", max_chars=120),
    )
    named = tuple(one.strip() for one in typed if one and one.strip())
    return named if len(named) == 2 else ()


def _given(uploaded: Any) -> Given:
    content: bytes = uploaded.getvalue()
    return Given(uploaded.name, lambda: io.BytesIO(content))


def _open(form: str, files: Sequence[Given], sides: tuple[str, ...], mapping: str) -> None:
    if not files:
        return
    today = dt.datetime.now(dt.UTC).date().isoformat()
    wanted = Wanted(form, sides, mapping, accepted=True, accessed=today)
    st.button(
        imported.words()["open"],
        key="own-file-open",
        type="primary",
        on_click=_read,
        args=(wanted, tuple(files)),
    )
    if told := st.session_state.pop("own-file-fault", ""):
        box("error", imported.words()["not_opened"], told)


def _mapping(form: str, file: Given, key: str) -> str:
    """Show the proposed mapping on rows of the file, let it be corrected, and give it as JSON."""
    mapped, columns, rows = _looked(form, file, key)
    words = imported.words()
    table = [
        {words["column"]: column, words["holds"]: name, words["example"]: " | ".join(cells)[:120]}
        for column, name, *cells in shown(mapped, columns, rows)
    ]
    options = {words["holds"]: st.column_config.SelectboxColumn(options=["", *FIELDS])}
    fixed = [words["column"], words["example"]]
    edited = st.data_editor(
        table, column_config=options, disabled=fixed, hide_index=True, key="own-file-mapping"
    )
    held = {row[words["holds"]]: row[words["column"]] for row in edited if row[words["holds"]]}
    text = Mapped(held).as_json()
    st.download_button(words["save_mapping"], text, "mapping.json", "application/json")
    return text


def _looked(form: str, file: Given, key: str) -> Looked:
    """Look at a table once for as long as it is there."""
    known: tuple[tuple[str, str], Looked] | None = st.session_state.get(LOOKED)
    if known is None or known[0] != (form, key):
        known = st.session_state[LOOKED] = ((form, key), enclosed.looked(form, file))
    return known[1]


def _read(wanted: Wanted, files: tuple[Given, ...]) -> None:
    """Import the files into memory, and show them from now on."""
    try:
        made, outcome = enclosed.imported(wanted, files)
        store = Store.held(*load_files(made))
        uploads.keep(store, sum(map(len, made.values())))
    except (CrossclaimError, GeodataError) as error:
        st.session_state["own-file-fault"] = str(error)
        return
    st.session_state[STORE], st.session_state[OUTCOME] = store, outcome
    state.start_over()
