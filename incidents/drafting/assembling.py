"""From an article to drafts of claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from incidents.drafting.answers import (
    DOUBTED,
    FALSE,
    denials,
    refusals,
    self_denials,
    silences,
)
from incidents.drafting.attribution import Stretch, voices
from incidents.drafting.charges import accusations, addressed, each_other, is_each_other, said
from incidents.drafting.cues import Cue
from incidents.drafting.linking import Linked, losses, parsed
from incidents.drafting.losses import losses_of
from incidents.drafting.naming import Dispute
from incidents.drafting.numerals import numerals
from incidents.drafting.older import is_older, is_period
from incidents.drafting.sentences import Sentence, sentences
from incidents.drafting.shape import Draft
from incidents.drafting.speakers import NOBODY, Hearing
from incidents.drafting.telling import Figure, Reading, Spoken

_FULL_DATE = re.compile(
    r"\b\d{1,2} [A-Z][a-z]{2,8},? ((?:19|20)\d\d)\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}, ((?:19|20)\d\d)\b"
)
_OUTLET = re.compile(
    r"\b(?:post|news site|newspaper|channels?|outlets?|website|blogs?|social media|tweet"
    r"|viral|tabloid|broadcaster)\b",
    re.IGNORECASE,
)
_BARE_FIGURE = re.compile(r"\b(?:figure|number|toll|total|claim) of (?=(?:\w+ ){0,2}\d|\w+)")


def drafts(text: str, dispute: Dispute, published: dt.date | None = None) -> tuple[Draft, ...]:
    """Draft the claims of an article; nothing is guessed, what is not sure is named in ``unsure``.

    Parameters
    ----------
    text
        The article's body; every draft says which characters of it it rests on.
    dispute
        The sides, and third parties that are known beforehand.
    published
        The article's day: what happened in an earlier year is marked as older.
    """
    reading = Reading(text, dispute, Hearing(dispute))
    block = -1
    for sentence in sentences(text):
        if sentence.block != block:
            reading.memory.turn()
            block = sentence.block
        _read(reading, sentence, published)
    return tuple(reading.drafts)


def _read(reading: Reading, sentence: Sentence, published: dt.date | None) -> None:
    if not sentence.is_heading and not sentence.words.rstrip('" ').endswith("?"):
        for told in _told(reading, sentence, published):
            reading.drafts += [draft for draft in _made(told) if draft not in reading.drafts]
    reading.memory.saw(sentence.words)
    reading.before = sentence.words
    reading.figure = _figure(sentence)


def _figure(sentence: Sentence) -> Figure | None:
    found = _BARE_FIGURE.search(sentence.words)
    if not found:
        return None
    numeral = next((one for one in numerals(sentence.words) if one.start == found.end()), None)
    start = sentence.start + found.start()
    return Figure(numeral, (start, sentence.start + numeral.end)) if numeral else None


def _told(reading: Reading, sentence: Sentence, published: dt.date | None) -> Iterator[Spoken]:
    read = parsed(sentence.words)
    for voice in voices(sentence, reading.memory) or _carried(reading, sentence):
        cue = voice.cue or Cue(voice.start, voice.start, "says")
        if not _OUTLET.search(voice.speaker.words):
            yield Spoken(
                reading,
                sentence,
                read,
                voice.speaker,
                voice.start,
                voice.end,
                cue.start,
                cue.end,
                cue.kind,
                is_older(sentence.words, published),
                is_period(sentence.words),
            )


def _carried(reading: Reading, sentence: Sentence) -> tuple[Stretch, ...]:
    """Let a sentence that names nobody go on with who spoke before it in its paragraph."""
    here = reading.memory.here
    speaker = replace(here[-1], is_sure=False) if here else NOBODY
    return (Stretch(0, len(sentence.words), speaker),)


def _made(told: Spoken) -> Iterator[Draft]:
    """Draft what one voice of a sentence says, by what its verb does."""
    found = losses(told.parsed)
    if is_each_other(told.words):
        yield from each_other(told)
    elif told.claimant is None:
        yield from silences(told)
    elif told.kind == "accuses":
        yield from losses_of(told, found)
        yield from accusations(told, found)
    elif told.kind in ("denies", "disputes"):
        yield from denials(told, found)
    elif told.kind == "declines":
        yield from refusals(told, found)
    elif told.kind in ("warns", "appeals"):
        yield from addressed(told)
    else:
        yield from _statement(told, found)


def _statement(told: Spoken, found: tuple[Linked, ...]) -> Iterator[Draft]:
    words = told.words[told.start : told.end]
    is_side = told.reading.dispute.side(told.claimant) is not None
    if is_side and FALSE.search(words):
        yield from denials(told, found)
    elif is_side and DOUBTED.search(words):
        yield from denials(replace(told, kind="disputes"), found)
    else:
        yield from losses_of(told, found)
        yield from silences(told)
        if is_side:
            yield from said(told, found)
            yield from self_denials(told, found)
