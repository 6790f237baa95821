"""From an article to drafts of claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from incidents.drafting.attribution import Stretch, voices
from incidents.drafting.charges import accusations, addressed, each_other, is_each_other, said
from incidents.drafting.cues import Cue
from incidents.drafting.declining import is_neither, neither_answers, refusals, silences
from incidents.drafting.denying import (
    DOUBTED,
    FALSE,
    denials,
    is_unfired,
    not_so_many,
    self_denials,
    unfired,
)
from incidents.drafting.lexicon import speaking
from incidents.drafting.linking import losses
from incidents.drafting.links import Linked, parsed
from incidents.drafting.losses import losses_of
from incidents.drafting.memory import NOBODY, Speaker
from incidents.drafting.naming import Dispute
from incidents.drafting.numerals import numerals
from incidents.drafting.older import is_older, is_period
from incidents.drafting.revising import revised
from incidents.drafting.sentences import Sentence, sentences
from incidents.drafting.shape import Draft, Drafted
from incidents.drafting.soil import Soil
from incidents.drafting.speakers import Hearing
from incidents.drafting.telling import Figure, Reading, Spoken
from incidents.drafting.unused import unused

_TELLING = re.compile(r"told|tells?|inform\w*|remind\w*|assur\w*|notif\w*", re.IGNORECASE)
_TO_WHOM = re.compile(r" (?:[\w'-]+ ){1,5}that (?=\w)")
_OUTLET = re.compile(
    r"(?<!state )(?<!state-run )\bmedia\b"
    r"(?! (?:wing|office|department|centre|center|bureau|arm|unit))"
    r"|\b(?:post|news site|newspaper|channels?|outlets?"
    r"|website|blogs?|social media|tweet"
    r"|viral|tabloid|broadcaster)\b",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",? (?:and|but) that ")
_BARE_FIGURE = re.compile(r"\b(?:figure|number|toll|total|claim) of (?=(?:\w+ ){0,2}\d|\w+)")


def read(text: str, dispute: Dispute, published: dt.date | None = None) -> Drafted:
    """Draft the claims of an article, and tell older events and unused numbers apart."""
    every = drafts(text, dispute, published)
    present = tuple(draft for draft in every if not draft.older)
    older = tuple(draft for draft in every if draft.older)
    with speaking(dispute.coined):
        return Drafted(text, revised(present, text), older, unused(text, every))


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
    reading = Reading(text, dispute, Hearing(dispute, Soil(dispute)))
    block = -1
    with speaking(dispute.coined):
        for sentence in sentences(text):
            if sentence.block != block:
                reading.memory.turn()
                block, reading.paragraph = sentence.block, sentence.start
            _read(reading, sentence, published)
    return tuple(reading.drafts)


def _read(reading: Reading, sentence: Sentence, published: dt.date | None) -> None:
    reading.memory.led(sentence.lead, sentence.words)
    if sentence.is_heading and not reading.before:
        reading.memory.headed(sentence.words)
    if not sentence.is_heading and not sentence.words.rstrip('" ').endswith("?"):
        for told in _told(reading, sentence, published):
            for draft in _made(told):
                reading.add(draft)
    reading.memory.informed(sentence.words)
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
                _said_from(sentence.words, cue),
                cue.kind,
                reading.paragraph,
                is_older(sentence.words, published),
                is_period(sentence.words),
            )


def _said_from(words: str, cue: Cue) -> int:
    """Find where what is said begins, after whom it was said to: “informed the Agency that”."""
    is_to = _TELLING.fullmatch(words[cue.start : cue.end])
    found = _TO_WHOM.match(words, cue.end) if is_to else None
    return found.end() if found else cue.end


def _carried(reading: Reading, sentence: Sentence) -> tuple[Stretch, ...]:
    """Let a sentence that names nobody go on with who spoke before it in its paragraph."""
    goes_on = sentence.words.startswith(("As a result", "In addition"))
    here = reading.memory.here or (reading.memory.heard if goes_on else [])
    named = _reported(reading, sentence) or reading.memory.ourselves(sentence.words)
    press = reading.memory.press
    speaker = named or (here[-1] if here else Speaker("", press) if press else NOBODY)
    speaker = replace(speaker, is_sure=False)
    return (Stretch(0, len(sentence.words), speaker),)


def _reported(reading: Reading, sentence: Sentence) -> Speaker | None:
    """Take “X reportedly shot down …” as X's word: nobody else is named for it."""
    found = re.search(r"\breportedly\b", sentence.words)
    named = [one for one in reading.dispute.mentions(sentence.words) if one.party.is_side]
    if not (found and named and named[0].end <= found.start()):
        return None
    return Speaker(sentence.words[named[0].start : named[0].end], named[0].party.id)


def _made(told: Spoken) -> Iterator[Draft]:
    """Draft what one voice of a sentence says, by what its verb does."""
    found = tuple(loss for loss in losses(told.parsed) if not told.is_speaker(loss.count.start))
    if is_each_other(told.words):
        yield from each_other(told)
    elif is_neither(told):
        yield from neither_answers(told, found)
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


def _is_charged(told: Spoken) -> bool:
    """Whether somebody charged the speaker before, who then may deny it."""
    return any(
        one.subject == told.claimant and one.stance == "accuses" for one in told.reading.latest()
    )


def _parted(told: Spoken) -> tuple[Spoken, Spoken | None]:
    """Part “that was a lie and that X had fired” where it goes on: only the first is denied."""
    false = FALSE.search(told.words, told.start, told.end)
    further = _AND_THAT.search(told.words, false.end(), told.end) if false else None
    if not further:
        return told, None
    cue = min(told.cue_end, further.start())
    first = replace(told, end=further.start(), cue_end=cue)
    return first, replace(told, start=further.end(), cue_start=cue, cue_end=further.end())


def _statement(told: Spoken, found: tuple[Linked, ...]) -> Iterator[Draft]:
    told, rest = _parted(told)
    words = told.words[told.start : told.end]
    is_side = told.reading.dispute.side(told.claimant) is not None or _is_charged(told)
    if is_side and FALSE.search(words):
        yield from denials(told, found)
        yield from losses_of(told, tuple(loss for loss in found if loss.count.numeral.high == 0))
    elif is_side and DOUBTED.search(words):
        yield from denials(told, found, is_doubt=True)
    else:
        yield from not_so_many(told)
        yield from unfired(told, found)
        yield from losses_of(told, [loss for loss in found if not is_unfired(loss)])
        yield from silences(told)
        if is_side:
            yield from self_denials(told, found)
        if told.claimant:
            yield from said(told, found)
    if rest:
        yield from _statement(rest, found)
