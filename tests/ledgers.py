"""Hypothesis strategies for small random ledgers: two incidents, all stances, revisions, parts.

Every choice is drawn from a short list, so that claims meet often and examples shrink well.
"""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

from hypothesis import strategies as st

from incidents.model import Claim, Dataset
from incidents.quantities import Moment
from tests.border import PARTIES, claim, count, dataset, incident

CLAIMANTS = ("N", "N-MOD", "S", "S-ARMY", "UN", "REBELS")
SUBJECTS = ("N", "S", "N-AND-REBELS", "BANNER", "REBELS")
CATEGORIES = ("persons", "soldiers", "fighters", "civilians", "children", "posts")
MEASURES = ("killed", "killed", "wounded", "captured", "captured_briefly", "killed_or_wounded")
QUESTIONS = ("started", "carried_out", "occurred", "harbours_militants", "ceasefire_meaning")
STANCES = (
    *("asserts", "reports", "denies", "disputes", "withdraws", "declines", "no_comment"),
    *("accuses", "counts"),
)
START = dt.datetime(2025, 10, 11, tzinfo=dt.UTC)
HOURS = tuple(START + dt.timedelta(hours=hours) for hours in range(0, 72, 9))
FIGURES = (
    0, 1, 7, 9, 12, 23, 29, 30, 58, (15, 20), (10, 40), (0, 3), "at least 30", "at least 0",
    "more than 12", "more than 200", "a large number", "several", None,
)  # fmt: skip


def _moment(start: dt.datetime, hours: int) -> Moment:
    return Moment(earliest=start, latest=start + dt.timedelta(hours=hours))


_LOSSES = st.sampled_from([" ".join(loss) for loss in product(SUBJECTS, CATEGORIES, MEASURES)])
_ASKED = st.sampled_from([" ".join(asked) for asked in product(SUBJECTS, QUESTIONS)])
_COUNTS = st.sampled_from([count(figure) for figure in FIGURES])
_MOMENTS = st.sampled_from([Moment(), *(_moment(start, 0) for start in HOURS),
                            *(_moment(start, 24) for start in HOURS)])  # fmt: skip
_FIELDS = st.fixed_dictionaries({
    "claimant": st.sampled_from(CLAIMANTS),
    "stance": st.sampled_from(STANCES),
    "scope": st.sampled_from(("whole", "whole", "whole", "whole", "part", "period")),
    "incident": st.sampled_from(("clash", "strike")),
    "stated": _MOMENTS,
    "asks": st.sampled_from((False, False, False, False, True)),
    "link": st.sampled_from(("", "", "", "", "", "revises", "revises", "part_of")),
})  # fmt: skip


def instants() -> st.SearchStrategy[dt.datetime]:
    """Draw an instant in the days in which the claims were stated."""
    return st.sampled_from(HOURS)


@st.composite
def ledgers(draw: st.DrawFn, most: int = 10) -> Dataset:
    """Draw a whole dataset of up to `most` claims."""
    found: list[Claim] = []
    for number in range(draw(st.integers(0, most))):
        found.append(_claim(draw, number, [each.id for each in found]))
    return dataset(*found, incidents=(incident("clash"), incident("strike")))


def _claim(draw: st.DrawFn, number: int, earlier: list[str]) -> Claim:
    """Draw the next claim of a ledger; it may revise, or be part of, one of the earlier."""
    fields: dict[str, Any] = dict(draw(_FIELDS))
    link, asks = fields.pop("link"), fields.pop("asks")
    if link and earlier:
        other = draw(st.sampled_from(earlier))
        fields[link] = (other,) if link == "revises" else other
    if not asks:
        fields["count"] = draw(_COUNTS)
    loss = draw(_ASKED if asks else _LOSSES)
    return claim(f"c{number}", fields.pop("claimant"), loss, **fields)


assert {party.id for party in PARTIES} >= {*CLAIMANTS, *SUBJECTS}
