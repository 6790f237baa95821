"""The words on the map: names of marks, of the contested line, of towns, provinces, countries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import shapely
from shapely.ops import nearest_points

from incidents.print.cartography import ground, stands
from incidents.print.cartography.scene import Scene, Site
from incidents.print.cartography.stands import ON_LINE, Box, Candidate, Name, Placed
from incidents.print.composer import Composer
from incidents.print.paras import Para
from incidents.print.pieces import Words
from incidents.print.shapes import Spot
from incidents.words.tongue import in_digits

ORDER = {"point": 0.0, "cell": 0.0, "line": 1.0, "boundary": 2.0, "area": 3.0}
"""Names of marks come first, then the line; the ground has orders of its own from 4."""

KINDS = {"country": "country", "country2": "abroad", "prov": "province"}
SPOTS = 30
FEW, FEW_TOWNS = ("country",), 8
"""What is named on a sparse map, besides marks and the contested line."""


@dataclass(frozen=True)
class Lettering:
    """The words that found room, the leaders and dots that belong to them, and who found none."""

    texts: tuple[Words, ...] = ()
    leaders: tuple[tuple[Spot, Spot], ...] = ()
    dots: tuple[Spot, ...] = ()
    nameless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letterer:
    """Names what a scene shows. ``taken`` is where nothing may stand."""

    scene: Scene
    taken: Sequence[Box]
    is_sparse: bool = False
    paras: dict[str, tuple[Para, ...]] = field(default_factory=dict)

    @property
    def composer(self) -> Composer:
        """The picture that the map belongs to."""
        return self.scene.composer

    def letter(self) -> Lettering:
        """Find a place for every name, as far as there is room."""
        scene = self.scene
        circles = [Box.around(site.at, site.r + 2) for site in scene.sites if site.r]
        trues = [Box.around(site.true, 3) for site in scene.sites if site.is_led]
        taken = [*self.taken, *circles, *trues]
        board = stands.Board(scene.frame.w, scene.frame.h, scene.contested, scene.outlines, taken)
        names = [*self._marks(), *self._boundary(), *self._ground()]
        return self._set(names, {one.key: one for one in self._placed(board, names)})

    def _placed(self, board: stands.Board, names: Sequence[Name]) -> Sequence[Placed]:
        """Place names, once for the same names of the same sizes."""
        key = (id(self.scene), *board.taken, *((one.key, one.w, one.h) for one in names))
        return self.composer.remembered(key, lambda: stands.place(board, names))

    def _set(self, names: Sequence[Name], placed: Mapping[str, Placed]) -> Lettering:
        anchors = {f"mark {site.mark.key}": site for site in self.scene.sites}
        led = [(anchors[key], one.end) for key, one in placed.items() if one.end]
        return Lettering(
            texts=tuple(text for one in placed.values() for text in self._texts(one)),
            leaders=tuple((_edge(site, end), end) for site, end in led),
            dots=tuple(one.dot for one in names if one.dot and one.key in placed),
            nameless=tuple(site.mark.label for key, site in anchors.items() if key not in placed),
        )

    def _texts(self, placed: Placed) -> Iterator[Words]:
        y = placed.y
        for para in self.paras[placed.key]:
            yield Words(placed.x, y, para)
            y += self.composer.tall(para) * 0.86

    def _size(self, key: str, *paras: Para) -> tuple[float, float]:
        self.paras[key] = paras
        sizes = [self.composer.ruler.size(para) for para in paras]
        tall = sum(size[1] for size in sizes[:-1]) * 0.86 + sizes[-1][1]
        return max(size[0] for size in sizes), tall

    def _marks(self) -> Iterator[Name]:
        for site in self.scene.sites:
            mark, key = site.mark, f"mark {site.mark.key}"
            style = "line" if mark.shape == "line" else "place"
            has_count = mark.n_incidents > 1 and mark.shape != "cell" and not self.is_sparse
            count = f"\u2009{in_digits(mark.n_incidents)}" if has_count else ""
            para = self.composer.line(
                self.composer.run(style, short(mark.label, self.composer.brief.map.boundary)),
                self.composer.run("count", count),
            )
            w, h = self._size(key, para)
            order = ORDER[mark.shape] - mark.n_claims / 1e4
            # A name that finds room on the contested line alone is listed under the map instead.
            yield Name(key, w, h, order, tuple(self._around(site, w, h)), most=ON_LINE)

    def _around(self, site: Site, w: float, h: float) -> Iterable[Candidate]:
        symbol = self.scene.symbol
        rings = [step * symbol for step in (12, 24, 38, 54)]
        if site.r:
            return stands.beside(site.at, site.r + 3 * symbol, w, h, rings)
        if site.lines:
            return _along(site, 9 * symbol, w, h)
        return [*stands.around(site.true, w, h, 11 * symbol, 4), *_inside(site, w, h, 12 * symbol)]

    def _boundary(self) -> Iterator[Name]:
        """Name the contested line beside it, at the best of many spots along it."""
        view, lines = (
            self.composer.brief.map,
            ground.contested(self.composer.ground, self.scene.frame),
        )
        if not view.boundary or not lines:
            return
        name = self.composer.line(self.composer.run("line", view.boundary))
        note = self.composer.line(self.composer.run("note", view.boundary_note))
        w, h = self._size("boundary", name, *([note] if note.text and not self.is_sparse else []))
        longest = shapely.LineString(max(lines, key=lambda one: shapely.LineString(one).length))
        spots = (longest.interpolate((n + 0.5) / SPOTS, normalized=True) for n in range(SPOTS))
        places = tuple(
            one
            for at in spots
            for one in stands.beside((at.x, at.y), 11 * self.scene.symbol, w, h, ())
        )
        yield Name("boundary", w, h, ORDER["boundary"], places, lines=len(self.paras["boundary"]))

    def _ground(self) -> Iterator[Name]:
        frame = self.scene.frame
        named = {short(site.mark.label, "") for site in self.scene.sites}
        towns = 0
        for raw in sorted(self.composer.ground.labels, key=lambda one: one["pr"]):
            kind = raw["cls"].removeprefix("lb-")
            at = self._at(raw, kind)
            if kind == "line" or raw["t"] in named or not frame.shows(*at):
                continue
            if not raw.get("minz", 0) <= frame.zoom + 0.2 <= raw.get("maxz", 99):
                continue
            towns += kind == "town"
            if not self.is_sparse or kind in FEW or (kind == "town" and towns <= FEW_TOWNS):
                yield self._named(raw, kind, self.scene.frame.spot(*at))

    def _at(self, raw: Mapping[str, Any], kind: str) -> tuple[float, float]:
        """Give the (lon, lat) of a name of the ground: a country's moves to where it is seen."""
        spot = (raw["lon"], raw["lat"])
        if kind not in FEW:
            return spot
        return ground.country_spot(self.composer.ground, self.scene.frame, *spot)

    def _named(self, raw: Mapping[str, Any], kind: str, at: Spot) -> Name:
        key = f"{kind} {raw['t']}"
        is_country = kind.startswith("country")
        text = raw["t"].upper() if is_country else raw["t"]
        para = self.composer.line(self.composer.run(KINDS.get(kind, "town"), text))
        w, h = self._size(key, para)
        order = 4.0 + raw["pr"] / 1000
        if kind == "town":
            near = stands.beside(at, 5 * self.scene.symbol, w, h, ())
            return Name(key, w, h, order, tuple(near), at, 2.5 * self.scene.symbol, most=ON_LINE)
        step = 16.0 if is_country else 8.0
        places = stands.around(at, w, h, step, 3)
        return Name(key, w, h, order, tuple(places), most=ON_LINE)


