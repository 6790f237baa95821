"""Reaching the drawer's database, and saying in one line why it cannot be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from incidents.desk.errors import DeskError
from incidents.words.refusals import refusal

SQLITE_SECONDS = 30
"""How long SQLite waits for whoever is writing."""


class Transaction:
    """A transaction; what the database says against it becomes one line."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._begun: Any = None

    def __enter__(self) -> Connection:
        try:
            self._begun = self._engine.begin()
            connection: Connection = self._begun.__enter__()
        except SQLAlchemyError as error:
            raise self._told(error) from error
        return connection

    def __exit__(self, *failed: Any) -> None:
        try:
            self._begun.__exit__(*failed)
        except SQLAlchemyError as error:
            raise self._told(error) from error
        if isinstance(failed[1], SQLAlchemyError):
            raise self._told(failed[1]) from failed[1]

    def _told(self, error: SQLAlchemyError) -> DeskError:
        why = str(getattr(error, "orig", None) or error).splitlines()[0]
        shown = self._engine.url.render_as_string(hide_password=True)
        return DeskError(refusal("drawer_closed", file=shown, why=why))


def connect(address: str) -> Engine:
    """Get ready to reach the database at an address.

    Raises
    ------
    DeskError
        If the address means nothing, or its folder cannot be made.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite" and url.database:
            Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        engine = create_engine(url, pool_pre_ping=True)
    except (SQLAlchemyError, OSError, ModuleNotFoundError) as error:
        raise DeskError(refusal("drawer_address", why=str(error).splitlines()[0])) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _durably)
        event.listen(engine, "begin", _as_writer)
    return engine


def _durably(connection: Any, _record: Any) -> None:
    """Let SQLite reach the disk before it answers, and wait for others instead of failing."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={SQLITE_SECONDS * 1000}",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _as_writer(connection: Connection) -> None:
    """Begin as a writer: two that read first and write then would lock each other out."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
