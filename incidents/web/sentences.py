"""The view in one sentence, and what stands in its place when there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from incidents.brief.shape import Asked, Bound, Tally
from incidents.text import capital
from incidents.web.gate import Html, bdi, filled, html
from incidents.words import counts, page


def sentence(asked: Asked, tally: Tally, bounds: Sequence[Bound]) -> Html:
    """Say what is in view, what lies outside its dates, what a filter hides, what has no place."""
    words = asked.words if asked.as_known_on else f"{asked.words}, {asked.as_known}"
    rest = [tally.outside, tally.hidden, tally.placed, *(bound.words for bound in bounds)]
    told = ". ".join(one.rstrip(".") for one in rest if one)
    said = filled(
        page.showing(),
        incidents=h.b[counts.incidents(tally.incidents)],
        claims=h.b[counts.claims(tally.claims)],
        words=bdi(words),
    )
    return html(h.p(".xc-say")[said, told and h.i[f" {told}."]])


def past(asked: Asked, tally: Tally) -> Html:
    """Say, on an inverse bar, what had been said by an instant and what is not shown for it."""
    head = h.b[f"{capital(asked.as_known)}."]
    return html(h.div(".xc-past", role="status")[head, " ", h.span[tally.past]])


def box(css: str, title: str, paragraphs: Sequence[str]) -> Html:
    """Draw a box that says why something is not shown: ``empty``, ``error`` or ``note``."""
    role = "alert" if css == "error" else "status"
    told = [h.p[bdi(one)] for one in paragraphs if one]
    return html(h.div(class_=f"xc-box {css}", role=role)[title and h.h3[title], told])
