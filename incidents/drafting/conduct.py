"""What a party is said to have done: started, entered, supported, struck, broken a ceasefire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.drafting.counts import counts
from incidents.drafting.english import english, whole
from incidents.drafting.lexicon import ACTS, category_of
from incidents.drafting.numerals import numerals

_PATTERNS = tuple(
    (one["measure"], one["category"] or None, whole(one["words"]), one.get("only_denied", False))
    for one in english()["conduct"]
)
CONDUCT = frozenset(measure for measure, *_ in _PATTERNS)
_TIMES = re.compile(
    r"(?P<twice>\btwice\b)|(?P<once>\bonce\b)|\b(?:on )?(?:(?:at least|more than|over|some"
    r"|about) )?(?P<number>\d[\d,]*|\w+(?:-\w+)?) (?:separate |different )?(?:times|occasions)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Act:
    """Something done: its measure, what with or to whom, how often, and where it stands.

    ``is_denied`` where the clause says that it was not done.
    """

    start: int
    end: int
    measure: str
    category: str | None
    low: int | None = None
    high: int | None = None
    wording: str | None = None
    is_denied: bool = False


def conduct(
    words: str, start: int = 0, end: int | None = None, *, is_charge: bool = False
) -> tuple[Act, ...]:
    """Find what is said to have been done in a stretch of a sentence, in order of place.

    Where it ``is_charge``, made or answered, troops somewhere are an act of their own.
    """
    found: list[Act] = []
    for measure, category, pattern, is_presence in _PATTERNS:
        for match in pattern.finditer(words, start, len(words) if end is None else end):
            act = _act(words, match, measure, category, start)
            is_new = not any(match.start() < one.end and one.start < match.end() for one in found)
            if is_new and (is_charge or _is_done(act, is_presence=is_presence)):
                found.append(act)
    return tuple(sorted(found, key=lambda one: one.start))


def _is_done(act: Act, *, is_presence: bool) -> bool:
    """Leave out aims at nothing known, and troops somewhere unless it is denied."""
    return (act.measure != "targeted" or act.category is not None) and (
        act.is_denied or not is_presence
    )


def _act(words: str, match: re.Match[str], measure: str, category: str | None, start: int) -> Act:
    times = _times(words, match)
    noun = _category(words, match, measure, category, times)
    end = max(match.end(), times.end) if times else match.end()
    denied = bool(_NEGATED.search(words[start : match.start()]))
    if not times:
        return Act(match.start(), end, measure, noun, is_denied=denied)
    return Act(match.start(), end, measure, noun, times.low, times.high, times.wording, denied)


def _category(
    words: str, match: re.Match[str], measure: str, category: str | None, times: Times | None
) -> str | None:
    """Tell with what or to whom it was done."""
    if measure == "broke_ceasefire":
        return "violations" if times else None
    if measure == "carried_out" and times and times.noun:
        return times.noun
    if measure == "targeted":
        return _target(words, match.end())
    if measure == "entered" and _ARMED.search(match.group()):
        return "militants"
    return category


@dataclass(frozen=True)
class Times:
    """How often something was done, and the noun that was counted, if any."""

    low: int | None
    high: int | None
    wording: str
    end: int
    noun: str | None = None


def _times(words: str, match: re.Match[str]) -> Times | None:
    """Find how often: “twice”, “three times”, “two air strikes”."""
    for one in counts(words):
        near = one.start <= match.end() and match.start() <= one.end
        if one.noun in ACTS and near and one.numeral.kind != "article":
            numeral = one.numeral
            return Times(numeral.low, numeral.high, numeral.wording, one.end, one.noun)
    found = _TIMES.search(words, match.start(), min(len(words), match.end() + 50))
    if not found:
        return None
    if found["twice"] or found["once"]:
        number = 2 if found["twice"] else 1
        return Times(number, number, found.group(), found.end())
    said = next(iter(numerals(found.group())), None)
    return Times(said.low, said.high, found.group(), found.end()) if said else None


def _target(words: str, at: int) -> str | None:
    """Find what was targeted, by the first noun after."""
    after = re.findall(r"[A-Za-z-]+", words[at : at + 60])
    stretches = (after[:length] for length in range(1, min(5, len(after)) + 1))
    return next(filter(None, map(category_of, stretches)), None)


_ARMED = re.compile(
    r"attacker|elements|gunm|infiltrator|militant|raider|rebel|saboteur|terrorist", re.IGNORECASE
)
_NEGATED = re.compile(
    r"(?:\b(?:no(?! (?:reason|provocation|fewer|less|longer)\b)|not|never|none|nobody|neither|nor"
    r"|without(?! (?:any )?(?:provocation|reason|warning|cause)\b))\b|n't\b)"
    r"(?:(?! (?:if|when|while|because|until) )[^,;]){0,40}$",
    re.IGNORECASE,
)


def first_of_each(found: Iterable[Act]) -> tuple[Act, ...]:
    """Keep the first act of each measure."""
    kept: dict[str, Act] = {}
    for act in found:
        kept.setdefault(act.measure, act)
    return tuple(kept.values())
