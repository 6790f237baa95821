"""The verbs by which an article says who speaks: saying, charging, denying, declining, asking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.drafting.english import english, named

_NOUN_BEFORE = re.compile(
    r"\b(?:\w+'s|\w+s'|the|a|an|its|their|his|her|these|those|such|any|no|this|that|of|all|some|both|without|prior|receiv(?:e|ed|es|ing)"
    r"|new|earlier|official"
    r"|media|news|press|in|from|by|with|on|for|first|to|and|various|conflicting|early"
    r"|local|widespread)\"? $",
    re.IGNORECASE,
)
_MAYBE_NOUNS = frozenset(
    [
        "report",
        "reports",
        "claim",
        "claims",
        "count",
        "counts",
        "state",
        "states",
        "note",
        "notes",
        "records",
        "charge",
        "estimates",
        "appeal",
        "appeals",
        "demand",
        "demands",
        "call",
        "calls",
        "named",
        "question",
        "doubt",
        "lists",
        "pressed",
        "raised",
        "contest",
        "warning",
    ]
)
_BASE_FORMS = frozenset(
    [
        "report",
        "claim",
        "state",
        "note",
        "blame",
        "dispute",
        "decline",
        "demand",
        "fault",
        "charge",
        "count",
        "record",
        "doubt",
    ]
)
_PLURAL_BEFORE = re.compile(
    r"(?:s|they|we|I|you|people|police|men|women|both|also|to|n't|not|who|military|army)\"?,? $",
    re.IGNORECASE,
)
_CUE = named(english()["cues"])


_OBJECT_BEFORE = re.compile(
    r"\w(?<!\bthat)(?<!\band)(?<!\bbut)(?<!\bwhile)(?<!\bas) (?:the|a|an|its|their|his"
    r"|these|such|any)(?: [\w-]+){1,2} $"
)


_SAYING = re.compile(r"""(?: (?:that|to|in|on|by saying)\b|["' ]*[,:."]|$)""")
_WHICH_THEY = re.compile(r", (?:which|who|whom),? (?:it|he|she|they) (?:\w+ly )?$")
_WHAT_THEY = re.compile(r"\bwhat (?:it|they|he|she|[A-Z]\w+)(?: does| did)? $", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:,| (?:how|whether|about|if|why|what|who|where|when|on|by|repeatedly)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Cue:
    """A verb of speaking and what it does: ``says``, or a stance."""

    start: int
    end: int
    kind: str


def cues(words: str) -> Iterator[Cue]:
    """Find the verbs of speaking in a sentence."""
    for match in _CUE.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        is_name = match.group()[0].isupper() and bool(before.strip(' "'))
        if not is_name and not any(look(match.group().lower(), before, after) for look in _NO_CUE):
            yield Cue(match.start(), match.end(), str(match.lastgroup))


def _is_noun(word: str, before: str, _after: str) -> bool:
    """Leave out “claims from the capital” and “called the injury reports a tale”."""
    if word in _BASE_FORMS:
        return not _PLURAL_BEFORE.search(before)
    if word not in _MAYBE_NOUNS:
        return False
    before = re.sub(r"\bfor (?:its|their|his|her) part,? $", "", before)
    is_object = _OBJECT_BEFORE.search(before)
    return bool(not before.strip(' "') or _NOUN_BEFORE.search(before) or is_object)


def _is_infinitive(_word: str, before: str, _after: str) -> bool:
    return bool(
        re.search(
            r"\b(?:to|not to|short of"
            r"|would|will|could|should|must|may|might|can|cannot)(?: not)? $",
            before,
            re.IGNORECASE,
        )
    )


def _is_participle(word: str, before: str, after: str) -> bool:
    """“claimed by both”, “was raised”, “a disputed stretch”: nobody speaks in these."""
    if not (word.endswith("ed") or word == "told"):
        return False
    is_passive = re.search(
        r"\b(?:was|were|been|being|be|is|are|when|if)(?: \w+ly| often| also| widely| now"
        r"| first)* $",
        before,
        re.IGNORECASE,
    )
    is_adjective = re.search(
        r"\b(?:a|an|the|this|that|these|its|long|much|widely|previously|earlier)[ -]$",
        before,
        re.IGNORECASE,
    )
    is_idle = re.search(
        r"\b(?:despite|after|of|with|from|amid|over|no|any|such) $", before, re.IGNORECASE
    )
    return bool(is_passive or is_adjective or is_idle or re.match(r" by\b", after))


def _is_question(word: str, _before: str, after: str) -> bool:
    """Leave out “asked about losses” and “asked how many”: a question put is no appeal."""
    asked = ("asked", "asks", "pressed", "questioned")
    return word in asked and bool(_QUESTION.match(after))


def _is_relative(word: str, before: str, _after: str) -> bool:
    """Leave out “who asked not to be named” and “when asked”."""
    if word.startswith(("said", "say", "claim")) and _WHICH_THEY.search(before):
        return True
    if not word.startswith(("won't", "will")) and _WHAT_THEY.search(before):
        return True
    return word in ("asked", "requested", "declined", "refused") and bool(
        re.search(r"\b(?:who|which|when|if)(?: \w+ly)? $", before)
    )


def _is_reaction(word: str, _before: str, after: str) -> bool:
    """Leave out “responded firmly” and “replied with mortars”: nothing is said by these."""
    return word in ("responded", "replied") and not _SAYING.match(after)


_NO_CUE = (_is_reaction, _is_question, _is_relative, _is_noun, _is_infinitive, _is_participle)
