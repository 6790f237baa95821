"""The picture pen: draws a brief as PNG, SVG or PDF, set by Typst.

It asks no store and judges nothing; no sentence is written here. `draw` gives the same bytes for
the same brief on any machine with the same tools.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geodata.ground import BARE, Ground
from incidents.errors import SnapshotError
from incidents.picture import Picture
from incidents.print.formats import FORMATS, LAYOUTS, PPI, THEMES, Format, Layout
from incidents.words import pictures
from incidents.words.tongue import either

if TYPE_CHECKING:
    from incidents.brief import Brief

__all__ = ["FORMATS", "LAYOUTS", "PPI", "THEMES", "Format", "Layout", "check", "draw"]


def draw(brief: Brief, picture: Picture, *, seal: str = "", ground: Ground = BARE) -> bytes:
    """Draw a picture of a view.

    Parameters
    ----------
    brief, picture
        What it says, and how: one of `FORMATS`, in one of `LAYOUTS`.
    seal
        What the picture was made from, as JSON, to be written into it.
    ground
        What its map draws below the marks.

    Returns
    -------
    bytes
        The same for the same arguments.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale is none of these, or the picture cannot be set.
    """
    check(picture)
    # Drawing needs shapely, Pillow and Typst: only who draws waits for them.
    from incidents.print.drawing import drawn  # noqa: PLC0415

    return drawn(brief, picture, seal, ground)


def check(picture: Picture) -> None:
    """Refuse what cannot be drawn.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale does not exist, or pages cannot go on.
    """
    if picture.fmt not in FORMATS:
        raise _refused("no_format", picture.fmt, FORMATS)
    if picture.layout not in LAYOUTS:
        raise _refused("no_layout", picture.layout, LAYOUTS)
    if picture.theme not in THEMES:
        raise _refused("no_theme", picture.theme, THEMES)
    if picture.scale not in PPI:
        raise _refused("no_scale", picture.scale, PPI)
    if picture.pages and (picture.fmt, picture.layout) != ("pdf", "a4"):
        raise SnapshotError(pictures.refused("no_pages"))


def _refused(name: str, value: object, known: Iterable[object]) -> SnapshotError:
    return SnapshotError(pictures.refused(name, value=value, known=either(map(str, known))))
