"""The statements behind the store's answers, one function each; values are always bound."""

from __future__ import annotations

from incidents.query import Query
from incidents.store.schema import DECLINES, DENIES, DISPUTES, NOTES, SAYS, WITHDRAWS

NAMES = ("a", "b", "t")
"""Column suffix of each slot."""

MARK_INCIDENTS = 20
"""How many incidents a mark names."""

FEW = 3
"""A sum over so few incidents names the claims that it is made of."""

RANK = 1 << 31
"""More than any number of an incident: what one claim more is worth in the order of a mark."""

IS_CLAIM = f"bearing <> {NOTES}"
STANDS = "stated <= $at AND superseded > $at"


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "TRUE"


def _on_claims(query: Query, *, standing: bool = True) -> str:
    """Say which claims pass a query; replaced ones too unless only those standing are meant."""
    conditions = [one.claims for one in query.used if one.field != "as_known_on"]
    return _all([*conditions, STANDS] if standing else conditions)


def _on_incidents(query: Query) -> str:
    return _all([one.incidents for one in query.used])


def _in_view(query: Query) -> str:
    """Incidents in view, with how many claims each slot makes of them; 0 where only a note passes.

    Columns: ``incident_n``, ``n`` (claims), ``n_a``, ``n_b``, ``n_t`` (by slot).
    """
    counts = ", ".join(
        f"count(*) FILTER (slot = {slot} AND {IS_CLAIM}) AS n_{name}"
        for slot, name in enumerate(NAMES)
    )
    spoken = (
        f"SELECT incident_n, count(*) FILTER ({IS_CLAIM}) AS n, {counts}"
        f" FROM claims WHERE {_on_claims(query)} GROUP BY incident_n"
    )
    if query.needs_claims:
        return spoken
    zeros = ", ".join(f"0 AS n_{name}" for name in NAMES)
    silent = f"SELECT n AS incident_n, 0 AS n, {zeros} FROM incidents WHERE claims = 0"
    return f"{spoken} UNION ALL {silent} AND {_on_incidents(query)}"


def _said(query: Query) -> str:
    """Ask what each side has done about the incidents in view, whatever is asked of claims.

    A filter on claims must not make a side silent: here all that stands is looked at. Columns:
    ``incident_n`` and for each side ``said``, ``refused``, ``declined``, ``withdrew``, ``noted``,
    and ``later``: that it speaks of the incident only after the instant.
    """
    bearings = {
        "said": f"{STANDS} AND bearing = {SAYS}",
        "refused": f"{STANDS} AND bearing IN ({DISPUTES}, {DENIES})",
        "declined": f"{STANDS} AND bearing = {DECLINES}",
        "withdrew": f"{STANDS} AND bearing = {WITHDRAWS}",
        "noted": f"{STANDS} AND bearing = {NOTES}",
        "later": f"stated > $at AND {IS_CLAIM}",
    }
    told = ", ".join(
        f"bool_or(slot = {slot} AND {condition}) AS {name}_{NAMES[slot]}"
        for name, condition in bearings.items()
        for slot in (0, 1)
    )
    return (
        f"SELECT incident_n, {told} FROM claims"
        f" WHERE {_on_claims(query.of_incidents(), standing=False)} GROUP BY incident_n"
    )


SIDE_FACTS = ("said", "refused", "declined", "withdrew", "noted", "later", "shown", "searched")
"""What a mark tells of each side, in the order of its columns."""


def totals(query: Query) -> str:
    """One row: incidents, those without a place, claims; then claims and incidents by slot."""
    by_slot = ", ".join(
        f"coalesce(sum(n_{name}), 0), count(*) FILTER (n_{name} > 0)" for name in NAMES
    )
    return (
        f"SELECT count(*), count(*) FILTER (NOT placed), coalesce(sum(v.n), 0), {by_slot}"
        f" FROM ({_in_view(query)}) v JOIN incidents i ON i.n = v.incident_n"
    )


def not_standing(query: Query) -> str:
    """One row: claims that pass the filters but are undated, said later, or replaced."""
    return (
        "SELECT count(*) FILTER (said IS NULL AND stated > $at),"
        " count(*) FILTER (said IS NOT NULL AND stated > $at),"
        " count(*) FILTER (stated <= $at AND superseded <= $at)"
        f" FROM claims WHERE {_on_claims(query, standing=False)} AND {IS_CLAIM}"
    )


