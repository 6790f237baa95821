"""What is remembered of who speaks in an article, and who issued it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from incidents.drafting.bodies import STATE, organs_of
from incidents.drafting.naming import Dispute, Named
from incidents.drafting.soil import Soil

MOST_LABEL_WORDS = 3
STALE = 2
"""For how many sentences a side stays in mind that is not named again."""
_WE = re.compile(r"we", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:[Oo]ur|ours)\b(?= (?:\w+ )?(?:forces|troops|soldiers|units?|army|armed|fighters|men"
    r"|heroes|air|navy|guns?|gunners|positions?|posts?|territory|soil|airspace|people|villages))"
    r"|\b[Oo]f ours\b|\b[Ww]e\b"
)
_NOTE = re.compile(
    r"\b(?:bulletin|communiqu[eé]|flash|note|press release|sitrep"
    r"|situation report|statement|update)\b",
    re.IGNORECASE,
)
_INFORMS = re.compile(r"\b(?:informs|hereby|announces) ")


@dataclass(frozen=True)
class Speaker:
    """Who speaks: as the text says, and who claims by it. ``is_sure`` when the text names it.

    ``called`` is what else the text calls the speaker: a name beside an office.
    """

    words: str
    claimant: str | None
    is_sure: bool = True
    organs: frozenset[str] = frozenset()
    called: str = ""


NOBODY = Speaker("", None, is_sure=False)


@dataclass
class Remembered:
    """Who spoke so far in an article, latest last, who is named, and who issued it."""

    dispute: Dispute
    soil: Soil
    heard: list[Speaker] = field(default_factory=list)
    here: list[Speaker] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    fresh: list[Named] = field(default_factory=list)
    home: str | None = None
    issuer: str | None = None
    press: str | None = None
    opened: str | None = None
    stale: int = 0
    words: str = ""
    topic: str | None = None
    is_unsigned: bool = False

    def turn(self) -> None:
        """Begin a new paragraph."""
        self.here = []
        self.topic = None

    def hear(self, speaker: Speaker) -> Speaker:
        """Remember a speaker."""
        if speaker.claimant:
            self.heard.append(speaker)
            self.here.append(speaker)
        return speaker

    def led(self, lead: str, words: str) -> None:
        """Remember the side of the article's dateline, and which places it calls disputed."""
        self.soil.heard(words)
        self.words = words
        self._signed(words)
        named = next(iter(self.dispute.mentions(lead.title())), None)
        if lead[:1].isupper() and not self.home:
            self.home = named.party.id if named else self.soil.of(lead.title())

    def saw(self, words: str) -> None:
        """Remember the parties that a sentence names."""
        mentions = self.dispute.mentions(words)
        found = [one.party for one in mentions]
        if len(found) == 1 and len(words.split()) <= MOST_LABEL_WORDS:
            self.topic = found[0].id
        self.opened = found[0].id if found and mentions[0].start <= 4 else None
        self.issuer = self.issuer or next((one.id for one in found if not one.is_side), None)
        sides = [one for one in found if one.is_side]
        self.stale = 0 if sides else self.stale + 1
        self.fresh = sides or (self.fresh if self.stale <= STALE else [])
        self.named += sides

    def _signed(self, words: str) -> None:
        """Take a note without a name as of the side whose army or ministry it names first."""
        for one in self.dispute.mentions(words) if self.is_unsigned else ():
            after = re.match(r"(?:'s)? (?:\w+ )?\w+", words[one.end :])
            if one.party.is_side and after and organs_of(after.group()) & set(STATE):
                self.press = self.home = one.party.id
                self.is_unsigned = False
                return

    def headed(self, words: str) -> None:
        """Take a text that is headed by a body of one side as issued by it."""
        words = words.title() if words.isupper() else words
        named = [one.party.id for one in self.dispute.mentions(words) if one.party.is_side]
        bodies = [one.party.id for one in self.dispute.mentions(words) if not one.party.is_side]
        is_note = bool(_NOTE.search(words))
        is_body = bool(organs_of(words) & set(STATE))
        self.is_unsigned = is_note and is_body and not (named or bodies or self.home)
        if is_note and bodies and not named:
            self.press = self.issuer = bodies[0]
        elif organs_of(words) & set(STATE) and (len(set(named)) == 1 or (not named and self.home)):
            self.press = self.home = named[0] if named else self.home
            self.heard.append(Speaker(words, self.press, organs=organs_of(words)))

    def informed(self, words: str) -> None:
        """Take a text that opens with “… informs that” as issued by who informs."""
        is_first = not self.press and not self.named and _INFORMS.search(words)
        side = self.dispute.side(self.heard[-1].claimant) if is_first and self.heard else None
        self.press = side.id if side else self.press

    def ourselves(self, words: str) -> Speaker | None:
        """Take “our soldiers fell”, outside a quotation, as the word of who issued the text."""
        found = _OURS.search(re.sub(r'"[^"]*"', "", words))
        if found and not _WE.fullmatch(found.group()):
            self.issuer = self.home or next((side.id for side in self.named), None)
        is_ours = found and self.issuer
        return Speaker(found.group(), self.issuer, is_sure=False) if found and is_ours else None
