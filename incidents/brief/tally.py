"""How much is in view and how much is not: one counting rule, told once."""

from __future__ import annotations

from dataclasses import replace

from incidents.brief import lists
from incidents.brief.shape import Bound, Tally
from incidents.brief.sight import Sight
from incidents.store import MOST_ROWS, Totals
from incidents.words import counts
from incidents.words.tongue import N_, _, in_digits


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
        shown=_shown(found),
        outside=_outside(*outside),
        hidden=_hidden(*hidden),
        placed=_placed(found.unplaced),
        past=_past(found) if query.as_known_on else "",
    )


def _found(sight: Sight) -> Totals:
    """Count what is in view: an open incident is, even before anything was said of it."""
    found = sight.store.totals(sight.query)
    if not sight.view.incident:
        return found
    return replace(found, incidents=len(sight.shown.incidents))


def _shown(found: Totals) -> str:
    return _(
        "{incidents} and {claims}",
        incidents=counts.incidents(found.incidents),
        claims=counts.claims(found.claims),
    )


def _outside(incidents: int, claims: int) -> str:
    if not incidents and not claims:
        return ""
    return _("Outside these dates: {incidents}", incidents=counts.incidents(incidents))


def _hidden(incidents: int, claims: int) -> str:
    if not incidents and not claims:
        return ""
    told = {"incidents": counts.incidents(incidents), "claims": counts.claims(claims)}
    return _("Hidden by your filter: {incidents} and {claims}", **told)


def _placed(unplaced: int) -> str:
    if not unplaced:
        return ""
    return _("Without a place on the map: {number}", number=in_digits(unplaced))


def _past(found: Totals) -> str:
    """Say what had been said by an instant, and what is not shown for it."""
    return _(
        "{stood} stood then; {later} came later; {revised} had been replaced. Left out, without "
        "a date: {undated}.",
        stood=counts.claims(found.claims),
        later=counts.claims(found.later),
        revised=counts.claims(found.revised),
        undated=in_digits(found.undated),
    )


def bounds(sight: Sight) -> tuple[Bound, ...]:
    """Say of every list that is cut how much of it is there."""
    total = sight.store.totals(sight.query)
    judged, counted = len(sight.shown.incidents), len(lists.counted(sight))
    found = (
        ("incidents", judged, total.incidents),
        ("unplaced", min(total.unplaced, MOST_ROWS), total.unplaced),
        ("others", min(counted, MOST_ROWS), counted),
    )
    return tuple(_bound(*one) for one in found if one[1] < one[2])


_CUT = {
    "incidents": N_("Rows are of the {shown} incidents with most claims, of {total} in view."),
    "unplaced": N_("Of incidents without a place on the map, {shown} of {total} are listed."),
    "others": N_("Of counts by others, {shown} of {total} are listed."),
}


def _bound(what: str, shown: int, total: int) -> Bound:
    words = _(_CUT[what], shown=in_digits(shown), total=in_digits(total))
    return Bound(what, shown, total, words)
