"""The setting of a dataset: its atlas, its own places, its line, and the ground of its maps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from geodata import cutting
from geodata.atlas import SHIPPED, Atlas
from geodata.cabinet import Feature
from geodata.gazetteer import Gazetteer
from geodata.ground import LAYERS, RELIEF, Ground
from geodata.line import Line
from geodata.region import WORLD, Region
from geodata.writing import layer_text

FOLDER = "atlas"
"""The folder of a dataset that holds an atlas of its own."""

TOLERANCE = 0.002  # degrees: what the line on a map may be off

Row = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Setting:
    """Where a dataset plays; everything is read when it is first asked for.

    Attributes
    ----------
    atlas_name
        One of the atlases that ship, or empty: then its own folder `FOLDER`, or else the world.
    folder
        The dataset's folder, or None if it has none.
    rows, shapes
        Its own places: the rows of its ``places.csv``, and the features of its ``layers/``.
    boundary
        The name of its line, or empty.
    between
        Two countries, by ISO 3166-1 alpha-2, whose land border is its line; or empty.
    focus
        The countries that it is about, where that is known otherwise.
    """

    atlas_name: str = ""
    folder: Path | None = None
    rows: tuple[Row, ...] = ()
    shapes: tuple[Feature, ...] = ()
    boundary: str = ""
    between: tuple[str, ...] = ()
    focus: tuple[str, ...] = field(default=())

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas.

        Raises
        ------
        AtlasError
            If none of that name ships, or its own cannot be read.
        """
        own = self.folder / FOLDER if self.folder else None
        if self.atlas_name:
            return Atlas.named(self.atlas_name)
        return Atlas.at(own) if own and own.is_dir() else Atlas.named(SHIPPED[0])

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places: its own, those of its atlas, and the world's."""
        about, border = {*self.between, *self.focus}, self._border
        middle = border.middle if border else None
        known = self.atlas.gazetteer.focused(*about, centre=middle)
        return known.with_places(self.rows, self.shapes)

    @cached_property
    def line(self) -> Line | None:
        """The line, or None if it has none or none is found."""
        if self.between:
            return self._border
        return self.gazetteer.line(self.boundary) if self.boundary else None

    @cached_property
    def _border(self) -> Line | None:
        """The land border of the two countries, if it is its line."""
        if not self.between:
            return None
        one, other = self.between
        return self.atlas.land_border(one, other)

    def ground(self, shapes: Iterable[BaseGeometry]) -> Ground:
        """Lay out the ground of its maps.

        Parameters
        ----------
        shapes
            Where its incidents lie, (lon, lat) in EPSG:4326: they are framed where the atlas
            has no frame of its own.

        Raises
        ------
        ShapeError
            If no map can frame them as they lie.
        """
        atlas, lies = self.atlas, [*shapes, *self._course]
        framed = atlas.region.limits != WORLD
        if not framed and not lies:
            return Ground(atlas.region, {}, atlas.credit)  # nothing to frame, and so to draw
        region = atlas.region if framed else atlas.region.around(lies)
        found = {name: path.read_bytes() for name, path in atlas.layers.items() if _is_known(name)}
        layers = found or self._cut(region)
        return Ground(region, layers | self._boundary(), atlas.credit)

    @property
    def _course(self) -> list[BaseGeometry]:
        return [self.line.geometry] if self.line else []

    def _boundary(self) -> dict[str, bytes]:
        if self.line is None:
            return {}
        course = self.line.geometry.simplify(TOLERANCE)
        notice = self.line.origin
        return {"boundary": layer_text([({}, course)], decimals=3, notice=notice).encode()}

    def _cut(self, region: Region) -> dict[str, bytes]:
        """Cut the layers of a region out of the world."""
        parted = self.line.between if self.line else ()
        focus = self.gazetteer.countries or set(parted)
        countries = self.atlas.countries_in(region.limits, focus)
        layers = cutting.cut(countries, region.limits, focus, parted=parted, home=region.home)
        layers["disputed"] = self.atlas.disputed_in(region.limits)
        return {name: text.encode() for name, text in layers.items()}


def _is_known(name: str) -> bool:
    return name in LAYERS or name == RELIEF
