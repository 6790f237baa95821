"""The text by which an incident or a claim is searched, folded; one line a field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geodata.folding import fold
from incidents.model import Claim, Dataset, Incident


def of_incident(incident: Incident, dataset: Dataset) -> str:
    """Fold an incident's title, summary and places in every spelling: the title comes first."""
    spelt = _spellings(incident, dataset)
    return _folded(incident.title, incident.summary, *incident.places, *spelt)


def of_claim(claim: Claim, dataset: Dataset) -> str:
    """Fold who spoke and what, where it was published: the speaker comes first."""
    outlets = (dataset.sources[source].outlet for source in claim.sources)
    party = dataset.parties[claim.claimant].name
    said = (claim.speaker, claim.quotation, claim.translation, claim.note)
    return _folded(*said, party, *outlets)


def _spellings(incident: Incident, dataset: Dataset) -> Iterator[str]:
    """List the other spellings of an incident's places: a reader may know only those."""
    found = (dataset.places[name] for name in incident.places if name in dataset.places)
    return (spelling for place in found for spelling in place.alternates)


def _folded(*texts: str) -> str:
    """Fold texts for searching; the line break between them is in no folded text."""
    return "\n".join(filter(None, map(_fold, texts)))


@lru_cache(maxsize=10_000)
def _fold(text: str) -> str:
    return fold(text)
