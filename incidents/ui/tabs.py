"""The tabs under the map. Only the one that is open computes anything."""

from __future__ import annotations

import streamlit as st

from incidents import export
from incidents.charts import tables
from incidents.charts.html import bdi, el, join, link
from incidents.query import Query
from incidents.store import Store
from incidents.ui import facts, state
from incidents.ui.controls import held, sent
from incidents.ui.downloads import file_name
from incidents.ui.errors import guarded

LEDGER_ORDERS = {
    "spoken": "most spoken of first",
    "date": "by date",
    "gap": "widest gap first",
    "loss": "by loss",
}
MOST_PROBLEMS = 200
FIRST_ROWS = 25
ALL_ROWS = "ledger_all_rows"


def tabs(store: Store) -> None:
    """Draw the tabs; the address knows which one is open."""
    chosen = state.TABS.get(state.current().tab, state.TABS["ledger"])
    with st.container(key="below"):
        drawn = st.tabs(list(state.TABS.values()), key=held("tabs", chosen), on_change=_turned)
    for (name, title), tab in zip(state.TABS.items(), drawn, strict=True):
        if title == chosen:
            with tab, guarded(f"The tab “{title}”"):
                TAB_BODIES[name](store, state.query())


def _turned() -> None:
    names = {title: name for name, title in state.TABS.items()}
    name = names.get(sent("tabs"), "ledger")
    state.open_tab("" if name == "ledger" else name)


def _ledger(store: Store, query: Query) -> None:
    """Draw the ledger: every loss and question in view, sorted and searched, and as a file."""
    with st.container(horizontal=True, key="ledger-bar", vertical_alignment="bottom"):
        text = st.text_input(
            "Search the ledger",
            key="ledger-search",
            placeholder="Search these rows",
            label_visibility="collapsed",
            width=240,
            max_chars=200,
        )
        order = st.selectbox(
            "Sort",
            list(LEDGER_ORDERS),
            format_func=LEDGER_ORDERS.__getitem__,
            key="ledger-order",
            label_visibility="collapsed",
            width=210,
        )
        _ledger_file(store)
    seen = facts.seen(store, query)
    everything = st.session_state.get(ALL_ROWS, False)
    most = tables.MAX_ROWS if everything or text else FIRST_ROWS
    st.html(tables.ledger(seen.comparisons, seen.whole, text or "", order, most))
    if len(seen.comparisons) > most:
        rows = min(len(seen.comparisons), tables.MAX_ROWS)
        st.button(f"Show {rows} rows", key="ledger-more", type="tertiary", on_click=_show_all)


def _show_all() -> None:
    st.session_state[ALL_ROWS] = True


def _ledger_file(store: Store) -> None:
    view = state.current()
    st.download_button(
        "Download these claims (CSV)",
        lambda: export.write(view, store, "csv"),
        file_name(view, store, "csv"),
        "text/csv",
        key="ledger-csv",
        on_click="ignore",
    )


def _incidents(store: Store, query: Query) -> None:
    st.html(tables.incidents(store.slice(query)))


def _sources(store: Store, query: Query) -> None:
    st.html(tables.sources(store.slice(query)))


def _about(store: Store, _: Query) -> None:
    """Draw what the dataset is, what to beware of, and what became of every input row."""
    manifest = store.manifest
    lines = [f"Version {manifest.version}, updated {manifest.updated.isoformat()}."]
    parts = [
        el("h3", "", bdi(manifest.title)),
        *(el("p", "", line) for line in lines),
        *(
            join([el("h3", "", bdi(head)), el("p", "", bdi(text))])
            for head, text in manifest.background
        ),
        el("h3", "", "Read with care"),
        el("ul", "", *(el("li", "", bdi(one)) for one in manifest.caveats)),
        el("h3", "", "Boundary") if manifest.boundary else None,
        el("p", "", bdi(f"{manifest.boundary.name}: {manifest.boundary.note}."))
        if manifest.boundary
        else None,
        el("h3", "", "Licences"),
        el("ul", "", *(_licence(*one) for one in _licences(store))),
        el("h3", "", "Cite as"),
        el("p", "", bdi(manifest.citation)),
        _report(store),
    ]
    st.html(el("div", "xc-prose", *parts))


def _licences(store: Store) -> list[tuple[str, str, str]]:
    return [(one.title, one.path, one.covers) for one in store.manifest.licences]


def _licence(title: str, path: str, covers: str) -> str:
    return el("li", "", link(title, path), f": {covers}")


def _report(store: Store) -> str:
    """Say what became of every input row, as the loader reports it."""
    lines = list(store.report.lines())[:MOST_PROBLEMS]
    return join(
        [
            el("h3", "", "What became of every input row"),
            el("ul", "", *(el("li", "", bdi(line)) for line in lines)),
            el("p", "", f"SHA-256 of the files: {store.digest}"),
        ]
    )


TAB_BODIES = {
    "ledger": _ledger,
    "incidents": _incidents,
    "sources": _sources,
    "about": _about,
}