def _inside(site: Site, w: float, h: float, step: float) -> Iterator[Candidate]:
    """List places all over an area, those near its own spot first in cost."""
    area = shapely.union_all(site.areas)
    left, top, right, bottom = area.bounds
    for down in range(int((bottom - top) / step)):
        for across in range(int((right - left) / step)):
            x, y = left + (across + 0.5) * step, top + (down + 0.5) * step
            if shapely.contains_xy(area, x, y):
                cost = 4.0 + math.dist((x, y), site.true) / step
                yield Candidate(x - w / 2, y - h / 2, cost)


def _along(site: Site, reach: float, w: float, h: float) -> list[Candidate]:
    """List places beside a stretch, at its middle first."""
    line = shapely.LineString(max(site.lines, key=lambda one: shapely.LineString(one).length))
    found: list[Candidate] = []
    for cost, share in enumerate((0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95)):
        at = line.interpolate(share, normalized=True)
        places = stands.beside((at.x, at.y), reach, w, h, (14.0, 30.0, 46.0))
        found += [replace(one, cost=one.cost + cost) for one in places]
    return found


def _edge(site: Site, end: Spot) -> Spot:
    """Find where a leader leaves a mark."""
    if not site.lines:
        return site.at
    lines = shapely.MultiLineString(site.lines)
    at = nearest_points(lines, shapely.Point(end))[0]
    return (at.x, at.y)


def short(label: str, boundary: str) -> str:
    """Shorten the label of a mark: its first part, or of a stretch what tells it apart."""
    first, comma, rest = label.partition(",")
    return rest.strip() if comma and boundary and first.strip() == boundary else first.strip()
