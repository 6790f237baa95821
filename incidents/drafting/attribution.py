"""Who says what stands where in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.drafting.bodies import STATE, organs_of
from incidents.drafting.cues import Cue, cues
from incidents.drafting.memory import NOBODY, Speaker
from incidents.drafting.sentences import Sentence
from incidents.drafting.speakers import PRONOUN, Hearing

_CLAUSE = re.compile(
    r""";\s|:\s|"\s|\s-\s"""
    r"|,?\s(?:and|but|while|although|though|whereas|as|when|after|because|that|if)\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^(?:which|who|whose|where|whom|that|including|citing|speaking|quoting|stressing)\b"
)
_ADVERBIAL = re.compile(
    r"^(?:in|on|at|after|before|by|for|during|late|early|yesterday|today|overnight|however"
    r"|meanwhile|earlier|later|separately|instead|hours|since|as|within|asked|pressed|questioned|reached|contacted|quoted|still|then"
    r"|so|also|for (?:its|his) part|nevertheless|nonetheless|moreover|finally|initially"
    r"|additionally|similarly|likewise|furthermore|with|without|under)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?i:in|on|at|by|for|late|early|during|within|since|after|last)\b(?: [\w':.-]+){1,5}? "
    r"(?=(?:the|its|an?)\b|[A-ZÀ-Þ])(?=[\w' -]*$)"
)
_TAIL = re.compile(
    r"(?:^|\s+)(?:has|have|had|also|later|then|further|again|separately|earlier|in turn"
    r"|on \w+day|today|yesterday|is|are|was|were|would|will|do|does|did|not|n't|still|now"
    r"|itself|immediately|this (?:week|month|morning|year)"
    r"|last (?:week|month|night)|at first"
    r"|repeatedly|strongly|firmly|flatly|categorically|first|initially"
    r"|however|meanwhile|nevertheless|in a statement|so far|never|for (?:its|his"
    r"|their) part|swiftly|quickly|only|since|already|simply|merely|hit back|responded by)$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|by(?= (?:its|their|the \w+'s?|[A-Z]\w+(?:'s|s')) (?:own )?(?:tally"
    r"|count|reckoning|figures))|by the (?:reckoning|count|tally|account) of"
    r"|in the words of|as reported by|by the account of|quoting"
    r"|citing) (?P<who>[^,.;:]+?)"
    r"(?=,|\.|;|:|$| (?:who|which|that|killed|wounded|injured|left|destroyed|damaged|had|has|have"
    r"|was|were|is|are)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<who>[A-Z][^.:;\"]{2,60}?): (?=[\w\"])")
_ANSWER = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w' -]{1,40}?)(?:'s|s') (?:own )?(?:[\w-]+ )?(?:answer|response"
    r"|reply|account|version|position|figure|tally|count|line|story|toll|statement"
    r"|communique) (?:is|was|puts?|gives|gave|speaks|says|said|has)\b"
)
_INVERTED = re.compile(
    r"^ (?P<who>(?:the |an? |its )?[\w' .-]{2,80}?)"
    r"(?=,|\.|;|:|\"|$| in an? | on \w+day| who | at a )"
)


_STATED = re.compile(r"^[^,]*\b(?:is|are|was|were|had|has been) (?:[^,]*)[,\"]+ $")
_WHICH = re.compile(
    r"^(?:in )?(?:which|whom|whose|who) (?=(?:the |its )?[A-Z]|(?:it|they|he|she)\b)"
)
_WITH = re.compile(r"^with (?=(?:the|an?|its) )")
_LATER = re.compile(r"(?:they|it|he|she|(?:its|their|his) [\w ]+)", re.IGNORECASE)
_APPOSITION = re.compile(r", an? [\w -]{2,40}$")
_IN_RELATIVE = re.compile(r", (?:which|who) (?:\w+ ){0,2}\w+$")
_RESUMED = re.compile(r",(?: (?:has|had|have|also|later|then))* $")
_CONTRACTED = re.compile(r"^(it|he|she|they|we)'(?:s|ve|d|ll|re)$", re.IGNORECASE)
_DATED = re.compile(r"^(?:on|in|by|since) [\w ]{2,20} (it|he|she|they|we)$", re.IGNORECASE)
_LED_BY = re.compile(r"(?:The|Our|Its) (?:[A-Z][\w-]+ ?){1,4}(?= [a-z]+s? )")
_APPOSED = re.compile(r", (?!which)(?!the [A-Z])[a-z]")
_OURSELVES = re.compile(r"(?:we|I)\b", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,|\bby|\bwhile|\bwithout|\band|\bof|\bfor)\"? $")
_REFERRING = re.compile(
    r"(?:.*\b)?(?:it|they|he|she|we)$|^(?:its|their|his|her|our|how|whether|who|what|why|where)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:and|but|what|while|so|yet|meanwhile|however|that|also|later)(?: |$))+", re.IGNORECASE
)


