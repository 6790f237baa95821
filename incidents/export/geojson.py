"""GeoJSON (RFC 7946): one feature a place, the claims of its incident inside, the view beside."""

from __future__ import annotations

import json
from typing import Any

from shapely.geometry import mapping

from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.export.features import Columns, PlaceFeature, filled, told
from incidents.model import Dataset


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a FeatureCollection; what is not on the map has a null geometry."""
    collection = {
        "type": "FeatureCollection",
        "crossclaim": facts.as_json(),
        "features": [_written(*one) for one in told(Log(dataset))],
    }
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _written(feature: PlaceFeature, columns: Columns, claims: list[Columns]) -> dict[str, Any]:
    inside = {
        "summary": feature.incident.summary,
        "claims": [filled(claim) for claim in claims],
    }
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": mapping(feature.geometry) if feature.geometry else None,
        "properties": columns | inside,
    }
