"""Flat rows for tables: one a claim, with its incident, its sources and the view it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodata.place import Place
from geodata.shapes import DECIMALS
from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.model import Claim, Dataset, Incident
from incidents.words import cards, names


def claim_rows(dataset: Dataset, facts: About) -> Iterator[dict[str, Any]]:
    """Yield one row a claim; an incident without claims has a row of its own, its claim empty."""
    by_incident = claims_by_incident(dataset)
    log = Log(dataset)
    for incident in dataset.incidents.values():
        place = incident_columns(incident, log)
        claims: Sequence[Claim | None] = by_incident.get(incident.id) or (None,)
        for one in claims:
            yield place | claim_columns(one, log) | view_columns(facts)


def claims_by_incident(dataset: Dataset) -> Mapping[str, Sequence[Claim]]:
    """Gather the claims of each incident that has any, in the order of their rows."""
    found: dict[str, list[Claim]] = {}
    for claim in dataset.claims.values():
        found.setdefault(claim.incident, []).append(claim)
    return found


def incident_columns(incident: Incident, log: Log) -> dict[str, Any]:
    """Write an incident as columns; of several places, none gives it its coordinate.

    ``place_shapes`` goes along with ``places``, and is empty for what is not on the map.
    """
    found = [log.dataset.places.get(name) for name in incident.places]
    return {
        "incident_id": incident.id,
        "incident_title": incident.title,
        "incident_kind": incident.kind,
        "incident_start": (incident.hour_start or incident.start).isoformat(),
        "incident_end": (incident.hour_end or incident.end).isoformat(),
        "incident_precision": incident.precision,
        "places": "; ".join(incident.places),
        "place_shapes": "; ".join(place.shape if place else "" for place in found),
        **spot_columns(found[0] if len(found) == 1 else None),
        "incident_corrections": log.of(incident),
    }


def spot_columns(place: Place | None) -> dict[str, float | None]:
    """Write where a label may stand, and how far around it the spot that is meant may lie."""
    if place is None:
        return {"lon": None, "lat": None, "precision_km": None}
    lon, lat = (round(degrees, DECIMALS) for degrees in place.label_point)
    return {"lon": lon, "lat": lat, "precision_km": round(place.precision_km, 1)}


def claim_columns(claim: Claim | None, log: Log) -> dict[str, Any]:
    """Write a claim as columns; all are empty when there is none."""
    if claim is None:
        return dict.fromkeys(CLAIM_COLUMNS)
    dataset = log.dataset
    carried = [dataset.sources[one] for one in claim.sources if one in dataset.sources]
    values = (
        claim.id,
        claim.claimant,
        names.party(dataset, claim.claimant),
        dataset.side_of(claim.claimant) or "",
        claim.speaker,
        claim.stance,
        claim.subject or "",
        names.party(dataset, claim.subject) if claim.subject else "",
        claim.category or "",
        claim.measure,
        claim.count.low,
        claim.count.high,
        claim.count.best,
        claim.count.wording,
        claim.scope,
        claim.part_of or "",
        claim.part,
        claim.stated.text,
        claim.stated.basis,
        _standing(claim, log),
        "; ".join(claim.revises),
        claim.quotation,
        claim.quotation_language if claim.quotation else "",
        claim.translation,
        claim.translation_by or (cards.our_own() if claim.translation else ""),
        claim.note,
        "; ".join(source.outlet for source in carried),
        "; ".join(source.title for source in carried),
        "; ".join(source.url for source in carried),
        "; ".join(source.published for source in carried),
        log.of(claim),
    )
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


INCIDENT_COLUMNS = (
    *("incident_id", "incident_title", "incident_kind", "incident_start", "incident_end"),
    *("incident_precision", "places", "place_shapes", "lon", "lat", "precision_km"),
    "incident_corrections",
)
CLAIM_COLUMNS = (
    *("claim_id", "claimant_id", "claimant", "claimant_side", "speaker", "stance"),
    *("subject_id", "subject", "category", "measure", "low", "high", "best", "wording"),
    *("scope", "part_of", "part", "stated", "stated_basis", "standing", "revises", "quotation"),
    *("quotation_language", "translation", "translation_by", "note", "outlets"),
    *("source_titles", "source_urls", "published", "corrections"),
)


def view_columns(facts: About) -> dict[str, str]:
    """Write the view as columns, so that a row cut out of its file still says what it is."""
    return {
        "view_id": facts.asked.id,
        "view": facts.asked.words,
        "as_known": facts.asked.as_of,
        "dataset": f"{facts.asked.dataset} {facts.asked.dataset_version}",
        "licences": facts.licence_line,
        "place_origins": "; ".join(facts.origins),
    }


def _standing(claim: Claim, log: Log) -> str:
    """Tell whether a claim stands, was replaced, or is an outlet's note and no claim at all."""
    if claim.id in log.replaced:
        return "revised"
    return "note" if claim.stance == "no_comment" else "stands"
