"""What a side's standing claims about one loss amount to, and how two accounts compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.ledger.records import POSITIVE, QUIET, Account, Aspect, State, Verdict, Voice
from incidents.ledger.standing import Known
from incidents.model import Claim
from incidents.quantities import CountRange
from incidents.vocabulary import CARRIED_OUT, YES_OR_NO

_BY_STANCE: dict[str, State] = {
    "denies": "denies",
    "disputes": "disputes",
    "withdraws": "withdrew",
    "declines": "declines",
    "no_comment": "not_commented",
}
_PRECEDENCE: tuple[State, ...] = (
    *POSITIVE,
    "denies",
    "denies_operation",
    "disputes",
    "withdrew",
    "declines",
    "not_commented",
)


@dataclass(frozen=True)
class Finding:
    """How two accounts compare; gap and ratio only where they differ."""

    verdict: Verdict
    gap: CountRange | None = None
    ratio: float | None = None
    aspect: Aspect = ""


def state_of(claim: Claim) -> State:
    """Tell what one claim amounts to: a figure, words, a denial and so on.

    A number beside a denial is the number that is denied, so it is no figure of the claimant.
    """
    if claim.stance in _BY_STANCE:
        return _BY_STANCE[claim.stance]
    if not claim.is_count:
        return "states"
    return "figure" if claim.count.has_number else "words"


def account(known: Known, side: str, claims: Sequence[Claim], incident: str) -> Account:
    """Sum up what a side says of one loss: every voice, the hull, what was said before."""
    own = [claim for claim in claims if claim.stance != "no_comment"]
    noted = tuple(claim.id for claim in claims if claim.stance == "no_comment")
    if not own:
        state: State = "not_commented" if noted else known.quiet(incident, side)
        return Account(side=side, state=state, noted=noted)
    voices = voices_of(own)
    state = next(each for each in _PRECEDENCE if each in {voice.state for voice in voices})
    older = dict.fromkeys(old.id for claim in own for old in known.earlier(claim))
    counts = [voice.count for voice in voices if voice.state == state]
    return Account(
        side=side,
        state=state,
        claims=tuple(claim.id for claim in own),
        count=hull(counts),
        voices=voices,
        superseded=tuple(older),
        noted=noted,
    )


def voices_of(claims: Iterable[Claim]) -> tuple[Voice, ...]:
    """List distinct voices: figures lowest first, then words, then what refuses or answers."""
    found: dict[tuple[object, ...], Voice] = {}
    for claim in claims:
        state, count = state_of(claim), claim.count
        wording = count.wording if state == "words" else ""
        bounds = (count.low, count.high) if state == "figure" else ()
        key = (state, *bounds, wording)
        before = found.get(key)
        ids = (*(before.claims if before else ()), claim.id)
        found[key] = Voice(state, before.count if before else count, ids)
    return tuple(sorted(found.values(), key=_order))


def _order(voice: Voice) -> tuple[int, float, float, str]:
    return (_PRECEDENCE.index(voice.state), *_size(voice.count))


def _size(count: CountRange) -> tuple[float, float, str]:
    low = float("inf") if count.low is None else count.low
    return (low, float("inf") if count.high is None else count.high, count.wording)


def hull(counts: Sequence[CountRange]) -> CountRange:
    """Find the narrowest interval that holds every count; open above where any of them is."""
    lows = [count.low for count in counts if count.low is not None]
    if not lows:
        return counts[0] if counts else CountRange()
    highs = [count.high for count in counts if count.low is not None]
    closed = [high for high in highs if high is not None]
    low, high = min(lows), max(closed) if len(closed) == len(highs) else None
    same = (count for count in counts if (count.low, count.high) == (low, high))
    return next(same, CountRange(low=low, high=high))


def compare_figures(first: Account, second: Account) -> Finding:
    """Set two accounts with figures against each other: LEDGER, "Comparing", rule 2.

    The ratio is worked from the number that was said: of "more than 50" and 2 it is 25. Where
    the larger account is open above, gap and ratio are the least they can be.
    """
    small, large = sorted((first, second), key=lambda each: _size(each.count))
    if _bounds(small) == _bounds(large) and len(small.figures) == len(large.figures) == 1:
        return Finding("agree")
    low, high = large.count.low or 0, small.count.high
    if high is None or high >= low:
        return Finding("compatible")
    distance = low - high
    gap = CountRange(low=distance, high=None if large.count.is_open else distance)
    nearest = min(large.figures, key=_size)
    return Finding("differ", gap, (nearest.said or 0) / high if high else None)


def _bounds(account: Account) -> tuple[int | None, int | None]:
    return (account.count.low, account.count.high)


def judge(first: Account, second: Account) -> Finding:
    """Set two accounts of one loss against each other: LEDGER, "Comparing", rules 2 to 5."""
    states = {first.state, second.state}
    if states == {"figure"}:
        return compare_figures(first, second)
    if _none_and_denial(first, second) or _none_and_denial(second, first):
        return Finding("agree")
    if states & set(POSITIVE):
        return Finding(_against_positive(states))
    if states <= set(QUIET):
        return Finding("silent")
    return Finding(_without_positive(states))


def _none_and_denial(first: Account, second: Account) -> bool:
    """Tell whether one says zero and the other denies having killed any: both say none."""
    is_zero = first.state == "figure" and _bounds(first) == (0, 0)
    return is_zero and second.state in ("denies", "denies_operation")


def _against_positive(states: set[State]) -> Verdict:
    verdicts: tuple[tuple[State, Verdict], ...] = (
        ("denies", "denied"),
        ("denies_operation", "denied"),
        ("disputes", "disputed"),
        ("declines", "declined"),
        ("withdrew", "one_sided"),
        *((state, "one_sided") for state in QUIET),
        ("words", "no_number"),
    )
    return next((verdict for state, verdict in verdicts if state in states), "incomparable")


def _without_positive(states: set[State]) -> Verdict:
    if states <= {"denies", "denies_operation"}:
        return "agree"
    if states <= {"denies", "denies_operation", "disputes"}:
        return "disputed"
    return "declined" if "declines" in states else "one_sided"


def is_denial_of_operation(known: Known, claim: Claim) -> bool:
    """Tell whether a claim denies the incident, or that the claimant's own side did it."""
    if claim.stance != "denies":
        return False
    if claim.measure == YES_OR_NO:
        return True
    if claim.measure != CARRIED_OUT:
        return False
    side, dataset = known.dataset.side_of(claim.claimant), known.dataset
    # A subject that is a set with the side among its members is the side's operation too.
    members = dataset.members(claim.subject) if claim.subject else ()
    return not members or any(dataset.side_of(one) == side for one in members)
