"""Where a dataset plays, in the store: written as JSON, and the ground of its maps read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely

from geodata.cabinet import Feature
from geodata.ground import Ground
from geodata.region import Region
from geodata.setting import Setting

GROUND = "SELECT name, content FROM ground ORDER BY name"
PLAIN = ("atlas_name", "rows", "boundary", "between", "focus")


def written(setting: Setting) -> str:
    """Write a setting as JSON; the folder of the dataset is not part of it."""
    plain = {name: getattr(setting, name) for name in PLAIN}
    rows = [dict(row) for row in setting.rows]
    shapes = [(one.properties, shapely.to_geojson(one.geometry)) for one in setting.shapes]
    return json.dumps(plain | {"rows": rows, "shapes": shapes}, ensure_ascii=False)


def restored(text: str, folder: Path | None) -> Setting:
    """Read a setting from JSON; of a dataset that lies in a folder, with the atlas there."""
    said: dict[str, Any] = json.loads(text)
    shapes = tuple(Feature(tags, shapely.from_geojson(shape)) for tags, shape in said["shapes"])
    rows, between, focus = (tuple(said[name]) for name in ("rows", "between", "focus"))
    return Setting(
        said["atlas_name"], folder, rows, shapes, said["boundary"], between=between, focus=focus
    )


def ground(layers: Mapping[str, bytes], meta: Mapping[str, str]) -> Ground:
    """Put the ground of the maps together, from its layers and what is said of them."""
    return Ground(Region.read(json.loads(meta["region"])), layers, meta["credit"])
