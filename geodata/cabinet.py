"""The files of an atlas: each lies in its folder, or packed with its like in a zip beside it."""

import json
import zipfile
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import AtlasError

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a document of another form raises when it is looked into."""


@dataclass(frozen=True)
class Feature:
    """A geometry in (lon, lat), EPSG:4326, with its properties."""

    properties: dict[str, Any]
    geometry: BaseGeometry


class Cabinet:
    """Read the files of one folder, each once and only when it is asked for.

    A file ``areas/KG.geojson`` may lie there, or be ``KG.geojson`` in ``areas.zip``.

    Parameters
    ----------
    folder
        The atlas's folder, or the dataset's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, name: str) -> str | None:
        """Read a file in UTF-8, or None if there is none of that name."""
        path = self.folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8-sig")
        folder, _, member = name.partition("/")
        archive = self._archive(folder)
        if archive is None or member not in self._members(folder):
            return None
        return archive.read(member).decode("utf-8")

    @lru_cache(maxsize=64)  # noqa: B019  a cabinet lives as long as its atlas
    def features(self, layer: str) -> tuple[Feature, ...]:
        """Read a GeoJSON layer, named without its ending; empty if it is missing.

        Raises
        ------
        AtlasError
            If it is no FeatureCollection.
        """
        text = self.text(f"{layer}.geojson")
        return () if text is None else parsed(text, layer)

    def geometries(self, layer: str) -> dict[str, BaseGeometry]:
        """Read the geometries of a layer by the ``key`` of each feature."""
        return {one.properties["key"]: one.geometry for one in self.features(layer)}

    def geometry(self, layer: str, key: str) -> BaseGeometry:
        """Read one geometry of a layer; a key that no feature has means them all together."""
        found = self.geometries(layer)
        return found[key] if key in found else shapely.coverage_union_all(list(found.values()))

    @cache  # noqa: B019
    def _archive(self, folder: str) -> zipfile.ZipFile | None:
        path = self.folder / f"{folder}.zip"
        return zipfile.ZipFile(path) if path.is_file() else None

    @cache  # noqa: B019
    def _members(self, folder: str) -> frozenset[str]:
        archive = self._archive(folder)
        return frozenset(archive.namelist()) if archive else frozenset()

    def members(self, folder: str) -> list[str]:
        """List the names of the files that are packed in a folder's zip, sorted."""
        return sorted(self._members(folder))

    @cached_property
    def files(self) -> list[Path]:
        """All files of the folder, sorted."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


def parsed(text: str, layer: str) -> tuple[Feature, ...]:
    """Parse a GeoJSON FeatureCollection in (lon, lat), EPSG:4326; null geometries are left out.

    Raises
    ------
    AtlasError
        If it is none, or a geometry cannot be read.
    """
    try:
        found = [one for one in json.loads(text)["features"] if one["geometry"]]
        shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in found])
        return tuple(
            Feature(dict(one.get("properties") or {}), shape)
            for one, shape in zip(found, shapes, strict=True)
        )
    except (*UNREADABLE, shapely.errors.ShapelyError) as error:
        raise AtlasError(f"{layer}: no GeoJSON FeatureCollection that can be read") from error
