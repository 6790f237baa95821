"""The statements behind the store's answers, one function each; values are always bound."""

from __future__ import annotations

from incidents.query import Query
from incidents.store import facts
from incidents.store.schema import NAMES, NOTES

IS_CLAIM = f"bearing <> {NOTES}"
STANDS = "stated <= $at AND superseded > $at"


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "TRUE"


def on_claims(query: Query, *, standing: bool = True) -> str:
    """Say which claims pass a query; replaced ones too unless only those standing are meant."""
    conditions = [one.claims for one in query.used if one.field != "as_known_on"]
    return _all([*conditions, STANDS] if standing else conditions)


def _on_incidents(query: Query) -> str:
    return _all([one.incidents for one in query.used])


def in_view(query: Query) -> str:
    """Incidents in view, with how many claims each slot makes of them; 0 where only a note passes.

    Columns: ``incident_n``, ``n`` (claims), ``n_a``, ``n_b``, ``n_t`` (by slot).
    """
    if facts.suffice(query):
        return facts.in_view(query)
    counts = ", ".join(
        f"count(*) FILTER (slot = {slot} AND {IS_CLAIM}) AS n_{name}"
        for slot, name in enumerate(NAMES)
    )
    spoken = (
        f"SELECT incident_n, count(*) FILTER ({IS_CLAIM}) AS n, {counts}"
        f" FROM claims WHERE {on_claims(query)} GROUP BY incident_n"
    )
    if query.needs_claims:
        return spoken
    zeros = ", ".join(f"0 AS n_{name}" for name in NAMES)
    silent = f"SELECT n AS incident_n, 0 AS n, {zeros} FROM incidents WHERE claims = 0"
    return f"{spoken} UNION ALL {silent} AND {_on_incidents(query)}"


def totals(query: Query) -> str:
    """One row: incidents, those without a place, claims; claims and incidents by slot.

    Then claims that pass the filters but are undated, said later, or replaced.
    """
    if facts.suffice(query):
        return facts.totals(query)
    by_slot = ", ".join(
        f"coalesce(sum(n_{name}), 0), count(*) FILTER (n_{name} > 0)" for name in NAMES
    )
    seen = (
        f"SELECT count(*), count(*) FILTER (NOT placed), coalesce(sum(v.n), 0), {by_slot}"
        f" FROM ({in_view(query)}) v JOIN incidents i ON i.n = v.incident_n"
    )
    return f"FROM ({seen}), ({_not_standing(query)})"


def _not_standing(query: Query) -> str:
    return (
        "SELECT count(*) FILTER (said IS NULL AND stated > $at),"
        " count(*) FILTER (said IS NOT NULL AND stated > $at),"
        " count(*) FILTER (stated <= $at AND superseded <= $at)"
        f" FROM claims WHERE {on_claims(query, standing=False)} AND {IS_CLAIM}"
    )


def event_days(query: Query) -> str:
    """Claims in view by the days and precision of their incident, and by slot."""
    if facts.suffice(query):
        return facts.event_days(query)
    return (
        "SELECT c.first, c.last, f.precision, c.slot, count(*)"
        f" FROM (SELECT * FROM claims WHERE {on_claims(query)} AND {IS_CLAIM}) c"
        " JOIN facts f ON f.n = c.incident_n"
        " WHERE c.first <= $last_day AND c.last >= $first_day GROUP BY ALL"
    )


def record_days(query: Query) -> str:
    """Claims by the day they are known to have been said, and by slot; replaced ones too."""
    return (
        f"SELECT said, slot, count(*) FROM claims WHERE {on_claims(query, standing=False)}"
        f" AND said IS NOT NULL AND {IS_CLAIM} GROUP BY ALL"
    )


def said_near(query: Query, *, which: str) -> str:
    """One row: the nearest instant ``which`` (<=, <, >) ``$near``, its first claim, how many."""
    order = "ASC" if which == ">" else "DESC"
    passes = f"{on_claims(query, standing=False)} AND said IS NOT NULL AND {IS_CLAIM}"
    return (
        "SELECT stated, arg_min(id, position), count(*) FROM claims"
        f" WHERE {passes} AND stated {which} $near GROUP BY stated ORDER BY stated {order} LIMIT 1"
    )


def chosen(query: Query, *, limited: bool = False) -> str:
    """Numbers of the incidents in view with most claims."""
    limit = " LIMIT $limit" if limited else ""
    return f"SELECT incident_n FROM ({in_view(query)}) ORDER BY n DESC, incident_n{limit}"


def listed(query: Query, *, unplaced: bool = False) -> str:
    """Numbers of incidents in view, in order of time; only those without a place if so asked."""
    condition = " AND NOT placed" if unplaced else ""
    if facts.suffice(query):
        return facts.listed(query, condition)
    return (
        "SELECT n FROM facts WHERE n IN"
        f" (SELECT incident_n FROM ({in_view(query)})){condition}"
        " ORDER BY n LIMIT $limit OFFSET $offset"
    )


def claim_numbers(query: Query) -> str:
    """Give numbers: claims in view about the wanted incidents, and all that they replace."""
    shown = f"""
        SELECT n FROM claims
        WHERE {on_claims(query)} AND incident_n IN (SELECT unnest($numbers))
    """
    before = f"SELECT before_n FROM history WHERE claim_n IN ({shown})"
    return f"SELECT n FROM claims WHERE n IN ({shown}) OR n IN ({before}) ORDER BY position"


CLAIMS_BY_ID = """
    WITH wanted AS (SELECT * FROM claims WHERE id IN (SELECT unnest($keys)))
    SELECT id, position, n, incident_n FROM wanted
    UNION ALL SELECT wanted.id, old.position, old.n, old.incident_n
    FROM wanted JOIN history ON claim_n = wanted.n JOIN claims old ON old.n = before_n
    ORDER BY ALL
"""
"""Claims with the wanted ids, each with all that it replaces."""

# The bounds let the engine pass over all blocks of rows that lie outside them.
_KEYS = "n BETWEEN $least AND $most AND n IN (SELECT unnest($keys))"
INCIDENT_IDS = f"SELECT n, id FROM incidents WHERE {_KEYS}"
INCIDENT_RECORDS = f"SELECT n, json FROM incidents WHERE {_KEYS}"
CLAIM_RECORDS = f"SELECT n, json FROM claims WHERE {_KEYS}"
SOURCE_RECORDS = (
    """SELECT id, json FROM records WHERE "table" = 'sources' AND id IN (SELECT unnest($keys))"""
)
RECORDS_OF = """
    SELECT belongs, id, json FROM records
    WHERE "table" = $table AND belongs IN (SELECT unnest($keys)) ORDER BY belongs
"""
ALL_RECORDS = 'SELECT id, json FROM records WHERE "table" = $table ORDER BY id'
LOSSES = "SELECT n, slot, subject, category, measure FROM losses ORDER BY n"
KNOWN_IDS = "SELECT id FROM incidents WHERE id IN (SELECT unnest($ids))"
CLOSEST_IDS = (
    "SELECT id FROM incidents ORDER BY jaro_winkler_similarity(id, $wanted) DESC, n LIMIT 3"
)
DESCRIBED = "SELECT key, value FROM meta"
SPAN = "SELECT min(first), max(last) FROM incidents"
