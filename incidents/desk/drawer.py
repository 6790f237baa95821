"""The drawer: amendments in a database, SQLite for one desk or PostgreSQL for a team.

Every change is one transaction: after a crash it is there or it is not. A change tells which
revision it was made from, so that nobody overwrites what they have not seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from incidents.desk.amendments import (
    PREFIX,
    Action,
    Amendment,
    Bundle,
    State,
    Values,
    renamed,
)
from incidents.desk.columns import amendments, bundles, metadata
from incidents.desk.engine import Transaction, connect
from incidents.desk.errors import ReviewError, StaleError
from incidents.desk.people import Person
from incidents.desk.unpacking import amendment_at, amendments_of, bundle_at, bundle_of
from incidents.words.refusals import refusal


def now() -> str:
    """Give the present instant as it is written: in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Drawer:
    """The amendments of a desk. Safe to use from any thread.

    Parameters
    ----------
    address
        The address of the database, as SQLAlchemy reads it.

    Raises
    ------
    DeskError
        If the database cannot be reached, in words that say which; so does every method.
    """

    def __init__(self, address: str) -> None:
        self._engine = connect(address)
        with self._reaching() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _reaching(self) -> Transaction:
        return Transaction(self._engine)

    # Writing

    def open(self, author: Person, incident: str, title: str) -> Bundle:
        """Give the bundle that an author has open about an incident, or begin one."""
        for one in self.bundles("open"):
            if one.incident == incident and one.author.is_same(author):
                return one
        values = {
            "incident": incident,
            "title": title,
            "author": author.name,
            "author_key": author.key,
            "author_proven": author.proven,
            "made": now(),
        }
        with self._reaching() as connection:
            made = connection.execute(bundles.insert().values(values)).inserted_primary_key
            return bundle_at(connection, made[0] if made else 0)

    def name(self, bundle: int, **values: str) -> None:
        """Say of a bundle what it is: its ``incident``, ``title``, ``why`` or ``article``."""
        with self._reaching() as connection:
            connection.execute(bundles.update().where(bundles.c.id == bundle).values(values))

    def add(
        self,
        bundle: int,
        by: Person,
        file: str,
        values: Values,
        *,
        row: str = "",
        action: Action = "add",
        before: Values | None = None,
        drafted: Values | None = None,
        unsure: Sequence[str] = (),
        state: State = "open",
    ) -> Amendment:
        """Put an amendment into a bundle; a new row gets its name."""
        cells = {
            "bundle": bundle,
            "file": file,
            "row": row,
            "action": action,
            "cells": dict(values),
            "before": dict(before or {}),
            "drafted": dict(drafted or {}),
            "unsure": list(unsure),
            "state": state,
            "by": by.name,
            "changed": now(),
        }
        with self._reaching() as connection:
            made = connection.execute(amendments.insert().values(cells)).inserted_primary_key
            number = made[0] if made else 0
            if not row:
                _name(connection, number, file, values)
            return amendment_at(connection, number)

    def save(self, amendment: Amendment, by: Person, values: Values, **more: Any) -> Amendment:
        """Change an amendment from the revision that is known.

        Parameters
        ----------
        amendment
            As it was when the change was begun.
        by
            Who changes it.
        values
            Its cells.
        more
            ``state``, ``unsure`` or ``bundle``.

        Raises
        ------
        StaleError
            If somebody changed it since; it stays as they left it.
        """
        cells = {"cells": dict(values), "by": by.name, "changed": now(), **more}
        if "unsure" in cells:
            cells["unsure"] = list(cells["unsure"])
        with self._reaching() as connection:
            _change(connection, amendment, cells)
            return amendment_at(connection, amendment.id)

    def drop(self, amendment: Amendment) -> None:
        """Take an amendment out of the drawer, if nobody changed it since."""
        where = (amendments.c.id == amendment.id) & (amendments.c.revision == amendment.revision)
        with self._reaching() as connection:
            if connection.execute(amendments.delete().where(where)).rowcount != 1:
                raise _stale(connection, amendment)

    def send(self, bundle: int) -> None:
        """Send what was taken of a bundle; what is open or left out stays with its author.

        Raises
        ------
        ReviewError
            If nothing was taken.
        """
        with self._reaching() as connection:
            if not any(one.state == "taken" for one in amendments_of(connection, bundle)):
                raise ReviewError(refusal("nothing_taken"))
            values = {"state": "sent", "sent": now()}
            connection.execute(bundles.update().where(bundles.c.id == bundle).values(values))

    def recall(self, bundle: int, author: Person) -> None:
        """Give a bundle back to its author, unless something of it was decided."""
        with self._reaching() as connection:
            found = bundle_at(connection, bundle)
            if not found.author.is_same(author) or any(
                one.is_decided for one in amendments_of(connection, bundle)
            ):
                raise ReviewError(refusal("decided_already"))
            where = bundles.c.id == bundle
            connection.execute(bundles.update().where(where).values(state="open"))

    # Reviewing

    def decide(self, amendment: Amendment, by: Person, state: State, reason: str = "") -> Amendment:
        """Accept or return an amendment, or take a decision back with the state ``taken``.

        Raises
        ------
        ReviewError
            If it is one's own, not sent, or returned without a reason.
        StaleError
            If somebody decided or changed it since.
        """
        with self._reaching() as connection:
            bundle = bundle_at(connection, amendment.bundle)
            _check_decision(bundle, by, state, reason)
            decided = state != "taken"
            cells = {
                "state": state,
                "reason": reason.strip(),
                "reviewer": by.name if decided else "",
                "reviewer_key": by.key if decided else "",
                "reviewer_proven": by.proven and decided,
                "decided": now() if decided else "",
            }
            _change(connection, amendment, {**cells, "by": by.name, "changed": now()})
            return amendment_at(connection, amendment.id)

    def finish(self, bundle: int, version: str, names: Mapping[str, str]) -> None:
        """Note what was written, under which names; the rest goes back to its author.

        Done twice, it changes nothing: a crash may come between the files and this.
        """
        with self._reaching() as connection:
            rest = [_finish(connection, one, names) for one in amendments_of(connection, bundle)]
            values = {
                "state": "open" if any(rest) else "done",
                "version": version,
                "incident": names.get(
                    (found := bundle_at(connection, bundle)).incident, found.incident
                ),
            }
            connection.execute(bundles.update().where(bundles.c.id == bundle).values(values))

    # Reading

    def bundles(self, state: str = "") -> list[Bundle]:
        """List bundles, oldest first; those of one state, or all."""
        asked = select(bundles).order_by(bundles.c.id)
        if state:
            asked = asked.where(bundles.c.state == state)
        with self._reaching() as connection:
            return [bundle_of(dict(row)) for row in connection.execute(asked).mappings()]

    def bundle(self, number: int) -> Bundle:
        """Read one bundle."""
        with self._reaching() as connection:
            return bundle_at(connection, number)

    def of(self, bundle: int) -> list[Amendment]:
        """List the amendments of a bundle, in the order in which they were written."""
        with self._reaching() as connection:
            return amendments_of(connection, bundle)

    def sent(self, bundle: int) -> list[Amendment]:
        """List what a reviewer has before them: what was taken, and what came of it."""
        states = ("taken", "accepted", "returned")
        return [one for one in self.of(bundle) if one.state in states]

    def amendment(self, number: int) -> Amendment:
        """Read one amendment."""
        with self._reaching() as connection:
            return amendment_at(connection, number)


