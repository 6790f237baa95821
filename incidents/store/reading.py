"""Reading records of a view back as a dataset that pure functions can work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from incidents.errors import UnknownIncidentError
from incidents.model import Change, Dataset, Manifest, Party
from incidents.store import facts, sql
from incidents.store.database import Database, Question, Values
from incidents.store.places import read_place
from incidents.store.records import Records


def read(question: Question, numbers: Sequence[int], frame: Dataset, records: Records) -> Dataset:
    """Read incidents by number, with their claims in view and all that belongs to them.

    Parameters
    ----------
    question
        The query, which says which claims are in view.
    numbers
        The incidents.
    frame
        A dataset without incidents, but with the manifest, all parties and all places.
    records
        Where single records are read.
    """
    said = with_claims(records, frame, _claims(question, numbers, records))
    return with_incidents(records, said, numbers)


def _claims(question: Question, numbers: Sequence[int], records: Records) -> list[int]:
    """Choose the claims in view about some incidents: all, if the view asks nothing of claims."""
    if facts.suffice(question.query):
        return records.claims_of(numbers)
    return _first(question.rows(sql.claim_numbers(question.query), numbers=list(numbers)))


def with_incidents(records: Records, said: Dataset, numbers: Iterable[int]) -> Dataset:
    """Put incidents, by number, into a dataset of claims, with their places and searches."""
    incidents = {one.id: one for one in records.incidents(numbers)}
    names = {name for one in incidents.values() for name in one.places}
    return replace(
        said,
        incidents=incidents,
        places={name: place for name, place in said.places.items() if name in names},
        searches=tuple(records.searches(incidents)),
    )


def with_claims(records: Records, frame: Dataset, numbers: Sequence[int]) -> Dataset:
    """Put claims, by number, into a frame, with their sources and retellings."""
    claims = {claim.id: claim for claim in records.claims(numbers)}
    sources = {source for claim in claims.values() for source in claim.sources}
    return replace(
        frame,
        claims=claims,
        sources={source.id: source for source in records.sources(sources)},
        retellings={told.id: told for told in records.retellings(claims)},
    )


def frame(database: Database, manifest: Manifest, digest: str) -> Dataset:
    """Read what every slice has in common: all parties, all places, what was changed."""
    parties = database.rows(sql.ALL_RECORDS, table="parties")
    places = database.rows(sql.ALL_RECORDS, table="places")
    changes = database.rows(sql.ALL_RECORDS, table="changes")
    return Dataset(
        manifest=manifest,
        parties={key: Party.model_validate_json(text) for key, text in parties},
        incidents={},
        claims={},
        sources={},
        changes=tuple(Change.model_validate_json(text) for _, text in changes),
        places={name: read_place(text) for name, text in places},
        digest=digest,
    )


def check_ids(database: Database, ids: Sequence[str]) -> None:
    """Check that there are incidents with these ids.

    Raises
    ------
    UnknownIncidentError
        If there is none with one of them; the message lists the closest ids.
    """
    known = {row[0] for row in database.rows(sql.KNOWN_IDS, ids=list(ids))}
    for wanted in ids:
        if wanted not in known:
            alike = [row[0] for row in database.rows(sql.CLOSEST_IDS, wanted=wanted[:80])]
            raise UnknownIncidentError(wanted[:80], tuple(alike))


def _first(rows: Iterable[Values]) -> list[int]:
    return [row[0] for row in rows]
