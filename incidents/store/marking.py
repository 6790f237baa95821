"""The statements behind the spots of a map: what each side has done, summed up by place or cell."""

from __future__ import annotations

from incidents.query import Query
from incidents.store import facts
from incidents.store.schema import (
    ALWAYS,
    DECLINED_BIT,
    DECLINES,
    DENIES,
    DISPUTES,
    LATER_BIT,
    NAMES,
    NOTED_BIT,
    NOTES,
    REFUSED_BIT,
    SAID_BIT,
    SAYS,
    SHOWN_BIT,
    SIDE_FACTS,
    THIRD,
    WITHDRAWS,
    WITHDREW_BIT,
)
from incidents.store.sql import IS_CLAIM, STANDS, in_view, on_claims

MARK_INCIDENTS = 20
"""How many incidents a mark names."""

BITS = {
    SAYS: SAID_BIT,
    DISPUTES: REFUSED_BIT,
    DENIES: REFUSED_BIT,
    DECLINES: DECLINED_BIT,
    WITHDRAWS: WITHDREW_BIT,
    NOTES: NOTED_BIT,
}
"""What a side has done that makes a claim of a bearing."""

RANK = 1 << 31
"""More than any number of an incident: what one claim more is worth in the order of a mark."""

SHOWN = " | ".join(
    f"CASE WHEN n_{name} > 0 THEN {SHOWN_BIT << slot * len(SIDE_FACTS)} ELSE 0 END"
    for slot, name in enumerate(NAMES[:THIRD])
)
"""The bits of sides that have claims in view."""


def _done(query: Query) -> str:
    """Ask what each side has done about the incidents in view, whatever is asked of claims.

    A filter on claims must not make a side silent: here all that stands is looked at. Columns:
    ``incident_n``, and ``done`` as in `schema.SIDE_FACTS`.
    """
    return (
        f"SELECT incident_n, {done(STANDS, 'stated > $at')} FROM claims"
        f" WHERE {on_claims(query.of_incidents(), standing=False)} GROUP BY incident_n"
    )


def done(stands: str, later: str) -> str:
    """Gather the bits of `schema.SIDE_FACTS` that claims make, by which stand and come later."""
    bearings = " ".join(f"WHEN {bearing} THEN {bit}" for bearing, bit in BITS.items())
    bit = (
        f"CASE WHEN slot = {THIRD} THEN 0 WHEN {stands} THEN CASE bearing {bearings} END"
        f" WHEN {later} AND {IS_CLAIM} THEN {LATER_BIT} ELSE 0 END"
    )
    return f"bit_or(({bit}) << (slot * {len(SIDE_FACTS)})) AS done"


def _placed(query: Query, *, bounded: bool) -> str:
    """Incidents in view once for each of their places in sight.

    Columns: ``incident_n``, ``n`` and ``n_t`` (claims, those by third parties), ``done``, ``lone``
    (whether it has but one place), ``place_n``, ``x``, ``y``.
    """
    sight = (
        " AND p.west <= $east AND p.east >= $west AND p.south <= $north AND p.north >= $south"
        if bounded
        else ""
    )
    if facts.suffice(query):
        return facts.placed(query, sight)
    return (
        f"SELECT v.incident_n, v.n, v.n_t, coalesce(s.done, 0) | (h.done & {ALWAYS}) | {SHOWN}"
        " AS done, h.lone, p.n AS place_n, p.x, p.y"
        f" FROM ({in_view(query)}) v LEFT JOIN ({_done(query)}) s USING (incident_n)"
        " JOIN placements h ON h.n = v.incident_n"
        f" JOIN places p ON p.n = h.place_n{sight}"
    )


def _mark_sums(*, named: bool) -> str:
    # One number an incident sorts faster than two columns: most claims first, then by time.
    rank = f"incident_n - n * {RANK}"
    first = f"min({rank}, {MARK_INCIDENTS})" if named else f"[min({rank})]"
    return f"count(*), sum(n) AS claims, sum(n_t), bit_or(done), {first}"


def place_marks(query: Query, *, bounded: bool, named: bool) -> str:
    """One row a place in sight, those with most claims first; ``named`` with its incidents."""
    return (
        f"SELECT place_n, {_mark_sums(named=named)} FROM ({_placed(query, bounded=bounded)})"
        " GROUP BY place_n ORDER BY claims DESC, place_n LIMIT $limit"
    )


def cell_marks(query: Query, *, bounded: bool, named: bool) -> str:
    """One row a cell of the map: places in sight, but for those that are drawn themselves.

    An incident with several places in a cell counts once there.
    """
    columns = "incident_n, n, n_t, done, x // $cell AS cell_x, y // $cell AS cell_y"
    once = (
        f"SELECT {columns} FROM found WHERE lone"
        f" UNION ALL SELECT DISTINCT {columns} FROM found WHERE NOT lone"
    )
    return (
        f"WITH found AS (FROM ({_placed(query, bounded=bounded)})"
        f" WHERE place_n NOT IN (SELECT unnest($drawn)))"
        f" SELECT cell_x, cell_y, {_mark_sums(named=named)} FROM ({once})"
        " GROUP BY cell_x, cell_y ORDER BY claims DESC, cell_x, cell_y LIMIT $limit"
    )
