"""From how an article names a speaker to who claims: a side, a third party, or nobody sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from incidents.drafting.bodies import FOREIGN, STATE, organs_of, own_name
from incidents.drafting.memory import Remembered, Speaker
from incidents.drafting.naming import Mention, Named

PRONOUN = re.compile(
    r"^(?:it|he|she|they|we|I|(?:the|this|that|its|an?)(?: same| latest| earlier| previous| later"
    r"| joint)? (?:statement|communiqu[eé]"
    r"|bulletin|spokes\w+|official|source|release|briefing|message|letter|note))$",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"(?:[Tt]he )?(?:([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)'s |[A-ZÀ-Þ]\w+(?:ian|ese|ish|ani"
    r"|khaz|raqi) )(?=[a-z])"
    r"|(?:An?|The) [A-ZÀ-Þ][a-zà-ÿ]+ (?=[a-z])"
)
_HOME_ORGAN = re.compile(
    r"(?:The|An?) (?:Foreign|Defen[cs]e|Interior|Health|Border|State|National|Home"
    r"|Information|Prime"
    r"|General|Joint|Supreme|Security|Emergenc\w+|Provincial|Regional|Local|Military|Army|Police"
    r"|Government|Transport|Education|Navy|Air)\b"
)
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'-]+(?: (?:al-|bin |de )?[A-ZÀ-Þ][a-zà-ÿ'-]+){1,2}")
_TITLED = re.compile(
    r"\b(?:minister|president|spokes(?:man|woman|person)|chief|governor|commander|general|premier"
    r"|secretary|ambassador|mayor)$"
)
_GENERIC = re.compile(r"(?:the|its) [a-z]+(?: [a-z]+)?", re.IGNORECASE)
_SOME_OFFICER = re.compile(r"an? (?:senior|military|police|\w+ officer|officer)\b", re.IGNORECASE)
_MATTERS = re.compile(r"\b(?:defen[cs]e|education|emergenc|foreign|health|information|interior)")
_POSSESSED = re.compile(
    r"^(?:its|their|his|her|our|(?:the|that) (?:country|group|movement|government)'s)\b",
    re.IGNORECASE,
)


_WE = re.compile(r"we", re.IGNORECASE)


@dataclass
class Hearing(Remembered):
    """Who speaks, by how the text names them and by who spoke before."""

    def who(self, words: str, context: str = "") -> Speaker:
        """Find who claims by a speaker's name; ``context`` is what else names that speaker."""
        looks = (self._named, self._context, self._topic, self._foreign, self._pronoun, self._its)
        for look in (*looks, _foreigner, self._known, self._organ, self._other):
            if found := look(words, context):
                return replace(found, called=found.called or context)
        return Speaker(words, None, is_sure=False)

    def _topic(self, words: str, _context: str) -> Speaker | None:
        """Take “the force” under a heading or in a note as who is written of, or who wrote it."""
        note = None if self.dispute.side(self.press) else self.press
        party = self.topic or note
        is_it = self.topic and not self.here and words.lower() == "it"
        organs = organs_of(words) if _GENERIC.fullmatch(words) else frozenset()
        is_body = bool(organs if self.topic else organs & {"agency", "mission"})
        return Speaker(words, party, organs=organs) if party and (is_it or is_body) else None

    def _its(self, words: str, _context: str) -> Speaker | None:
        """Take “its spokesman” as that of who spoke, or was named, before."""
        if not _POSSESSED.match(words):
            return None
        if self.issuer and not self.here and words.lower().startswith("our"):
            return Speaker(words, self.issuer, is_sure=False)
        spoke = [one.claimant for one in reversed(self.here)]
        owner = next(iter([*spoke, *(side.id for side in self.fresh)]), None)
        return Speaker(words, owner, organs=organs_of(words)) if owner else None

    def _named(self, words: str, context: str = "") -> Speaker | None:
        mentions = self.dispute.mentions(words)
        if not mentions:
            return None
        beside = self.dispute.mentions(context)
        if beside and not beside[0].start and not beside[0].party.is_side:
            return Speaker(words, beside[0].party.id, organs=organs_of(words))
        first = mentions[0]
        foreign = FOREIGN.search(words)
        is_theirs = foreign and foreign.start() <= first.end + 1 and first.party.is_side
        if is_theirs or _is_only_place(words, first):
            return None
        generic = first.party.id.startswith("unnamed")
        chosen = mentions[1] if generic and len(mentions) > 1 else first
        return Speaker(words, chosen.party.id, organs=organs_of(words))

    def _foreign(self, words: str, context: str) -> Speaker | None:
        if not FOREIGN.search(words):
            return None
        if found := self._same_head(words, sides=False):
            return Speaker(words, found.claimant, organs=found.organs)
        name = context if context.isupper() else own_name(words)
        return Speaker(words, self._known_as(name) or name, organs=organs_of(words))

    def _known_as(self, name: str) -> str | None:
        """Find the third party whose name holds every word of a shorter one: “the EU mission”."""
        said = set(name.lower().split())
        named = ((one, each) for one in self.dispute.third_parties for each in one.names)
        fits = (one.id for one, each in named if said <= set(each.lower().split()))
        return next(fits, None) if len(said) > 1 else None

    def _pronoun(self, words: str, _context: str) -> Speaker | None:
        if _WE.fullmatch(words) and (self.press or self.issuer):
            return Speaker(words, self.press or self.issuer, is_sure=False)
        if self.press and not self.here and words.lower() == "it":
            return Speaker(words, self.press, is_sure=False)
        known = self.here or self.heard or self.fresh or self.opened
        if not PRONOUN.match(words) or not known:
            return None
        if self.opened and not self.here and words.lower() == "it":
            return Speaker(words, self.opened, is_sure=False)
        is_it = re.fullmatch(r"it|they", words, re.IGNORECASE)
        if is_it and self.fresh and not self.here:
            return Speaker(words, self.fresh[0].id, is_sure=False)
        last = (self.here or self.heard)[-1]
        return Speaker(words, last.claimant, is_sure=last.is_sure, organs=last.organs)

    def _known(self, words: str, _context: str) -> Speaker | None:
        """Know a surname, or an office with its article, that spoke before."""
        names = re.findall(r"\b[A-ZÀ-Þ][\w'-]+", re.sub(r"^(?:The|A|An|One)\b", "", words))
        for before in reversed(self.heard):
            if (
                names
                and not self.dispute.mentions(names[-1])
                and re.search(rf"\b{re.escape(names[-1])}\b", f"{before.words} {before.called}")
            ):
                return replace(before, words=words, is_sure=True)
        if re.match(r"(?:the|its|his|a|another|one) ", words, re.IGNORECASE):
            return self._same_head(words)
        return None

    def _same_head(self, words: str, *, sides: bool = True) -> Speaker | None:
        wanted = organs_of(words)
        is_new = _SOME_OFFICER.match(words)
        for before in (*reversed(self.here), *(() if is_new else reversed(self.heard))):
            if _is_another(words, before.words):
                continue
            if wanted & before.organs and (sides or not self.dispute.side(before.claimant)):
                return Speaker(words, before.claimant, organs=before.organs | wanted)
        return None

    def _context(self, words: str, context: str) -> Speaker | None:
        if not context:
            return None
        organ = self._organ(context, "") if organs_of(context) else None
        found = self._named(context) or self._its(context, "") or organ
        return replace(found, words=words) if found else None

    def _organ(self, words: str, _context: str) -> Speaker | None:
        """Tell whose organ it is by the sentences before."""
        organs = organs_of(words)
        if not organs or (
            organs == {"authorities"}
            and re.fullmatch(r"officials?", words, re.IGNORECASE)
            and not self.here
        ):
            return Speaker(words, "unnamed officials", is_sure=False) if organs else None
        if found := self.soil.of(words):
            return Speaker(words, found, is_sure=False, organs=organs)
        is_group = organs & {"group"} and not organs & set(STATE)
        claimant = self._last(is_group=bool(is_group)) if is_group or organs & set(STATE) else None
        return Speaker(words, claimant, is_sure=False, organs=organs) if claimant else None

    def _last(self, *, is_group: bool) -> str | None:
        """Name the side that spoke last here, was named just now, or spoke or was named before."""
        here, heard = self._sides(self.here), self._sides(self.heard)
        home = [side for side in self.dispute.sides if side.id == self.home]
        every = [*here, *home, *reversed(self.fresh), *heard, *reversed(self.named)]
        found = next((side.id for side in every if self.soil.is_state(side) != is_group), None)
        return found or self._of_sentence()

    def _of_sentence(self) -> str | None:
        """Take the first body of an article as of the side on whose soil, or of whom, it speaks."""
        sides = [one.party.id for one in self.dispute.mentions(self.words) if one.party.is_side]
        return self.soil.of(self.words) or next(iter(sides), None)

    def _sides(self, spoke: list[Speaker]) -> list[Named]:
        return [side for one in reversed(spoke) if (side := self.dispute.side(one.claimant))]

    def _other(self, words: str, _context: str) -> Speaker | None:
        """Take a third party, or such as witnesses, by what they are called."""
        name = own_name(words)
        is_person = _PERSON.fullmatch(name) and self.heard and self.heard[-1].words != name
        if is_person and not _context and _TITLED.search(self.heard[-1].words):
            return replace(self.heard[-1], words=words, is_sure=False)
        return (
            Speaker(words, name, is_sure=name[:1].isupper(), organs=organs_of(words))
            if name
            else None
        )


def _foreigner(words: str, _context: str) -> Speaker | None:
    """Take the organ of a country that is no side as that country's, or by its own name."""
    found = _ABROAD.match(words)
    is_corps = (
        found and re.fullmatch(r"[A-Z]{2,}", found[1] or "") and "military" in organs_of(words)
    )
    is_body = found and not found[1] and organs_of(found.group())
    if not found or is_corps or is_body or _HOME_ORGAN.match(words):
        return None
    return Speaker(words, found[1] or own_name(words), organs=organs_of(words))


def _is_another(words: str, before: str) -> bool:
    """Whether a ministry is named that is another than the one before: of health, of defence."""
    matters = set(_MATTERS.findall(words.lower()))
    others = set(_MATTERS.findall(before.lower()))
    return bool(matters and others) and not matters & others


def _is_only_place(words: str, one: Mention) -> bool:
    """Tell that a side is named as a place alone: “a rights group in the capital”."""
    is_inside = re.search(r"\b(?:in|based in|from) $", words[: one.start])
    organs = organs_of(words[: one.start])
    return bool(is_inside and one.party.is_side and organs and not organs & set(STATE))
