"""The one gate between text and markup: htpy escapes, and these build what is used everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any, ParamSpec

import htpy as h
from markupsafe import Markup

from geodata.folding import spans
from incidents.text import is_web_address
from incidents.words.tongue import language

Html = Markup
"""Markup that is safe to send: made here and nowhere of foreign text."""

Given = ParamSpec("Given")

SIDES = ("a", "b", "t")
"""The class of each slot: side 1 circle, side 2 square, third parties diamond."""


def html(*nodes: Any) -> Html:
    """Write elements as markup; plain text among them is escaped."""
    return Markup(h.fragment[nodes])


def kept(most: int) -> Callable[[Callable[Given, Any]], Callable[Given, Html]]:
    """Remember what a function draws of frozen values, in each language, ``most`` times.

    The rows of one step are nearly those of the step before: writing markup takes longer than
    finding it again.
    """

    def keep(draw: Callable[Given, Any]) -> Callable[Given, Html]:
        @lru_cache(maxsize=most)
        def drawn(_language: str, *given: Any, **named: Any) -> Html:
            return html(draw(*given, **named))

        @wraps(draw)
        def call(*given: Given.args, **named: Given.kwargs) -> Html:
            # mypy cannot know that rows of a brief are frozen values, which are hashable.
            return drawn(language(), *given, **named)  # type: ignore[arg-type]

        return call

    return keep


def bdi(text: str, language: str = "") -> h.Element:
    """Isolate foreign text, so that its direction cannot disturb what stands beside it.

    The element takes its direction from its text by itself; there are hundreds on a page.
    """
    return h.bdi(lang=language or None)[text]


def filled(message: str, **nodes: Any) -> list[Any]:
    """Put elements into the places of a message, wherever a translation has them."""
    parts = re.split(r"\{(\w+)\}", message)
    return [nodes[part] if place % 2 else part for place, part in enumerate(parts)]


def marked(text: str, wanted: str) -> h.Element:
    """Isolate foreign text, and mark in it what was looked for, however it is spelt there."""
    pieces: list[Any] = []
    done = 0
    for start, end in spans(text, wanted):
        pieces += [text[done:start], h.mark[text[start:end]]]
        done = end
    return h.bdi[pieces, text[done:]]


def quote(text: str, language: str = "", wanted: str = "") -> h.Element:
    """Set a quotation apart, with its language and its own direction."""
    return h.q(lang=language or None, dir="auto")[marked(text, wanted)]


def link(text: str, url: str, wanted: str = "") -> h.Element:
    """Link to a web address in a new tab; any other address leaves plain text."""
    if not is_web_address(url):
        return h.span(".nolink")[marked(text, wanted)]
    return h.a(href=url.strip(), target="_blank", rel="noopener noreferrer")[marked(text, wanted)]


def opener(css: str, target: str, *content: Any, label: str = "", at: str = "") -> h.Element:
    """Make a figure or name that opens an incident or a sum: ``target`` says which.

    ``at`` says at which of its rows or claims, as `row_at` and `claim_at` write it.

    It is no ``<button>``: the page's one listener acts on whatever carries ``data-open``, and
    leaves real buttons and links to the browser.
    """
    return h.span(
        class_=css or None,
        data_open=target,
        data_at=at or None,
        role="button",
        tabindex="0",
        aria_label=label or None,
    )[content]


ROW, CLAIM = "row:", "claim:"


def row_at(key: str) -> str:
    """Write at which row an incident opens."""
    return ROW + key


def claim_at(name: str) -> str:
    """Write at which claim an incident opens."""
    return CLAIM + name


def mark(slot: int) -> h.Element:
    """Draw a side's mark: circle, square or diamond."""
    return h.i(class_=f"mk {SIDES[slot]}", aria_hidden="true")


def glyph(state: str, slot: int) -> h.Element:
    """Draw what stands in place of a figure; a word always stands beside it."""
    return h.i(class_=f"gy {SIDES[slot]} {state}", aria_hidden="true")


def struck(labels: Iterable[str]) -> list[Any]:
    """Write figures that were replaced, struck through, oldest first."""
    return [part for label in labels for part in (h.s[bdi(label)], " ")]


def fold(summary: Any, *content: Any, css: str = "cc-fold", is_open: bool = False) -> h.Element:
    """Put content under a line that opens it, by mouse or keyboard, without a script."""
    return h.details(class_=css, open=is_open)[h.summary[h.span[summary]], content]
