"""Claim cards: one statement, who made it, when, where it was published, what it replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import htpy as h

from incidents.brief.shape import Card, OpenedSum
from incidents.text import capital
from incidents.web.gate import (
    SIDES,
    Html,
    bdi,
    claim_at,
    html,
    link,
    mark,
    marked,
    opener,
    quote,
    struck,
)
from incidents.web.tail import Tail
from incidents.words import asking, page


@dataclass(frozen=True)
class How:
    """How a page draws cards.

    Attributes
    ----------
    tail
        What stands at the foot of each; None in a file, which has no address to copy.
    at
        At which row or claim the reader stands.
    wanted
        What was searched for, and is marked.
    """

    tail: Tail | None = None
    at: str = ""
    wanted: str = ""

    def is_at(self, one: Card) -> bool:
        """Whether the reader stands at a claim, or at one that it replaced."""
        return self.at in map(claim_at, (one.id, *one.replaces))


PLAIN = How()


def card(
    one: Card, *, context: bool = False, is_named: bool = False, how: How = PLAIN
) -> h.Element:
    """Draw one claim.

    Parameters
    ----------
    one
        The claim.
    context
        Whether the loss and the incident are said, as in lists that span incidents.
    is_named
        Whether it carries the address that others point at: only once on a page.
    how
        How the page draws cards.
    """
    name = f"claim-{one.id}" if is_named else None
    here = " here" if is_named and how.is_at(one) else ""
    return h.article(class_=f"cd {SIDES[one.slot]}{here}", id=name)[
        h.header[_who(one), _badge(one), _figure(one), _said(one)],
        context and _context(one),
        (one.quotation or one.translation) and _quotation(one, how.wanted),
        _speaker(one, how.wanted),
        [h.p(".rev")[bdi(told)] for told in one.revisions],
        [h.p(".nt")[marked(note, how.wanted)] for note in one.notes],
        how.tail.draw("claim", one.id, one.id) if how.tail else None,
    ]


def _context(one: Card) -> h.Element:
    """Say of what it is, and open its incident there."""
    title = capital(one.topic)
    where = opener(
        "", one.incident, bdi(one.where), label=page.open_incident(title), at=claim_at(one.id)
    )
    return h.p(".cx")[h.b[title], " ", where]


def _who(one: Card) -> h.Element:
    """Say who speaks: the shape repeats what the colour tells."""
    return h.span(".wh")[mark(one.slot), bdi(one.by)]


def _badge(one: Card) -> h.Element:
    return h.span(class_=f"bd {one.stance}")[one.badge]


def _figure(one: Card) -> h.Element | None:
    if not one.old and not one.figure:
        return None
    now = h.span(".w")[bdi(one.figure)] if one.is_words else bdi(one.figure)
    return h.span(".nu")[struck(one.old), one.figure and now]


def _said(one: Card) -> h.Element:
    basis = asking.known_by(one.basis)
    title = page.date_basis(basis) if basis else None
    return h.time(title=title)[one.said]


def _quotation(one: Card, wanted: str) -> h.Node:
    """Set a quotation, and beside it what it means."""
    said = quote(one.quotation, one.language, wanted) if one.quotation else None
    if not one.translation:
        return h.fragment[said]
    return h.div(".qq")[said, _translation(one, wanted)]


def _translation(one: Card, wanted: str) -> h.Element:
    return h.p(".tl")[marked(one.translation, wanted), " ", h.i[one.translated]]


def _speaker(one: Card, wanted: str) -> h.Element:
    of: list[Any] = [", ", marked(one.institution, wanted)] if one.institution else []
    links = [link(source.outlet, source.url, wanted) for source in one.sources]
    sources = [part for each in links for part in (", ", each)]
    return h.p(".src")[marked(one.speaker, wanted), of, h.span(".to")[" → "], sources[1:]]


def opened_sum(found: OpenedSum, how: How = PLAIN) -> Html:
    """Draw every claim in a sum, and every one left out with the reason."""
    heads = page.headings()
    return html(
        h.div(".inc")[
            h.p(".eye")[heads["behind"]],
            h.h2[bdi(found.title), " ", h.span(class_=f"nu {SIDES[found.slot]}")[found.figure]],
            h.p(".say")[bdi(found.sentence)],
            h.p(".say")[found.bound.words] if found.bound else None,
            _section(heads["added"], [card(one, context=True, how=how) for one in found.added]),
            _section(
                heads["not_added"],
                [
                    h.div[h.p(".say")[one.why], card(one.card, context=True, how=how)]
                    for one in found.left_out
                ],
            ),
        ]
    )


def _section(head: str, cards: list[h.Element]) -> h.Element | None:
    if not cards:
        return None
    return h.section(".tp")[h.div(".hd")[h.h3[head]], h.div(".fp.q")[cards]]
