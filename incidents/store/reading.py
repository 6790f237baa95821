"""Reading records of a view back as a dataset that pure functions can work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from incidents.errors import UnknownIncidentError
from incidents.model import (
    Change,
    Claim,
    Dataset,
    Incident,
    Manifest,
    Party,
    Retelling,
    Search,
    Source,
)
from incidents.store import sql
from incidents.store.database import Database, Question, Values
from incidents.store.places import read_place


def read(question: Question, numbers: Sequence[int], frame: Dataset) -> Dataset:
    """Read incidents by number, with their claims in view and all that belongs to them.

    Parameters
    ----------
    question
        The query, which says which claims are in view.
    numbers
        The incidents.
    frame
        A dataset without incidents, but with the manifest, all parties and all places.
    """
    database = question.database
    found = database.rows(sql.INCIDENT_RECORDS, numbers=list(numbers))
    said = question.rows(sql.claim_records(question.query), numbers=list(numbers))
    incidents = {one.id: one for one in map(Incident.model_validate_json, _texts(found))}
    names = {name for one in incidents.values() for name in one.places}
    return replace(
        with_claims(database, frame, _texts(said)),
        incidents=incidents,
        places={name: place for name, place in frame.places.items() if name in names},
        searches=_searches(database, incidents),
    )


def with_claims(database: Database, frame: Dataset, texts: Iterable[str]) -> Dataset:
    """Put claims, as JSON, into a frame, with their sources and retellings."""
    claims = {claim.id: claim for claim in map(Claim.model_validate_json, texts)}
    return replace(
        frame,
        claims=claims,
        sources=_sources(database, claims),
        retellings=_retellings(database, claims),
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


def _texts(rows: Iterable[Values]) -> list[str]:
    return [row[0] for row in rows]


def _sources(database: Database, claims: Mapping[str, Claim]) -> dict[str, Source]:
    ids = sorted({source for claim in claims.values() for source in claim.sources})
    texts = _texts(database.rows(sql.RECORDS_BY_ID, table="sources", ids=ids))
    return {source.id: source for source in map(Source.model_validate_json, texts)}


def _retellings(database: Database, claims: Mapping[str, Claim]) -> dict[str, Retelling]:
    texts = _texts(database.rows(sql.RECORDS_OF, table="retellings", ids=sorted(claims)))
    return {told.id: told for told in map(Retelling.model_validate_json, texts)}


def _searches(database: Database, incidents: Mapping[str, Incident]) -> tuple[Search, ...]:
    rows = database.rows(sql.RECORDS_OF, table="searches", ids=sorted(incidents))
    return tuple(map(Search.model_validate_json, _texts(rows)))
