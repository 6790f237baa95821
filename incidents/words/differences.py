"""Where they differ, in words: what the rows are, where each is from, and what leads."""

from __future__ import annotations

from incidents.words.tongue import _, in_digits


def note() -> str:
    """Say that a filter chooses rows and never takes an account away."""
    return _("Your filter chooses the rows; both accounts are shown whole.")


def where(days: str, places: str, beyond: str) -> str:
    """Say when and where the incident of a row was; ``beyond`` if that is more than was chosen."""
    if beyond:
        return _("{days}, {beyond}", days=days, beyond=beyond)
    return _("{days}, {places}", days=days, places=places)


def where_part(days: str, places: str, part: str) -> str:
    """Say of which part of an incident a row is: by its name, where it has one."""
    if part:
        return _("{days}; only {part}", days=days, part=part)
    return _("{days}, {places}; a part of it", days=days, places=places)


def where_period(days: str, places: str) -> str:
    """Say that a row is a total over a period."""
    return _("{days}, {places}; a total over the period", days=days, places=places)


def lead_title(title: str, days: str) -> str:
    """Head the greatest difference in view."""
    return _("{title}, {days}", title=title, days=days)


def lead_of(compared: int, beyond: str) -> str:
    """Say among how many losses it is the greatest; ``beyond``, if it is of more than a place."""
    many = _of_how_many(compared)
    return _("{many}; {beyond}", many=many, beyond=beyond) if beyond else many


def _of_how_many(compared: int) -> str:
    if compared < 2:
        return _("the only loss in view that can be compared")
    return _(
        "of the {number} losses in view that can be compared, the farthest apart in proportion",
        number=in_digits(compared),
    )
