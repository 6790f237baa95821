"""GeoParquet: one row a claim, with the geometry of its incident and the view in the metadata."""

from __future__ import annotations

import io
import json

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from incidents.export.about import About
from incidents.export.rows import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    claim_rows,
    geometry_of,
    view_columns,
)
from incidents.model import Dataset

KEY = b"crossclaim"


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a GeoParquet file; its schema metadata holds the view under ``crossclaim``."""
    columns = [*INCIDENT_COLUMNS, *CLAIM_COLUMNS, *view_columns(facts)]
    frame = pd.DataFrame(list(claim_rows(dataset, facts)), columns=columns)
    for name in ("low", "high", "best"):
        frame[name] = frame[name].astype("Int64")
    shapes = {one.id: geometry_of(one, dataset) for one in dataset.incidents.values()}
    geometry = [shapes[one] for one in frame["incident_id"]]
    placed = gpd.GeoDataFrame(frame, geometry=geometry, crs="OGC:CRS84")
    return _described(placed, facts)


def _described(placed: gpd.GeoDataFrame, facts: About) -> bytes:
    """Write the frame with the view in the file's own metadata, beside that of GeoParquet."""
    stream = io.BytesIO()
    placed.to_parquet(stream, index=False)
    table = pq.read_table(io.BytesIO(stream.getvalue()))
    described = json.dumps(facts.as_json(), ensure_ascii=False, allow_nan=False).encode()
    metadata = {**(table.schema.metadata or {}), KEY: described}
    finished = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), finished)
    return finished.getvalue()
