"""How marks look: class names, patterns and sizes; the colours are in crossmap.css.

Marks of one shape are drawn in one pass or, like stretches, in several on top of each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.brief.shape import Mark
from incidents.theme import MARK_STROKE, MAX_RADIUS, SELECTED_STROKE, mark_radius

STATE_CODES = {"stated": "s", "denies": "d", "hidden": "h"}
"""How a half of a mark is filled; whatever else a side did or did not do leaves it empty."""

EMPTY = "n"
THIRD = "tt"
"""How a mark is filled of which only third parties have spoken."""

DECIMALS = 4
# An area wider than a district says little about where: it is drawn fainter.
VAGUE_AREA_KM = 80.0
# How far, in pixels, a stretch may be smoothed: its dashes run on.
SMOOTH = 2.5

Style = Mapping[str, str | float | bool]
"""What Leaflet is told of marks."""


@dataclass(frozen=True)
class Drawable:
    """A mark that can be drawn: its geometry is sound, its emphasis is decided."""

    mark: Mark
    geometry: Mapping[str, Any]
    emphasis: str

    @property
    def states(self) -> str:
        """One letter a side: how its half is filled."""
        return "".join(STATE_CODES.get(state, EMPTY) for state in self.mark.states)

    @property
    def classes(self) -> str:
        """The class names that all its parts have."""
        return f"cc-{self.mark.shape}{self.emphasis}"

    def pattern(self, kind: str, codes: str) -> str:
        """Name a pattern of `crossmap.js`: beside what is open, its pale twin."""
        return f"url(#cc-{kind}-{codes}{'-dim' if 'cc-dim' in self.emphasis else ''})"

    @property
    def is_quiet(self) -> bool:
        """Whether it is an area of which no side says that anything happened there."""
        return self.mark.shape == "area" and (self.mark.spoken_about or self.mark.heard == "others")

    @property
    def radius(self) -> float:
        """How large a circle is, in pixels."""
        if self.mark.shape == "cell":
            # Area grows with the number of incidents, from a size that holds two digits.
            return round(min(10.0 + math.sqrt(self.mark.n_incidents), MAX_RADIUS), 1)
        return mark_radius(self.mark.n_claims)


@dataclass(frozen=True)
class Pass:
    """Marks that are drawn in one go, each with its style, and what goes for all of them."""

    drawn: tuple[tuple[Drawable, Style], ...]
    options: Style


def drawable(marks: Iterable[Mark], selected: str | None) -> list[Drawable]:
    """Choose the marks that can be drawn, lowest first; those that are selected lie on top."""
    # A key is an identity in the browser: of two marks with one key, the later is kept.
    unique = {mark.key: mark for mark in marks}.values()
    sound = [(mark, shape) for mark in unique if (shape := _geometry(mark)) is not None]
    chosen = {mark.key for mark, _ in sound if selected in (mark.key, *mark.incidents)}
    drawn = [Drawable(mark, shape, _emphasis(mark.key, chosen)) for mark, shape in sound]
    return sorted(drawn, key=lambda d: (d.mark.key in chosen, -_extent(d.mark), d.mark.key))


def _extent(mark: Mark) -> float:
    """Rank a mark's size among its kind: large marks lie below small ones, so that all are open."""
    return mark.precision_km if mark.shape == "area" else mark.n_claims


def _geometry(mark: Mark) -> Mapping[str, Any] | None:
    if not (math.isfinite(mark.lon) and math.isfinite(mark.lat)):
        return None
    if mark.shape in ("point", "cell"):
        coordinates = [round(mark.lon, DECIMALS), round(mark.lat, DECIMALS)]
        return {"type": "Point", "coordinates": coordinates}
    return mark.geometry


def _emphasis(key: str, chosen: Collection[str]) -> str:
    if not chosen:
        return ""
    return " cc-on" if key in chosen else " cc-dim"


def passes(drawn: list[Drawable]) -> list[Pass]:
    """Style the marks, pass by pass: areas, stretches, cells, then points."""
    lines = _of(drawn, "line")
    stretch: Style = {"pane": "cc-stretch", "smoothFactor": SMOOTH}
    above: Style = {**stretch, "interactive": False}
    found = (
        _pass(_of(drawn, "area"), _area, {"pane": "cc-areas"}),
        _pass(lines, _casing, stretch),
        _pass(lines, _thread, above),
        *(_pass(_spoken(lines, side), _dashes(side), above) for side in (0, 1)),
        *(_pass(_of(drawn, shape), _circle, {"pane": "cc-dots"}) for shape in ("cell", "point")),
    )
    return [one for one in found if one.drawn]


def _of(drawn: list[Drawable], shape: str) -> list[Drawable]:
    return [item for item in drawn if item.mark.shape == shape]


def _pass(items: list[Drawable], style: Callable[[Drawable], Style], options: Style) -> Pass:
    return Pass(tuple((item, style(item)) for item in items), options)


def _area(item: Drawable) -> Style:
    if item.is_quiet:
        kind = "spoken" if item.mark.spoken_about else "third"
        return {"className": f"{item.classes} cc-{kind}", "fillColor": "transparent"}
    vague = " cc-vague" if item.mark.precision_km > VAGUE_AREA_KM else ""
    return {"className": item.classes + vague, "fillColor": item.pattern("hatch", item.states)}


def _casing(item: Drawable) -> Style:
    hollow = " cc-hollow" if item.states == EMPTY * 2 else ""
    return {"className": f"{item.classes} cc-casing{hollow}", "fill": False}


def _thread(item: Drawable) -> Style:
    return {"className": f"{item.classes} cc-thread", "fill": False}


def _spoken(lines: list[Drawable], side: int) -> list[Drawable]:
    return [item for item in lines if item.states[side] != EMPTY]


def _dashes(side: int) -> Callable[[Drawable], Style]:
    def style(item: Drawable) -> Style:
        state = {"d": " cc-denies", "h": " cc-hidden"}.get(item.states[side], "")
        return {"className": f"{item.classes} cc-dash-{'ab'[side]}{state}", "fill": False}

    return style


def _circle(item: Drawable) -> Style:
    fill = THIRD if item.mark.heard == "others" else item.states
    return {
        "className": item.classes,
        "fillColor": item.pattern("mark", fill),
        "weight": SELECTED_STROKE if "cc-on" in item.emphasis else MARK_STROKE,
    }
