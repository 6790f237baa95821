"""Before the server listens: what the first visitor would otherwise wait for.

The store, the view that the dataset opens on, and all that draws it. A dataset that cannot be read
is no reason not to serve: the page itself says what is wrong with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from geodata.errors import GeodataError
from incidents import brief
from incidents.brief.geometry import drawable
from incidents.errors import CrossclaimError
from incidents.query import View
from incidents.store import Store, library
from incidents.ui import sights, state
from incidents.web import cards, differ, incident, panels, sentences, styles, tables  # noqa: F401
from incidents.web.map import base, key, marks  # noqa: F401

PARTS = (
    *(brief.asked, brief.tally, brief.bounds, brief.lead, brief.differences, brief.panels),
    *(brief.others, brief.notes),
)
"""What the page shows of a view at once."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Warm up, then let the server listen."""
    await asyncio.to_thread(warm)
    yield


def warm() -> None:
    """Import the page, open every dataset of the list, and work out what is shown first."""
    _import_page()
    for one in library().values():
        with suppress(CrossclaimError, GeodataError, OSError):
            store = Store.open(one.folder)
            _work_out(store, state.opening(store))


def _import_page() -> None:
    """Import what draws: only now, when there is a server that serves the map's frame."""
    from incidents.ui import map_view, page  # noqa: F401, PLC0415

    map_view.declare()


def _work_out(store: Store, view: View) -> None:
    sight = sights.overview(store, view)
    for make in PARTS:
        sights.part(make, sight)
    sights.part(brief.map_view, sight, None, None, False)
    for place in list(store.places)[:1]:
        store.names.has_place(place)
    for one in store.places.values():
        drawable(one.geometry)
