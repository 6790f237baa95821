"""The map as plain values: marks with their words, the key, the line, and what to frame."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.brief.geometry import Extent, around, bounds, drawable, is_on_earth
from incidents.brief.reach import chosen
from incidents.brief.shape import Heard, KeyEntry, MapView, Mark
from incidents.brief.sight import Sight
from incidents.store import Bounds, Spot
from incidents.text import one_line
from incidents.words import keys
from incidents.words import marks as words
from incidents.words.tongue import language, listed

SPOKEN = frozenset({"stated", "denies", "hidden"})
"""States in which a side gives an account of what a mark stands for, be it in view or not."""


def map_view(
    sight: Sight, zoom: int | None = None, within: Bounds | None = None, named: bool = True
) -> MapView:
    """Work out the map.

    Parameters
    ----------
    sight
        The view.
    zoom, within
        Leaflet's zoom and what is in sight, where places are too many to be drawn one by one.
    named
        Whether marks name their incidents where they have several.
    """
    spots = sight.store.marks(sight.query, zoom=zoom, bounds=within, named=named)
    drawn = _drawn([one for one in spots if is_on_earth(one.lat, one.lon)], sight)
    marks = tuple(mark for mark, _extent in drawn)
    boundary = sight.manifest.boundary if sight.store.setting.line else None
    view = sight.view
    known = view.lat is not None and view.lon is not None and view.zoom is not None
    return MapView(
        marks=marks,
        key=_key(marks, sight),
        boundary=one_line(boundary.name) if boundary else "",
        boundary_note=one_line(boundary.note) if boundary else "",
        boundary_legend=one_line(boundary.legend) if boundary else "",
        extent=_extent(drawn),
        aim=_aim(sight),
        centre=(view.lon, view.lat, float(view.zoom)) if known else None,  # type: ignore[arg-type]
        credit=sight.store.ground.credit,
        words=keys.alternative(listed(mark.label for mark in marks if mark.label)),
    )


def _drawn(spots: Sequence[Spot], sight: Sight) -> list[tuple[Mark, Extent]]:
    """Write marks, each with its extent; most were written for the step before."""
    spoken = language()
    by_key = {("mark", one, spoken): one for one in spots}
    return sight.store.parts.recall_all(
        list(by_key),
        lambda missing: [
            (_mark(one, sight), bounds(one.geometry, one.lon, one.lat))
            for one in map(by_key.__getitem__, missing)
        ],
    )


def _mark(one: Spot, sight: Sight) -> Mark:
    label = one_line(one.label) or words.several(one.n_incidents)
    names = [side.name for side in sight.manifest.sides]
    first, second = map(words.said, one.states, names)
    counted = words.counted(one.n_incidents, one.n_claims, one.n_third)
    surety = words.surety(one.shape, one.precision_km)
    return Mark(
        key=one.key,
        shape=one.shape,
        lon=one.lon,
        lat=one.lat,
        geometry=drawable(one.geometry) if one.shape in ("area", "line") else None,
        label=label,
        words=tuple(filter(None, (label, counted, surety, first, second))),
        surety=surety,
        said=(first, second),
        incidents=one.incidents,
        n_incidents=one.n_incidents,
        n_claims=one.n_claims,
        n_third=one.n_third,
        states=one.states,
        precision_km=one.precision_km,
        spoken_about=not one.happened,
        heard=_heard(one),
    )


def _heard(one: Spot) -> Heard:
    if SPOKEN.intersection(one.states):
        return "side"
    return "others" if one.n_third else "nobody"


def _aim(sight: Sight) -> Extent | None:
    """Give the extent of the place that the view is filtered by."""
    place = chosen(sight)
    return bounds(place.geometry, *place.label_point) if place else None


def _key(marks: Sequence[Mark], sight: Sight) -> tuple[KeyEntry, ...]:
    """List the symbols that the map needs explained: only those that are on it."""
    first, second = (side.name for side in sight.manifest.sides)
    states = {state for mark in marks for state in mark.states}
    areas = [mark for mark in marks if mark.shape == "area"]
    events = {mark.heard for mark in areas if not mark.spoken_about}
    circles = {mark.heard for mark in marks if mark.shape in ("point", "cell")}
    wanted = {
        "both": any(set(mark.states) == {"stated"} for mark in marks),
        "first": any(_one_speaks(mark, 0) for mark in marks),
        "second": any(_one_speaks(mark, 1) for mark in marks),
        "denies": "denies" in states,
        "hidden": "hidden" in states,
        "area": not events <= {"others"},
        "spoken": any(mark.spoken_about for mark in areas),
        "stretch": any(mark.shape == "line" for mark in marks),
        "cell": any(mark.shape == "cell" for mark in marks),
        "third": "others" in circles,
        "third_area": "others" in events,
        "neither": "nobody" in circles,
    }
    said = keys.entries(first, second)
    return tuple(KeyEntry(name, said[name]) for name, is_there in wanted.items() if is_there)


def _one_speaks(mark: Mark, slot: int) -> bool:
    return mark.states[slot] == "stated" and mark.states[1 - slot] not in SPOKEN


def _extent(drawn: Sequence[tuple[Mark, Extent]]) -> Extent | None:
    """Frame what happened; only where nothing did, what was spoken about."""
    happened = [extent for mark, extent in drawn if not mark.spoken_about]
    return around(happened or [extent for _mark, extent in drawn])