def _check_decision(bundle: Bundle, by: Person, state: State, reason: str) -> None:
    if bundle.author.is_same(by):
        raise ReviewError(refusal("own_amendment"))
    if bundle.state != "sent":
        raise ReviewError(refusal("not_sent"))
    if state == "returned" and not reason.strip():
        raise ReviewError(refusal("no_reason"))


def _change(connection: Connection, amendment: Amendment, cells: Mapping[str, Any]) -> None:
    where = (amendments.c.id == amendment.id) & (amendments.c.revision == amendment.revision)
    values = {**cells, "revision": amendment.revision + 1}
    if connection.execute(amendments.update().where(where).values(values)).rowcount != 1:
        raise _stale(connection, amendment)


def _name(connection: Connection, number: int, file: str, values: Values) -> None:
    """Name a new row after its number; a search has no id."""
    name = f"{PREFIX}{number}"
    cells = dict(values) if file == "searches.csv" else {**values, "id": name}
    where = amendments.c.id == number
    connection.execute(amendments.update().where(where).values(row=name, cells=cells))


def _stale(connection: Connection, amendment: Amendment) -> StaleError:
    found = connection.execute(
        select(amendments.c.by, amendments.c.changed).where(amendments.c.id == amendment.id)
    ).first()
    if found is None:
        return StaleError(refusal("amendment_gone"))
    return StaleError(refusal("amendment_changed", name=found.by, when=found.changed))


def _finish(connection: Connection, one: Amendment, names: Mapping[str, str]) -> bool:
    """Note what became of one amendment; tell whether it is still to be decided."""
    # What was written under a name has that name already, if this is done a second time.
    is_named = one.row in names or one.row in names.values()
    written = is_named or one.state in ("accepted", "written")
    cells = {
        "row": names.get(one.row, one.row),
        "cells": renamed(one.values, names),
        "state": "written" if written else one.state,
    }
    where = amendments.c.id == one.id
    connection.execute(amendments.update().where(where).values(cells))
    return not written
