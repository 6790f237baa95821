"""What is known while an article is read: its dispute, who spoke, and the drafts so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from incidents.drafting.linking import Parsed
from incidents.drafting.naming import Dispute, Mention
from incidents.drafting.numerals import Numeral
from incidents.drafting.sentences import Sentence
from incidents.drafting.shape import Draft, Span
from incidents.drafting.speakers import Hearing, Speaker

_OWN_SUBJECT = re.compile(
    r"""["' ]*(?:that )?(?:it|they|he|she|we|I|its|their|his|her|our"""
    r"""|the (?:country|army|military|government|group|movement|ministry))\b""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A bare figure that a sentence spoke of, for the sentence after it."""

    numeral: Numeral
    span: Span


@dataclass
class Reading:
    """An article while it is read, sentence by sentence."""

    text: str
    dispute: Dispute
    memory: Hearing
    drafts: list[Draft] = field(default_factory=list)
    before: str = ""
    figure: Figure | None = None

    def latest(self) -> Iterator[Draft]:
        """Yield the drafts so far of the present episode, the newest first."""
        return (draft for draft in reversed(self.drafts) if not draft.older)


@dataclass(frozen=True)
class Spoken:
    """One voice's stretch of a sentence, with all that drafts are made from.

    ``cue_start`` and ``cue_end`` are the verb of speaking; what it says may stand before or after.
    """

    reading: Reading
    sentence: Sentence
    parsed: Parsed
    speaker: Speaker
    start: int
    end: int
    cue_start: int
    cue_end: int
    kind: str
    is_older: bool = False
    is_period: bool = False

    @property
    def words(self) -> str:
        """The whole sentence."""
        return self.sentence.words

    @property
    def claimant(self) -> str | None:
        """Who claims."""
        return self.speaker.claimant

    @property
    def last(self) -> int:
        """Where its words end, without the mark that closes them."""
        return self.start + len(self.words[self.start : self.end].rstrip(" .,\"'"))

    def by(self, claimant: str | None, speaker: str) -> Spoken:
        """Give the same words to another speaker."""
        return replace(self, speaker=Speaker(speaker, claimant))

    def mentions(self) -> tuple[Mention, ...]:
        """Find the parties named in its words."""
        named = self.reading.dispute.mentions(self.words)
        return tuple(one for one in named if self.start <= one.start < self.end)

    def clause(self, place: int) -> int:
        """Find where the clause begins that a place stands in."""
        begin = self.cue_end if self.cue_end <= place else self.start
        marks = re.finditer(
            r"[;:] |, (?:and|but|while|whereas|although) | (?:and|but) that ", self.words
        )
        return max([begin, *(mark.end() for mark in marks if begin <= mark.end() <= place)])

    def is_own(self, place: int) -> bool:
        """Whether the speaker is the subject of the clause: “it”, “its forces”, “we”."""
        return bool(_OWN_SUBJECT.match(self.words[self.clause(place) : place]))

    def draft(
        self,
        stance: str,
        start: int,
        end: int,
        *,
        subject: str | None = None,
        category: str | None = None,
        measure: str | None = None,
        low: int | None = None,
        high: int | None = None,
        wording: str | None = None,
        scope: str = "whole",
        unsure: tuple[str, ...] = (),
    ) -> Draft:
        """Make a draft that rests on a stretch of the sentence."""
        span = self.sentence.start + max(0, start), self.sentence.start + end
        doubted = unsure if self.speaker.is_sure and self.claimant else ("claimant", *unsure)
        return Draft(
            self.claimant,
            self.speaker.words,
            stance,
            subject,
            category,
            measure,
            low,
            high,
            wording,
            scope,
            self.reading.text[span[0] : span[1]],
            span,
            older=self.is_older,
            unsure=tuple(dict.fromkeys(doubted)),
        )
