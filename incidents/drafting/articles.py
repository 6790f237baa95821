"""The text of an article: a web page without what surrounds it, printed pages as paragraphs."""

from __future__ import annotations

import re

from incidents import apart

FULL, FULL_SENTENCE = 0.7, 0.85
"""How long a line is, of the longest, to go on: longer where it ends with a sentence."""

_CUT = re.compile(r"[a-z][-\u00ad]$")
_ENDED = re.compile(r"""[.!?:]["”’)]*$""")


def of_page(markup: str) -> str:
    """Take the article out of a web page: no menu, no footer, no comments; a line a paragraph.

    A page in which no article is found gives an empty text.
    """
    import trafilatura  # noqa: PLC0415  it takes most of a second to load

    found = trafilatura.extract(
        markup, include_comments=False, include_tables=False, include_links=False
    )
    return found or ""


def found(markup: str) -> apart.Answer:
    """Take the article out of a web page that a stranger gave; a task to be done apart."""
    return of_page(markup), {}


def of_print(text: str) -> str:
    """Join the lines of printed pages into paragraphs.

    A line that is as long as the others goes on, and a word cut at its end is made whole.
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line:
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        is_open = len(line) >= (FULL_SENTENCE if _ENDED.search(line) else FULL) * width
    return "\n".join(joined)


def _join(before: str, line: str) -> str:
    is_cut = _CUT.search(before) and line[:1].islower()
    return before.rstrip("-\u00ad") + line if is_cut else f"{before} {line}"
