"""Reading markup back in tests: what is markup in it and what is text, and whether it is sound."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXT_TAGS = frozenset(
    {
        "a",
        "b",
        "bdi",
        "br",
        "button",
        "code",
        "em",
        "i",
        "img",
        "p",
        "q",
        "s",
        "small",
        "span",
        "time",
        "u",
    }
)
BLOCK_TAGS = frozenset(
    {"article", "details", "div", "footer", "h1", "h2", "h3", "header", "li", "main", "ol"}
    | {"section", "summary", "ul"}
)
LIST_TAGS = frozenset({"dd", "dl", "dt", "caption", "table", "tbody", "td", "th", "thead", "tr"})
TAGS = TEXT_TAGS | BLOCK_TAGS | LIST_TAGS
ATTRIBUTES = frozenset(
    {"class", "style", "href", "target", "rel", "lang", "dir", "title", "id", "role", "tabindex"}
    | {
        "scope",
        "data-open",
        "data-at",
        "data-days",
        "data-label",
        "aria-label",
        "aria-hidden",
        "hidden",
    }
    | {"src", "alt", "width", "height", "open", "type", "data-copy", "data-done", "data-failed"}
)
VOID = frozenset({"br", "img"})

HREF = re.compile(r"https?://[^\s/].*|#[\w.:/-]*")
SRC = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")
STYLE = re.compile(
    r"((?:left|width|height|margin-top|--[a-z0-9]+):-?[0-9.]+(?:%|px)?(;|$))+",
)
CHECKED = {"href": HREF, "src": SRC, "style": STYLE}
"""What the value of an attribute has to be, where a browser acts on it."""


@dataclass
class Page:
    """What a piece of markup holds."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text between tags."""
        return "".join(self.texts)

    @property
    def names(self) -> list[str]:
        """The elements, in their order."""
        return [tag for tag, _ in self.tags]

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        """The elements, each with the names of its attributes."""
        return [(tag, sorted(attrs)) for tag, attrs in self.tags]

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in their order."""
        return [int(tag[1]) for tag in self.names if re.fullmatch("h[1-6]", tag)]

    def all(self, name: str, css: str = "") -> list[dict[str, str]]:
        """List the attributes of every element of a name that has all the classes."""
        wanted = set(css.split())
        return [
            attrs
            for tag, attrs in self.tags
            if tag == name and wanted <= set(attrs.get("class", "").split())
        ]

    def values(self, name: str) -> list[str]:
        """List the values of an attribute, wherever it stands."""
        return [attrs[name] for _, attrs in self.tags if name in attrs]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, f"unexpected element <{tag}>"
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute twice in <{tag}>"
        assert set(names) <= ATTRIBUTES, f"unexpected attribute in <{tag}>: {names}"
        for name, value in attrs:
            assert name not in CHECKED or CHECKED[name].fullmatch(value or ""), f"{name}={value}"
        self.page.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")


def read(markup: str) -> Page:
    """Read markup back.

    Raises
    ------
    AssertionError
        If it is not balanced, names two elements alike, or holds an element, an attribute or an
        address that the pen never writes.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert not reader.open, f"never closed: {reader.open}"
    names = reader.page.values("id")
    assert len(names) == len(set(names)), f"one name twice: {sorted(names)}"
    return reader.page
