"""Drawing a view: work out its brief, seal it, and let the pen of the format draw it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents import brief as briefs
from incidents import print as pictures
from incidents.brief import Brief, Sight
from incidents.errors import SnapshotError
from incidents.picture import Picture
from incidents.query import Query, View
from incidents.query.permalink import checked
from incidents.seal.record import Seal, made
from incidents.words.pictures import refused
from incidents.words.tongue import either, speaking

if TYPE_CHECKING:
    from incidents.store import Store
    from incidents.web.standalone import Openable

PAGE = "page"
"""The one layout of an HTML page."""

HTML = "html"

COVERAGE = "coverage"
"""The layout of a picture of the record, not of the view."""


def drawn(view: View, store: Store, picture: Picture, address: str, language: str = "") -> bytes:
    """Draw a sealed picture of a view: see `incidents.seal.draw`."""
    check(picture)
    sight = Sight(view, store, checked(address))
    own = effective(picture)
    found = briefs.make(sight, language, with_coverage=own.layout == COVERAGE)
    return set_by(made(found, sight, own), found, sight)


def effective(picture: Picture) -> Picture:
    """Leave out what has no effect on a format, and is therefore not sealed."""
    if picture.fmt == HTML:
        return replace(picture, layout=PAGE, scale=1, pages=False)
    return picture if picture.fmt == "png" else replace(picture, scale=1)


def check(picture: Picture) -> None:
    """Refuse what cannot be drawn.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale does not exist, or pages cannot go on.
    """
    if picture.fmt == HTML:
        pictures.check(replace(picture, fmt="png", scale=1, pages=False))
        return
    if picture.fmt not in pictures.FORMATS:
        known = either((*pictures.FORMATS, HTML))
        raise SnapshotError(refused("no_format", value=picture.fmt, known=known))
    pictures.check(picture)


def set_by(seal: Seal, found: Brief, sight: Sight) -> bytes:
    """Draw a brief as a seal says, with that seal in it."""
    picture = seal.picture
    if picture.fmt == HTML:
        return _page(seal, found, sight)
    return pictures.draw(found, picture, seal=seal.to_json(), ground=sight.store.ground)


def _page(seal: Seal, found: Brief, sight: Sight) -> bytes:
    # The page is the web pen's, and large: only who draws one waits for it.
    from incidents.web.standalone import page  # noqa: PLC0415

    picture, text = seal.picture, seal.to_json()
    with speaking(found.language):
        behind, ground = openable(found, sight), sight.store.ground
        return page(found, behind, text, picture.editor, picture.colours, ground=ground)


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
