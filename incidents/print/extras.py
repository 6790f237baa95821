"""What fills the room that rows leave: what others say, what nobody said, who is in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incidents.brief.shape import Card, RetellingLine
from incidents.print import listing, saying
from incidents.print.composer import Composer
from incidents.print.pieces import EMPTY, Piece, heights, most, stack, together
from incidents.print.rowing import signed
from incidents.print.sourcing import host, linked
from incidents.words import imprints, pictures

GAP = 5.0


def extras(composer: Composer, width: float) -> Iterator[tuple[str, list[Piece]]]:
    """Give further sections: their headings, and their entries one by one."""
    incident = composer.brief.incident
    if incident is None:
        found = composer.brief.incidents
        heading = pictures.listed_incidents(len(found))
        yield heading, listing.incident_lines(composer, found, width)
        return
    yield pictures.others_say(), [_card(composer, one, width) for one in incident.others]
    for panel, cards in zip(composer.brief.panels, incident.rest, strict=True):
        yield pictures.rest_says(panel.name), [_card(composer, one, width) for one in cards]
    yield imprints.retold(), [_retelling(composer, one, width) for one in incident.retellings]
    told = filter(None, (incident.nobody, incident.searched))
    yield pictures.looked(), [composer.prose(width, composer.run("small", one)) for one in told]


def _card(composer: Composer, one: Card, width: float) -> Piece:
    """Set a claim that is on no row, behind its side's mark."""
    inner = saying.card(composer, one, width - 20, is_whole=True)
    sign = signed(composer, "states", one.slot, composer.line(composer.run("small", "\u00a0")), 40)
    return together([sign, inner.at(20, 0)])


def _retelling(composer: Composer, one: RetellingLine, width: float) -> Piece:
    said = imprints.retelling(one.back, one.printed, one.explanation)
    site = f" {host(one.url)}" if host(one.url) else ""
    return composer.prose(
        width,
        composer.run("small", one.outlet, weight=600, ink="ink", link=linked(one.url)),
        composer.run("small", said + site),
    )


def section(composer: Composer, heading: str, entries: Iterable[Piece], width: float) -> Piece:
    """Head a section and stack its entries."""
    head = composer.text(composer.line(composer.run("heading", heading), level=2).within(width))
    return stack([head, *entries], gap=GAP)


def fitting(composer: Composer, width: float, room: float, gap: float = 14.0) -> Piece:
    """Fill a height with further sections, whole entries only; the rest are counted."""
    placed: list[Piece] = []
    for heading, entries in extras(composer, width):
        left = room - heights(placed, gap) - (gap if placed else 0.0)
        piece = _as_fits(composer, heading, entries, width, left)
        if piece.height > left:
            break
        placed.append(piece)
    return stack(placed, gap=gap)


def _as_fits(
    composer: Composer, heading: str, entries: list[Piece], width: float, room: float
) -> Piece:
    """Set a section with as many entries as fit; without any entry, nothing."""
    if not entries:
        return EMPTY

    def cut(shown: int) -> Piece:
        return _cut(composer, heading, entries, shown, width)

    return cut(most(len(entries), lambda shown: cut(shown).height <= room))


def _cut(composer: Composer, heading: str, entries: list[Piece], shown: int, width: float) -> Piece:
    rest = len(entries) - shown
    more = composer.run("small", pictures.more_entries(rest), is_italic=True) if rest else None
    last = [composer.prose(width, more)] if more else []
    return section(composer, heading, [*entries[:shown], *last], width)
