"""How much is in view, in words: what is shown, what lies outside, what is hidden or cut."""

from __future__ import annotations

from incidents.words import counts
from incidents.words.tongue import N_, _, in_digits


def shown(incidents: int, claims: int) -> str:
    """Say how much is in view."""
    return _(
        "{incidents} and {claims}",
        incidents=counts.incidents(incidents),
        claims=counts.claims(claims),
    )


def outside(incidents: int) -> str:
    """Say how many incidents lie outside the days."""
    return _("Outside these dates: {incidents}", incidents=counts.incidents(incidents))


def hidden(incidents: int, claims: int) -> str:
    """Say how much the filters hide."""
    told = {"incidents": counts.incidents(incidents), "claims": counts.claims(claims)}
    return _("Hidden by your filter: {incidents} and {claims}", **told)


def unplaced(incidents: int) -> str:
    """Say how many incidents in view have no place on the map."""
    return _("Without a place on the map: {number}", number=in_digits(incidents))


def past(stood: int, later: int, revised: int, undated: int) -> str:
    """Say how many claims stood at an instant, and how many are not shown for it."""
    return _(
        "{stood} stood then; {later} came later; {revised} had been replaced. Left out, without "
        "a date: {undated}.",
        stood=counts.claims(stood),
        later=counts.claims(later),
        revised=counts.claims(revised),
        undated=in_digits(undated),
    )


_CUT = {
    "incidents": N_("Rows are of the {shown} incidents with most claims, of {total} in view."),
    "unplaced": N_("Of incidents without a place on the map, {shown} of {total} are listed."),
    "others": N_("Of counts by others, {shown} of {total} are listed."),
    "corrections": N_("Of changes after publication, {shown} of {total} are listed."),
    "claims": N_("{shown} of {total} claims"),
}


def cut(what: str, part: int, whole: int) -> str:
    """Say of a list that is cut how much of it is there."""
    return _(_CUT.get(what, counts.OF), shown=in_digits(part), total=in_digits(whole))
