"""The one encoder between records and folium: text, identifiers and geometry.

A text from data has to pass through several readers on its way to the map: Jinja (twice, see
`incidents.web.map.literal`), JavaScript and JSON. Each character that means something to any of
them is replaced, so the text arrives verbatim, and the page shows it through ``textContent``.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache

from incidents.text import one_line

MAX_TEXT = 300
"""Characters of one text that a tooltip or a label shows."""


_ODD = re.compile(r"[^A-Za-z0-9 .,:;()_+*=?!-]")


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
        return _text(value)
    if isinstance(value, Mapping):
        pairs = (f"{script_literal(str(k))}: {script_literal(v)}" for k, v in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(script_literal, value))}]"
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        return json.dumps(value)
    raise TypeError(f"{value!r} cannot be written into a script")


@lru_cache(maxsize=8192)
def _text(value: str) -> str:
    """Write a text. Marks say over and over what other marks say, and what they said before."""
    return f'"{_ODD.sub(_escape, one_line(value, MAX_TEXT))}"'


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


@lru_cache(maxsize=8192)
def mark_id(key: str) -> str:
    """Derive the identifier that stands for a mark's key in the browser: 16 hex digits and m."""
    return "m" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
