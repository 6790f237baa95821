"""Finishing an SVG: the map as part of the drawing, links that are XML, and its words beside.

Typst sets text as outlines, so that it looks the same everywhere; what it says is therefore in
the title and the description.
"""

from __future__ import annotations

import base64
import re
from xml.sax.saxutils import escape, quoteattr

from incidents.print.described import NAMESPACES, Described

_EMBEDDED = re.compile(
    r'<image xlink:href="data:image/svg\+xml;base64,([A-Za-z0-9+/=]*)" '
    r'width="([\d.]+)" height="([\d.]+)" preserveAspectRatio="none"/>'
)
_LONG = re.compile(r"-?\d+\.\d{4,}")
_IDENT = re.compile(r"(?<=[\"#(])[a-z][0-9A-F]{32}(?=[\")])")
_HREF = re.compile(r'(?<= )((?:xlink:)?href)="(https?:[^"]*)"')
# Programs of SVG 1.1 draw a colour that they do not know in black.
_CLEAR = ('fill="transparent"', 'fill="none" pointer-events="all"')
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")


def finished(content: bytes, facts: Described) -> bytes:
    """Put facts into an SVG, and drawings within it into its own tree.

    Parameters
    ----------
    content
        The SVG as it was set.
    facts
        What it says of itself.
    """
    text = _EMBEDDED.sub(_inlined, _slimmed(content.decode()))
    # Typst 0.15 writes the addresses of links as they are.
    text = _HREF.sub(lambda found: f'{found[1]}="{_BARE.sub("&amp;", found[2])}"', text)
    start = text.index("<svg") + 4
    text = f'{text[:start]} role="img" xml:lang={quoteattr(facts.language)}{text[start:]}'
    end = text.index(">") + 1
    return (text[:end] + _head(facts) + text[end:]).encode()


def _slimmed(text: str) -> str:
    """Write numbers to a thousandth of a point, and names as short as they can be.

    No name is an element's followed by digits: Inkscape gives such names to what has none.
    """
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"c{len(names)}")

    plain = text.replace(' fill-rule="nonzero"', "").replace(*_CLEAR)
    return _IDENT.sub(named, _LONG.sub(lambda found: f"{float(found[0]):.3f}", plain))


def _inlined(found: re.Match[str]) -> str:
    """Write an embedded SVG as a part of the tree; its own size gives way to its place."""
    inner = base64.b64decode(found[1]).decode()
    size = f'width="{found[2]}" height="{found[3]}" preserveAspectRatio="none"'
    return re.sub(r'width="[\d.]+" height="[\d.]+"', size, inner, count=1)


def _head(facts: Described) -> str:
    """Write what the picture says, and its seal."""
    said = "\n".join(filter(None, (facts.alt, facts.text, facts.corrections, facts.rights)))
    link = f" link={quoteattr(facts.address)}" if facts.address else ""
    space = quoteattr(NAMESPACES["crossclaim"])
    return (
        f"<title>{escape(facts.title)}</title><desc>{escape(said)}</desc>"
        f"<metadata><crossclaim xmlns={space} id={quoteattr(facts.ident)}{link}>"
        f"{escape(facts.seal)}</crossclaim></metadata>"
    )
