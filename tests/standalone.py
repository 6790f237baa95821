"""The page in one file, made from small datasets, for the tests with and without a browser."""

from __future__ import annotations

from pathlib import Path

from incidents import snapshot
from incidents.query import View
from incidents.store import Store
from tests.conftest import CLAIMS, INCIDENTS, SOURCES, write_tiny

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{title}} ${document.title='owned'} `x`",
    "\u2028\u2029]]>-->",
)


def page_of(store: Store, theme: str = "light") -> str:
    """Draw everything in a store as one HTML file."""
    return snapshot.draw(View(), store, fmt="html", theme=theme).decode()


def hostile_store(folder: Path) -> Store:
    """Make a store whose texts try to become markup or code."""
    text = iter(HOSTILE * 9)
    incidents = [{**one, "title": next(text), "summary": next(text)} for one in INCIDENTS]
    claims = [{**one, "speaker": next(text), "note": next(text)} for one in CLAIMS[:8]]
    sources = [{**one, "outlet": next(text), "published": ""} for one in SOURCES]
    write_tiny(folder / "data", incidents=incidents, claims=claims, sources=sources, retellings=[])
    return Store.open(folder / "data", folder / "cache")
