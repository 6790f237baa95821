"""A cache of a service's answers on disk, which outlives the process and mends itself."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

_TABLE = "CREATE TABLE IF NOT EXISTS answers (request TEXT PRIMARY KEY, answer TEXT NOT NULL)"


def cached(path: Path, request: str, ask: Callable[[], Any]) -> Any:
    """Answer a request from the cache, or ask and remember.

    A cache file that cannot be read is deleted and begun anew: it holds nothing that cannot be
    asked for again.

    Parameters
    ----------
    path
        The cache file; its folder must exist.
    request
        What tells this request from all others.
    ask
        Conditions only if the cache has no answer; gives what JSON can hold. Its errors pass.

    Returns
    -------
    Any
        The answer as JSON gives it back.
    """
    try:
        known = _read(path, request)
    except (sqlite3.DatabaseError, json.JSONDecodeError):
        path.unlink(missing_ok=True)
        known = None
    if known is None:
        known = ask()
        _write(path, request, json.dumps(known))
    return known


def _read(path: Path, request: str) -> Any:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(_TABLE)
        query = "SELECT answer FROM answers WHERE request = ?"
        row = connection.execute(query, (request,)).fetchone()
    return json.loads(row[0]) if row else None


def _write(path: Path, request: str, answer: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_TABLE)
        connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (request, answer))
