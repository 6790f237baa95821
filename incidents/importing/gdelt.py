"""Telling GDELT's files by their look: they are refused, since they hold no claims."""

from __future__ import annotations

import re

# A number, a day as 20251011, its month, then a year or a code: separated by tabs, no header.
_EVENTS = re.compile(rb"\d+\t(?P<month>\d{6})\d{2}\t(?P=month)\t\d+\t")
_HEADERS = (b"globaleventid", b"sqldate", b"gkgrecordid")


def is_gdelt(head: bytes) -> bool:
    """Tell whether a file begins as GDELT's events or its Global Knowledge Graph do."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower()
    return bool(_EVENTS.match(first)) or any(name in first for name in _HEADERS)
