"""Drawing a view: work out its brief, seal it, and let the pen of the format draw it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents import brief as briefs
from incidents import print as pictures
from incidents.brief import Brief, Sight
from incidents.errors import SnapshotError
from incidents.print import Editor
from incidents.query import Query, View
from incidents.query.permalink import checked
from incidents.seal.record import Seal, made
from incidents.words.pictures import refused
from incidents.words.tongue import either, speaking

if TYPE_CHECKING:
    from incidents.store import Store
    from incidents.theme import ThemeName
    from incidents.web.standalone import Openable

PAGE = "page"
"""The one layout of an HTML page."""

HTML = "html"

COVERAGE = "coverage"
"""The layout of a picture of the record, not of the view."""


def drawn(
    view: View,
    store: Store,
    *,
    fmt: str,
    layout: str,
    theme: str,
    scale: float,
    address: str,
    pages: bool,
    editor: Editor,
    language: str = "",
) -> bytes:
    """Draw a sealed picture of a view: see `incidents.seal.draw`."""
    is_page = fmt == HTML
    check(fmt, layout, theme, scale, pages=pages)
    sight = Sight(view, store, checked(address))
    found = briefs.make(sight, language, with_coverage=layout == COVERAGE and not is_page)
    seal = made(
        found,
        sight,
        # What has no effect on a format is not sealed.
        fmt=fmt,
        layout=PAGE if is_page else layout,
        theme=theme,
        scale=scale if fmt == "png" else 1,
        pages=pages and not is_page,
        editor=editor,
    )
    return set_by(seal, found, sight)


def check(fmt: str, layout: str, theme: str, scale: float, *, pages: bool = False) -> None:
    """Refuse what cannot be drawn.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale does not exist, or pages cannot go on.
    """
    if fmt == HTML:
        pictures.check("png", layout, theme, 1)
        return
    if fmt not in pictures.FORMATS:
        known = either((*pictures.FORMATS, HTML))
        raise SnapshotError(refused("no_format", value=fmt, known=known))
    pictures.check(fmt, layout, theme, scale, pages=pages)


def set_by(seal: Seal, found: Brief, sight: Sight) -> bytes:
    """Draw a brief as a seal says, with that seal in it."""
    if seal.fmt == HTML:
        return _page(seal, found, sight)
    return pictures.draw(
        found,
        fmt=seal.fmt,
        layout=seal.layout,
        theme=seal.theme,
        scale=seal.scale,
        pages=seal.pages,
        editor=seal.editor,
        seal=seal.to_json(),
        ground=sight.store.ground,
    )


def _page(seal: Seal, found: Brief, sight: Sight) -> bytes:
    # The page is the web pen's, and large: only who draws one waits for it.
    from incidents.web.standalone import page  # noqa: PLC0415

    theme: ThemeName = "dark" if seal.theme == "dark" else "light"
    with speaking(found.language):
        behind, ground = openable(found, sight), sight.store.ground
        return page(found, behind, seal.to_json(), seal.editor, theme, ground=ground)


def openable(found: Brief, sight: Sight) -> Openable:
    """Work out what opens in a page: every incident in view, and the claims behind each figure."""
    from incidents.web.standalone import Openable  # noqa: PLC0415

    rows = (row for panel in found.panels for block in panel.blocks for row in block.rows)
    keys = (briefs.parse_key(one) for one in dict.fromkeys(row.key for row in rows))
    sums = (briefs.opened_sum(sight, key) for key in keys if key)
    known = Query(as_known_on=sight.query.as_known_on)
    sights = (Sight(View(known, incident=one.id), sight.store) for one in found.incidents)
    return Openable(
        incidents=[one for one in map(briefs.opened, sights) if one],
        sums=[one for one in sums if one],
    )


def as_sealed(found: Brief, seal: Seal) -> Brief:
    """Give a brief the data and the atlas that a seal names, where what it shows is the same."""
    name, _space, number = seal.dataset.rpartition(" ")
    asked = replace(
        found.asked,
        id=seal.id,
        digest=seal.data,
        dataset=name,
        dataset_version=number,
        atlas=seal.atlas,
        atlas_digest=seal.atlas_digest,
    )
    return replace(found, asked=asked)
