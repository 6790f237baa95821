"""The statements that make the store's tables of staged columns; numbers follow time, then ids."""

from __future__ import annotations

from incidents.loader.asjson import JSON
from incidents.store import marking, sql, summing
from incidents.store.schema import (
    DECLINES,
    DENIES,
    DISPUTES,
    HAPPENED_BIT,
    NAMES,
    NEVER,
    NOTES,
    NOW,
    SAYS,
    SEARCHED_BIT,
    SIDE_FACTS,
    THIRD,
    WITHDRAWS,
)

BEARINGS = {
    "disputes": DISPUTES,
    "denies": DENIES,
    "declines": DECLINES,
    "withdraws": WITHDRAWS,
    "no_comment": NOTES,
}

DATE_READ = ("in_text", "url", "index_stamp")
"""How a date is known that was read, not inferred or taken from another report."""

LINE_BREAK = "chr(10)"


def _lines(*texts: str) -> str:
    """Write texts on a line each."""
    flat = (f"nullif(replace({text}, {LINE_BREAK}, ' '), '')" for text in texts)
    return f"concat_ws({LINE_BREAK}, {', '.join(flat)})"


def _together(table: str, column: str, text: str, joined: str) -> str:
    """Write, of each list that a column has, a text of its members, one a line, in their order.

    Few lists are written by many: they are put together once each.
    """
    return f"""
      SELECT {column}, string_agg({text}, {LINE_BREAK} ORDER BY place) AS texts FROM (
        SELECT {column}, unnest({column}) AS name, generate_subscripts({column}, 1) AS place
        FROM (SELECT DISTINCT {column} FROM {table})) one
      {joined} GROUP BY {column}
    """


_NAMES = _together(
    *("waiting_incidents", "places", f"replace(name, {LINE_BREAK}, ' ')"),
    "WHERE name NOT IN (SELECT name FROM placed)",
)
_SPELLINGS = _together("waiting_incidents", "places", "spellings", "JOIN placed USING (name)")
_OUTLETS = _together(
    *("waiting_claims", "sources", f"replace(outlet, {LINE_BREAK}, ' ')"),
    "JOIN (SELECT id AS name, outlet FROM waiting_sources) s USING (name)",
)

TEXTS = (
    "CREATE TEMP TABLE texts (of VARCHAR, id VARCHAR, text VARCHAR, odd BOOLEAN)",
    f"""
    INSERT INTO texts SELECT 'incidents', id, text, strlen(text) <> length(text) FROM (
      SELECT i.id, {_lines("title", "summary")} || coalesce({LINE_BREAK} || n.texts, '') AS text
      FROM waiting_incidents i LEFT JOIN ({_NAMES}) n USING (places))
    """,
    f"""
    INSERT INTO texts SELECT 'claims', id, text, strlen(text) <> length(text) FROM (
      SELECT c.id, {_lines("speaker", "quotation", "translation", "note", "v.name")}
        || coalesce({LINE_BREAK} || o.texts, '') AS text
      FROM waiting_claims c JOIN voices v ON v.id = c.claimant
      LEFT JOIN ({_OUTLETS}) o USING (sources))
    """,
)
"""What is searched for words, a text a line; ``odd`` ones are not ASCII and folded in Python.

The title of an incident and the speaker of a claim come first. Places that were found are folded
already, in every spelling.
"""

ODD_TEXTS = "SELECT of, id, text FROM texts WHERE odd"

_WORDS = r"regexp_replace(translate(lower(text), '''`', ''), '[^a-z0-9\n]+', ' ', 'g')"

FOLDED = rf"""
    CREATE TEMP TABLE folded AS
    SELECT of, id, trim(regexp_replace({_WORDS}, ' ?\n[ \n]*', {LINE_BREAK}, 'g'),
      ' ' || {LINE_BREAK}) AS text FROM texts WHERE NOT odd
    UNION ALL SELECT of, id, text FROM odd_folded
"""
"""Texts folded as `geodata.folding.fold` does; of ASCII it is only this."""

