"""Corrections: what was changed in the data after it was published, each list in a fold."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from incidents.brief.shape import Correction, CorrectionGroup, Corrections
from incidents.web.gate import Html, bdi, fold, html
from incidents.words import corrections as words


def corrections(groups: Sequence[CorrectionGroup]) -> Html:
    """List the changes of each version under a line that opens them."""
    return html(h.section(".xc-prose.fixes")[h.h3[words.heading()], _folds(groups) or _none()])


def corrections_in_view(found: Corrections) -> Html:
    """List what of a view was changed, those made alike under one line; of nothing, nothing."""
    if not found.words:
        return html()
    told = fold(words.sentence(found.words), _folds(found.groups))
    return html(h.section(".fixes")[h.h2[words.heading()], told])


def _folds(groups: Sequence[CorrectionGroup]) -> list[h.Element]:
    return [fold(bdi(one.words), h.ul[list(map(_line, one.changes))]) for one in groups]


def _none() -> h.Element:
    return h.p[words.none()]


def _line(one: Correction) -> h.Element:
    said = words.of_record(one.record, one.words) if one.record else one.words
    return h.li[h.code[one.where], " ", bdi(said)]
