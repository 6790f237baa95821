"""Corrections: what was changed in the data after it was published, a version a fold."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from incidents.brief.shape_corrections import Correction, CorrectionGroup
from incidents.web.gate import Html, bdi, fold, html
from incidents.words import corrections as words


def corrections(groups: Sequence[CorrectionGroup]) -> Html:
    """List the changes of each version under a line that opens them."""
    told = [fold(one.words, h.ul[list(map(_line, one.changes))]) for one in groups]
    body = told or h.p[words.none()]
    return html(h.section(".xc-prose.fixes")[h.h3[words.heading()], body])


def _line(one: Correction) -> h.Element:
    return h.li[h.code[one.where], " ", bdi(one.words)]
