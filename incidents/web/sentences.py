"""The view in one sentence, and what stands in its place when there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from incidents.brief.shape import Asked, Bound, Tally
from incidents.web.gate import Html, bdi, filled, html
from incidents.words import counts, page


def sentence(asked: Asked, tally: Tally, bounds: Sequence[Bound]) -> Html:
    """Say what is in view, what lies outside its dates, what a filter hides, what has no place.

    A past instant is said in the same place on an inverse ground: nothing below it moves.
    """
    is_past = bool(asked.as_known_on)
    words = asked.words if is_past else f"{asked.words}, {asked.as_known}"
    rest = [
        tally.past if is_past else "",
        *(tally.outside, tally.hidden, tally.placed),
        *(bound.words for bound in bounds),
    ]
    told = ". ".join(one.rstrip(".") for one in rest if one)
    said = filled(
        page.showing(),
        incidents=h.b[counts.incidents(tally.incidents)],
        claims=h.b[counts.claims(tally.claims)],
        words=bdi(words),
    )
    css = "xc-say xc-past" if is_past else "xc-say"
    return html(h.p(class_=css)[said, told and h.i[f" {told}."]])


def box(css: str, title: str, paragraphs: Sequence[str]) -> Html:
    """Draw a box that says why something is not shown: ``empty``, ``error`` or ``note``."""
    role = "alert" if css == "error" else "status"
    told = [h.p[bdi(one)] for one in paragraphs if one]
    return html(h.div(class_=f"xc-box {css}", role=role)[title and h.h3[title], told])
