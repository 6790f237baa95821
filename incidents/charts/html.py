"""The one gate between text and markup: whatever is not `Html` is escaped on its way in."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from incidents.model import CountRange

VOID = frozenset({"img", "br", "hr"})

# Explicit direction marks can reach out of the element that holds them (a stray "pop isolate"
# closes <bdi> itself), so they are dropped: <bdi dir=auto> gives every text its own direction.
DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Html(str):
    """Text that is already markup. Only this module makes it out of foreign text."""

    __slots__ = ()


def esc(text: object) -> Html:
    """Escape text for use between tags or in a quoted attribute.

    Control characters and explicit direction marks are dropped; line ends become spaces.
    """
    shown = (_visible(char) for char in str(text))
    return Html(html.escape("".join(shown), quote=True))


def _visible(char: str) -> str:
    if char in "\n\r\t":
        return " "
    return "" if char in DIRECTION_MARKS or unicodedata.category(char) == "Cc" else char


def join(parts: Iterable[str | None], between: str = "") -> Html:
    """Join parts into one piece of markup, escaping those that are plain text."""
    return Html(_safe(between).join(_safe(part) for part in parts if part))


def _safe(text: str) -> Html:
    return text if isinstance(text, Html) else esc(text)


def el(name: str, css: str, *content: str | None, **attributes: object) -> Html:
    """Make an element; text content and attribute values are escaped.

    Parameters
    ----------
    name
        The tag.
    css
        Its classes, or nothing.
    content
        Children: `Html` is kept, plain text is escaped, None is left out.
    attributes
        Underscores become hyphens (``data_open``); None is left out, True stands alone.
    """
    pairs = {"class": css or None} | {key.rstrip("_"): value for key, value in attributes.items()}
    head = "".join(_attribute(key, value) for key, value in pairs.items())
    if name in VOID:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{join(content)}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    key = key.replace("_", "-")
    return f" {key}" if value is True else f' {key}="{esc(value)}"'


def bdi(text: str, language: str | None = None) -> Html:
    """Isolate foreign text, so that its direction cannot disturb what stands beside it."""
    return el("bdi", "", text, lang=language or None, dir="auto")


def quote(text: str, language: str | None = None) -> Html:
    """Set a quotation apart, with its language and its own direction."""
    return el("q", "", bdi(text), lang=language or None, dir="auto")


def is_web_address(url: str) -> bool:
    """Tell whether an address may become a link: http or https, with a host, nothing else."""
    try:
        parts = urlsplit(url.strip())
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def link(text: str, url: str) -> Html:
    """Link to a web address in a new tab; any other address leaves plain text."""
    if not is_web_address(url):
        return el("span", "nolink", bdi(text))
    safe = {"target": "_blank", "rel": "noopener noreferrer"}
    return el("a", "", bdi(text), href=url.strip(), **safe)


def opener(css: str, *content: str | None, target: str, label: str | None = None) -> Html:
    """Make a figure or name that opens an incident or a sum: ``target`` says which.

    It is no ``<button>``: the page's one listener acts on whatever carries ``data-open``, and
    leaves real buttons and links to the browser.
    """
    keyboard = {"role": "button", "tabindex": "0"}
    return el("span", css, *content, data_open=target, aria_label=label, **keyboard)


def figure(count: CountRange) -> Html:
    """Write a count as a figure, or its words in quotation marks when it has no number."""
    if count.has_number or not count.label:
        return esc(count.label)
    return el("span", "w", "“", bdi(count.label), "”")


def struck(counts: Iterable[CountRange]) -> Html:
    """Write figures that were replaced, struck through, oldest first."""
    return join((el("s", "", bdi(count.label)) for count in counts if count.label), " ")


def mark(css: str) -> Html:
    """Draw a side's mark: ``a`` circle, ``b`` square, ``t`` diamond."""
    return el("i", f"mk {css}", aria_hidden="true")
