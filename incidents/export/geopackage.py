"""GeoPackage: layers for incidents as points, areas and lines; tables for claims and the view."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from shapely import get_parts
from shapely.geometry import MultiLineString, MultiPoint, MultiPolygon

from incidents.export.about import About
from incidents.export.corrected import CORRECTION_COLUMNS, Log
from incidents.export.features import FEATURE_COLUMNS, feature_columns, features
from incidents.export.rows import INCIDENT_COLUMNS, claim_rows, incident_columns
from incidents.model import Dataset
from incidents.text import storable

LAYERS = {"point": "incidents_points", "area": "incidents_areas", "line": "incidents_lines"}


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a GeoPackage: an incident with several places has a feature for each of them."""
    # The file's time stamps are those of the data, so that equal views give equal files.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{facts.asked.updated}T00:00:00Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "view.gpkg"
            _write_layers(path, dataset, facts)
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write_layers(path: Path, dataset: Dataset, facts: About) -> None:
    described = json.dumps(facts.as_json(), ensure_ascii=False, allow_nan=False)
    for shape, layer in LAYERS.items():
        rows = list(_placed(dataset, shape))
        shapes = [MULTI_OF[shape](list(get_parts(row.pop("geometry")))) for row in rows]
        columns = pd.DataFrame(rows, columns=[*FEATURE_COLUMNS])
        frame = gpd.GeoDataFrame(_typed(columns), geometry=shapes, crs="EPSG:4326")
        pyogrio.write_dataframe(
            frame,
            path,
            layer=layer,
            driver="GPKG",
            geometry_type=f"Multi{KINDS[shape]}",
            append=path.exists(),
            **({} if path.exists() else _of_file(described)),
            layer_metadata={"crossclaim_view": facts.asked.words, "licences": facts.licence_line},
        )
    _write_table(path, "incidents_without_place", _unplaced(dataset), INCIDENT_COLUMNS)
    claims = [row for row in claim_rows(dataset, facts) if row["claim_id"]]
    _write_table(path, "claims", claims, tuple(claims[0]) if claims else ("claim_id",))
    _write_table(path, "corrections", Log(dataset).rows(), CORRECTION_COLUMNS)
    _write_table(path, "sources", [one.model_dump() for one in facts.sources], SOURCE_COLUMNS)
    about = [{"name": name, "value": _flat(value)} for name, value in facts.as_json().items()]
    _write_table(path, "about_this_view", about, ("name", "value"))


def _of_file(described: str) -> dict[str, Any]:
    """Options for making the file: a version of the format that older readers know too."""
    return {"dataset_metadata": {"crossclaim": described}, "dataset_options": {"VERSION": "1.3"}}


KINDS = {"point": "Point", "area": "Polygon", "line": "LineString"}
MULTI_OF: dict[str, Any] = {"point": MultiPoint, "area": MultiPolygon, "line": MultiLineString}
SOURCE_COLUMNS = (
    *("id", "outlet", "title", "url", "published", "published_basis"),
    *("language", "country", "tier", "note"),
)


def _placed(dataset: Dataset, shape: str) -> Iterator[dict[str, Any]]:
    log = Log(dataset)
    for one in features(dataset):
        if one.place and one.place.shape == shape:
            yield feature_columns(one, log) | {"geometry": one.geometry}


def _unplaced(dataset: Dataset) -> list[dict[str, Any]]:
    log = Log(dataset)
    return [
        incident_columns(incident, log)
        for incident in dataset.incidents.values()
        if not dataset.places.keys() & set(incident.places)
    ]


def _write_table(
    path: Path, layer: str, rows: list[dict[str, Any]], columns: tuple[str, ...]
) -> None:
    frame = _typed(pd.DataFrame(rows, columns=list(columns)))
    pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", append=path.exists())


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give every column one type: whole numbers that may be missing, real numbers, text."""
    whole = ("low", "high", "best", "place_number", "place_count")
    real = ("lon", "lat", "precision_km")
    for name in frame.columns:
        if name in whole:
            frame[name] = frame[name].astype("Int64")
        elif name in real:
            frame[name] = frame[name].astype("float64")
        else:
            frame[name] = pd.Series([_text(value) for value in frame[name]], dtype="object")
    return frame


def _text(value: Any) -> str | None:
    return None if value is None else storable(str(value))


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
