"""The guard that keeps branca from reading rendered output as a template again."""

from __future__ import annotations

from typing import Any

import branca.element


class LiteralTemplate:
    """Stand in for a template whose source is already rendered: it renders to itself.

    Parameters
    ----------
    source
        Text that is final, such as the script of one map layer.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def render(self, **_context: Any) -> str:
        """Return the source as it is."""
        return self.source


def literal_branca() -> None:
    """Turn off branca's second template pass in this process; further calls change nothing.

    ``branca.element.Element(text)`` compiles ``text`` as a Jinja template. folium feeds it output
    that is already rendered, so an expression in double braces within a record would be evaluated
    on the server, HTML-escaped or not. folium's fill patterns rely on that second pass; this
    package draws its patterns in the browser instead.
    """
    vars(branca.element)["Template"] = LiteralTemplate
