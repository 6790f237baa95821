"""From rows of the drawer's tables to bundles and amendments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.columns import amendments, bundles
from incidents.desk.errors import StaleError
from incidents.desk.people import Person
from incidents.words.refusals import refusal


def amendments_of(connection: Connection, bundle: int) -> list[Amendment]:
    """List the amendments of a bundle, in the order in which they were written."""
    asked = select(amendments).where(amendments.c.bundle == bundle).order_by(amendments.c.id)
    return [_amendment(dict(row)) for row in connection.execute(asked).mappings()]


def bundle_at(connection: Connection, number: int) -> Bundle:
    """Read a bundle.

    Raises
    ------
    StaleError
        If it is not there any more.
    """
    row = connection.execute(select(bundles).where(bundles.c.id == number)).mappings().first()
    if row is None:
        raise StaleError(refusal("amendment_gone"))
    return bundle_of(dict(row))


def amendment_at(connection: Connection, number: int) -> Amendment:
    """Read an amendment.

    Raises
    ------
    StaleError
        If it is not there any more.
    """
    asked = select(amendments).where(amendments.c.id == number)
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise StaleError(refusal("amendment_gone"))
    return _amendment(dict(row))


def bundle_of(row: Mapping[str, Any]) -> Bundle:
    """Make a bundle of a row."""
    author = Person(row["author"], row["author_proven"], row["author_key"])
    names = ("id", "incident", "title", "state", "why", "made", "sent", "article", "version")
    return Bundle(author=author, **{name: row[name] for name in names})


def _amendment(row: Mapping[str, Any]) -> Amendment:
    names = ("id", "bundle", "file", "row", "action", "before", "drafted", "state", "reason")
    more = ("decided", "by", "changed", "revision")
    reviewer = Person(row["reviewer"], row["reviewer_proven"], row["reviewer_key"])
    return Amendment(
        values=row["cells"],
        unsure=tuple(row["unsure"]),
        reviewer=reviewer if reviewer.name else None,
        **{name: row[name] for name in (*names, *more)},
    )
