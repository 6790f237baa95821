"""Single records of a dataset, each read and checked once as long as it is remembered.

The view of one step is nearly that of the step before: most of its records are at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from incidents.model import Claim, Incident, Retelling, Search, Source
from incidents.quantities import Record
from incidents.store import facts, sql
from incidents.store.database import Database, Values
from incidents.store.memory import Memory

Answer = TypeVar("Answer")
Model = TypeVar("Model", bound=Record)
Key = int | str

MOST = 32_768


class Records:
    """The records of a database by number or id; what there is none of is left out."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = Memory(MOST)

    def incidents(self, numbers: Iterable[int]) -> list[Incident]:
        """Give incidents by number, in the order of time."""
        return self._each("incident", sql.INCIDENT_RECORDS, Incident, sorted(numbers))

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Give the ids of incidents, in the order that is asked for."""

        def read(missing: Sequence[Key]) -> list[str]:
            found: dict[Key, str] = dict(self._rows(sql.INCIDENT_IDS, missing))
            return [found[number] for number in missing]

        return self._recalled("id", numbers, read)

    def claims(self, numbers: Sequence[int]) -> list[Claim]:
        """Give claims by number, in the order that is asked for."""
        return self._each("claim", sql.CLAIM_RECORDS, Claim, numbers)

    def claims_of(self, incidents: Sequence[int]) -> list[int]:
        """Give the numbers of all claims about some incidents, in the order of the file."""
        found = self._together("claims of", facts.CLAIMS_OF, incidents)
        return [number for _position, number in sorted(each for some in found for each in some)]

    def accounts(self, incidents: Sequence[int]) -> list[Mapping[int, Sequence[str]]]:
        """Give of each incident the ids of the claims that make up its accounts, by their loss."""
        found = self._together("accounts of", facts.ACCOUNTS_OF, incidents)
        return [{loss: ids or () for loss, ids in some} for some in found]

    def with_replaced(self, ids: Sequence[str]) -> list[tuple[int, int]]:
        """Give claims by id, and all that they replace, in the order of the file.

        Returns
        -------
        list of tuple
            The number of each, and that of its incident.
        """
        found = self._together("with replaced", sql.CLAIMS_BY_ID, ids)
        every = {
            number: (position, incident) for some in found for position, number, incident in some
        }
        return [(number, every[number][1]) for number in sorted(every, key=lambda one: every[one])]

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Give sources by id, in the order of ids."""
        return self._each("source", sql.SOURCE_RECORDS, Source, sorted(ids))

    def retellings(self, claims: Iterable[str]) -> list[Retelling]:
        """Give what retells some claims, in the order of ids."""
        return self._belonging("retellings", Retelling, sorted(claims))

    def searches(self, incidents: Iterable[str]) -> list[Search]:
        """Give the searches for statements about some incidents, in the order of the file."""
        return self._belonging("searches", Search, sorted(incidents))

    def _each(
        self, what: str, statement: str, model: type[Model], keys: Sequence[Key]
    ) -> list[Model]:
        """Give the one record of each key."""

        def read(missing: Sequence[Key]) -> list[Model | None]:
            rows = self._rows(statement, missing)
            found = {key: model.model_validate_json(text) for key, text in rows}
            return [found.get(key) for key in missing]

        return [one for one in self._recalled(what, keys, read) if one is not None]

    def _belonging(self, table: str, model: type[Model], keys: Sequence[str]) -> list[Model]:
        """Give all records of a table that belong to some keys, in the order of their ids."""

        def read(missing: Sequence[Key]) -> list[tuple[tuple[str, Model], ...]]:
            rows = self._database.rows(sql.RECORDS_OF, table=table, keys=list(missing))
            found = {
                key: tuple((name, model.model_validate_json(text)) for _key, name, text in some)
                for key, some in groupby(rows, _belongs)
            }
            return [found.get(key, ()) for key in missing]

        named = [one for some in self._recalled(table, keys, read) for one in some]
        return [model for _name, model in sorted(named, key=_name)]

    def _together(self, what: str, statement: str, keys: Sequence[Key]) -> list[tuple[Values, ...]]:
        """Give all rows of each key; a statement gives them after the key, in the order of keys."""

        def read(missing: Sequence[Key]) -> list[tuple[Values, ...]]:
            rows = groupby(self._rows(statement, missing), _belongs)
            found = {key: tuple(row[1:] for row in some) for key, some in rows}
            return [found.get(key, ()) for key in missing]

        return self._recalled(what, keys, read)

    def _rows(self, statement: str, keys: Sequence[Key]) -> list[Values]:
        return self._database.rows(statement, keys=list(keys), least=min(keys), most=max(keys))

    def _recalled(
        self,
        what: str,
        keys: Sequence[Key],
        read: Callable[[Sequence[Key]], Sequence[Answer]],
    ) -> list[Answer]:
        named = [(what, key) for key in keys]
        return self._memory.recall_all(named, lambda missing: read([key for _, key in missing]))


def _belongs(row: Values) -> Key:
    belongs: Key = row[0]
    return belongs


def _name(found: tuple[str, object]) -> str:
    return found[0]
