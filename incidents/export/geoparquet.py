"""GeoParquet: one row a place, the claims of its incident in a list, the view in the metadata."""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.export.features import FEATURE_COLUMNS, Columns, told
from incidents.export.rows import CLAIM_COLUMNS, view_columns
from incidents.model import Dataset

KEY = b"crossclaim"
WHOLE = frozenset({"low", "high", "best"})
CLAIMS = pa.list_(
    pa.struct([(name, pa.int64() if name in WHOLE else pa.string()) for name in CLAIM_COLUMNS])
)


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a GeoParquet file; its schema metadata holds the view under ``crossclaim``.

    The column ``claims`` lists the incident's claims; each place of an incident repeats them.
    """
    rows = list(told(Log(dataset)))
    claims = pa.array([inside for _, _, inside in rows], type=CLAIMS)
    return _described(_placed(rows, facts), claims, facts)


def _placed(rows: list[tuple[Any, Columns, Any]], facts: About) -> gpd.GeoDataFrame:
    view = view_columns(facts)
    columns = [values | view for _, values, _ in rows]
    frame = pd.DataFrame(columns, columns=[*FEATURE_COLUMNS, *view])
    typed = frame.astype({"lon": "float64", "lat": "float64", "precision_km": "float64"})
    shapes = [feature.geometry for feature, _, _ in rows]
    return gpd.GeoDataFrame(typed, geometry=shapes, crs="OGC:CRS84")


def _described(placed: gpd.GeoDataFrame, claims: pa.Array, facts: About) -> bytes:
    """Write the frame with its claims, and the view beside GeoParquet's own metadata."""
    stream = io.BytesIO()
    placed.to_parquet(stream, index=False)
    table = pq.read_table(io.BytesIO(stream.getvalue()))
    described = json.dumps(facts.as_json(), ensure_ascii=False, allow_nan=False).encode()
    metadata = {**(table.schema.metadata or {}), KEY: described}
    whole = table.append_column("claims", claims).replace_schema_metadata(metadata)
    finished = io.BytesIO()
    pq.write_table(whole, finished)
    return finished.getvalue()
