"""A4: read in the hand. Each page lists the sources it cites; all pages together hold every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incidents.print import chart, extras, feet, heads, listing, mapkey, paging, sides, sourcing
from incidents.print.desk import Desk
from incidents.print.paging import Flow
from incidents.print.pieces import EMPTY, Piece, stack, together
from incidents.print.plate import plate
from incidents.words import imprints, pictures

MAP, BETWEEN = 360.0, 22.0
MOST_PANELS, MOST_BESIDE, LEAST_MAP, RESERVED = 440.0, 430.0, 300.0, 510.0
GAP = 8.0
FOOT_GAP = 10.0
ROW, SHARES = 40.0, (1.0, 0.7, 0.5, 0.3)
ROWS = "rows"


def a4(desk: Desk) -> list[Piece]:
    """Compose the page, or as many as it takes."""
    if not desk.with_all:
        return [_single(desk)]
    top = _top(desk)
    leaf, wide = Leaf(desk), desk.sheet.inner
    rows = list(_rows(desk))
    flows = [*rows, *_further(desk, rows)]
    total = sum(one.kind == ROWS for one in flows)

    def head(_kind: str, continued: bool, has_axis: bool, here: int) -> Piece:
        note = pictures.rows_here(here, total)
        found = chart.head(desk, wide, note, continued=continued, axis=has_axis)
        return found if continued else feet.ruled(found, wide, gap=6.0)

    found = paging.pages(
        flows, top, lambda: heads.head(desk, wide, continued=True), leaf.room, head
    )
    return [leaf.page(one, number, len(found)) for number, one in enumerate(found, start=1)]


@dataclass(frozen=True)
class Leaf:
    """A sheet of paper: what its foot takes, and what is left above it."""

    desk: Desk
    feet: dict[frozenset[int], float] = field(default_factory=dict)

    def room(self, cites: frozenset[int]) -> float:
        """Give the height above a foot that lists these sources."""
        sheet = self.desk.sheet
        if cites not in self.feet:
            label = imprints.page(1, 1) if self.desk.with_all else ""
            self.feet[cites] = self.foot(cites, label).height
        return sheet.height - sheet.top - sheet.bottom - self.feet[cites] - FOOT_GAP

    def foot(self, cites: frozenset[int], page: str = "") -> Piece:
        """Set the sources of a page, and its imprint."""
        desk, wide = self.desk, self.desk.sheet.inner
        reading = feet.statement if desk.with_all else feet.reading
        made = stack([reading(desk, wide), feet.imprint(desk, wide, page=page)], gap=3.0)
        if not cites:
            return feet.ruled(made, wide, gap=5.0)
        room = desk.sheet.height * 0.45
        listed = sourcing.columns(desk, cites, wide, 2, room)
        sources = feet.ruled(stack([self._heading(wide), listed], gap=4.0), wide, gap=5.0)
        return stack([sources, feet.ruled(made, wide, gap=5.0, ink="line")], gap=6.0)

    def _heading(self, width: float) -> Piece:
        desk = self.desk
        heading = desk.line(desk.run("row", imprints.sources_here()), level=2)
        if not desk.with_all:
            return desk.text(heading)
        note = desk.line(desk.run("fine", imprints.sources_elsewhere()))
        at = (width - desk.wide(note), heading.ascent - note.ascent)
        return together([desk.text(heading), desk.text(note, *at)])

    def page(self, body: Piece, number: int, total: int) -> Piece:
        """Put a body and its foot on a page."""
        sheet = self.desk.sheet
        label = imprints.page(number, total) if total > 1 else ""
        foot = self.foot(body.cites, label)
        low = sheet.height - sheet.bottom - foot.height
        return together([body.at(sheet.edge, sheet.top), foot.at(sheet.edge, low)])


def _top(desk: Desk, more: float = 0.0) -> Piece:
    """Compose what the first page begins with: head, map, both panels, with more room for them."""
    wide, view = desk.sheet.inner, desk.brief.map
    head = stack([heads.head(desk, wide), heads.sentence(desk, wide, with_remarks=True)], gap=GAP)
    right, facts = _accounts(desk, head, more)
    spare = 60.0
    for _again in range(2):
        tall = float(round(min(max(right.height - spare, LEAST_MAP), MAP * 1.1)))
        drawn = plate(desk, view.marks, MAP, tall, alt=view.words)
        key = mapkey.key(desk, drawn, MAP)
        spare = key.height + 6
    left = stack([drawn.piece, key], gap=6.0)
    upper = together([left, right.at(MAP + BETWEEN, 0)])
    tray = listing.tray(desk, drawn, wide, 2) if not desk.with_all else EMPTY
    return stack([head, upper, facts, tray], gap=GAP)


def _accounts(desk: Desk, head: Piece, more: float) -> tuple[Piece, Piece]:
    """Compose what stands beside the map: both panels, and the facts where there is room."""
    wide = desk.sheet.inner - MAP - BETWEEN
    facts, narrow = heads.facts(desk, desk.sheet.inner), heads.facts(desk, wide)
    panels = sides.stacked(desk, wide, _panels_room(desk, head, facts) + more)
    both = stack([panels, feet.ruled(narrow, wide)], gap=12.0)
    return (both, EMPTY) if both.height <= MOST_BESIDE else (panels, facts)


def _panels_room(desk: Desk, head: Piece, facts: Piece) -> float:
    """Leave room for some rows of the chart and for the sources."""
    taken = head.height + facts.height + desk.sheet.top + desk.sheet.bottom + RESERVED
    return min(max(desk.sheet.height - taken, LEAST_MAP), MOST_PANELS)


def _single(desk: Desk) -> Piece:
    """Fill one page with as many rows as fit; the rest are counted."""
    leaf, wide, top = Leaf(desk), desk.sheet.inner, _top(desk)

    def body(differ: Piece, upper: Piece = top) -> Piece:
        return stack([upper, feet.ruled(differ, wide, gap=6.0)], gap=10.0)

    def left(whole: Piece) -> float:
        return leaf.room(whole.cites) - whole.height

    differ = chart.fitting(desk, wide, lambda one: left(body(one)) >= 0)
    spare = left(body(differ))
    more = feet.ruled(extras.fitting(desk, wide, spare - 30), wide, gap=6.0)
    if not more.is_empty or spare < ROW:
        return leaf.page(stack([body(differ), more], gap=12.0), 1, 1)
    # Too little for a further row: the panels and the map take what they can.
    roomier = (body(differ, _top(desk, spare * share)) for share in SHARES)
    found = next((one for one in roomier if left(one) >= 0), body(differ))
    return leaf.page(found, 1, 1)


def _rows(desk: Desk) -> Iterator[Flow]:
    """Give the chart as what flows over pages: its head again on each."""
    wide = desk.sheet.inner
    found = list(chart.entries(desk, wide))
    total = len(found)
    if not total:
        yield Flow(feet.ruled(chart.none(desk, wide), wide), gap=10.0)
        return
    for one, piece in zip(found, chart.grouped(desk, found, wide), strict=True):
        yield Flow(piece, kind=ROWS, has_axis=one.has_figures)


def _further(desk: Desk, rows: Sequence[Flow]) -> Iterator[Flow]:
    """Give what comes after the rows: all figures of both sides, lists, notes."""
    wide = desk.sheet.inner
    head = heads.head(desk, wide)
    room = _panels_room(desk, head, heads.facts(desk, wide))
    if not sides.is_whole(desk, wide - MAP - BETWEEN, room):
        for panel in desk.brief.panels:
            yield from (Flow(one, gap=gap) for one, gap in sides.whole(desk, panel, wide))
    cited = frozenset().union(*(row.piece.cites for row in rows))
    lists = (*extras.extras(desk, wide), _uncited(desk, cited, wide), *_notes(desk, wide))
    for heading, entries in lists:
        yield from _section(desk, heading, entries, wide)


def _section(desk: Desk, heading: str, entries: Sequence[Piece], width: float) -> Iterator[Flow]:
    if not entries:
        return
    first, *rest = entries
    head = extras.section(desk, heading, [first], width)
    yield Flow(feet.ruled(head, width, gap=6.0), gap=12.0)
    for one in rest:
        yield Flow(one, gap=extras.GAP)


def _uncited(desk: Desk, cited: frozenset[int], width: float) -> tuple[str, list[Piece]]:
    """Give the sources of claims that are on no row: those that were replaced, and others'."""
    rest = [one for number, one in desk.cites.sources.items() if number not in cited]
    return imprints.other_sources(), [sourcing.entry(desk, one, width) for one in rest]


def _notes(desk: Desk, width: float) -> Iterator[tuple[str, list[Piece]]]:
    """Give how to read it, what to beware of, whose it is, how to cite it."""
    notes = desk.brief.notes

    def set_(texts: Sequence[str]) -> list[Piece]:
        return [desk.prose(width, desk.run("small", one)) for one in texts if one]

    yield pictures.reading(), set_((*notes.reading, notes.boundary))
    yield pictures.caveats(), set_(notes.caveats)
    yield pictures.citing(), set_((notes.citation,))
