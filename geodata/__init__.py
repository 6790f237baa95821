"""Where things are: the gazetteer, the Durand Line, sides and distances.

Knows nothing of incidents. All coordinates are (lon, lat) in EPSG:4326.
"""
