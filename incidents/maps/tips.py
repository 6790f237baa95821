"""What a mark says of itself in words, for its tooltip and for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.maps.encode import html_text
from incidents.maps.mark import Mark

# A place known less surely than this says so in its tooltip.
VAGUE_KM = 5.0
STATE_WORDS = {
    "stated": "{} has spoken",
    "denies": "{} only denies",
    "silent": "{}: no statement found",
}
SHAPE_WORDS = {
    "area": "somewhere in this area",
    "line": "along this stretch",
    "cell": "several places: open to look closer",
}


def tip(mark: Mark, sides: Sequence[str] = ()) -> str:
    """Write a mark's tooltip as HTML: its name, its counts, how sure, and who has spoken."""
    lines = [_counts(mark), *_surety(mark), *_spoken(mark, sides)]
    rows = "".join(f"<span>{html_text(line)}</span>" for line in lines)
    return f"<b>{html_text(mark.label)}</b>{rows}"


def _counts(mark: Mark) -> str:
    counts = f"{_plural(mark.n_incidents, 'incident')}, {_plural(mark.n_claims, 'claim')}"
    return f"{counts}, {mark.n_third:,} by third parties" if mark.n_third else counts


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _surety(mark: Mark) -> list[str]:
    if mark.shape in SHAPE_WORDS:
        return [SHAPE_WORDS[mark.shape]]
    return [f"known to about {mark.precision_km:.0f} km"] if mark.precision_km > VAGUE_KM else []


def _spoken(mark: Mark, sides: Sequence[str]) -> list[str]:
    words = (STATE_WORDS.get(state, STATE_WORDS["silent"]) for state in mark.states)
    return [phrase.format(name) for phrase, name in zip(words, sides, strict=False)]
