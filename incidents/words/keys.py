"""What the symbols of the map mean, and whom to credit for it."""

from __future__ import annotations

from incidents.words.tongue import _, language


def entries(first: str, second: str) -> dict[str, str]:
    """Explain every symbol, by its name."""
    return {
        "both": _("both have spoken"),
        "first": _("{name} only", name=first),
        "second": _("{name} only", name=second),
        "denies": _("only denies"),
        "hidden": _("hidden by your filter"),
        "area": _("area, not a point"),
        "spoken": _("only spoken about"),
        "stretch": _("stretch of the line"),
        "cell": _("several places, with their incidents"),
        "third": _("only others have spoken"),
        "third_area": _("area, counted by others only"),
        "neither": _("neither has spoken"),
    }


def boundary(name: str, note: str) -> str:
    """Explain the contested line, in the dataset's own words."""
    return _("{line}, {note}", line=name, note=note) if note else name


def frame() -> dict[str, str]:
    """Say what the map itself says in the browser, which puts a mark in for ``{mark}``."""
    return {
        "map": _("Map of incidents"),
        "beyond": _("Beyond the map: {mark}"),
        "fingers": _("Use two fingers to move the map"),
        "closer": _("Look closer"),
        "wider": _("Look from further away"),
        "language": language().replace("_", "-"),
    }


def alternative(places: str) -> str:
    """Say what the map shows, for those who cannot see it."""
    if not places:
        return _("Map without any place of an incident")
    return _("Map of the places of incidents: {places}", places=places)
