"""The claims that match a search or a speaker: as cards, the match marked."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from incidents.brief.shape_found import Matches
from incidents.web.cards import How, card
from incidents.web.gate import Html, bdi, fold, html
from incidents.words import counts

IN_SIGHT = 3


def matches(found: Matches, how: How) -> Html:
    """Draw a few of the claims, and the rest under a line that opens them."""
    marking = replace(how, wanted=found.wanted)
    cards = [card(one, context=True, how=marking) for one in found.cards]
    rest = cards[IN_SIGHT:]
    return html(
        h.section(".inc.found")[
            h.h2[bdi(found.heading)],
            h.p(".say")[found.bound.words] if found.bound else None,
            cards[:IN_SIGHT],
            fold(counts.more(len(rest)), rest) if rest else None,
        ]
    )
