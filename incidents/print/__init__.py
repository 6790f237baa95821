"""The picture pen: draws a brief as PNG, SVG or PDF, set by Typst.

It asks no store and judges nothing; no sentence is written here. `draw` gives the same bytes for
the same brief on any machine with the same tools.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geodata.ground import BARE, Ground
from incidents.editor import Editor
from incidents.errors import SnapshotError
from incidents.print.formats import FORMATS, LAYOUTS, PPI, THEMES, Format, Layout
from incidents.words import pictures
from incidents.words.tongue import either

if TYPE_CHECKING:
    from incidents.brief import Brief

__all__ = ["FORMATS", "LAYOUTS", "PPI", "THEMES", "Editor", "Format", "Layout", "check", "draw"]

NO_EDITOR = Editor()


def draw(
    brief: Brief,
    *,
    fmt: str,
    layout: str = "landscape",
    theme: str = "light",
    scale: float = 1,
    pages: bool = False,
    editor: Editor = NO_EDITOR,
    seal: str = "",
    ground: Ground = BARE,
) -> bytes:
    """Draw a picture of a view.

    Parameters
    ----------
    brief
        What it says.
    fmt, layout
        One of `FORMATS` and of `LAYOUTS`.
    theme
        ``light`` or ``dark``.
    scale
        Of a PNG: 1 for screens, 2 twice as large, 4 for print at 300 dots an inch.
    pages
        Whether a PDF on A4 goes on until every row is there.
    editor
        The editor's own title, credit and description.
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
    check(fmt, layout, theme, scale, pages=pages)
    # Drawing needs shapely, Pillow and Typst: only who draws waits for them.
    from incidents.print.drawing import drawn  # noqa: PLC0415

    return drawn(
        brief,
        fmt=fmt,
        layout=layout,
        theme="dark" if theme == "dark" else "light",
        scale=int(scale),
        pages=pages,
        editor=editor,
        seal=seal,
        ground=ground,
    )


def check(fmt: str, layout: str, theme: str, scale: float, *, pages: bool = False) -> None:
    """Refuse what cannot be drawn.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale does not exist, or pages cannot go on.
    """
    if fmt not in FORMATS:
        raise _refused("no_format", fmt, FORMATS)
    if layout not in LAYOUTS:
        raise _refused("no_layout", layout, LAYOUTS)
    if theme not in THEMES:
        raise _refused("no_theme", theme, THEMES)
    if scale not in PPI:
        raise _refused("no_scale", scale, PPI)
    if pages and (fmt, layout) != ("pdf", "a4"):
        raise SnapshotError(pictures.refused("no_pages"))


def _refused(name: str, value: object, known: Iterable[object]) -> SnapshotError:
    return SnapshotError(pictures.refused(name, value=value, known=either(map(str, known))))
