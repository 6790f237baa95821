"""What a side's standing claims about one loss amount to, and how two accounts compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.ledger.records import Account, State, Verdict
from incidents.ledger.standing import Known
from incidents.model import Claim, CountRange
from incidents.vocabulary import REFUSING_STANCES

_BY_STANCE: dict[str, State] = {
    "denies": "denies",
    "disputes": "disputes",
    "declines": "declines",
}
_PRECEDENCE: tuple[State, ...] = (
    "figure",
    "states",
    "words",
    "denies",
    "disputes",
    "declines",
)
POSITIVE: tuple[State, ...] = ("figure", "words", "states")
"""States in which a side says that there was such a loss, or answers the question."""


@dataclass(frozen=True)
class Finding:
    """How two counts compare; gap and ratio only where they differ."""

    verdict: Verdict
    gap: CountRange | None = None
    ratio: float | None = None


def state_of(claim: Claim) -> State:
    """Tell what one claim amounts to: a figure, words, a denial and so on.

    A number beside a denial is the number that is denied, so it is no figure of the claimant.
    """
    if claim.stance in _BY_STANCE:
        return _BY_STANCE[claim.stance]
    if not claim.is_count:
        return "states"
    return "figure" if claim.count.has_number else "words"


def account(known: Known, side: str, claims: Sequence[Claim]) -> Account:
    """Sum up what a side says of one loss: its hull, its voices, its older versions."""
    if not claims:
        return Account(side=side, state="silent")
    states = {state_of(claim) for claim in claims}
    state = next(each for each in _PRECEDENCE if each in states)
    voices = voices_of(claim.count for claim in claims if state_of(claim) == state)
    older = dict.fromkeys(old.id for claim in claims for old in known.earlier(claim))
    return Account(
        side=side,
        state=state,
        claims=tuple(claim.id for claim in claims),
        count=hull(voices),
        voices=voices,
        superseded=tuple(older),
    )


def voices_of(counts: Iterable[CountRange]) -> tuple[CountRange, ...]:
    """List the distinct counts, lowest first; words without a number are told apart by wording."""
    distinct: dict[tuple[int | None, int | None, str], CountRange] = {}
    for count in counts:
        wording = "" if count.has_number else count.wording
        if count.has_number or wording:
            distinct.setdefault((count.low, count.high, wording), count)
    return tuple(sorted(distinct.values(), key=_size))


def _size(count: CountRange) -> tuple[float, float, str]:
    low = float("inf") if count.low is None else count.low
    return (low, float("inf") if count.high is None else count.high, count.wording)


def hull(voices: Sequence[CountRange]) -> CountRange:
    """Find the narrowest interval that holds every voice; open above where any of them is."""
    lows = [voice.low for voice in voices if voice.low is not None]
    if not lows:
        return voices[0] if voices else CountRange()
    highs = [voice.high for voice in voices if voice.low is not None]
    closed = [high for high in highs if high is not None]
    low, high = min(lows), max(closed) if len(closed) == len(highs) else None
    same = (voice for voice in voices if (voice.low, voice.high) == (low, high))
    return next(same, CountRange(low=low, high=high))


def measure_gap(first: CountRange, second: CountRange) -> Finding:
    """Set two counts against each other: they overlap, or the nearest ends are so far apart.

    The ratio is the larger low over the smaller high; there is none over zero. Where the larger
    count is open above, gap and ratio are the least they can be.
    """
    small, large = sorted((first, second), key=_size)
    if small.high is None or large.low is None or small.high >= large.low:
        return Finding("agree")
    distance = large.low - small.high
    gap = CountRange(low=distance, high=None if large.is_open else distance)
    return Finding("differ", gap, large.low / small.high if small.high else None)


def judge(first: Account, second: Account) -> Finding:
    """Set two accounts of one loss, or answers to one question, against each other."""
    states = {first.state, second.state}
    if states == {"figure"}:
        return measure_gap(first.count, second.count)
    if states & set(POSITIVE):
        return Finding(_against_positive(states))
    if states == {"silent"}:
        return Finding("silent")
    return Finding(_without_positive(states))


def _against_positive(states: set[State]) -> Verdict:
    verdicts: tuple[tuple[State, Verdict], ...] = (
        ("denies", "denied"),
        ("disputes", "disputed"),
        ("declines", "declined"),
        ("words", "no_number"),
        ("silent", "one_sided"),
    )
    return next((verdict for state, verdict in verdicts if state in states), "incomparable")


def _without_positive(states: set[State]) -> Verdict:
    if states <= set(REFUSING_STANCES):
        return "agree" if states == {"denies"} else "disputed"
    return "declined" if "declines" in states else "one_sided"
