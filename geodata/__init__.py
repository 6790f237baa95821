"""Where things are: the gazetteer, the Durand Line, sides and distances.

Knows nothing of incidents. All coordinates are (lon, lat) in EPSG:4326.
"""

CONTESTED_LINE = "durand"
"""The browser layer, of those in ``data/web``, that holds the line the two sides dispute."""
