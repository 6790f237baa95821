"""Finding, over all claims at once, those that `incidents.loader.linking` must look at.

A claim is suspect where its links, its stance or its time may be wrong, or where another says the
same. Each check is stricter than the rule behind it; suspects are judged by the rules, together
with all that is linked with them.
"""

from __future__ import annotations

_UNNAMED = "(unnamed|anonymous|not named|unidentified)"

SUSPECT = f"""
    CREATE OR REPLACE TEMP TABLE suspect AS
    WITH told AS (
      SELECT c.id, incident, subject, measure, stance, revises, part_of, earliest, last, speaker,
        p.name, p.voice, p.side, CASE WHEN part_of IS NULL THEN scope ELSE 'part' END AS share,
        CASE WHEN low IS NOT NULL THEN hash(incident, claimant, subject, category, measure, low,
          high, share, part_of, stance, list_sort(sources)) END AS said
      FROM waiting_claims c JOIN known_parties p ON p.id = c.claimant),
    links AS (
      SELECT *, unnest(revises) AS older,
        regexp_matches(lower(speaker || ' ' || name), '{_UNNAMED}') AS unnamed
      FROM told WHERE len(revises) > 0)
    SELECT n.id FROM links n LEFT JOIN told o ON o.id = n.older
      WHERE o.id IS NULL OR o.voice <> n.voice OR o.incident <> n.incident
      OR o.subject IS DISTINCT FROM n.subject OR o.measure <> n.measure OR o.share <> n.share
      OR n.last < o.earliest OR n.unnamed
    UNION SELECT id FROM told WHERE part_of IS NOT NULL
    UNION SELECT t.id FROM told t JOIN waiting_incidents i ON i.id = t.incident
      LEFT JOIN known_parties o ON o.id = t.subject
      WHERE (t.stance = 'counts' AND t.side IS NOT NULL)
      OR (t.stance = 'withdraws' AND len(t.revises) = 0)
      OR (t.stance = 'reports' AND (t.side IS NULL OR o.side <> t.side))
      OR (t.last < i.began AND i.kind <> 'totals')
    UNION SELECT id FROM told
      WHERE said IN (SELECT said FROM told GROUP BY said HAVING count(*) > 1)
"""
"""What is said twice is found by a hash, for memory's sake: what only seems so is judged too."""

POINTERS = """
    CREATE OR REPLACE TEMP TABLE pointers AS
    SELECT id, line, revises, part_of FROM waiting_claims
    WHERE len(revises) > 0 OR part_of IS NOT NULL
"""
"""The claims that name others."""

CONCERNED = """
    CREATE OR REPLACE TEMP TABLE concerned AS
    WITH RECURSIVE links AS (
      SELECT id, unnest(list_append(revises, part_of)) AS other FROM pointers),
    either AS (SELECT id, other FROM links UNION ALL SELECT other, id FROM links),
    reached AS (SELECT id FROM suspect UNION SELECT other FROM reached JOIN either USING (id))
    SELECT id FROM reached WHERE id IS NOT NULL
"""
"""The suspects, and the claims that are linked with them, however many links lie between."""
