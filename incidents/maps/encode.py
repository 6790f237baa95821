"""The one encoder between records and folium: text, identifiers and geometry.

A text from data has to pass through several readers on its way to the map: Jinja (twice, see
`incidents.maps.literal`), a JavaScript string or template literal, JSON, and ``innerHTML``. Each
character that means something to any of them is replaced, so the text arrives verbatim on the
page and nothing in it is ever evaluated.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

MAX_TEXT = 300
"""Characters of one text that a tooltip or a label shows."""

# Mercator ends here; beyond it Leaflet projects to infinity.
MAX_LATITUDE = 85.0
DECIMALS = 4
# In degrees, about 300 m: less than a pixel and a half at the deepest zoom that is offered.
SIMPLIFY = 0.003

_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "&<>\"'`${}\\%#"}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;()_+*=?!-]")


def clean(text: str) -> str:
    """Make a text one printable line of at most `MAX_TEXT` characters that UTF-8 can carry."""
    line = _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))
    return line if len(line) <= MAX_TEXT else line[: MAX_TEXT - 1] + "…"


def html_text(text: str) -> str:
    """Encode a text for any place where a browser reads HTML.

    Every character that Jinja, JavaScript, JSON or HTML could act on becomes a numeric entity.
    """
    return clean(text).translate(_ENTITIES)


def script_literal(value: object) -> str:
    r"""Write a value as a JavaScript literal that no template and no HTML parser can act on.

    Strings keep letters, digits and plain punctuation; all else is a ``\u`` escape. What the
    script shows of it goes through ``textContent``.

    Raises
    ------
    TypeError
        If the value is not made of None, booleans, finite numbers, strings, lists, tuples
        and mappings with string keys.
    """
    if isinstance(value, str):
        return f'"{"".join(map(_escape, clean(value)))}"'
    if isinstance(value, Mapping):
        pairs = (f"{script_literal(str(k))}: {script_literal(v)}" for k, v in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(script_literal, value))}]"
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        return json.dumps(value)
    raise TypeError(f"{value!r} cannot be written into a script")


def _escape(char: str) -> str:
    if _PLAIN.fullmatch(char):
        return char
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def mark_id(key: str) -> str:
    """Derive the identifier that stands for a mark's key in the browser: 16 hex digits and m."""
    return "m" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]


def is_on_earth(lat: float | None, lon: float | None) -> bool:
    """Tell whether a coordinate in degrees can be drawn on a Mercator map."""
    if lat is None or lon is None:
        return False
    # A comparison with NaN is false, and so is one with an infinity beyond the bound.
    return abs(lat) <= MAX_LATITUDE and abs(lon) <= 180.0


def point(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    """Write a coordinate as a GeoJSON point, or None where it cannot be drawn."""
    if lat is None or lon is None or not is_on_earth(lat, lon):
        return None
    return {"type": "Point", "coordinates": [round(lon, DECIMALS), round(lat, DECIMALS)]}


def geometry(value: BaseGeometry | Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Write a geometry, (lon, lat) in EPSG:4326, as GeoJSON that is small and surely drawable.

    Pieces of a line are merged, so that dashes run on. None comes back for a geometry that is
    empty, broken, or reaches where a Mercator map has no place: the mark is left out, and the
    map around it is drawn.
    """
    if value is None:
        return None
    try:
        return _drawable(value if isinstance(value, BaseGeometry) else shape(dict(value)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ShapelyError):
        return None


@lru_cache(maxsize=2048)
def _drawable(raw: BaseGeometry) -> dict[str, Any] | None:
    if raw.is_empty or not _is_bounded(raw):
        return None
    merged = shapely.line_merge(raw) if raw.geom_type == "MultiLineString" else raw
    simple = merged.simplify(SIMPLIFY)
    small = shapely.transform(simple, lambda xy: xy.round(DECIMALS))
    return None if small.is_empty else dict(mapping(small))


def _is_bounded(raw: BaseGeometry) -> bool:
    # Bounds skip NaN, so every coordinate is looked at.
    return all(is_on_earth(lat, lon) for lon, lat in shapely.get_coordinates(raw))
