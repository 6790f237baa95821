"""A few marks of every shape, as a brief has them, for the tests of the map."""

from __future__ import annotations

import math
from dataclasses import replace

from shapely.geometry import LineString, Point, mapping

from incidents.brief.shape import KeyEntry, MapView, Mark
from incidents.words import keys

SIDES = ("Northland", "Southland")
SPOKE, DENIES, SILENT, HIDDEN = "stated", "denies", "silent", "hidden"

TOWN = Mark(
    key="town",
    shape="point",
    lon=66.4,
    lat=31.0,
    geometry=None,
    label="Town, District",
    words=("Town, District", "2 incidents, 9 claims", "Northland has spoken"),
    surety="",
    said=("Northland has spoken", "Southland only denies"),
    incidents=("I1", "I2"),
    n_incidents=2,
    n_claims=9,
    n_third=0,
    states=(SPOKE, DENIES),
    precision_km=3.0,
    spoken_about=False,
    heard="side",
)
AREA = replace(
    TOWN,
    key="area",
    shape="area",
    lon=68.5,
    lat=32.5,
    geometry=dict(mapping(Point(68.5, 32.5).buffer(0.6))),
    label="Area",
    words=("Area", "somewhere in this area"),
    incidents=("I3",),
    n_incidents=1,
    states=(SPOKE, SILENT),
)
STRETCH = replace(
    AREA,
    key="stretch",
    shape="line",
    lon=70.5,
    lat=34.0,
    geometry=dict(mapping(LineString([(70, 33), (70.5, 34), (71, 34.2)]))),
    label="Stretch",
    words=("Stretch", "along this stretch"),
    incidents=("I4",),
    states=(SPOKE, SPOKE),
)
CELL = replace(
    TOWN,
    key="cell/7/1/2",
    shape="cell",
    lon=63.0,
    lat=33.0,
    label="",
    words=("5 incidents", "several places"),
    incidents=("I5",),
)
BAD = replace(TOWN, key="bad", lat=math.nan)
EVERY = (TOWN, AREA, STRETCH, CELL)

VIEW = MapView(
    marks=EVERY,
    key=tuple(KeyEntry(symbol, words) for symbol, words in keys.entries(*SIDES).items()),
    boundary="The Line",
    boundary_legend="disputed",
    boundary_note="not recognised by Northland",
    extent=(62.0, 29.0, 71.0, 35.0),
    aim=None,
    centre=None,
    credit="Layers by somebody",
    words="Map of the places of incidents",
)
"""A map with every symbol in its key."""
