"""The map: what it shows, its marks, and their names, drawn into a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.ground import Ground
from incidents.brief.shape import Mark
from incidents.print.cartography import ground, strokes, symbols
from incidents.print.cartography.mercator import Extent, Frame
from incidents.print.cartography.spreading import Disc, spread
from incidents.print.composer import Composer
from incidents.print.shapes import Spot
from incidents.theme import Tokens

ROUND = ("point", "cell")
LEADS = 2.6
"""A circle that was pushed further than this has a leader to its true place."""

SMOOTH = 2.0


@dataclass(frozen=True)
class Site:
    """A mark on the map, in pixels: its true place, where it is drawn, its lines or areas."""

    mark: Mark
    true: Spot
    at: Spot
    r: float = 0.0
    lines: tuple[tuple[Spot, ...], ...] = ()
    areas: tuple[shapely.Polygon, ...] = ()

    @property
    def is_led(self) -> bool:
        """Whether a leader shows its true place."""
        return abs(self.at[0] - self.true[0]) + abs(self.at[1] - self.true[1]) > LEADS


@dataclass(frozen=True)
class Scene:
    """What a map shows: a frame, and the marks in it."""

    composer: Composer
    frame: Frame
    marks: tuple[Mark, ...]

    @property
    def symbol(self) -> float:
        """How large symbols are drawn."""
        return self.composer.sheet.symbol

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The marks that lie on the map, those with most claims first, none on another."""
        ordered = sorted(self.marks, key=lambda one: (-one.n_claims, one.key))
        found = [site for site in map(self._site, ordered) if site]
        discs = [Disc(*site.at, self._reach(site)) for site in found if site.r]
        pushed = iter(spread(discs, self.frame.w, self.frame.h, gap=2.0 * self.symbol))
        return tuple(replace(site, at=_middle(next(pushed))) if site.r else site for site in found)

    def _reach(self, site: Site) -> float:
        return site.r + symbols.RING * self.symbol / 2

    @property
    def beyond(self) -> tuple[Mark, ...]:
        """The marks that lie beyond its edge."""
        here = {site.mark.key for site in self.sites}
        return tuple(one for one in self.marks if one.key not in here)

    def _site(self, mark: Mark) -> Site | None:
        true = self.frame.spot(mark.lon, mark.lat)
        if mark.shape in ROUND:
            r = symbols.radius(mark.n_claims, mark.n_incidents, mark.shape) * self.symbol
            return Site(mark, true, true, r) if self.frame.shows(mark.lon, mark.lat) else None
        geometry = _geometry(mark)
        if mark.shape == "line":
            lines = tuple(map(tuple, self.frame.lines(geometry, SMOOTH * self.symbol)))
            return Site(mark, true, true, lines=lines) if lines else None
        areas = tuple(self.frame.areas(geometry))
        return Site(mark, true, true, areas=areas) if areas else None

    @cached_property
    def contested(self) -> BaseGeometry:
        """The contested line and the stretches of it, in pixels."""
        lines = [
            *ground.contested(self.composer.ground, self.frame),
            *(one for s in self.sites for one in s.lines),
        ]
        return shapely.MultiLineString([line for line in lines if len(line) > 1])

    @cached_property
    def outlines(self) -> BaseGeometry:
        """The edges of the areas, in pixels."""
        return shapely.union_all([area.boundary for s in self.sites for area in s.areas])

    def drawn(self, tokens: Tokens) -> list[str]:
        """Draw everything but names, as SVG."""
        round_ = [site for site in self.sites if site.r]
        return [
            *ground.drawn(
                self.composer.ground, self.frame, tokens, self.symbol, self.composer.density
            ),
            *(self._area(site, tokens) for site in self.sites if site.areas),
            *ground.boundary(self.composer.ground, self.frame, tokens, self.symbol),
            *self._stretches(tokens),
            *(part for site in round_ if site.is_led for part in self._leader(site, tokens)),
            *(self._circle(site, tokens) for site in round_),
        ]

    def _area(self, site: Site, tokens: Tokens) -> str:
        if site.mark.spoken_about:
            return symbols.outline(site.areas, tokens, self.symbol)
        return symbols.area(site.areas, site.mark.states, tokens, self.symbol)

    def _stretches(self, tokens: Tokens) -> Iterable[str]:
        """Draw stretches, those that touch and are alike as one, so that beads run on."""
        near = symbols.NEAR if self.frame.zoom >= symbols.FAR_ZOOM else symbols.FAR
        thread = near.scaled(self.symbol)
        alike: dict[tuple[str, str], list[Sequence[Spot]]] = {}
        for site in sorted(self.sites, key=lambda one: one.mark.key):
            alike.setdefault(site.mark.states, []).extend(site.lines)
        for states, lines in alike.items():
            if lines:
                yield symbols.stretch(_merged(lines), states, tokens, thread)

    def _leader(self, site: Site, tokens: Tokens) -> list[str]:
        course = strokes.lines([[site.true, site.at]])
        return [
            strokes.path(course, stroke=tokens.paper, weight=3.2 * self.symbol),
            strokes.path(course, stroke=tokens.ink, weight=1.2 * self.symbol),
            strokes.disc(site.true, 3.4 * self.symbol, fill=tokens.paper),
            strokes.disc(site.true, 2.4 * self.symbol, fill=tokens.ink),
        ]

    def _circle(self, site: Site, tokens: Tokens) -> str:
        drawn = symbols.halves(site.at, site.r, site.mark.states, tokens, self.symbol)
        return drawn + (
            symbols.third(site.at, site.r, tokens) if site.mark.heard == "others" else ""
        )


