"""The tables of the store, as Ibis expressions that are bound to no engine."""

from __future__ import annotations

import datetime as dt

import ibis

NEVER = dt.datetime.fromisoformat("9999-12-31T23:59:59")
"""When a claim that nothing revises is superseded."""

NOW = dt.datetime.fromisoformat("9999-12-31")
"""The instant that stands for now. An undated claim is taken as stated then, and no earlier."""

INCIDENTS = {
    "n": "int32",
    "id": "string",
    "kind": "string",
    "first": "date",
    "last": "date",
    "placed": "boolean",
    "claims": "int32",
    "text": "string",
    "json": "string",
}
"""``n`` counts the incidents in the order of their start and id; ``text`` is folded."""

CLAIMS = {
    "n": "int32",
    "position": "int32",
    "incident_n": "int32",
    "slot": "int8",
    "claimant": "string",
    "stance": "string",
    "bearing": "int8",
    "subject": "string",
    "loss_n": "int32",
    "low": "int64",
    "high": "int64",
    "whole": "boolean",
    "stated": "timestamp(6)",
    "superseded": "timestamp(6)",
    "said": "date",
    "kind": "string",
    "first": "date",
    "last": "date",
    "text": "string",
    "json": "string",
}
"""``n`` counts the claims in the order of their incidents, ``position`` in that of the file.

``slot`` is 0 or 1 for the sides, 2 for third parties; ``bearing`` what the stance amounts to.
``said`` is the day on which a claim is known to have been said. ``loss_n`` is empty unless a side
makes a claim about something counted; ``whole`` tells whether it may be added up, being about the
whole of one incident. A claim carries its incident's kind and days, so that a view is one scan
of one table.
"""

SAYS, DISPUTES, DENIES, DECLINES = range(4)
"""What a stance amounts to: saying something, refusing it in one of two ways, or silence."""

LOSSES = {
    "n": "int32",
    "slot": "int8",
    "subject": "string",
    "category": "string",
    "measure": "string",
}
"""What is added up: a side's claims about one subject, category and measure."""

HISTORY = {"claim_n": "int32", "before_n": "int32"}
"""A claim and each claim that it replaces, directly or through others."""

PLACES = {
    "n": "int32",
    "key": "string",
    "shape": "string",
    "lon": "float64",
    "lat": "float64",
    "x": "int32",
    "y": "int32",
    "west": "float64",
    "south": "float64",
    "east": "float64",
    "north": "float64",
}
"""``x`` and ``y`` are the Web Mercator tile of the label point at zoom `tiles.ZOOM`."""

PLACEMENTS = {"incident_n": "int32", "place_n": "int32"}

RECORDS = {"table": "string", "id": "string", "claim": "string", "json": "string"}
"""Sources, retellings, parties and places, each as JSON."""

META = {"key": "string", "value": "string"}

SCHEMAS = {
    "incidents": INCIDENTS,
    "claims": CLAIMS,
    "losses": LOSSES,
    "history": HISTORY,
    "places": PLACES,
    "placements": PLACEMENTS,
    "records": RECORDS,
    "meta": META,
}

incidents = ibis.table(INCIDENTS, name="incidents")
claims = ibis.table(CLAIMS, name="claims")
losses = ibis.table(LOSSES, name="losses")
history = ibis.table(HISTORY, name="history")
places = ibis.table(PLACES, name="places")
placements = ibis.table(PLACEMENTS, name="placements")
records = ibis.table(RECORDS, name="records")
meta = ibis.table(META, name="meta")
