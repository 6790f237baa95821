"""Lists on a picture: what the map cannot show, and who else is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.brief.shape import IncidentLine
from incidents.print.cartography.plate import Plate
from incidents.print.composer import Composer
from incidents.print.pieces import Piece, stack, together
from incidents.words import counts, legends, pictures

SEPARATOR = " · "


def tray(composer: Composer, plate: Plate, width: float, lines: int, style: str = "small") -> Piece:
    """List what is in view but not named on the map, each list on so many lines at most."""
    unplaced = [one.title for one in composer.brief.unplaced]
    beyond = sorted(mark.label for mark in plate.beyond)
    nameless = sorted(plate.lettering.nameless)
    lists = [
        (legends.beyond(len(beyond)), beyond),
        (legends.nameless(len(nameless)), nameless),
        (legends.unplaced(composer.brief.tally.unplaced), unplaced),
    ]
    return stack(
        [
            run_in(composer, heading, names, width=width, lines=lines, style=style)
            for heading, names in lists
            if names
        ],
        gap=3.0,
    )


def run_in(
    composer: Composer,
    heading: str,
    names: Sequence[str],
    *,
    width: float,
    lines: int,
    style: str,
    rest: Callable[[int], str] = pictures.more_incidents,
) -> Piece:
    """Set names behind a heading, as many as fit so many lines; the rest are counted."""
    room = lines * composer.sheet.sizes[style] * 1.32

    def made(shown: int) -> Piece:
        told = [*names[:shown], *([rest(len(names) - shown)] if shown < len(names) else [])]
        bold = composer.run(style, heading, weight=600, ink="ink")
        return composer.prose(width, bold, composer.run(style, "\u2002" + SEPARATOR.join(told)))

    shown = _about(composer, heading, names, width * lines, style)
    while shown and made(shown).height > room:
        shown -= 1
    return made(shown)


def _about(composer: Composer, heading: str, names: Sequence[str], room: float, style: str) -> int:
    """Guess how many names fit, by their widths alone."""
    used, shown = composer.wide(composer.line(composer.run(style, heading, weight=600))), 0
    for name in names:
        used += composer.wide(composer.line(composer.run(style, name + SEPARATOR)))
        if used > room:
            break
        shown += 1
    return shown


def incident_lines(composer: Composer, found: Sequence[IncidentLine], width: float) -> list[Piece]:
    """Set incidents, a line each: when, what, where, and who has spoken of it."""
    wide = width * 0.2
    return [_incident(composer, one, wide, width) for one in found]


def _incident(composer: Composer, one: IncidentLine, wide: float, width: float) -> Piece:
    names = [panel.name for panel in composer.brief.panels]
    told = [pictures.account(name, said) for name, said in zip(names, one.spoken[:2], strict=True)]
    if one.spoken[2] != counts.claims(0):
        told.append(pictures.account(pictures.others(), one.spoken[2]))
    para = composer.line(
        composer.run("plain", one.title, weight=600),
        composer.run("small", f"\u2002{one.where}\u2002{'; '.join(told)}"),
    )
    return together(
        [
            composer.text(composer.line(composer.run("small", one.when)).within(wide - 8)),
            composer.text(para.within(width - wide), wide),
        ]
    )
