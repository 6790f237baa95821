"""From an article to its sentences, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SAME_LENGTH = str.maketrans(
    dict.fromkeys("“”„«»‟", '"')
    | dict.fromkeys("’‘‛", "'")
    | dict.fromkeys("–—−‑", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\t", " ")
)
_TITLES = (
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Brig|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|St|Gov|Sen|Rep|Prof|No|vs|Jan"
    r"|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])$"
)
_TITLE = re.compile(_TITLES)
_STOP = re.compile(r"""[.!?]["')\]]*(?=\s+["'(\[]*[A-Z0-9À-ÞĀ-Ž])""")
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ' .-]{2,}(?:, (?!the )[\w .]{2,20}){0,2}(?: \([\w ./-]+\))?(?: - |\. )"
)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?: ?[-:|] ?| )")
_TURN = re.compile(r"^[A-Z][A-Z .'-]*(?: \([^)]*\))?: ")
_BULLET = re.compile(r"^[•*·-]\s+")
MOST_HEADING_WORDS = 16
MOST_CHARACTERS = 2_000
"""No sentence is longer: what is given may be no prose, and its reading must end."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article.

    Attributes
    ----------
    words
        The sentence with level quotes, dashes and spaces: character for character as long as
        in the article.
    start
        Where its first character stands in the article.
    block
        The number of its paragraph.
    is_heading
        Whether it is a title or heading rather than prose.
    lead
        What stood before it and is no part of it: a dateline, a clock, a transcript's turn.
    """

    words: str
    start: int
    block: int
    is_heading: bool = False
    lead: str = ""


def levelled(text: str) -> str:
    """Write quotes, dashes and spaces in one way: character for character as long.

    A comma or stop that stands behind a quotation goes into it, as most write it.
    """
    return text.translate(_SAME_LENGTH).replace('",', ',"').replace('".', '."')


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split an article into sentences: a line is a paragraph, or a heading."""
    found: list[Sentence] = []
    for block, line in enumerate(re.finditer(r"[^\n\r]+", levelled(text))):
        found += _of_block(line.group(), line.start(), block)
    return tuple(found)


def _of_block(line: str, start: int, block: int) -> Iterator[Sentence]:
    lead = _lead(line)
    body = line[lead:]
    heading = _is_heading(body)
    for begin, end in _bounded(body, _cut(body)):
        told = line[:lead] if begin == 0 else ""
        yield Sentence(body[begin:end], start + lead + begin, block, heading, told.strip())


def _bounded(body: str, cut: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence, between words where there are any."""
    for begin, end in cut:
        at = begin
        while end - at > MOST_CHARACTERS:
            space = body.rfind(" ", at + 1, at + MOST_CHARACTERS)
            stop = space if space > 0 else at + MOST_CHARACTERS
            yield at, stop
            at = stop
        yield at, end


def _lead(line: str) -> int:
    """Measure what stands before the first sentence of a paragraph."""
    at = len(line) - len(line.lstrip())
    for pattern in (_BULLET, _CLOCK, _DATELINE, _TURN):
        if found := pattern.match(line[at:]):
            at += found.end()
    return at


def _is_heading(body: str) -> bool:
    is_closed = re.search(r"""[.!?:;,]["')\]]*\s*$""", body)
    return not is_closed and len(body.split()) <= MOST_HEADING_WORDS


def _cut(body: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _STOP.finditer(body):
        if body[stop.start()] == "." and _TITLE.search(body[begin : stop.start()]):
            continue
        yield begin, stop.end()
        begin = stop.end() + len(body[stop.end() :]) - len(body[stop.end() :].lstrip())
    if body[begin:].strip():
        yield begin, begin + len(body[begin:].rstrip())
