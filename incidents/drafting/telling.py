"""What is known while an article is read: its dispute, who spoke, and the drafts so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from incidents.drafting.links import Parsed
from incidents.drafting.memory import Speaker
from incidents.drafting.naming import Dispute, Mention
from incidents.drafting.numerals import Numeral
from incidents.drafting.sentences import Sentence
from incidents.drafting.shape import Draft, Span
from incidents.drafting.speakers import Hearing

_OWN_SUBJECT = re.compile(
    r"""["' ]*(?:that )?(?:it(?! (?:was|is) (?:the )?[A-Z])|they|he|she|we|I|its|their|his|her"""
    r"""|our|(?:no|not one|none) (?:[\w]+ )?(?:of )?(?:its|their|our)"""
    r"""|the (?:country|army|military|government|group|movement|ministry))\b""",
    re.IGNORECASE,
)


_THEY = re.compile(r"""["' ]*[Tt]heir\b|["' ]*[Tt]hey\b""")


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
    paragraph: int = 0
    figure: Figure | None = None

    def add(self, draft: Draft) -> None:
        """Keep a draft, unless it repeats one: two figures alike may be of two groups."""
        is_figure = draft.low is not None or draft.high is not None
        if is_figure or not any(_alike(draft, one) for one in self.drafts):
            self.drafts.append(draft)

    def latest(self) -> Iterator[Draft]:
        """Yield the drafts so far of the present episode, the newest first."""
        return (draft for draft in reversed(self.drafts) if not draft.older)


def _alike(one: Draft, two: Draft) -> bool:
    keys = [
        (each.claimant, each.stance, each.subject, each.category, each.measure, each.older)
        for each in (one, two)
    ]
    return keys[0] == keys[1] and one.low is two.low is one.high is two.high is None


@dataclass(frozen=True)
class Spoken:
    """One voice's stretch of a sentence, with all that drafts are made from.

    ``paragraph`` is where in the article its paragraph begins.
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
    paragraph: int = 0
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

    def is_speaker(self, place: int) -> bool:
        """Whether a place lies in the words that name the speaker: “a soldier said”."""
        begin = self.words.rfind(self.speaker.words, 0, self.cue_end) if self.speaker.words else -1
        return begin >= 0 and begin <= place < begin + len(self.speaker.words)

    def is_of_others(self, place: int) -> bool:
        """Whether a side speaks of the other as “they”, in its own words."""
        begin = self.clause(place)
        is_quoted = self.words[: begin + 1].count('"') % 2 == 1
        return is_quoted and bool(_THEY.match(self.words[begin:place]))

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
