"""Places in words: where an incident happened, how surely, and where it lies from a line."""

from __future__ import annotations

from collections import Counter

from geodata.place import Place
from incidents.model import Boundary, Dataset, Incident
from incidents.text import one_line
from incidents.words.tongue import _, in_digits, listed, n_


def line_name(dataset: Dataset) -> str:
    """Name the contested line, or nothing when the dataset has none."""
    return dataset.manifest.boundary.place if dataset.manifest.boundary else ""


def ordered(incident: Incident, line: str = "") -> list[str]:
    """List an incident's places, those that are named most often first.

    ``line`` is the name of a line whose stretches count as one place, named as a whole.
    """
    names = Counter(line if line and line in name else name for name in incident.places)
    return [one_line(name) for name, _count in names.most_common()]


def where(incident: Incident, dataset: Dataset, most: int = 2) -> str:
    """Name where an incident happened; the count of what is left out follows."""
    names = ordered(incident, line_name(dataset))
    if not names:
        return _("no place given")
    rest = len(names) - most
    if len(names) > 1:
        # What tells places of one name apart would fall apart in a list with commas.
        names = [name.split(",")[0] for name in names]
    if rest <= 0:
        return ", ".join(names)
    return n_(
        "{places} and {number} more",
        "{places} and {number} more",
        rest,
        places=", ".join(names[:most]),
    )


def wider(place: str) -> str:
    """Say that a figure is not of the chosen place alone."""
    return _("of more than {place} alone", place=one_line(place))


def first(incident: Incident, dataset: Dataset) -> str:
    """Name one place of an incident, where a few words must do."""
    return next(iter(ordered(incident, line_name(dataset))), _("no place given"))


def shown(name: str, dataset: Dataset) -> str:
    """Name a place with how it is drawn: a dot, an area, a stretch of line, or not at all."""
    found = dataset.places.get(name)
    if found is None:
        return _("{place} (not on the map)", place=one_line(name))
    if found.shape == "area":
        return _("{place} (an area)", place=one_line(name))
    if found.shape == "line":
        return _("{place} (a stretch of line)", place=one_line(name))
    return one_line(name)


def one_of(name: str, dataset: Dataset, number: int, count: int) -> str:
    """Name a place of an incident, and which of how many it is where there are several."""
    place = shown(name, dataset)
    if count < 2:
        return place
    return _(
        "{place}: place {number} of {count} of this incident",
        place=place,
        number=in_digits(number),
        count=in_digits(count),
    )


def full(incident: Incident, dataset: Dataset) -> str:
    """Name every place of an incident, how it is drawn, and what was noted about it."""
    if not incident.places:
        return sentences(_("Not on the map: no place given"), incident.place_note)
    named = [shown(name, dataset) for name in incident.places]
    # A name that holds a comma would fall apart in a list with commas.
    told = "; ".join(named) if any("," in name for name in named) else listed(named)
    return sentences(told, incident.place_note)


def sentences(*parts: str) -> str:
    """Set some texts as sentences, one after the other."""
    return " ".join(f"{one_line(part).rstrip('.')}." for part in parts if part)


def along(place: Place, boundary: Boundary) -> str:
    """Say that a place is a stretch of the line."""
    return _("{place}: along the {line}.", **_named(place, boundary))


def borders(place: Place, boundary: Boundary) -> str:
    """Say that a place is an area at the line."""
    return _("{place}: an area that borders the {line}.", **_named(place, boundary))


def away(place: Place, boundary: Boundary, km: float, side: str) -> str:
    """Say how far a place lies from the line, no more precisely than a place is known."""
    told = {**_named(place, boundary), "km": _rounded(km), "side": side}
    if place.shape == "area":
        if side:
            return _(
                "{place}: its middle is about {km} from the {line}, on the {side} side.", **told
            )
        return _("{place}: its middle is about {km} from the {line}.", **told)
    if side:
        return _("{place}: about {km} from the {line}, on the {side} side.", **told)
    return _("{place}: about {km} from the {line}.", **told)


def _named(place: Place, boundary: Boundary) -> dict[str, str]:
    """Name a place and the line, without an article that the name of the line has already."""
    line = one_line(boundary.name)
    return {
        "place": one_line(place.name),
        "line": line[4:] if line[:4].casefold() == "the " else line,
    }


def _rounded(km: float) -> str:
    number = 1 if km < 1.5 else round(km) if km < 20 else round(km, -1)
    return _("{number} km", number=in_digits(int(number)))
