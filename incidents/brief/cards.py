"""Claims as cards: one statement, who made it, when, where it was published, what it replaced."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.brief.shape import Card, SourceLink
from incidents.brief.sight import Sight
from incidents.ledger import chain
from incidents.ledger.corrections import row_of
from incidents.model import Claim, Dataset
from incidents.text import one_line
from incidents.words import cards as words
from incidents.words import corrections, counts, names, places, when


def slot_of(dataset: Dataset, claim: Claim) -> int:
    """Give the place of the side that speaks: 0 or 1, or 2 for third parties."""
    ids = dataset.manifest.side_ids
    side = dataset.side_of(claim.claimant)
    return ids.index(side) if side in ids else len(ids)


def card(claim: Claim, dataset: Dataset, sight: Sight) -> Card:
    """Write one claim; ``dataset`` holds its sources and what it replaced."""
    olds = chain(dataset, claim)[:-1]
    speaker, institution = words.spoken(
        one_line(claim.speaker), names.party(dataset, claim.claimant)
    )
    year = _year(claim, dataset)
    return Card(
        id=claim.id,
        incident=claim.incident,
        slot=slot_of(dataset, claim),
        by=_by(claim, dataset),
        stance=claim.stance,
        badge=words.badge(claim, dataset),
        figure=one_line(words.figure(claim)) if claim.is_count else "",
        is_words=claim.is_count and not claim.count.has_number,
        old=tuple(counts.figure(old.count) for old in olds if old.count.has_number),
        said=when.moment(claim.stated, year),
        basis=one_line(claim.stated.basis),
        topic=words.topic(claim, dataset),
        where=_where(claim, dataset, sight),
        quotation=one_line(claim.quotation),
        language=claim.quotation_language,
        translation=one_line(claim.translation),
        translation_by=one_line(claim.translation_by),
        translated=_translated(claim),
        speaker=speaker,
        institution=institution,
        sources=tuple(source_links(claim, dataset)),
        replaces=tuple(old.id for old in olds),
        revisions=tuple(words.revision(old, dataset, year) for old in olds),
        notes=tuple(filter(None, _notes(claim, dataset, sight))),
    )


def _notes(claim: Claim, dataset: Dataset, sight: Sight) -> Iterator[str]:
    """Say how surely and how much it was said, what was noted of it, and what was corrected."""
    yield words.hedge(claim)
    yield from words.coverage(claim, dataset)
    yield one_line(claim.note)
    yield from corrections.of_claim(sight.corrected.get(row_of(claim), ()))


def _by(claim: Claim, dataset: Dataset) -> str:
    side = dataset.side_of(claim.claimant)
    return names.side(dataset, side) if side else names.short(names.party(dataset, claim.claimant))


def _translated(claim: Claim) -> str:
    if not claim.translation:
        return ""
    return words.translated(claim.quotation_language, one_line(claim.translation_by))


def _year(claim: Claim, dataset: Dataset) -> int | None:
    incident = dataset.incidents.get(claim.incident)
    return incident.start.year if incident else None


def _where(claim: Claim, dataset: Dataset, sight: Sight) -> str:
    incident = dataset.incidents.get(claim.incident)
    if incident is None:
        return ""
    days = when.incident(incident, sight.year, full=False)
    return f"{days}, {places.where(incident, dataset)}"


def source_links(claim: Claim, dataset: Dataset) -> list[SourceLink]:
    """Name every publication that carries a claim."""
    found = [dataset.sources[one] for one in claim.sources if one in dataset.sources]
    return [SourceLink(one.id, one_line(one.outlet), one.url) for one in found]