INCIDENT_NUMBERS = """
    CREATE TEMP TABLE incident_numbers AS
    SELECT id, row_number() OVER (ORDER BY start, id) - 1 AS n FROM waiting_incidents
"""
CLAIM_NUMBERS = """
    CREATE TEMP TABLE claim_numbers AS
    SELECT w.line, row_number() OVER (ORDER BY o.n, w.line) - 1 AS n,
      row_number() OVER (ORDER BY w.line) - 1 AS position
    FROM waiting_claims w JOIN incident_numbers o ON o.id = w.incident
"""
"""The order of all, from which every number comes; `line` is a claim's own."""

INCIDENTS = f"""
    INSERT INTO incidents
    SELECT o.n, w.id, w.kind, w.start, w."end",
      coalesce(list_has_any(w.places, (SELECT list(name) FROM placed)), FALSE),
      coalesce(c.number, 0), greatest(w.searched, a.day), greatest(w.searched, b.day),
      concat_ws({LINE_BREAK}, nullif(f.text, ''), p.texts), {JSON["incidents"]}
    FROM waiting_incidents w JOIN incident_numbers o USING (id)
    LEFT JOIN (SELECT incident, count(*) AS number FROM waiting_claims GROUP BY 1) c
      ON c.incident = w.id
    LEFT JOIN looked a ON a.incident = w.id AND a.slot = 0
    LEFT JOIN looked b ON b.incident = w.id AND b.slot = 1
    LEFT JOIN folded f ON f.of = 'incidents' AND f.id = w.id
    LEFT JOIN ({_SPELLINGS}) p ON p.places = w.places
    ORDER BY o.n
"""

NUMBERED = f"""
    CREATE TEMP TABLE numbered AS
    SELECT o.n, o.position, x.n AS incident_n, v.slot, v.home,
      i.kind, i.start AS first, i."end" AS last, coalesce(w.latest, TIMESTAMP '{NOW}') AS instant,
      w.line, w.id, w.subject, w.category, w.measure, w.stance, w.revises
    FROM waiting_claims w JOIN claim_numbers o USING (line)
    JOIN waiting_incidents i ON i.id = w.incident JOIN incident_numbers x ON x.id = w.incident
    JOIN voices v ON v.id = w.claimant
"""

FIRST_LOSSES = f"""
    CREATE TEMP TABLE first_losses AS
    SELECT min(n) AS n, slot, subject, category, measure
    FROM numbered WHERE category IS NOT NULL AND stance <> 'no_comment' AND slot < {THIRD}
    GROUP BY slot, subject, category, measure
"""

LOSSES = """
    INSERT INTO losses
    SELECT row_number() OVER (ORDER BY min(n)) - 1, slot, subject, category, measure
    FROM first_losses GROUP BY slot, subject, category, measure ORDER BY min(n)
"""

HISTORY = """
    INSERT INTO history
    WITH RECURSIVE links AS (
      SELECT c.n AS newer, o.n AS older FROM (
        SELECT n, unnest(revises) AS id FROM numbered WHERE len(revises) > 0) c
      JOIN (SELECT n, id FROM numbered) o USING (id)),
    back AS (
      SELECT newer, older FROM links
      UNION SELECT back.newer, links.older FROM back JOIN links ON links.newer = back.older)
    SELECT newer, older FROM back ORDER BY newer, older
"""

