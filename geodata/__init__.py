"""Where things are: atlases, their gazetteers and lines, sides and distances.

Knows nothing of incidents. All coordinates are (lon, lat) in EPSG:4326.
"""