@dataclass(frozen=True)
class Stretch:
    """A stretch of a sentence and who speaks in it; ``cue`` is the verb that says so."""

    start: int
    end: int
    speaker: Speaker
    cue: Cue | None = None


def voices(sentence: Sentence, memory: Hearing) -> tuple[Stretch, ...]:
    """Divide a sentence among those who speak in it; without any, the answer is empty."""
    words = sentence.words
    told = sorted(
        (*_labels(words, memory), *_according(words, memory), *_cued(words, memory)),
        key=lambda one: one.start,
    )
    return tuple(_stretched(told, words))


def _labels(words: str, memory: Hearing) -> Iterator[Stretch]:
    found = _LABEL.match(words)
    if found and (memory.dispute.mentions(found["who"])):
        speaker = memory.hear(memory.who(found["who"]))
        yield Stretch(0, found.end(), speaker, Cue(found.end() - 2, found.end(), "label"))


def _according(words: str, memory: Hearing) -> Iterator[Stretch]:
    for found in _ACCORDING.finditer(words):
        context = words[found.end() : found.end() + 80]
        speaker = memory.hear(memory.who(found["who"], context if _APPOSED.match(context) else ""))
        yield Stretch(
            found.start(), found.end(), speaker, Cue(found.start(), found.end(), "according")
        )


def _cued(words: str, memory: Hearing) -> Iterator[Stretch]:
    last: Speaker | None = None
    ended = 0
    for cue in cues(words):
        start, who, context = subject(words, cue, ended)
        if last and _IN_RELATIVE.search(words[:ended]) and _RESUMED.search(words[: cue.start]):
            start, who = cue.start, ""
        if _OURSELVES.fullmatch(who) and words[: cue.start].count('"') % 2:
            continue
        speaker = _speaker(words, memory, who, context, last)
        if last and not speaker.is_sure and start - ended <= 2:
            speaker = last
        last, ended = memory.hear(speaker), cue.end
        yield Stretch(start, cue.end, speaker, cue)
    for found in _ANSWER.finditer(words):
        speaker = memory.hear(memory.who(found["who"]))
        yield Stretch(found.start(), found.end(), speaker, Cue(found.start(), found.end(), "says"))


def _speaker(words: str, memory: Hearing, who: str, context: str, last: Speaker | None) -> Speaker:
    if words.startswith('"') and memory.heard and PRONOUN.match(who):
        return replace(memory.heard[-1], words=who)
    is_free = not memory.here or who.lower().startswith(("they", "its ", "their ", "his "))
    if is_free and _LATER.fullmatch(who) and (found := _acting(words, memory, who)):
        return found
    if who and not (last and _REFERRING.match(who)):
        return memory.who(who, context)
    return last or _opening(words, memory) or _inherited(memory)


def _acting(words: str, memory: Hearing, who: str) -> Speaker | None:
    """Take “X detained twelve, they say” as the word of X."""
    place = words.find(f", {who} ")
    named = [one for one in memory.dispute.mentions(words[: max(place, 0)]) if one.party.is_side]
    is_place = named and re.search(
        r"\b(?:in|at|near|on|from|of|to|[Ii]t was)(?: an?| the)? $", words[: named[0].start]
    )
    is_its = is_place and is_place.group().startswith("in ") and who.lower().startswith("its ")
    return (
        Speaker(who, named[0].party.id, is_sure=False)
        if named and (is_its or not is_place)
        else None
    )


