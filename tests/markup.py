"""Reading markup back in tests: what is markup in it and what is text, and whether it is sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXT_TAGS = frozenset(
    {"a", "b", "bdi", "br", "em", "i", "p", "q", "s", "small", "span", "time", "u"}
)
BLOCK_TAGS = frozenset(
    {"article", "details", "div", "h2", "h3", "header", "li", "p", "section", "summary", "ul"}
)
LIST_TAGS = frozenset({"dd", "dl", "dt", "caption", "table", "tbody", "td", "th", "thead", "tr"})
TAGS = TEXT_TAGS | BLOCK_TAGS | LIST_TAGS
ATTRIBUTES = frozenset(
    {"class", "style", "href", "target", "rel", "lang", "dir", "title", "id", "role", "tabindex"}
    | {"scope", "data-open", "data-days", "data-label", "aria-label", "aria-hidden"}
)
VOID = frozenset({"br"})


@dataclass
class Page:
    """What a piece of markup holds."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text between tags."""
        return "".join(self.texts)

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
        If it is not balanced, or holds an element or attribute that the views never use.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert not reader.open, f"never closed: {reader.open}"
    return reader.page
