"""What is said of what is found: headings of suggestions, and of the claims that match."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.words import counts
from incidents.words.tongue import _, either, in_digits


def headings() -> dict[str, str]:
    """Head each kind of suggestion."""
    return {
        "place": _("Places"),
        "incident": _("Incidents"),
        "party": _("Who speaks"),
        "speaker": _("Speakers"),
        "claim": _("Words said"),
    }


def hints() -> dict[str, str]:
    """Say what the box takes, and what it does."""
    return {
        "label": _("Search"),
        "hint": _("Find a place, person, incident or words said"),
        "enter": _("Enter shows the claims themselves, the match marked."),
        "none": _("Nothing on record holds this. Enter searches all the same."),
    }


def incident(days: str, claims: int, *, is_outside: bool) -> str:
    """Say when a suggested incident was and how much was said of it."""
    if is_outside:
        return _("{days}, outside these dates", days=days)
    return _("{days}, {claims}", days=days, claims=counts.claims(claims))


def claim(who: str, said: str, *, is_outside: bool) -> str:
    """Say who said suggested words, and when."""
    if is_outside:
        return _("{who}, {said}; outside these dates", who=who, said=said)
    return _("{who}, {said}", who=who, said=said)


def matches(text: str, speakers: Iterable[str], number: int) -> str:
    """Head the claims that hold some words, or are by some speakers."""
    told = {"number": in_digits(number), "by": either(speakers), "text": text}
    if not text:
        return _("Claims by {by}: {number}", **told)
    if not told["by"]:
        return _("Claims with “{text}”: {number}", **told)
    return _("Claims by {by} with “{text}”: {number}", **told)
