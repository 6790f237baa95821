"""Numbers as journalists write them, as intervals: “more than 200” is 201 and up."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
FIXED = {
    "half a dozen": 6,
    "two dozen": 24,
    "three dozen": 36,
    "a dozen": 12,
    "a pair of": 2,
    "a couple of": 2,
    "both": 2,
}

_WORD = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
_SPELT = rf"(?:(?:a|{_WORD})(?:[ -](?:and )?(?:{_WORD}|{_SCALE}))+|{_WORD})"
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_NUMBER = rf"(?:(?:{_DIGITS})(?: (?:{_SCALE})\b)?|{'|'.join(FIXED)}|{_SPELT})"

_LEAST = r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
_MORE = (
    r"(?:much |well |far )?(?:more than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?)"
)
_MOST = r"up to|as many as|as high as|at most|no more than|not more than|a maximum of"
_FEWER = r"fewer than|less than|under|below|not even"
_ABOUT = (
    r"about|around|some|nearly|almost|roughly|approximately|an estimated|close to|exactly|only"
    r"|just|another|a further|a total of|an additional|other|the other"
)
_VAGUE = (
    r"(?:tens of |hundreds of )?(?:thousands|hundreds)|dozens|scores|(?:several"
    r"|many) (?:dozen|hundred"
    r"|thousand)|several|a (?:good|great) many(?: more)?"
    r"|a (?:large |small |considerable |significant |great |unknown )?number"
    r"|an (?:unspecified|unknown|undisclosed) number|numerous|a handful|a few|countless|many"
    r"|multiple|(?:heavy|considerable|significant|serious|severe|major|substantial|light"
    r"|minor|great)"
    r"(?= (?:\w+ ){0,3}(?:losses|casualties))"
    r"|some(?=\"? [a-z]+(?:s|men)\b)"
)
_TIMES_MORE = (
    r"(?:(?:at least|more than|nearly|about) )?(?:double|twice|triple|three times)"
    r"(?= (?:that|those|the|as many|its|[A-Z]\w+'s))"
)
_NONE = r"not (?:a single|one)|no one|nobody|none|no(?! (?:fewer|less|more|longer)\b)|zero"

_EDGE = r"(?<![\w$€£.,/-])(?<!\d[:.,])"
_AFTER = r"(?![\w]|[.,:/]\d|-(?!\d|strong\b)|'s\b)"
_QUALIFIER = rf"(?:(?P<least>{_LEAST})|(?P<more>{_MORE})|(?P<most>{_MOST})|(?P<fewer>{_FEWER})"
_QUALIFIER += rf"|(?P<about>(?:{_ABOUT})(?: (?:{_ABOUT}))?))"

_FORMS = (
    ("none", rf"{_EDGE}(?:{_NONE})\b(?: of\b)?"),
    ("range", rf"{_EDGE}between (?P<from>{_NUMBER}) and (?P<till>{_NUMBER}){_AFTER}"),
    ("range", rf"{_EDGE}(?P<from>{_NUMBER})(?: ?- ?| to | or )(?P<till>{_NUMBER}){_AFTER}"),
    (
        "plain",
        rf"{_EDGE}(?:{_QUALIFIER} )?(?P<number>{_NUMBER})(?P<ormore> or more)?{_AFTER}",
    ),
    ("vague", rf"{_EDGE}{_TIMES_MORE}"),
    ("vague", rf"{_EDGE}(?:{_VAGUE})\b(?: of\b)?"),
    ("any", rf"{_EDGE}any(?: of)?(?= [\w-])"),
    (
        "article",
        rf"{_EDGE}a (?:second|third|fourth|fifth|sixth|seventh)(?= [\w-])(?! (?:of|time)\b)",
    ),
    ("article", rf"{_EDGE}(?:an?|another|the other)(?: single)?(?= [\w-])"),
)
_PATTERNS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)


@dataclass(frozen=True)
class Numeral:
    """A number of a sentence as an inclusive interval.

    ``kind`` is ``plain``, ``range``, ``vague`` (no number at all: “dozens”), ``none``
    (“not one”), ``article`` (“a villager”), which only counts where something happened to it, or
    ``any``, which only counts where nothing did.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    wording: str
    kind: str


def numerals(words: str) -> tuple[Numeral, ...]:
    """Find every number of a sentence, in order of place, none inside another."""
    found: list[Numeral] = []
    taken = bytearray(len(words))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(taken[start:end]) or (bounds := _bounds(kind, match)) is None:
                continue
            taken[start:end] = bytes([1]) * (end - start)
            found.append(Numeral(start, end, *bounds, match.group().strip(), kind))
    return tuple(sorted(found, key=lambda one: one.start))


def _bounds(kind: str, match: re.Match[str]) -> tuple[int | None, int | None] | None:
    fixed = {"vague": (None, None), "none": (0, 0), "article": (1, 1), "any": (1, 1)}
    if kind in fixed:
        return fixed[kind]
    if kind == "range":
        low, high = value(match["from"]), value(match["till"])
        return (low, high) if low < high else None
    return _qualified(match)


def _qualified(match: re.Match[str]) -> tuple[int | None, int | None]:
    number = value(match["number"])
    if match["least"] or match["ormore"]:
        return number, None
    if match["more"]:
        return number + 1, None
    if match["most"]:
        return None, number
    return (None, number - 1) if match["fewer"] else (number, number)


def value(spelt: str) -> int:
    """Work out a number from digits or English words.

    >>> value("1.6 million"), value("a hundred and four"), value("half a dozen")
    (1600000, 104, 6)
    """
    low = " ".join(spelt.lower().split())
    if low in FIXED:
        return FIXED[low]
    if found := re.match(r"\d[\d, ]*(?:\.\d+)?", low):
        scale = SCALES.get(low[found.end() :].strip(), 1)
        return round(float(re.sub(r"[, ]", "", found.group())) * scale)
    return _spelt(re.findall(r"[a-z]+", low))


def _spelt(parts: list[str]) -> int:
    total = current = 0
    for part in parts:
        if part == "hundred":
            current = (current or 1) * 100
        elif part in SCALES:
            total, current = total + (current or 1) * SCALES[part], 0
        else:
            current += ONES.get(part, TENS.get(part, 0))
    return total + current
