"""A few marks of every shape, for the tests of the map."""

from __future__ import annotations

import math
from dataclasses import replace

from shapely.geometry import LineString, Point

from incidents.model import Boundary
from incidents.store import Mark

BOUNDARY = Boundary(place="The Line", name="The Line", note="not recognised by Northland")
SIDES = ("Northland", "Southland")
SPOKE, DENIES, SILENT = "stated", "denies", "silent"

TOWN = Mark(
    key="town",
    shape="point",
    geometry=Point(66.4, 31.0),
    lon=66.4,
    lat=31.0,
    label="Town, District",
    incidents=("I1", "I2"),
    n_incidents=2,
    n_claims=9,
    states=(SPOKE, DENIES),
    precision_km=3.0,
)
AREA = replace(
    TOWN,
    key="area",
    shape="area",
    geometry=Point(68.5, 32.5).buffer(0.6),
    lon=68.5,
    lat=32.5,
    label="Area",
    incidents=("I3",),
    n_incidents=1,
    states=(SPOKE, SILENT),
)
STRETCH = replace(
    AREA,
    key="stretch",
    shape="line",
    geometry=LineString([(70, 33), (70.5, 34), (71, 34.2)]),
    lon=70.5,
    lat=34.0,
    label="Stretch",
    incidents=("I4",),
    states=(SPOKE, SPOKE),
)
CELL = replace(
    TOWN, key="cell/7/1/2", shape="cell", lon=63.0, lat=33.0, label="", incidents=("I5",)
)
BAD = replace(TOWN, key="bad", lat=math.nan)
EVERY = (TOWN, AREA, STRETCH, CELL)
