"""Drawing a view: gather what it says, seal it, write it in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.snapshot import render, standalone
from incidents.snapshot.seal import make
from incidents.snapshot.sheet import gather

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store


def draw_view(
    view: View,
    store: Store,
    *,
    fmt: str,
    layout: str,
    theme: str,
    scale: float,
    address: str = "",
) -> bytes:
    """Draw a view in a format that is known to exist: see `incidents.snapshot.draw`."""
    sheet = gather(view, store, address)
    # Only PNG has pixels, and only pictures have layouts: what has no effect is not sealed.
    size = float(scale) if fmt == "png" else 1.0
    shape = "page" if fmt == "html" else layout
    seal = make(
        view,
        store,
        sheet.dataset,
        fmt=fmt,
        layout=shape,
        theme=theme,
        scale=size,
        address=address,
    )
    return standalone.page(sheet, seal) if fmt == "html" else render.picture(sheet, seal)
