"""What is said on and below the map of a picture: its key, its scale, what it cannot show."""

from __future__ import annotations

from incidents.words.tongue import _, in_digits, n_


def km(number: str) -> str:
    """Write the length of the scale bar."""
    return _("{number}\u00a0km", number=number)


def north() -> str:
    """Name the north beside its arrow."""
    return _("N")


def larger() -> str:
    """Explain the size of circles."""
    return _("larger: more claims")


def number_beside() -> str:
    """Explain the number beside a name on the map."""
    return _("number: incidents there, if more than one")


def true_place() -> str:
    """Explain the dot at the end of a leader."""
    return _("its true place")


def beyond(number: int) -> str:
    """Head the places that lie beyond the edge of the map."""
    return _("Beyond the map: {number}", number=in_digits(number))


def nameless(number: int) -> str:
    """Head the marks whose names found no room on the map."""
    return _("On the map without a name: {number}", number=in_digits(number))


def elsewhere(number: int) -> str:
    """Count the places in view that this map leaves out."""
    return n_(
        "{number} more place in view is not on this map.",
        "{number} more places in view are not on this map.",
        number,
    )


def map_credit(credit: str) -> str:
    """Credit the map away from it."""
    return _("Map: {credit}", credit=credit)


def unplaced(number: int) -> str:
    """Head the incidents without a place on the map."""
    return _("Without a place on the map: {number}", number=in_digits(number))
