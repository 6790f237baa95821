"""What drafting gives: drafts, and the numbers that became none, as frozen plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Span = tuple[int, int]
"""Where something stands in the article: first character and the one after the last."""


@dataclass(frozen=True)
class Draft:
    """A claim proposed from a sentence of an article. It is no claim until a person accepts it.

    Attributes
    ----------
    claimant
        Id of a side, or the name of a third party; None where the text does not say.
    speaker
        The source as the text names it nearest to the claim.
    subject
        Whose loss, or who is charged or addressed; None where the text does not say.
    low, high
        Inclusive bounds; None for an open end, or where no number was said.
    wording
        How the number was said.
    quotation
        The words that the draft rests on, and ``span`` where they stand.
    revises
        Position, in the list of drafts, of the claimant's own earlier figure.
    older
        Whether the text recalls it from before the episode that it reports.
    unsure
        Names of fields that a person must look at: left empty, or inferred from the context.
    """

    claimant: str | None
    speaker: str
    stance: str
    subject: str | None
    category: str | None
    measure: str | None
    low: int | None
    high: int | None
    wording: str | None
    scope: str
    quotation: str
    span: Span
    revises: int | None = None
    older: bool = False
    unsure: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give the draft as plain values for JSON."""
        return asdict(self) | {"span": list(self.span), "unsure": list(self.unsure)}


@dataclass(frozen=True)
class Unused:
    """A number of the article that became no draft, and why: a distance, no source named."""

    words: str
    span: Span
    why: str

    def as_json(self) -> dict[str, Any]:
        """Give it as plain values for JSON."""
        return {"words": self.words, "span": list(self.span), "why": self.why}


@dataclass(frozen=True)
class Drafted:
    """What an article gives: drafts, drafts of older events it recalls, and unused numbers.

    ``text`` is what their spans count in.
    """

    text: str
    drafts: tuple[Draft, ...]
    older: tuple[Draft, ...]
    unused: tuple[Unused, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as plain values for JSON; ``claims`` are drafts until a person accepts them."""
        return {
            "claims": [draft.as_json() for draft in self.drafts],
            "older": [draft.as_json() for draft in self.older],
            "numbers": [number.as_json() for number in self.unused],
            "text": self.text,
        }
