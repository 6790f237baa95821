"""A4: read in the hand. Each page lists the sources it cites; all pages together hold every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incidents.print import (
    chart,
    corrections,
    extras,
    feet,
    heads,
    listing,
    paging,
    sides,
    sourcing,
)
from incidents.print.cartography.key import key as map_key
from incidents.print.cartography.plate import plate
from incidents.print.composer import Composer
from incidents.print.paging import Flow
from incidents.print.pieces import EMPTY, Piece, stack, together
from incidents.words import imprints, pictures

MAP, BETWEEN = 360.0, 22.0
MOST_PANELS, MOST_BESIDE, LEAST_MAP, RESERVED = 440.0, 430.0, 300.0, 510.0
GAP = 8.0
FOOT_GAP = 5.0
ROW, SHARES = 40.0, (1.0, 0.7, 0.5, 0.3)
ROWS = "rows"
CORRECTIONS = (4, 3, 2)
"""Lines of what was corrected on a single page, where rows leave room for more than one."""


def a4(composer: Composer) -> list[Piece]:
    """Compose the page, or as many as it takes."""
    if not composer.with_all:
        return [_single(composer)]
    top = _top(composer)
    leaf, wide = Leaf(composer), composer.sheet.inner
    rows = list(_rows(composer))
    flows = [*rows, *_further(composer, rows)]
    total = sum(one.kind == ROWS for one in flows)

    def head(_kind: str, continued: bool, has_axis: bool, here: int) -> Piece:
        note = pictures.rows_here(here, total)
        found = chart.head(composer, wide, note, continued=continued, axis=has_axis)
        return found if continued else feet.ruled(found, wide, gap=6.0)

    found = paging.pages(
        flows, top, lambda: heads.head(composer, wide, continued=True), leaf.room, head
    )
    return [leaf.page(one, number, len(found)) for number, one in enumerate(found, start=1)]


@dataclass(frozen=True)
class Leaf:
    """A sheet of paper: what its foot takes, and what is left above it.

    ``corrected`` is how many lines of its foot say what was corrected.
    """

    composer: Composer
    corrected: int = 1
    feet: dict[frozenset[int], float] = field(default_factory=dict)

    def room(self, cites: frozenset[int]) -> float:
        """Give the height above a foot that lists these sources."""
        sheet = self.composer.sheet
        if cites not in self.feet:
            label = imprints.page(1, 1) if self.composer.with_all else ""
            self.feet[cites] = self.foot(cites, label).height
        return sheet.height - sheet.top - sheet.bottom - self.feet[cites] - FOOT_GAP

    def foot(self, cites: frozenset[int], page: str = "") -> Piece:
        """Set the sources of a page, and its imprint."""
        composer, wide = self.composer, self.composer.sheet.inner
        reading = feet.statement if composer.with_all else feet.reading
        notes = [reading(composer, wide), self._corrections(wide)]
        made = stack([*notes, feet.imprint(composer, wide, page=page)], gap=3.0)
        if not cites:
            return feet.ruled(made, wide, gap=5.0)
        room = composer.sheet.height * 0.45
        listed = sourcing.columns(composer, cites, wide, 2, room)
        sources = feet.ruled(stack([self._heading(wide), listed], gap=4.0), wide, gap=5.0)
        return stack([sources, feet.ruled(made, wide, gap=5.0, ink="line")], gap=6.0)

    def _heading(self, width: float) -> Piece:
        composer = self.composer
        heading = composer.line(composer.run("row", imprints.sources_here()), level=2)
        if not composer.with_all:
            return composer.text(heading)
        note = composer.line(composer.run("fine", imprints.sources_elsewhere()))
        at = (width - composer.wide(note), heading.ascent - note.ascent)
        return together([composer.text(heading), composer.text(note, *at)])

    def _corrections(self, width: float) -> Piece:
        """Note what was corrected, where no later page lists all of it."""
        composer = self.composer
        return EMPTY if composer.with_all else corrections.footnote(composer, width, self.corrected)

    def page(self, body: Piece, number: int, total: int) -> Piece:
        """Put a body and its foot on a page."""
        sheet = self.composer.sheet
        label = imprints.page(number, total) if total > 1 else ""
        foot = self.foot(body.cites, label)
        low = sheet.height - sheet.bottom - foot.height
        return together([body.at(sheet.edge, sheet.top), foot.at(sheet.edge, low)])


def _top(composer: Composer, more: float = 0.0) -> Piece:
    """Compose what the first page begins with: head, map, both panels, with more room for them."""
    wide, view = composer.sheet.inner, composer.brief.map
    head = stack(
        [heads.head(composer, wide), heads.sentence(composer, wide, with_remarks=True)], gap=GAP
    )
    right, facts = _accounts(composer, head, more)
    spare = 60.0
    for _again in range(2):
        tall = float(round(min(max(right.height - spare, LEAST_MAP), MAP * 1.1)))
        drawn = plate(composer, view.marks, MAP, tall, alt=view.words)
        key = map_key(composer, drawn, MAP)
        spare = key.height + 6
    left = stack([drawn.piece, key], gap=6.0)
    upper = together([left, right.at(MAP + BETWEEN, 0)])
    tray = listing.tray(composer, drawn, wide, 2) if not composer.with_all else EMPTY
    return stack([head, upper, facts, tray], gap=GAP)


def _accounts(composer: Composer, head: Piece, more: float) -> tuple[Piece, Piece]:
    """Compose what stands beside the map: both panels, and the facts where there is room."""
    wide = composer.sheet.inner - MAP - BETWEEN
    facts, narrow = heads.facts(composer, composer.sheet.inner), heads.facts(composer, wide)
    panels = sides.stacked(composer, wide, _panels_room(composer, head, facts) + more)
    both = stack([panels, feet.ruled(narrow, wide)], gap=12.0)
    return (both, EMPTY) if both.height <= MOST_BESIDE else (panels, facts)


def _panels_room(composer: Composer, head: Piece, facts: Piece) -> float:
    """Leave room for some rows of the chart and for the sources."""
    taken = head.height + facts.height + composer.sheet.top + composer.sheet.bottom + RESERVED
    return min(max(composer.sheet.height - taken, LEAST_MAP), MOST_PANELS)


def _single(composer: Composer) -> Piece:
    """Fill one page with as many rows as fit; the rest are counted."""
    leaf, wide, top = Leaf(composer), composer.sheet.inner, _top(composer)

    def body(differ: Piece, upper: Piece = top) -> Piece:
        return stack([upper, feet.ruled(differ, wide, gap=6.0)], gap=10.0)

    def left(whole: Piece, on: Leaf = leaf) -> float:
        return on.room(whole.cites) - whole.height

    differ = chart.fitting(composer, wide, lambda one: left(body(one)) >= 0)
    spare = left(body(differ))
    more = feet.ruled(extras.fitting(composer, wide, spare - 30), wide, gap=6.0)
    whole = stack([body(differ), more], gap=12.0)
    noted = next((one for one in _noting(composer) if left(whole, one) >= 0), leaf)
    if not more.is_empty or spare < ROW:
        return noted.page(whole, 1, 1)
    # Too little for a further row: the panels and the map take what they can.
    roomier = (body(differ, _top(composer, spare * share)) for share in SHARES)
    found = next((one for one in roomier if left(one, noted) >= 0), body(differ))
    return noted.page(found, 1, 1)


def _noting(composer: Composer) -> Iterator[Leaf]:
    yield from (Leaf(composer, lines) for lines in CORRECTIONS)


def _rows(composer: Composer) -> Iterator[Flow]:
    """Give the chart as what flows over pages: its head again on each."""
    wide = composer.sheet.inner
    found = list(chart.entries(composer, wide))
    total = len(found)
    if not total:
        yield Flow(feet.ruled(chart.none(composer, wide), wide), gap=10.0)
        return
    for one, piece in zip(found, chart.grouped(composer, found, wide), strict=True):
        yield Flow(piece, kind=ROWS, has_axis=one.has_figures)


def _further(composer: Composer, rows: Sequence[Flow]) -> Iterator[Flow]:
    """Give what comes after the rows: all figures of both sides, lists, notes."""
    wide = composer.sheet.inner
    head = heads.head(composer, wide)
    room = _panels_room(composer, head, heads.facts(composer, wide))
    if not sides.is_whole(composer, wide - MAP - BETWEEN, room):
        for panel in composer.brief.panels:
            yield from (Flow(one, gap=gap) for one, gap in sides.whole(composer, panel, wide))
    cited = frozenset().union(*(row.piece.cites for row in rows))
    lists = (
        *extras.extras(composer, wide),
        _uncited(composer, cited, wide),
        corrections.entries(composer, wide),
        *_notes(composer, wide),
    )
    for heading, entries in lists:
        yield from _section(composer, heading, entries, wide)


def _section(
    composer: Composer, heading: str, entries: Sequence[Piece], width: float
) -> Iterator[Flow]:
    if not entries:
        return
    first, *rest = entries
    head = extras.section(composer, heading, [first], width)
    yield Flow(feet.ruled(head, width, gap=6.0), gap=12.0)
    for one in rest:
        yield Flow(one, gap=extras.GAP)


def _uncited(composer: Composer, cited: frozenset[int], width: float) -> tuple[str, list[Piece]]:
    """Give the sources of claims that are on no row: those that were replaced, and others'."""
    rest = [one for number, one in composer.cites.sources.items() if number not in cited]
    return imprints.other_sources(), [sourcing.entry(composer, one, width) for one in rest]


def _notes(composer: Composer, width: float) -> Iterator[tuple[str, list[Piece]]]:
    """Give how to read it, what to beware of, whose it is, how to cite it."""
    notes = composer.brief.notes

    def set_(texts: Sequence[str]) -> list[Piece]:
        return [composer.prose(width, composer.run("small", one)) for one in texts if one]

    yield pictures.reading(), set_((*notes.reading, notes.boundary))
    yield pictures.caveats(), set_(notes.caveats)
    yield pictures.citing(), set_((notes.citation,))