def _placed(query: Query, *, bounded: bool) -> str:
    """Incidents in view once for each of their places in sight."""
    sight = (
        " AND p.west <= $east AND p.east >= $west AND p.south <= $north AND p.north >= $south"
        if bounded
        else ""
    )
    return (
        "SELECT v.*, s.* EXCLUDE (incident_n),"
        " i.searched_a IS NOT NULL AS searched_a, i.searched_b IS NOT NULL AS searched_b,"
        " p.n AS place_n, p.x, p.y"
        f" FROM ({_in_view(query)}) v LEFT JOIN ({_said(query)}) s USING (incident_n)"
        " JOIN incidents i ON i.n = v.incident_n"
        " JOIN placements h ON h.incident_n = v.incident_n"
        f" JOIN places p ON p.n = h.place_n{sight}"
    )


def _mark_sums() -> str:
    sides = ", ".join(
        f"coalesce(bool_or({name}_{side}), FALSE)" if name != "shown" else f"bool_or(n_{side} > 0)"
        for side in NAMES[:2]
        for name in SIDE_FACTS
    )
    # One number an incident sorts faster than two columns: most claims first, then by time.
    first = f"min(incident_n - n * {RANK}, {MARK_INCIDENTS})"
    return f"count(*), sum(n) AS claims, sum(n_t), {first}, {sides}"


def place_marks(query: Query, *, bounded: bool) -> str:
    """One row a place in sight, those with most claims first."""
    return (
        f"SELECT place_n, {_mark_sums()} FROM ({_placed(query, bounded=bounded)})"
        " GROUP BY place_n ORDER BY claims DESC, place_n LIMIT $limit"
    )


def cell_marks(query: Query, *, bounded: bool) -> str:
    """One row a cell of the map: places in sight, but for those that are drawn themselves."""
    once = (
        "SELECT DISTINCT * EXCLUDE (place_n, x, y), x // $cell AS cell_x, y // $cell AS cell_y"
        f" FROM ({_placed(query, bounded=bounded)}) WHERE place_n NOT IN (SELECT unnest($drawn))"
    )
    return (
        f"SELECT cell_x, cell_y, {_mark_sums()} FROM ({once})"
        " GROUP BY cell_x, cell_y ORDER BY claims DESC, cell_x, cell_y LIMIT $limit"
    )


def event_days(query: Query) -> str:
    """Claims in view by the days and precision of their incident, and by slot."""
    return (
        "SELECT c.first, c.last, i.precision, c.slot, count(*)"
        f" FROM (SELECT * FROM claims WHERE {_on_claims(query)} AND {IS_CLAIM}) c"
        " JOIN (SELECT n, json_extract_string(json, '$.precision') AS precision FROM incidents) i"
        " ON i.n = c.incident_n"
        " WHERE c.first <= $last_day AND c.last >= $first_day GROUP BY ALL"
    )


def record_days(query: Query) -> str:
    """Claims by the day they are known to have been said, and by slot; replaced ones too."""
    return (
        f"SELECT said, slot, count(*) FROM claims WHERE {_on_claims(query, standing=False)}"
        f" AND said IS NOT NULL AND {IS_CLAIM} GROUP BY ALL"
    )


def said_near(query: Query, *, which: str) -> str:
    """One row: the nearest instant ``which`` (<=, <, >) ``$near``, its first claim, how many."""
    order = "ASC" if which == ">" else "DESC"
    passes = f"{_on_claims(query, standing=False)} AND said IS NOT NULL AND {IS_CLAIM}"
    return (
        "SELECT stated, arg_min(id, position), count(*) FROM claims"
        f" WHERE {passes} AND stated {which} $near GROUP BY stated ORDER BY stated {order} LIMIT 1"
    )


def chosen(query: Query, *, limited: bool = False) -> str:
    """Numbers of the incidents in view with most claims."""
    limit = " LIMIT $limit" if limited else ""
    return f"SELECT incident_n FROM ({_in_view(query)}) ORDER BY n DESC, incident_n{limit}"


def listed(query: Query, *, unplaced: bool = False) -> str:
    """Incidents in view as JSON, in order of time; only those without a place if so asked."""
    condition = " AND NOT placed" if unplaced else ""
    return (
        "SELECT json FROM incidents WHERE n IN"
        f" (SELECT incident_n FROM ({_in_view(query)})){condition}"
        " ORDER BY n LIMIT $limit OFFSET $offset"
    )


def claim_records(query: Query) -> str:
    """Claims in view about the wanted incidents as JSON, and all that they replace."""
    shown = f"""
        SELECT n FROM claims
        WHERE {_on_claims(query)} AND incident_n IN (SELECT unnest($numbers))
    """
    return _with_history(shown)


def _with_history(shown: str) -> str:
    before = f"SELECT before_n FROM history WHERE claim_n IN ({shown})"
    return f"SELECT json FROM claims WHERE n IN ({shown}) OR n IN ({before}) ORDER BY position"


