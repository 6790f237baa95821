"""The stylesheet of what this pen draws: the colours of the theme, the rules, the signs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from incidents.theme import TOKENS
from incidents.web import glyphs

STATIC = Path(__file__).parent / "static"

SHEETS = ("views.css", "hands.css")

NAMES = {
    "bg": "paper",
    "wash": "wash",
    "ink": "ink",
    "muted": "muted",
    "faint": "faint",
    "old": "old",
    "line": "line",
    "hair": "hair",
    "a": "a",
    "a-t": "a_text",
    "a-w": "a_tint",
    "b": "b",
    "b-t": "b_text",
    "b-w": "b_tint",
    "sea": "sea",
}
"""The names that rules have for the tokens of `incidents.theme`."""


@cache
def sheet() -> str:
    """Write all rules; colours follow the colour scheme of the page."""
    rules = [(STATIC / name).read_text(encoding="utf-8") for name in SHEETS]
    return "\n".join((tokens(), *rules, glyphs.stylesheet()))


def tokens() -> str:
    """Write the colours of both themes."""
    light, dark = TOKENS["light"].as_dict(), TOKENS["dark"].as_dict()
    rules = (f"--{name}: light-dark({light[of]}, {dark[of]});" for name, of in NAMES.items())
    return f":root {{ {' '.join(rules)} }}"
