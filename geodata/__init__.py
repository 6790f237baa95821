"""Where things are: atlases, their gazetteers and lines, sides and distances.

Knows nothing of incidents. All coordinates are (lon, lat) in EPSG:4326.
"""

CONTESTED_LINE = "durand"
"""The browser layer of the atlas ``af-pk`` with its line; `Atlas.line` gives any atlas's."""
