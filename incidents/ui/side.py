"""The right column: the two panels and where they differ, or what is open in their place."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents import ledger
from incidents.charts import differ, words
from incidents.charts.html import bdi, el, join, opener
from incidents.charts.incident import incident_view
from incidents.charts.panels import panels
from incidents.charts.summary import empty
from incidents.charts.sums import sum_view
from incidents.model import Incident
from incidents.query import Query
from incidents.store import Store
from incidents.ui import facts, state
from incidents.ui.became import became_known
from incidents.ui.errors import box, guarded
from incidents.ui.lines import line_of

SHOW_ALL = "show_all_rows"
LIFTED = {
    "claimants": ("Who speaks", ()),
    "stances": ("What the claim does", ()),
    "subjects": ("Whose losses", ()),
    "kinds": ("What kind", ()),
    "place": ("Place", ""),
    "text": ("Search", ""),
    "as_known_on": ("As known", None),
}


def side(store: Store) -> None:
    """Draw the right column for the present view."""
    query, incident, mark = state.query(), state.current().incident, state.opened_mark()
    with st.container(key="side"):
        if incident:
            _incident(store, query, incident)
        elif state.opened_sum():
            _sum(store, query, state.opened_sum())
        elif mark:
            _mark(store, query, mark)
        elif not store.totals(query).incidents:
            _empty(store, query)
        else:
            _both(store, query)


def _back(label: str = "‹ All incidents") -> None:
    with st.container(key="back"):
        st.button(label, key="back-button", type="tertiary", on_click=state.close)


def _both(store: Store, query: Query) -> None:
    """Draw the panels and the compact figure, or all of its rows when asked."""
    seen = facts.seen(store, query)
    dataset, found = seen.whole, seen.comparisons
    counts = store.totals(query).by_side
    with guarded("The two panels"):
        shown = seen.in_view()
        st.html(panels(dataset, shown, store.sums(query), counts, facts.sums(store, query)))
    with guarded("Where they differ"):
        rows = differ.rows(found, dataset)
        everything = bool(st.session_state.get(SHOW_ALL))
        title = el("h2", "", "Where they differ")
        note = el("p", "", "one row per loss; equal steps are equal ratios")
        most = differ.MAX_ROWS if everything else differ.COMPACT_ROWS
        figure = differ.compact(found, dataset, most)
        told = el("p", "xc-sum", ledger.summary(dataset, found))
        st.html(join([el("div", "xc-h", title, note), told, figure]))
        if len(rows) > differ.COMPACT_ROWS:
            _more(len(rows), everything=everything)


def _more(rows: int, *, everything: bool) -> None:
    def toggle() -> None:
        st.session_state[SHOW_ALL] = not everything

    label = f"Show {differ.COMPACT_ROWS} rows" if everything else f"Show all {rows} rows"
    with st.container(key="more"):
        st.button(label, key="more-button", type="tertiary", on_click=toggle)


def _empty(store: Store, query: Query) -> None:
    """Say that nothing is in view, what each filter hides, and offer to lift it."""
    hidden = {}
    for name, label, lifted in loosened(query):
        freed = store.totals(replace(query, **lifted)).claims  # type: ignore[arg-type]
        if freed:
            hidden[name] = (label, freed, lifted)
    told = {label: number for label, number, _ in hidden.values()}
    st.html(empty(told, "Widen the dates, or take a filter away."))
    for name, (label, _, lifted) in hidden.items():
        st.button(f"Lift “{label}”", key=f"lift-{name}", on_click=state.ask, kwargs=lifted)


def loosened(query: Query) -> list[tuple[str, str, dict[str, object]]]:
    """List the filters that are set: field, words, and the change that lifts it."""
    return [
        (name, label, {name: nothing})
        for name, (label, nothing) in LIFTED.items()
        if getattr(query, name)
    ]


def _incident(store: Store, query: Query, name: str) -> None:
    """Draw one incident with its claims as cards, whatever the filters, and how it became known."""
    _back()
    dataset = facts.incident(store, name, query.as_known_on)
    found = ledger.compare(dataset, query.as_known_on)
    with guarded("“As it became known”"):
        became_known(store, name)
    with guarded("This incident"):
        line = line_of(store.manifest, dataset, dataset.incidents[name])
        st.html(incident_view(dataset, name, found, line))


def _sum(store: Store, query: Query, wanted: str) -> None:
    """Draw the claims behind a figure of a panel, and those that were not added."""
    _back()
    sums = {
        "/".join((one.side, one.subject, one.category, one.measure)): one
        for one in facts.sums(store, query)
    }
    if wanted in sums:
        st.html(sum_view(store.slice(query), sums[wanted]))
    else:
        box("note", "", "This sum is not in view any more.")


def _mark(store: Store, query: Query, mark: state.OpenMark) -> None:
    """List the incidents at a place that has several."""
    _back()
    dataset = store.slice(query, incidents=mark.incidents)
    rows = [_row(one) for one in dataset.incidents.values()]
    head = el("h2", "", bdi(mark.label), " ", el("span", "n", words.plural(mark.count, "incident")))
    st.html(el("div", "inc xc-mark", head, el("ul", "", *rows)))


def _row(incident: Incident) -> str:
    when = words.incident_days(incident, full=True)
    title = el("b", "", bdi(incident.title))
    note = el("small", "", f"{words.kind_label(incident)} · {when}")
    return el("li", "", opener("xc-row", title, note, target=incident.id))
