"""Landscape: the map beside both accounts at the left, where they differ at the right."""

from __future__ import annotations

from incidents.print import chart, corrections, days, extras, feet, heads, listing, sides, sourcing
from incidents.print.cartography.key import key as map_key
from incidents.print.cartography.plate import plate
from incidents.print.composer import Composer
from incidents.print.pieces import EMPTY, Piece, stack, together
from incidents.words import imprints

LEFT, BETWEEN = 520.0, 32.0
SOURCES = 140.0
NOTES = 4
"""Lines of how to read it and of what was corrected, or one more where the first takes them all."""


def landscape(composer: Composer) -> list[Piece]:
    """Compose the picture: one page."""
    sheet = composer.sheet
    top = _top(composer).at(sheet.edge, sheet.top)
    begin = top.height + 12
    room = sheet.height - sheet.bottom - begin - 14
    # With nothing to set against each other, the map takes the room.
    left = LEFT if composer.brief.differences.groups else LEFT * 1.75
    wide = sheet.inner - left - BETWEEN
    right, foot = _balanced(composer, wide, room)
    mapped = _left(composer, left, room - foot.height)
    return [
        together(
            [
                top,
                mapped.at(sheet.edge, begin),
                right.at(sheet.edge + left + BETWEEN, begin),
                foot.at(sheet.edge, sheet.height - sheet.bottom - foot.height),
            ]
        )
    ]


def _balanced(composer: Composer, width: float, room: float) -> tuple[Piece, Piece]:
    """Compose the right, and the foot that lists what it cites: together they fill the height."""
    least = _foot(composer, frozenset()).height + SOURCES + 30
    panels = sides.side_by_side(composer, width, (room - least) * 0.42)

    def right(differ: Piece) -> Piece:
        return stack([panels, feet.ruled(differ, width)], gap=14.0)

    def fits(differ: Piece) -> bool:
        whole = right(differ)
        return whole.height + _foot(composer, whole.cites).height <= room

    filled = right(chart.fitting(composer, width, fits, columns=2))
    foot = _foot(composer, filled.cites)
    more = extras.fitting(composer, width, room - foot.height - filled.height - 40)
    whole = stack([filled, feet.ruled(more, width)], gap=14.0)
    return whole, _foot(composer, whole.cites)


def _top(composer: Composer) -> Piece:
    wide = composer.sheet.inner
    sentence = heads.sentence(composer, wide, with_remarks=True)
    return stack([heads.head(composer, wide), sentence], gap=4.0)


def _left(composer: Composer, width: float, room: float) -> Piece:
    """Fill the left: what stands below the map has its height, and the map takes the rest."""
    view = composer.brief.map
    below = (
        heads.facts(composer, width) if composer.brief.incident else days.timeline(composer, width)
    )
    ruled = feet.ruled(below, width)
    spare = 60.0
    for _again in range(4):
        tall = round(max(room - ruled.height - spare, 120.0))
        drawn = plate(composer, view.marks, width, tall, alt=view.words)
        keyed = stack(
            [map_key(composer, drawn, width), listing.tray(composer, drawn, width, 2)], gap=6.0
        )
        needed = keyed.height + 8 + (12 if not ruled.is_empty else 0)
        if needed <= spare <= needed + 4:
            break
        # A smaller map may leave more names to the list below it, never a larger one.
        spare = max(needed, spare) if _again else needed
    return stack([stack([drawn.piece, keyed], gap=8.0), ruled], gap=12.0)


def _foot(composer: Composer, cites: frozenset[int]) -> Piece:
    wide = composer.sheet.inner
    heading = composer.line(composer.run("row", imprints.sources()), level=2)
    listed = sourcing.columns(composer, cites, wide, 3, SOURCES) if cites else EMPTY
    cited = stack([composer.text(heading), listed], gap=4.0) if cites else EMPTY
    return stack(
        [
            feet.ruled(cited, wide, gap=6.0),
            feet.ruled(_notes(composer, wide), wide, gap=5.0, ink="line"),
            feet.imprint(composer, wide),
        ],
        gap=5.0,
    )


def _notes(composer: Composer, width: float) -> Piece:
    """Say how it is read, and in the lines that this leaves, what was corrected."""
    reading = feet.reading(composer, width)
    left = NOTES - round(reading.height / (composer.sheet.sizes["fine"] * corrections.LINE))
    return stack([reading, corrections.footnote(composer, width, max(left, 1))], gap=3.0)
