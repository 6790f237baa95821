"""Finding, over all claims at once, those that `incidents.loader.linking` must look at.

A claim is suspect where its links, its stance or its time may be wrong, or where another says the
same. Each check is stricter than the rule behind it; suspects are judged by the rules, together
with all that was said of the same incidents and all that is linked with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.loader.staging import Staging

_UNNAMED = "(unnamed|anonymous|not named|unidentified)"

SUSPECT = f"""
    CREATE OR REPLACE TEMP TABLE suspect AS
    WITH told AS (
      SELECT c.*, p.voice, p.side, i.began, i.kind,
        CASE WHEN c.part_of IS NULL THEN c.scope ELSE 'part' END AS share,
        regexp_matches(lower(speaker || ' ' || p.name), '{_UNNAMED}') AS unnamed
      FROM waiting_claims c JOIN known_parties p ON p.id = c.claimant
      JOIN waiting_incidents i ON i.id = c.incident),
    links AS (SELECT *, unnest(revises) AS older FROM told WHERE len(revises) > 0)
    SELECT n.id FROM links n LEFT JOIN told o ON o.id = n.older
      WHERE o.id IS NULL OR o.voice <> n.voice OR o.incident <> n.incident
      OR o.subject IS DISTINCT FROM n.subject OR o.measure <> n.measure OR o.share <> n.share
      OR n.last < o.earliest OR n.unnamed
    UNION SELECT id FROM told WHERE part_of IS NOT NULL
    UNION SELECT t.id FROM told t LEFT JOIN known_parties o ON o.id = t.subject
      WHERE (t.stance = 'counts' AND t.side IS NOT NULL)
      OR (t.stance = 'withdraws' AND len(t.revises) = 0)
      OR (t.stance = 'reports' AND (t.side IS NULL OR o.side <> t.side))
      OR (t.last < t.began AND t.kind <> 'totals')
    UNION SELECT unnest(list(id)) FROM told WHERE low IS NOT NULL
      GROUP BY incident, claimant, subject, category, measure, low, high, share, part_of, stance,
        list_sort(sources) HAVING count(*) > 1
"""

CONCERNED = """
    CREATE OR REPLACE TEMP TABLE concerned AS
    SELECT DISTINCT incident FROM waiting_claims WHERE id IN (SELECT id FROM suspect)
"""

POINTERS = """
    CREATE OR REPLACE TEMP TABLE pointers AS
    SELECT id, line, incident, revises, part_of FROM waiting_claims
    WHERE len(revises) > 0 OR part_of IS NOT NULL
"""
"""The claims that name others."""

NAMED = "SELECT DISTINCT unnest(list_append(revises, part_of)) AS id FROM pointers"

POINTED = f"""
    CREATE OR REPLACE TEMP TABLE pointed AS
    SELECT id, incident FROM waiting_claims WHERE id IN ({NAMED})
"""
"""The claims that others name."""

_LINKED = """
    CREATE OR REPLACE TEMP TABLE linked AS
    SELECT c.incident AS here, o.incident AS there
    FROM (SELECT incident, unnest(list_append(revises, part_of)) AS older FROM pointers) c
    JOIN pointed o ON o.id = c.older WHERE o.incident <> c.incident
"""

_MORE = """
    INSERT INTO concerned
    SELECT incident FROM (
      SELECT there AS incident FROM linked WHERE here IN (SELECT incident FROM concerned)
      UNION SELECT here FROM linked WHERE there IN (SELECT incident FROM concerned))
    WHERE incident NOT IN (SELECT incident FROM concerned)
"""


def follow(staging: Staging) -> None:
    """Add to ``concerned`` the incidents that are linked with those in it."""
    staging.run(_LINKED)
    before = -1
    while before != (now := _count(staging)):
        before = now
        staging.run(_MORE)


def _count(staging: Staging) -> int:
    ((number,),) = staging.rows("SELECT count(*) FROM concerned")
    return int(number)