def claims_by_id() -> str:
    """Claims with the wanted ids as JSON, and all that they replace."""
    return _with_history("SELECT n FROM claims WHERE id IN (SELECT unnest($ids))")


def sums(query: Query, *, one: bool = False) -> str:
    """One row a claimant side, subject, category and measure: the interval of the sum.

    The rule is "Adding up" of the ledger: each incident once, with the hull of the voices of
    the side; claims about parts of an incident and about periods are counted, never added. An
    account that neither gives a number nor denies makes the sum a least. A sum over `FEW`
    incidents lists the claims it is made of. ``one`` asks for the loss ``$loss`` alone.
    """
    return (
        f"WITH accounts AS ({_accounts(query, one=one)}), "
        "members AS (SELECT *, low IS NOT NULL AS gives,"
        " low IS NULL AND (words > 0 OR (disputed AND NOT denied)) AS lacks FROM accounts), "
        "added AS (SELECT loss_n, sum(low) AS low, sum(high) AS high,"
        " coalesce(bool_or(has_open), FALSE) AS has_open,"
        " count(*) FILTER (gives OR lacks) AS incidents,"
        " sum(CASE WHEN gives THEN numbers ELSE words END) AS parts,"
        " count(*) FILTER (lacks) AS missing, sum(left_out) AS left_out,"
        f" CASE WHEN count(*) FILTER (gives OR lacks) <= {FEW}"
        " THEN flatten(list(ids ORDER BY incident_n) FILTER (gives OR lacks)) END AS ids"
        " FROM members GROUP BY loss_n HAVING bool_or(gives OR words > 0)) "
        "SELECT slot, subject, category, measure, low, high, has_open, incidents, parts,"
        " missing, left_out, ids FROM added JOIN losses ON losses.n = loss_n"
        " ORDER BY incidents DESC, subject, category, measure, slot LIMIT $limit"
    )


def _accounts(query: Query, *, one: bool) -> str:
    """One row a side's account of one loss in one incident: the hull of its voices."""
    only = " AND loss_n = $loss" if one else " AND loss_n IS NOT NULL"
    speaks = f"whole AND bearing = {SAYS}"
    number = f"{speaks} AND low IS NOT NULL"
    return (
        f"SELECT loss_n, incident_n, min(low) FILTER ({number}) AS low,"
        f" max(high) FILTER ({number}) AS high,"
        f" bool_or({number} AND high IS NULL) AS has_open,"
        f" count(*) FILTER ({number}) AS numbers,"
        f" count(*) FILTER ({speaks} AND low IS NULL) AS words,"
        f" bool_or(whole AND bearing = {DISPUTES}) AS disputed,"
        f" bool_or(whole AND bearing = {DENIES}) AS denied,"
        " count(*) FILTER (NOT whole) AS left_out,"
        f" list(id ORDER BY position) FILTER ({speaks}) AS ids"
        f" FROM claims WHERE {_on_claims(query)} AND {IS_CLAIM}{only}"
        " GROUP BY loss_n, incident_n"
    )


def behind(query: Query) -> str:
    """Ids of the standing claims that a sum is made of or leaves out, by incident and file."""
    return (
        "SELECT id, count(*) OVER () FROM claims"
        f" WHERE {_on_claims(query)} AND {IS_CLAIM} AND loss_n IN (SELECT unnest($losses))"
        " ORDER BY loss_n <> $loss, incident_n, position LIMIT $limit"
    )


INCIDENT_IDS = "SELECT n, id FROM incidents WHERE n IN (SELECT unnest($numbers))"
INCIDENT_RECORDS = "SELECT json FROM incidents WHERE n IN (SELECT unnest($numbers)) ORDER BY n"
RECORDS_BY_ID = (
    'SELECT json FROM records WHERE "table" = $table AND id IN (SELECT unnest($ids)) ORDER BY id'
)
RECORDS_OF = """
    SELECT json FROM records
    WHERE "table" = $table AND belongs IN (SELECT unnest($ids)) ORDER BY id
"""
ALL_RECORDS = 'SELECT id, json FROM records WHERE "table" = $table ORDER BY id'
LOSSES = "SELECT n, slot, subject, category, measure FROM losses ORDER BY n"
KNOWN_IDS = "SELECT id FROM incidents WHERE id IN (SELECT unnest($ids))"
CLOSEST_IDS = (
    "SELECT id FROM incidents ORDER BY jaro_winkler_similarity(id, $wanted) DESC, n LIMIT 3"
)
DESCRIBED = "SELECT key, value FROM meta"
SPAN = "SELECT min(first), max(last) FROM incidents"
