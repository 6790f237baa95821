"""Whose loss it is by what stands around: on whose soil, of whom the text spoke before."""

from __future__ import annotations

import re

from incidents.drafting.lexicon import PERSONS
from incidents.drafting.links import Linked
from incidents.drafting.telling import Spoken

_SOIL = re.compile(
    r" (?:side|bank|shore|half|territory|soil|villages?|towns?|districts?|provinces?|border)\b"
)
_INSIDE = re.compile(r"\b(?:in|inside|on|across|within|near)(?: the)? $", re.IGNORECASE)


def fled_from(told: Spoken, loss: Linked) -> str | None:
    """Take those who crossed into one of two sides as people of the other."""
    if loss.deed.measure != "displaced":
        return None
    for one in told.mentions():
        before = told.words[: one.start]
        if re.search(r"\b(?:arrivals|evacuees|refugees|fled|displaced) from $", before):
            return one.party.id
        if re.search(r"\b(?:into|to|(?:refuge|shelter) in) $", before):
            return told.reading.dispute.opponent(one.party.id)
    return None


def side_around(told: Spoken, loss: Linked) -> str | None:
    """Take the side whose soil the places lie on, else of whom the paragraph spoke.

    Else the dateline's, unless a place of the article is disputed.
    """
    hearing = told.reading.memory
    so_far = told.reading.text[told.paragraph : told.sentence.start]
    if found := hearing.soil.of(told.words) or hearing.soil.of(so_far):
        return found
    before = (draft for draft in told.reading.latest() if draft.span[0] >= told.paragraph)
    subjects = (draft.subject for draft in before if draft.category in PERSONS)
    here = next((one for one in subjects if told.reading.dispute.side(one)), None)
    return here or (None if hearing.soil.disputed else _alike(told, loss) or hearing.home)


def _alike(told: Spoken, loss: Linked) -> str | None:
    """Take the one side of whom all told so far that the same befell it."""
    alike = {one.subject for one in told.reading.latest() if one.measure == loss.deed.measure}
    side = told.reading.dispute.side(alike.pop()) if len(alike) == 1 else None
    return side.id if side else None


def soil_of(told: Spoken) -> str | None:
    """Find the side on whose soil the sentence places what it tells: “in Lebanon”."""
    for one in told.reading.dispute.mentions(told.words):
        before, after = told.words[: one.start], told.words[one.end :]
        is_place = _INSIDE.search(before) or _SOIL.match(after)
        is_line = after.startswith("-") or before.endswith("-")
        if is_place and not is_line and told.reading.memory.soil.is_state(one.party):
            return one.party.id
    return None
