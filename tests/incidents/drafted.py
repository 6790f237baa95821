"""Articles of our own for tests of drafting: an invented dispute, and what its drafts are."""

from __future__ import annotations

from incidents.drafting import Dispute, Draft, dispute_of, drafts

DISPUTE = dispute_of(
    {
        "sides": [
            {"id": "arda", "name": "Arda", "adjective": "Ardan", "aliases": ["Port Arda"]},
            {"id": "bersk", "name": "Bersk", "adjective": "Berskan", "aliases": ["Berskgrad"]},
        ],
        "third_parties": [{"name": "Lake Mission", "aliases": ["the mission"]}],
    }
)


def drafted(text: str, dispute: Dispute = DISPUTE) -> tuple[Draft, ...]:
    return drafts(text, dispute)


def told(text: str) -> list[tuple[object, ...]]:
    """Give each draft's claimant, stance, subject, category, measure, low and high."""
    return [
        (one.claimant, one.stance, one.subject, one.category, one.measure, one.low, one.high)
        for one in drafted(text)
    ]
