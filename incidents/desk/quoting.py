"""Finding a quotation in a text: spaces and quotation marks may differ, letters may not.

Offsets are those of the text's characters, from 0; an end is that of the character behind.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = frozenset("\"“”„‟«»‹›「」『』\u2018\u2019\u201a\u201b`´'")
APOSTROPHES = frozenset("'\u2019\u2018`´")
HALF = 0.5
"""The least share of its words that a passage has in common with what is nearest to it."""

_CLUSTER = re.compile(r"[^\u0300-\u036f\u064b-\u065f][\u0300-\u036f\u064b-\u065f]*", re.DOTALL)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """A stretch of a text.

    Attributes
    ----------
    start, end
        Its offsets.
    text
        Its characters.
    is_exact
        Whether it is the quotation to the letter, spaces and quotation marks among them.
    """

    start: int
    end: int
    text: str
    is_exact: bool


@dataclass(frozen=True)
class _Folded:
    """A text without what may differ; each character with the span that it stands for."""

    text: str
    spans: Sequence[tuple[int, int]]


def find(quotation: str, text: str) -> Passage | None:
    """Find the first passage that has the letters of a quotation; None where there is none."""
    wanted, folded = _folded(quotation).text.strip(), _folded(text)
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        if not _cuts_a_word(folded.text, at, at + len(wanted)):
            start, end = folded.spans[at][0], folded.spans[at + len(wanted) - 1][1]
            return Passage(start, end, text[start:end], text[start:end] == quotation.strip())
        at = folded.text.find(wanted, at + 1)
    return None


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a passage begins or ends within a word: "9 killed" is not in "19 killed"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    begins = before.isalnum() and text[start].isalnum()
    return begins or (after.isalnum() and text[end - 1].isalnum())


def nearest(quotation: str, text: str) -> Passage | None:
    """Find the passage of as many words that has most of a quotation's; None below a half."""
    wanted = Counter(_bare(word) for word in _WORD.findall(quotation))
    words = [(match.start(), match.end(), _bare(match[0])) for match in _WORD.finditer(text)]
    size = sum(wanted.values())
    if not size or not words:
        return None
    at, common = _best([word for _, _, word in words], wanted, size)
    if common < HALF * size:
        return None
    start, end = words[at][0], words[min(at + size, len(words)) - 1][1]
    return Passage(start, end, text[start:end], is_exact=False)


def _best(words: Sequence[str], wanted: Counter[str], size: int) -> tuple[int, int]:
    """Slide a window over words: where it has most of those wanted, and how many."""
    seen: Counter[str] = Counter()
    common, best = 0, (0, 0)
    for at, word in enumerate(words):
        common += seen[word] < wanted[word]
        seen[word] += 1
        if at >= size:
            gone = words[at - size]
            seen[gone] -= 1
            common -= seen[gone] < wanted[gone]
        if common > best[1]:
            best = (max(at - size + 1, 0), common)
    return best


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))


def _folded(text: str) -> _Folded:
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        for letter in _kept(match, text):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            spans.append(match.span())
    return _Folded("".join(letters), spans)


def _kept(match: re.Match[str], text: str) -> str:
    """Give what a letter with its signs counts as: a space for any space, nothing for a mark."""
    letter = match[0][0]
    if letter.isspace():
        return " "
    if letter in MARKS:
        return "'" if letter in APOSTROPHES and _is_within(match, text) else ""
    if unicodedata.category(letter) == "Cf":
        return ""
    return unicodedata.normalize("NFC", match[0])


def _is_within(match: re.Match[str], text: str) -> bool:
    """Tell an apostrophe from a quotation mark: it has letters on both sides."""
    before, after = (
        text[max(match.start() - 1, 0) : match.start()],
        text[match.end() : match.end() + 1],
    )
    return before.isalpha() and after.isalpha()
