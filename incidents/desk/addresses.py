"""Addresses of the web, without what does not belong to the page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|at_\w+|ref|ref_src|s_cid|"
    r"yclid|_ga|__twitter_impression",
    re.IGNORECASE,
)
"""Parameters by which publishers follow readers; a page is the same without them."""


def without_tracking(address: str) -> str:
    """Give an address as it is kept: without parameters that follow readers, and without #."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.fullmatch(name)
    ]
    changed = len(kept) != len(parse_qsl(parts.query, keep_blank_values=True))
    query = urlencode(kept) if changed else parts.query
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def plain(address: str) -> str:
    """Give an address for comparing: whatever its scheme, its www. and its last slash."""
    bare = without_tracking(address).partition("://")[2] or address
    host, slash, rest = bare.partition("/")
    return (
        host.casefold().removeprefix("www.")
        + slash.rstrip("/") * (not rest)
        + (f"/{rest.rstrip('/')}" if rest else "")
    )


def host(address: str) -> str:
    """Give the host of an address, without its www."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
