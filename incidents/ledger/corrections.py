"""Which records were changed after they were published, and what of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import groupby

from incidents.model import Change, Claim, Incident

CLAIMS, INCIDENTS = "claims.csv", "incidents.csv"
"""The files of the log whose rows are shown one by one."""

Row = tuple[str, str]
"""A file of the log, and the id of a row in it."""


def row_of(record: Claim | Incident) -> Row:
    """Give the row of a claim or of an incident."""
    return (CLAIMS if isinstance(record, Claim) else INCIDENTS, record.id)


def by_row(changes: Iterable[Change]) -> Mapping[Row, Sequence[Change]]:
    """Gather changes by the row that they are of, each in the order of the log."""

    def row(one: Change) -> Row:
        return one.file, one.row

    return {key: tuple(found) for key, found in groupby(sorted(changes, key=row), key=row)}


def corrections(
    changes: Iterable[Change], claims: Container[str], incidents: Container[str]
) -> tuple[Change, ...]:
    """Keep the changes of these claims and incidents, in the order of the log."""
    known = {CLAIMS: claims, INCIDENTS: incidents}
    return tuple(one for one in changes if one.row in known.get(one.file, ()))
