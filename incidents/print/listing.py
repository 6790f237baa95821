"""Lists on a picture: what the map cannot show, and who else is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.brief.shape import IncidentLine
from incidents.print.desk import Desk
from incidents.print.pieces import Piece, stack, together
from incidents.print.plate import Plate
from incidents.words import counts, legends, pictures

SEPARATOR = " · "


def tray(desk: Desk, plate: Plate, width: float, lines: int, style: str = "small") -> Piece:
    """List what is in view but not named on the map, each list on so many lines at most."""
    unplaced = [one.title for one in desk.brief.unplaced]
    beyond = sorted(mark.label for mark in plate.beyond)
    nameless = sorted(plate.lettering.nameless)
    lists = [
        (legends.beyond(len(beyond)), beyond),
        (legends.nameless(len(nameless)), nameless),
        (legends.unplaced(desk.brief.tally.unplaced), unplaced),
    ]
    return stack(
        [
            run_in(desk, heading, names, width=width, lines=lines, style=style)
            for heading, names in lists
            if names
        ],
        gap=3.0,
    )


def run_in(
    desk: Desk,
    heading: str,
    names: Sequence[str],
    *,
    width: float,
    lines: int,
    style: str,
    rest: Callable[[int], str] = pictures.more_incidents,
) -> Piece:
    """Set names behind a heading, as many as fit so many lines; the rest are counted."""
    room = lines * desk.sheet.sizes[style] * 1.32

    def made(shown: int) -> Piece:
        told = [*names[:shown], *([rest(len(names) - shown)] if shown < len(names) else [])]
        bold = desk.run(style, heading, weight=600, ink="ink")
        return desk.prose(width, bold, desk.run(style, "\u2002" + SEPARATOR.join(told)))

    shown = _about(desk, heading, names, width * lines, style)
    while shown and made(shown).height > room:
        shown -= 1
    return made(shown)


def _about(desk: Desk, heading: str, names: Sequence[str], room: float, style: str) -> int:
    """Guess how many names fit, by their widths alone."""
    used, shown = desk.wide(desk.line(desk.run(style, heading, weight=600))), 0
    for name in names:
        used += desk.wide(desk.line(desk.run(style, name + SEPARATOR)))
        if used > room:
            break
        shown += 1
    return shown


def incident_lines(desk: Desk, found: Sequence[IncidentLine], width: float) -> list[Piece]:
    """Set incidents, a line each: when, what, where, and who has spoken of it."""
    wide = width * 0.2
    return [_incident(desk, one, wide, width) for one in found]


def _incident(desk: Desk, one: IncidentLine, wide: float, width: float) -> Piece:
    names = [panel.name for panel in desk.brief.panels]
    told = [pictures.account(name, said) for name, said in zip(names, one.spoken[:2], strict=True)]
    if one.spoken[2] != counts.claims(0):
        told.append(pictures.account(pictures.others(), one.spoken[2]))
    para = desk.line(
        desk.run("plain", one.title, weight=600),
        desk.run("small", f"\u2002{one.where}\u2002{'; '.join(told)}"),
    )
    return together(
        [
            desk.text(desk.line(desk.run("small", one.when)).within(wide - 8)),
            desk.text(para.within(width - wide), wide),
        ]
    )
