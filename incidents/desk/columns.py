"""The tables of the drawer. Instants are text in ISO 8601, so that every database has the same."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData()

bundles = Table(
    "bundles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("incident", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("author_key", Text, nullable=False, server_default=""),
    Column("author_proven", Boolean, nullable=False, server_default=false()),
    Column("state", String(12), nullable=False, server_default="open", index=True),
    Column("why", Text, nullable=False, server_default=""),
    Column("made", String(25), nullable=False),
    Column("sent", String(25), nullable=False, server_default=""),
    Column("article", Text, nullable=False, server_default=""),
    Column("version", String(40), nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

amendments = Table(
    "amendments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bundle", ForeignKey("bundles.id"), nullable=False, index=True),
    Column("file", String(40), nullable=False),
    Column("row", String(80), nullable=False),
    Column("action", String(12), nullable=False),
    Column("cells", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    Column("drafted", JSON, nullable=False),
    Column("unsure", JSON, nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("reviewer", Text, nullable=False, server_default=""),
    Column("reviewer_key", Text, nullable=False, server_default=""),
    Column("reviewer_proven", Boolean, nullable=False, server_default=false()),
    Column("decided", String(25), nullable=False, server_default=""),
    Column("by", Text, nullable=False, server_default=""),
    Column("changed", String(25), nullable=False, server_default=""),
    Column("revision", Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
