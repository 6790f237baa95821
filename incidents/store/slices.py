"""Slices: the records of a view, read back as a dataset that pure functions can work on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from incidents.errors import UnknownIncidentError
from incidents.model import Claim, Dataset, Incident, Manifest, Party, Retelling, Source
from incidents.store import asked
from incidents.store.database import Database, Question, Row
from incidents.store.places import read_place


def read(question: Question, frame: Dataset) -> Dataset:
    """Read the chosen incidents of a view, with the claims in view and all that belongs to them.

    Parameters
    ----------
    question
        The query; its shape and values tell which incidents are chosen.
    frame
        A dataset without incidents, but with the manifest, all parties and all places.
    """
    numbers = [row[0] for row in question.rows(asked.chosen)]
    database = question.database
    incidents = _texts(database.rows(asked.incident_records, numbers=numbers))
    said = _texts(question.rows(asked.claim_records, numbers=numbers))
    listed = [Incident.model_validate_json(text) for text in incidents]
    claims = {claim.id: claim for claim in map(Claim.model_validate_json, said)}
    names = {name for incident in listed for name in incident.places}
    return Dataset(
        manifest=frame.manifest,
        parties=frame.parties,
        incidents={incident.id: incident for incident in listed},
        claims=claims,
        sources=_sources(database, claims),
        retellings=_retellings(database, claims),
        places={name: place for name, place in frame.places.items() if name in names},
        digest=frame.digest,
    )


def frame(database: Database, manifest: Manifest, digest: str) -> Dataset:
    """Read what every slice has in common: all parties and all places."""
    parties = database.rows(asked.all_records, table="parties")
    places = database.rows(asked.all_records, table="places")
    return Dataset(
        manifest=manifest,
        parties={key: Party.model_validate_json(text) for key, text in parties},
        incidents={},
        claims={},
        sources={},
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
    known = {row[0] for row in database.rows(asked.known_ids, ids=list(ids))}
    for wanted in ids:
        if wanted not in known:
            everyone = [row[0] for row in database.rows(asked.every_id)]
            alike = difflib.get_close_matches(wanted[:80], everyone, n=3, cutoff=0.4)
            hint = f"; the closest are {', '.join(alike)}" if alike else ""
            raise UnknownIncidentError(f"There is no incident {wanted[:80]!r}{hint}")


def _texts(rows: Iterable[Row]) -> list[str]:
    return [row[0] for row in rows]


def _sources(database: Database, claims: Mapping[str, Claim]) -> dict[str, Source]:
    ids = sorted({source for claim in claims.values() for source in claim.sources})
    texts = _texts(database.rows(asked.records_by_id, table="sources", ids=ids))
    return {source.id: source for source in map(Source.model_validate_json, texts)}


def _retellings(database: Database, claims: Mapping[str, Claim]) -> dict[str, Retelling]:
    texts = _texts(database.rows(asked.retellings_of, ids=sorted(claims)))
    return {told.id: told for told in map(Retelling.model_validate_json, texts)}
