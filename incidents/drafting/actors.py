"""Who acts in a sentence: the subject of a clause, who is named after “by”, the other side."""

from __future__ import annotations

import re

from incidents.drafting.links import Linked
from incidents.drafting.telling import Spoken

_PLACE = re.compile(
    r"\b(?:in|inside|on|near|across|from|within|at|into|over|against|towards?|with)(?: the"
    r"| its)? $",
    re.IGNORECASE,
)
_ENEMY = re.compile(
    r"""["' ]*(?:that )?(?:the )?(?:adversary|aggressor|enemy|invaders?|occupiers?"""
    r"""|occupying (?:army|forces)|other side)\b""",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?!\b(?:administered|claimed|controlled|held|run)\b)[^,;]){0,40}?\bby (?:the )?(?=[A-Z])"
)
_RELATIVE = re.compile(r"\b(?:which|who)(?: \w+){0,2} $")
_PROPER = re.compile(r" (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*) (?:had |has |have |also )?$")
_FROM = re.compile(r"[^,;.]{0,30}? from(?: the)? $")


def actor_of(told: Spoken, place: int, end: int | None = None) -> str | None:
    """Find who acts at a place of the sentence: the subject of its clause, or “by X” after it."""
    if end is not None and (by := _done_by(told, end)):
        return by
    if told.is_of_others(place) or _ENEMY.match(told.words[told.clause(place) :]):
        return other_side(told)
    return told.claimant if told.is_own(place) else _named_actor(told, place)


def _done_by(told: Spoken, end: int) -> str | None:
    """Find the party named after “by”."""
    found = _BY.match(told.words[end:])
    after = end + found.end() if found else 0
    named = (one for one in told.mentions() if found and after - 1 <= one.start <= after + 1)
    return next((one.party.id for one in named), None)


def _named_actor(told: Spoken, place: int) -> str | None:
    """Find the party named as subject of the clause in which a place stands."""
    begin = told.clause(place)
    if not told.words[begin:place].strip() and told.cue_end <= begin:
        begin = told.cue_end
    named = [one for one in told.mentions() if begin <= one.start and one.end <= place]
    if named and _RELATIVE.search(told.words[begin:place]):
        return named[-1].party.id
    counted = told.parsed.counts
    acting = (one for one in named if not any(c.start < one.start < c.end for c in counted))
    actors = [one for one in acting if not _is_place(told.words[begin : one.start])]
    return actors[0].party.id if actors else None


def _is_place(before: str) -> bool:
    """Whether a party is named as a place; men from there act for it."""
    is_from = re.search(r"\b(?:persons|people|men|group|gunmen|militants|units?) from $", before)
    return bool(_PLACE.search(before)) and not is_from


def other_side(told: Spoken) -> str | None:
    """Name the other side: of two, the other; of more, the one that the sentence names."""
    dispute = told.reading.dispute
    if found := dispute.opponent(told.claimant):
        return found
    if not dispute.side(told.claimant):
        return None
    named = [one for one in dispute.mentions(told.words) if one.party.is_side]
    acting = (one for one in named if not _is_place(told.words[: one.start]))
    others = [one.party.id for one in acting if one.party.id != told.claimant]
    return others[-1] if others else None


def fired_from(told: Spoken, loss: Linked) -> str | None:
    """Read “30 rockets were launched from Lebanon”."""
    end = max(loss.deed.end, loss.count.end)
    after = (one for one in told.mentions() if one.start >= end and one.party.is_side)
    return next((one.party.id for one in after if _FROM.match(told.words[end : one.start])), None)


def stranger(told: Spoken, loss: Linked) -> str | None:
    """Take an actor that is no party of the dispute by its name: “that Kin X fired”."""
    found = _PROPER.search(told.words[told.cue_end : loss.deed.start])
    return found["name"] if found and loss.deed.start > told.cue_end else None
