"""The page in one file, made from small datasets, for the tests with and without a browser."""

from __future__ import annotations

from pathlib import Path

from incidents import brief
from incidents.brief import Sight
from incidents.picture import Editor
from incidents.query import Query, View
from incidents.store import Store
from incidents.theme import ThemeName
from incidents.web import standalone
from tests.conftest import CLAIMS, INCIDENTS, SOURCES, write_tiny

SEAL = '{"made": "for a test"}'
HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{title}} ${document.title='owned'} `x`",
    "\u2028\u2029]]>-->",
)


def openable(sight: Sight) -> standalone.Openable:
    """Work out everything that opens in the file of a view."""
    found = brief.make(sight)
    rows = (row for panel in found.panels for block in panel.blocks for row in block.rows)
    keys = (brief.parse_key(one) for one in dict.fromkeys(row.key for row in rows))
    sums = (brief.opened_sum(sight, key) for key in keys if key)
    known = Query(as_known_on=sight.query.as_known_on)
    sights = (Sight(View(known, incident=one.id), sight.store) for one in found.incidents)
    return standalone.Openable(
        incidents=[one for one in map(brief.opened, sights) if one],
        sums=[one for one in sums if one],
    )


def page_of(
    store: Store,
    theme: ThemeName = "light",
    view: View | None = None,
    editor: Editor | None = None,
) -> str:
    """Draw a view of a store as one HTML file; all of it unless a view is given."""
    sight = Sight(view or View(), store)
    found = brief.make(sight)
    behind = openable(sight)
    made = standalone.page(found, behind, SEAL, editor or Editor(), theme, ground=store.ground)
    return made.decode()


def hostile_store(folder: Path) -> Store:
    """Make a store whose texts try to become markup or code, read by the loader."""
    text = iter(HOSTILE * 9)
    incidents = [{**one, "title": next(text), "summary": next(text)} for one in INCIDENTS]
    claims = [{**one, "speaker": next(text), "note": next(text)} for one in CLAIMS[:8]]
    sources = [{**one, "outlet": next(text), "published": ""} for one in SOURCES]
    write_tiny(folder / "data", incidents=incidents, claims=claims, sources=sources, retellings=[])
    return Store.open(folder / "data", folder / "cache")