def _opening(words: str, memory: Hearing) -> Speaker | None:
    """Take the party that opens the sentence: “X has never given a figure, and dismissed …”."""
    if found := re.match(r"(?:We|It|They|He|She)\b", words):
        return memory.who(found.group())
    if (led := _LED_BY.match(words)) and organs_of(led.group()) & set(STATE):
        return memory.who(led.group())
    named = memory.dispute.mentions(words)
    if named and re.fullmatch(r"(?:The |the |And |But )*", words[: named[0].start]):
        return Speaker(words[: named[0].end], named[0].party.id)
    return None


def _inherited(memory: Hearing) -> Speaker:
    return memory.here[-1] if memory.here else NOBODY


def subject(words: str, cue: Cue, after: int = 0) -> tuple[int, str, str]:
    """Find the subject of a verb of speaking: where it starts, its words, and what else names it.

    Nothing before ``after`` is looked at: there another verb of speaking ends.
    """
    if _TRAILING.search(words[: cue.start]) and words[: cue.end].endswith("ing"):
        return cue.start, "", ""
    begin = max(after, _clause_start(words, cue.start))
    names = _names(words[begin : cue.start])
    found = _INVERTED.match(words[cue.end :])
    if found and _STATED.search(words[begin : cue.start]):
        names = []
    if names:
        is_apposed = words[: cue.start].rstrip().endswith(",") or bool(_LED.match(names[0]))
        at = words.rfind(names[-1][:20], begin, cue.start)
        return max(begin, at), names[-1], ", ".join(names[:-1]) if is_apposed else ""
    if found and re.search(r"[,\"]\s*$", words[: cue.start]):
        rest = words[cue.end + found.end() :][:60]
        return cue.start, _trimmed(found["who"]), "" if rest.startswith((":", '"')) else rest
    return cue.start, "", ""


def _names(left: str) -> list[str]:
    """List the phrases before a verb that may be its subject, the nearest last."""
    chunks = [chunk.strip(' "') for chunk in left.split(",")]
    chunks[-1] = _WITH.sub("", _WHICH.sub("", chunks[-1]))
    wanted = [_trimmed(chunk) for chunk in chunks if not _RELATIVE.match(chunk)]
    named = [
        chunk for chunk in wanted if chunk and not _ADVERBIAL.match(chunk) and not chunk.isdigit()
    ]
    if named:
        return named
    opened = next((chunk for chunk in reversed(wanted) if _LED.match(chunk)), "")
    led = _trimmed(_LED.sub("", opened))
    return [opened, led] if led else []


def _clause_start(words: str, end: int) -> int:
    """Find where the clause begins whose verb starts at a place."""
    start = 0
    for found in _CLAUSE.finditer(words, 0, end):
        mark = found.group().strip(" ,").lower()
        rest = words[found.end() : end]
        is_inside = mark in ("and", "as") and _joins_names(words[start : found.start()], rest)
        is_apposed = mark == "that" and _APPOSITION.search(words[: found.start()])
        in_relative = is_apposed or (
            mark in ("because", "when", "as", "that", "if", "after")
            and re.search(r"\b(?:who|which)\b[^,]*$", words[start : found.start()])
        )
        if not is_inside and not in_relative:
            start = found.end()
    return start


def _joins_names(before: str, after: str) -> bool:
    """Tell a list of names: “the army and police said”, with no verb between."""
    return bool(re.fullmatch(r"(?:the )?[\w']+(?: [\w']+){0,2}", before.strip())) and len(
        after.split()
    ) in (1, 2)


def _trimmed(chunk: str) -> str:
    before = ""
    while chunk != before:
        before, chunk = chunk, _TAIL.sub("", chunk)
    return _LEADING.sub("", _CONTRACTED.sub(r"\1", _DATED.sub(r"\1", chunk.strip())))


def _stretched(told: Sequence[Stretch], words: str) -> Iterator[Stretch]:
    """Let every voice reach over what it says: after it, or before it where it comes last."""
    begins = [_begin(words, voice) for voice in told]
    for number, voice in enumerate(told):
        start = begins[number] if number else words.rfind("; ", 0, voice.start) + 1
        end = begins[number + 1] if number + 1 < len(told) else len(words)
        if end > start:
            yield Stretch(start, end, voice.speaker, voice.cue)


def _begin(words: str, voice: Stretch) -> int:
    """Find where a voice begins: with the quotation that it follows, else with its subject."""
    before = words[: voice.start].rstrip()
    if before.endswith((',"', '!"', '?"')):
        return max(before.rfind('"', 0, len(before) - 1), 0)
    return voice.start
