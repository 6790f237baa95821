"""How much is in view and how much is not: one counting rule, told once."""

from __future__ import annotations

from dataclasses import replace

from incidents.brief import lists
from incidents.brief.corrections import MOST_CORRECTIONS, in_view
from incidents.brief.shape import Bound, Tally
from incidents.brief.sight import Sight
from incidents.store import MOST_ROWS, Totals
from incidents.words import tally as words


def tally(sight: Sight) -> Tally:
    """Count the view, what lies outside its dates, and what its filters hide."""
    store, query = sight.store, sight.query
    found = _found(sight)
    dated = store.totals(query.of_days()) if not sight.view.incident else found
    known = store.totals(query.of_instant()) if not sight.view.incident else dated
    outside = (known.incidents - dated.incidents, known.claims - dated.claims)
    hidden = (dated.incidents - found.incidents, dated.claims - found.claims)
    sides = (*sight.manifest.side_ids, None)
    first, second, third = (found.by_side.get(side, (0, 0)) for side in sides)
    losses = sum(row.category is not None for row in sight.comparisons)
    return Tally(
        incidents=found.incidents,
        claims=found.claims,
        by_side=(first, second, third),
        losses=losses,
        questions=len(sight.comparisons) - losses,
        outside_incidents=outside[0],
        outside_claims=outside[1],
        hidden_incidents=hidden[0],
        hidden_claims=hidden[1],
        unplaced=found.unplaced,
        undated=found.undated,
        later=found.later,
        revised=found.revised,
        shown=words.shown(found.incidents, found.claims),
        outside=words.outside(outside[0]) if any(outside) else "",
        hidden=words.hidden(*hidden) if any(hidden) else "",
        placed=words.unplaced(found.unplaced) if found.unplaced else "",
        past=_past(found) if query.as_known_on else "",
    )


def _found(sight: Sight) -> Totals:
    """Count what is in view: an open incident is, even before anything was said of it."""
    found = sight.store.totals(sight.query)
    if not sight.view.incident:
        return found
    return replace(found, incidents=len(sight.shown.incidents))


def _past(found: Totals) -> str:
    return words.past(found.claims, found.later, found.revised, found.undated)


def bounds(sight: Sight) -> tuple[Bound, ...]:
    """Say of every list that is cut how much of it is there."""
    total = sight.store.totals(sight.query)
    corrected = len(in_view(sight))
    judged, counted = len(sight.shown.incidents), len(lists.counted(sight))
    found = (
        ("incidents", judged, total.incidents),
        ("unplaced", min(total.unplaced, MOST_ROWS), total.unplaced),
        ("others", min(counted, MOST_ROWS), counted),
        ("corrections", min(corrected, MOST_CORRECTIONS), corrected),
    )
    return tuple(bound(*one) for one in found if one[1] < one[2])


def bound(what: str, shown: int, total: int) -> Bound:
    """Say of a list that is cut how much of it is there."""
    return Bound(what, shown, total, words.cut(what, shown, total))
