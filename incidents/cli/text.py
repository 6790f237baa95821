"""What the commands print for people: plain lines, one fact a line."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geodata.place import Place
from incidents import ledger
from incidents import vocabulary as words
from incidents.ledger import Comparison, Sum, sentences, sums
from incidents.model import Claim, Dataset, Moment
from incidents.phrases import period

WIDTH = 96


def ledger_lines(dataset: Dataset, rows: Sequence[Comparison], filters: str) -> Iterator[str]:
    """List comparisons under their headings, each with both accounts and its reason."""
    counted = "1 comparison" if len(rows) == 1 else f"{len(rows)} comparisons"
    yield f"{filters}: {counted}"
    for heading, group in ledger.groups(rows):
        yield ""
        yield heading.upper()
        for row in group:
            yield from comparison_lines(dataset, row)


def comparison_lines(dataset: Dataset, row: Comparison) -> Iterator[str]:
    """Write one comparison: the loss, each side's account, others, the verdict and why."""
    yield f"  {sentences.title(row, dataset)}  [{row.incident}]"
    for account, side in zip(row.accounts, dataset.manifest.sides, strict=True):
        said = sentences.account_label(account, dataset)
        yield f"    {side.name}: {said}{_ids(account.claims)}"
    for claim_id in row.others:
        claim = dataset.claims[claim_id]
        yield f"    beside: {sentences.other_label(claim, row, dataset)} [{claim_id}]"
    yield from _wrapped(f"{sentences.verdict_label(row)}: {row.reason}", indent=4)


def sum_lines(dataset: Dataset, found: Iterable[Sum]) -> Iterator[str]:
    """Write sums with their parts and what was left out, and refusals with their reason."""
    for total in found:
        yield from _wrapped(sums.sentence(dataset, total), indent=0)
        for part in total.parts:
            yield f"  + {claim_line(dataset, dataset.claims[part])}"
        for claim_id, reason in total.left_out:
            yield from _wrapped(f"not added: {claim_id}: {reason}", indent=2)


def incident_lines(dataset: Dataset, incident: str, known_on: dt.datetime | None) -> Iterator[str]:
    """Write one incident: when, where, the comparisons, then every claim."""
    found = dataset.incidents[incident]
    yield found.title
    yield f"{words.INCIDENT_KINDS[found.kind]}, {period(found.start, found.end)}"
    yield f"where: {'; '.join(found.places) or 'no place given'}"
    yield from _wrapped(found.summary, indent=0)
    for row in ledger.order(ledger.compare(dataset, known_on)):
        yield ""
        yield from comparison_lines(dataset, row)
    yield ""
    yield "claims" if dataset.claims else "no claim stood then"
    for claim in dataset.claims.values():
        yield f"  {claim_line(dataset, claim)}"
        for source in claim.sources:
            yield f"      {dataset.sources[source].outlet}: {dataset.sources[source].url}"


def incident_json(dataset: Dataset, incident: str, known_on: dt.datetime | None) -> dict[str, Any]:
    """Write one incident with its claims, sources and comparisons as JSON data."""
    return {
        "incident": dataset.incidents[incident].model_dump(mode="json"),
        "claims": [claim.model_dump(mode="json") for claim in dataset.claims.values()],
        "sources": [source.model_dump(mode="json") for source in dataset.sources.values()],
        "retellings": [told.model_dump(mode="json") for told in dataset.retellings.values()],
        "ledger": [
            ledger.as_json(row, dataset) for row in ledger.order(ledger.compare(dataset, known_on))
        ],
    }


def claim_line(dataset: Dataset, claim: Claim) -> str:
    """Write one claim on one line: id, speaker, stance, count, what is counted, when."""
    topic = sentences.loss_title(dataset, claim.subject, claim.category, claim.measure)
    count = f" {claim.count.label}" if claim.count.label else ""
    instead = f", instead of {', '.join(claim.revises)}" if claim.revises else ""
    stance = words.STANCES[claim.stance]
    return f"{claim.id}  {claim.speaker} {stance}{count}: {topic} ({_when(claim.stated)}{instead})"


def place_line(asked: str, place: Place) -> str:
    """Write what a name was taken for, and how surely."""
    lon, lat = place.label_point
    surely = f", within {place.precision_km:g} km" if place.shape == "point" else ""
    return (
        f"{asked}: {place.name}, {place.kind}, {place.geometry.geom_type} near "
        f"latitude {lat:.4f}, longitude {lon:.4f}{surely} ({place.origin})"
    )


def _when(stated: Moment) -> str:
    return f"stated {stated.text}" if stated.is_known else "date not found"


def _ids(claims: Sequence[str]) -> str:
    return f" [{', '.join(claims)}]" if claims else ""


def _wrapped(text: str, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space)
