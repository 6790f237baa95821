"""Statements for a view that asks nothing of claims: they add up what is known of whole incidents.

Most steps of a reader are such views: some days, perhaps some kinds or a place, as known now. What
they count is worked out once, when the store is made; see `schema.TABLES`. Columns and rows are
those of the statements of the same names in `sql`, which answer any query.
"""

from __future__ import annotations

from incidents.query import Query
from incidents.store.schema import NAMES


def suffice(query: Query) -> bool:
    """Tell whether a query asks only what an incident itself answers."""
    return not query.needs_claims and not query.text


def within(query: Query) -> str:
    """Say which incidents pass."""
    return " AND ".join(one.incidents for one in query.used) or "TRUE"


def in_view(query: Query) -> str:
    """Incidents in view, with how many claims each slot makes of them."""
    slots = ", ".join(f"n_{name}" for name in NAMES)
    return f"SELECT n AS incident_n, said AS n, {slots} FROM facts WHERE {within(query)}"


def totals(query: Query) -> str:
    """Count incidents and claims; of now, nothing is undated and nothing comes later."""
    by_slot = ", ".join(
        f"coalesce(sum(n_{name}), 0), count(*) FILTER (n_{name} > 0)" for name in NAMES
    )
    return (
        f"SELECT count(*), count(*) FILTER (NOT placed), coalesce(sum(said), 0), {by_slot},"
        f" 0, 0, coalesce(sum(replaced), 0) FROM facts WHERE {within(query)}"
    )


def placed(query: Query, sight: str) -> str:
    """Incidents in view once for each of their places in sight."""
    return (
        "SELECT h.n AS incident_n, h.said AS n, h.third AS n_t, h.done, h.lone,"
        " h.place_n, p.x, p.y FROM"
        f" (SELECT * FROM placements WHERE {within(query)}) h"
        f" JOIN places p ON p.n = h.place_n{sight}"
    )


def event_days(query: Query) -> str:
    """Claims by the days and precision of their incident, and by slot."""
    by_slot = " UNION ALL ".join(
        f"SELECT first, last, precision, {slot}, sum(n_{name}) AS number FROM seen"
        f" WHERE n_{name} > 0 GROUP BY ALL"
        for slot, name in enumerate(NAMES)
    )
    return (
        f"WITH seen AS (SELECT * FROM facts WHERE {within(query)}"
        f" AND first <= $last_day AND last >= $first_day) {by_slot}"
    )


def listed(query: Query, condition: str) -> str:
    """Numbers of incidents, in order of time."""
    passes = f"{within(query)}{condition}"
    return f"SELECT n FROM facts WHERE {passes} ORDER BY n LIMIT $limit OFFSET $offset"


CLAIMS_OF = (
    "SELECT incident_n, position, n FROM claims WHERE incident_n BETWEEN $least AND $most"
    " AND incident_n IN (SELECT unnest($keys)) ORDER BY incident_n"
)
"""Every claim about the wanted incidents: of now, each of them stands or was replaced."""

ACCOUNTS_OF = (
    "SELECT n, loss_n, ids FROM accounts WHERE n BETWEEN $least AND $most"
    " AND n IN (SELECT unnest($keys)) ORDER BY n"
)
"""The claims that make up every account of the wanted incidents."""
