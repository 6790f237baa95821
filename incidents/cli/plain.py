"""What commands print as JSON: the shapes that were published, filled from a brief."""

from __future__ import annotations

from typing import Any

from geodata.place import Place
from incidents.brief.shape import Beside, Cell, LedgerRow, OpenedSum
from incidents.model import Dataset

Json = dict[str, Any]


def row(one: LedgerRow) -> Json:
    """Write a row of the ledger; open ends and missing numbers are null.

    ``sides`` has one account a side, by the side's id; ``others`` one entry a third party's
    claim; ``gap`` and ``ratio`` are null unless the accounts differ.
    """
    return {
        "key": one.key,
        "incident": one.incident,
        "title": one.title,
        "subject": one.subject,
        "subject_side": one.subject_side,
        "category": one.category,
        "measure": one.measure,
        "scope": one.scope,
        "sides": {cell.side: _account(cell) for cell in one.cells},
        "others": [_other(other) for other in one.others],
        "verdict": one.verdict,
        "label": one.label,
        "gap": {"low": one.gap[0], "high": one.gap[1]} if one.gap else None,
        "ratio": one.ratio,
        "reason": one.reason,
    }


def _account(cell: Cell) -> Json:
    return {
        "state": cell.state,
        "low": cell.low,
        "high": cell.high,
        "label": f"{cell.label} ({cell.also})" if cell.also else cell.label,
        "voices": list(cell.voices),
        "claims": list(cell.claims),
        "superseded": list(cell.superseded),
        "noted": list(cell.noted),
        "subject": cell.subject,
        "category": cell.category,
        "measure": cell.measure,
    }


def _other(other: Beside) -> Json:
    return {
        "claim": other.claim,
        "claimant": other.claimant,
        "name": other.name,
        "category": other.category,
        "low": other.low,
        "high": other.high,
        "best": other.best,
        "label": other.figure,
    }


def added(found: OpenedSum) -> Json:
    """Write a sum: its parts, and what was left out with the reason."""
    return {
        "side": found.side,
        "subject": found.subject,
        "category": found.category,
        "measure": found.measure,
        "low": found.low,
        "high": found.high,
        "parts": [card.id for card in found.added],
        "incidents": list(dict.fromkeys(card.incident for card in found.added)),
        "left_out": [{"claim": one.card.id, "reason": one.why} for one in found.left_out],
        "missing": found.missing,
        "refusal": None,
    }


def refused(side: str, subject: str, category: str | None, measure: str, reason: str) -> Json:
    """Write a sum that cannot be made, and why."""
    return {
        "side": side,
        "subject": subject,
        "category": category,
        "measure": measure,
        "low": None,
        "high": None,
        "parts": [],
        "incidents": [],
        "left_out": [],
        "missing": 0,
        "refusal": reason,
    }


def incident(dataset: Dataset, name: str, rows: list[LedgerRow]) -> Json:
    """Write one incident with its claims, sources and rows."""
    return {
        "incident": dataset.incidents[name].model_dump(mode="json"),
        "claims": [claim.model_dump(mode="json") for claim in dataset.claims.values()],
        "sources": [source.model_dump(mode="json") for source in dataset.sources.values()],
        "retellings": [told.model_dump(mode="json") for told in dataset.retellings.values()],
        "searches": [one.model_dump(mode="json") for one in dataset.searches],
        "ledger": [row(one) for one in rows],
    }


def place(asked: str, found: Place) -> Json:
    """Write what a name was taken for."""
    return {
        "query": asked,
        "name": found.name,
        "kind": found.kind,
        "country": found.country,
        "precision_km": found.precision_km,
        "source": found.origin,
        "geometry": found.as_geojson,
    }
