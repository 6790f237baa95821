"""The tables of the store, as the statements that make them."""

from __future__ import annotations

import datetime as dt

NEVER = dt.datetime.fromisoformat("9999-12-31T23:59:59")
"""When a claim that nothing revises is superseded."""

NOW = dt.datetime.fromisoformat("9999-12-31")
"""The instant that stands for now. An undated claim is taken as stated then, and no earlier."""

SAYS, DISPUTES, DENIES, DECLINES, WITHDRAWS, NOTES = range(6)
"""What a stance amounts to; a note is an outlet's, and no claim of the side that it is about."""

THIRD = 2
"""The slot of third parties, after those of the two sides."""

NAMES = ("a", "b", "t")
"""Column suffix of each slot."""

SIDE_FACTS = ("said", "refused", "declined", "withdrew", "noted", "later", "shown", "searched")
"""What is known of one side in an incident, a bit each from the lowest; side 2 follows side 1."""

SAID_BIT, REFUSED_BIT, DECLINED_BIT, WITHDREW_BIT, NOTED_BIT, LATER_BIT, SHOWN_BIT, SEARCHED_BIT = (
    1 << place for place in range(len(SIDE_FACTS))
)
HAPPENED_BIT = 1 << 2 * len(SIDE_FACTS)
"""Above the bits of both sides: that something is said to have happened."""

ALWAYS = HAPPENED_BIT | SEARCHED_BIT | SEARCHED_BIT << len(SIDE_FACTS)
"""The bits that no query changes."""

TABLES = {
    # ``n`` counts the incidents in the order of their start and id; ``text`` is folded;
    # ``searched_a`` and ``searched_b`` are the last day on which somebody looked for what a side
    # said.
    "incidents": """
        n INTEGER, id VARCHAR, kind VARCHAR, first DATE, last DATE, placed BOOLEAN,
        claims INTEGER, searched_a DATE, searched_b DATE, text VARCHAR, json VARCHAR
    """,
    # ``n`` counts the claims in the order of their incidents, ``position`` in that of the file.
    # ``slot`` is 0 or 1 for the sides, 2 for third parties. ``said`` is the day on which a claim
    # is known to have been said. ``loss_n`` is empty unless a side makes a claim about something
    # counted; ``whole`` tells whether it may be added up. ``language`` is that of the page where
    # it was read first, ``at_home`` whether that is the side's own country's, ``dated`` whether
    # its date was read. A claim carries its incident's kind and days, so that a view is one scan
    # of one table.
    "claims": """
        n INTEGER, id VARCHAR, position INTEGER, incident_n INTEGER, slot TINYINT,
        claimant VARCHAR, stance VARCHAR, bearing TINYINT, subject VARCHAR, loss_n INTEGER,
        low BIGINT, high BIGINT, whole BOOLEAN, stated TIMESTAMP, superseded TIMESTAMP,
        said DATE, language VARCHAR, at_home BOOLEAN, dated BOOLEAN,
        kind VARCHAR, first DATE, last DATE, text VARCHAR, json VARCHAR
    """,
    # What is added up: a side's claims about one subject, category and measure.
    "losses": "n INTEGER, slot TINYINT, subject VARCHAR, category VARCHAR, measure VARCHAR",
    # A claim and each claim that it replaces, directly or through others.
    "history": "claim_n INTEGER, before_n INTEGER",
    # ``x`` and ``y`` are the Web Mercator tile of the label point at zoom `tiles.ZOOM`.
    "places": """
        n INTEGER, key VARCHAR, shape VARCHAR, lon DOUBLE, lat DOUBLE, x INTEGER, y INTEGER,
        west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
    """,
    # What of an incident answers a view that asks nothing of claims, as known now: how many
    # claims stand (``said``, and by slot), how many were ``replaced``, what each side has ``done``
    # (bits of `SIDE_FACTS`). In the order of ``n``, that of time.
    "facts": """
        n INTEGER, kind VARCHAR, precision VARCHAR, first DATE, last DATE, placed BOOLEAN,
        said INTEGER, n_a INTEGER, n_b INTEGER, n_t INTEGER, replaced INTEGER, done INTEGER
    """,
    # The same once for each place of an incident; ``lone`` where it has no other.
    "placements": """
        n INTEGER, place_n INTEGER, kind VARCHAR, first DATE, last DATE, lone BOOLEAN,
        said INTEGER, third INTEGER, done INTEGER
    """,
    # What a side says now of one loss in one incident, as the ledger adds it up: ``gives`` a
    # number, or ``lacks`` one and makes a sum a least; ``speaks`` where it has any account.
    "accounts": """
        n INTEGER, loss_n INTEGER, kind VARCHAR, first DATE, last DATE, low BIGINT, high BIGINT,
        has_open BOOLEAN, gives BOOLEAN, lacks BOOLEAN, speaks BOOLEAN, parts INTEGER,
        left_out INTEGER, ids VARCHAR[]
    """,
    # Sources, retellings, parties, places, searches and changes, each as JSON. ``belongs`` is
    # the claim of a retelling, or the incident of a search.
    "records": '"table" VARCHAR, id VARCHAR, belongs VARCHAR, json VARCHAR',
    # The layers that maps draw below the marks, and what they are cut to.
    "ground": "name VARCHAR, content BLOB",
    "meta": "key VARCHAR, value VARCHAR",
}
"""Table to its columns."""