def _middle(disc: Disc) -> Spot:
    return (disc.x, disc.y)


def _geometry(mark: Mark) -> BaseGeometry:
    """Read the geometry of a mark; one that cannot be drawn is its point."""
    return shape(mark.geometry) if mark.geometry else shapely.Point(mark.lon, mark.lat)


def _merged(lines: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """Join lines that touch, to whole pixels."""
    rounded = [[(round(x, 1), round(y, 1)) for x, y in line] for line in lines]
    merged = shapely.line_merge(shapely.MultiLineString(rounded))
    return [list(one.coords) for one in shapely.get_parts(merged)]


def framed(composer: Composer, marks: Sequence[Mark], w: float, h: float) -> Scene:
    """Frame a map: where the view looks, or else what happened, as far as there is ground."""
    key = ("scene", w, h, tuple(one.key for one in marks))
    return composer.remembered(key, lambda: _framed(composer, marks, w, h))


def _framed(composer: Composer, marks: Sequence[Mark], w: float, h: float) -> Scene:
    view, margin, below = composer.brief.map, 40.0 * composer.sheet.symbol, composer.ground
    extent = happened(below, marks)
    if view.centre is not None:
        frame = Frame.at(w, h, *view.centre)
        extent = frame.extent
    elif extent is None:
        extent = below.extent
        frame = Frame.fit(w, h, extent, 0)
    else:
        frame = Frame.fit(w, h, extent, margin)
    if ground.lies_on(below, extent):
        frame = frame.within(below.extent)
    return Scene(composer, frame, tuple(marks))


def happened(below: Ground, marks: Sequence[Mark]) -> Extent | None:
    """Find where the marks lie: of what happened, on the ground, as far as there is any."""
    on_ground = [one for one in marks if ground.lies_on(below, _spot(one))]
    events = [one for one in on_ground if not one.spoken_about]
    chosen = events or on_ground or list(marks)
    if not chosen:
        return None
    west, south, east, north = zip(*(_bounds(one) for one in chosen), strict=True)
    return (min(west), min(south), max(east), max(north))


def _spot(mark: Mark) -> Extent:
    return (mark.lon, mark.lat, mark.lon, mark.lat)


def _bounds(mark: Mark) -> Extent:
    west, south, east, north = _geometry(mark).bounds
    return (west, south, east, north)
