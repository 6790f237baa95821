"""Sealed snapshots: pictures of a view that can be published, checked and made again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from incidents.errors import SnapshotError
from incidents.snapshot.formats import FORMATS, LAYOUTS, Format, Layout
from incidents.snapshot.permalink import checked

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.snapshot.verifying import Verdict
    from incidents.store import Store

__all__ = ["FORMATS", "LAYOUTS", "Format", "Layout", "draw", "verify"]


def draw(
    view: View,
    store: Store,
    *,
    fmt: str,
    layout: str = "landscape",
    theme: str = "light",
    scale: float = 1,
    address: str = "",
) -> bytes:
    """Draw a sealed snapshot of a view.

    Parameters
    ----------
    view, store
        What to show, and of which data.
    fmt
        One of `FORMATS`: ``png``, ``svg``, ``pdf`` or ``html``.
    layout
        One of `LAYOUTS`; a page in HTML has one layout of its own.
    theme
        ``light`` or ``dark``.
    scale
        For PNG: pixels for each pixel at 96 per inch, from 1 to 4.
    address
        The public address of the page, printed and sealed with the view's parameters; or none.

    Returns
    -------
    bytes
        The same for the same view, data, version and address.

    Raises
    ------
    SnapshotError
        If format, layout, theme, scale or address is none of these.
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    _check(fmt, layout, theme, scale)
    # Drawing needs matplotlib, which is slow to import: only who draws waits for it.
    from incidents.snapshot.drawing import draw_view  # noqa: PLC0415

    return draw_view(
        view, store, fmt=fmt, layout=layout, theme=theme, scale=scale, address=checked(address)
    )


def _check(fmt: str, layout: str, theme: str, scale: float) -> None:
    if fmt not in FORMATS:
        raise SnapshotError(f"no format {fmt!r}: use one of {', '.join(FORMATS)}")
    if layout not in LAYOUTS:
        raise SnapshotError(f"no layout {layout!r}: use one of {', '.join(LAYOUTS)}")
    if theme not in ("light", "dark"):
        raise SnapshotError(f"no theme {theme!r}: use light or dark")
    if not 1 <= scale <= 4:
        raise SnapshotError(f"scale {scale} is not from 1 to 4")


def verify(path: Path, store: Store) -> Verdict:
    """Read a snapshot's seal, make the snapshot again, and say whether it is the same.

    Raises
    ------
    SnapshotError
        If the file cannot be read at all.
    """
    from incidents.snapshot.verifying import verify_file  # noqa: PLC0415

    return verify_file(Path(path), store)
