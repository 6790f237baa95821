"""The tables in which records wait, as columns, to be checked against each other and stored.

A record that was read row by row brings its own JSON; of one that was read as columns the store
writes it. ``line`` is where it stands in its file, and so its place in the order of the file.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

TABLES: Mapping[str, Mapping[str, str]] = {
    "waiting_sources": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "outlet": "VARCHAR",
        "title": "VARCHAR",
        "url": "VARCHAR",
        "published": "VARCHAR",
        "published_basis": "VARCHAR",
        "language": "VARCHAR",
        "country": "VARCHAR",
        "tier": "VARCHAR",
        "note": "VARCHAR",
        "json": "VARCHAR",
    },
    "waiting_incidents": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "title": "VARCHAR",
        "kind": "VARCHAR",
        "start": "DATE",
        "end": "DATE",
        "precision": "VARCHAR",
        "began": "TIMESTAMP",
        "time_note": "VARCHAR",
        "places": "VARCHAR[]",
        "place_note": "VARCHAR",
        "summary": "VARCHAR",
        "searched": "DATE",
        "json": "VARCHAR",
    },
    "waiting_claims": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "incident": "VARCHAR",
        "claimant": "VARCHAR",
        "speaker": "VARCHAR",
        "stance": "VARCHAR",
        "subject": "VARCHAR",
        "category": "VARCHAR",
        "measure": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "wording": "VARCHAR",
        "scope": "VARCHAR",
        "part_of": "VARCHAR",
        "stated": "VARCHAR",
        "stated_basis": "VARCHAR",
        "earliest": "TIMESTAMP",
        "latest": "TIMESTAMP",
        "last": "TIMESTAMP",
        "said": "DATE",
        "revises": "VARCHAR[]",
        "sources": "VARCHAR[]",
        "quotation": "VARCHAR",
        "quotation_language": "VARCHAR",
        "translation": "VARCHAR",
        "translation_by": "VARCHAR",
        "note": "VARCHAR",
        "json": "VARCHAR",
    },
}
"""Table to its columns and their types."""

ARROW = {
    "TINYINT": pa.int8(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR": pa.string(),
    "BLOB": pa.binary(),
    "VARCHAR[]": pa.list_(pa.string()),
}
"""How each type of a column travels."""


def shape(columns: Mapping[str, str]) -> pa.Schema:
    """Give the columns of a table as Arrow has them."""
    return pa.schema([(column, ARROW[kind]) for column, kind in columns.items()])