CLAIMS = f"""
    INSERT INTO claims
    SELECT m.n, w.id, m.position, m.incident_n, m.slot, w.claimant, w.stance,
      CASE w.stance {" ".join(f"WHEN '{word}' THEN {code}" for word, code in BEARINGS.items())}
        ELSE {SAYS} END,
      w.subject, l.n, w.low, w.high,
      w.scope = 'whole' AND w.part_of IS NULL
        AND m.kind NOT IN (SELECT kind FROM known_kinds WHERE is_total), m.instant,
      CASE WHEN e.instant IS NULL THEN TIMESTAMP '{NEVER}' ELSE least(e.instant, TIMESTAMP '{NOW}')
      END, w.said, s.language,
      coalesce(s.country = m.home, FALSE), w.stated_basis IN {DATE_READ}, m.kind, m.first, m.last,
      f.text, {JSON["claims"]}
    FROM waiting_claims w JOIN numbered m ON m.line = w.line
    LEFT JOIN losses l ON l.slot = m.slot AND l.subject IS NOT DISTINCT FROM w.subject
      AND l.category = w.category AND l.measure = w.measure
    LEFT JOIN (SELECT h.before_n, min(c.instant) AS instant FROM history h
      JOIN numbered c ON c.n = h.claim_n GROUP BY 1) e ON e.before_n = m.n
    JOIN waiting_sources s ON s.id = w.sources[1]
    LEFT JOIN folded f ON f.of = 'claims' AND f.id = w.id
    ORDER BY m.n
"""

_STANDS = f"superseded > TIMESTAMP '{NOW}'"
_COUNTED = ", ".join(
    f"count(*) FILTER (slot = {slot} AND {_STANDS} AND {sql.IS_CLAIM}) AS n_{name}"
    for slot, name in enumerate(NAMES)
)

FACTS = f"""
    INSERT INTO facts
    SELECT * EXCLUDE (known), known | {marking.SHOWN} FROM (
      SELECT i.n, i.kind, w.precision, i.first, i.last, i.placed, coalesce(c.said, 0),
        coalesce(c.n_a, 0) AS n_a, coalesce(c.n_b, 0) AS n_b, coalesce(c.n_t, 0) AS n_t,
        coalesce(c.replaced, 0), coalesce(c.done, 0)
        | CASE WHEN i.searched_a IS NULL THEN 0 ELSE {SEARCHED_BIT} END
        | CASE WHEN i.searched_b IS NULL THEN 0 ELSE {SEARCHED_BIT << len(SIDE_FACTS)} END
        | CASE WHEN i.kind IN (SELECT kind FROM known_kinds WHERE is_spoken) THEN 0
          ELSE {HAPPENED_BIT} END AS known
      FROM incidents i JOIN waiting_incidents w USING (id) LEFT JOIN (
        SELECT incident_n, count(*) FILTER ({_STANDS} AND {sql.IS_CLAIM}) AS said, {_COUNTED},
          count(*) FILTER (NOT {_STANDS} AND {sql.IS_CLAIM}) AS replaced,
          {marking.done(_STANDS, "FALSE")}
        FROM claims GROUP BY incident_n) c ON c.incident_n = i.n)
    ORDER BY n
"""

PLACEMENTS = """
    INSERT INTO placements
    SELECT n, place_n, kind, first, last, count(*) OVER (PARTITION BY n) = 1, said, n_t, done
    FROM (SELECT DISTINCT i.n, p.n AS place_n
      FROM (SELECT id, unnest(places) AS name FROM waiting_incidents) w
      JOIN incidents i USING (id) JOIN placed USING (name) JOIN places p ON p.key = placed.key) once
    JOIN facts USING (n) ORDER BY n, place_n
"""

ACCOUNTS = f"INSERT INTO accounts {summing.accounts(_STANDS)} ORDER BY n, loss_n"

RECORDS = f"""
    INSERT INTO records SELECT 'sources', w.id, NULL, {JSON["sources"]} FROM waiting_sources w
"""

NUMBERS = (INCIDENT_NUMBERS, CLAIM_NUMBERS)
"""What is known only over all rows: as are `LOSSES`, of the first of each."""

FIRST = (NUMBERED, FIRST_LOSSES)
PARTS = (INCIDENTS, HISTORY, CLAIMS, FACTS, PLACEMENTS, ACCOUNTS)
"""What holds of any incidents by themselves that are there with all their claims and sources."""

STATEMENTS = (*NUMBERS, *FIRST, LOSSES, *PARTS, RECORDS)
"""All, in the order in which they build on each other."""
