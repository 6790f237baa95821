"""What a mark of the map says of itself, line by line, for its tip and for a screen reader."""

from __future__ import annotations

from incidents.words import counts, terms
from incidents.words.tongue import _, in_digits, n_

VAGUE_KM = 5.0
"""A place known less surely than this says so."""


def said(state: str, name: str) -> str:
    """Say what a side has done about the incidents of a mark."""
    if state == "stated":
        return _("{name} has spoken", name=name)
    if state == "denies":
        return _("{name} only denies", name=name)
    return _("{name}: {words}", name=name, words=terms.state(state))


def counted(incidents: int, claims: int, third: int) -> str:
    """Say how much a mark stands for."""
    told = {"incidents": counts.incidents(incidents), "claims": counts.claims(claims)}
    if not third:
        return _("{incidents}, {claims}", **told)
    return _("{incidents}, {claims}, {third} by third parties", third=in_digits(third), **told)


def surety(shape: str, km: float) -> str:
    """Say how surely a place is known; nothing where it is known well."""
    if shape == "area":
        return _("somewhere in this area")
    if shape == "line":
        return _("along this stretch")
    if shape == "cell":
        return _("several places: open to look closer")
    if km <= VAGUE_KM:
        return ""
    return _("known to about {number} km", number=in_digits(round(km)))


def several(number: int) -> str:
    """Name a cell of the map by how many incidents it holds."""
    return n_("{number} incident", "{number} incidents", number)
