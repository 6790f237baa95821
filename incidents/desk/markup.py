"""The text of a web page, as a reader could read it: block by block, without its scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

UNREAD = frozenset(("script", "style", "template", "noscript", "svg", "head"))
READ_IN_HEAD = "title"
BLOCKS = frozenset((
    *("p", "div", "br", "li", "ul", "ol", "tr", "td", "dd", "dt", "table", "hr", "pre", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main"),
    *("aside", "figure", "figcaption", "blockquote", "nav", "title"),
))  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_SPACES, _LINES = re.compile(r"[ \t\r\f\v\xa0]+"), re.compile(r"\s*\n\s*")


def read(content: bytes, charset: str = "") -> str:
    """Read the text of a page; a line for each of its blocks.

    Parameters
    ----------
    content
        Its bytes.
    charset
        The encoding that its server named, if any.
    """
    reader = _Reader()
    reader.feed(decoded(content, charset))
    reader.close()
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(reader.parts))).strip()


def decoded(content: bytes, charset: str = "") -> str:
    """Decode bytes: by their mark, as their server or the page itself says, else as UTF-8."""
    said = _CHARSET.search(content[:4096])
    named = charset or (said[1].decode("ascii") if said else "")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        named = "utf-16"
    try:
        return content.decode(named or "utf-8-sig", "replace")
    except LookupError:
        return content.decode("utf-8-sig", "replace")


class _Reader(HTMLParser):
    """Gathers what is read; malformed markup never raises."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread: list[str] = []
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "body":
            self._unread = []
        self._is_title = tag == READ_IN_HEAD
        if tag in BLOCKS:
            self.parts.append("\n")
        if tag in UNREAD:
            self._unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == READ_IN_HEAD:
            self._is_title = False
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        is_head = self._unread == ["head"] and self._is_title
        if is_head or not self._unread:
            # Spaces of the source are one space; a line begins with a block alone.
            self.parts.append(data.replace("\n", " "))
