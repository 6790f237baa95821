"""What of the view was corrected after publication: a footnote, or all of it over pages."""

from __future__ import annotations

from incidents.brief.shape import Correction, CorrectionGroup, Corrections
from incidents.print.composer import Composer
from incidents.print.pieces import EMPTY, Piece, stack
from incidents.words import corrections as words

MOST = 8
"""The most entries of a footnote."""

LINE, INDENT = 1.32, 14.0
"""The height of a line, in sizes of its type; and how far entries stand in, in pixels."""


def footnote(composer: Composer, width: float, lines: int) -> Piece:
    """Say how much was corrected and what, on so many lines at most; the rest is counted."""
    if not composer.brief.corrections.words:
        return EMPTY
    room = lines * composer.sheet.sizes["fine"] * LINE
    shown = range(min(len(composer.brief.corrections.groups), MOST) + 1)
    # All at once, so that the typesetter is asked once.
    found = [_shown(composer, number, width) for number in shown]
    return next((one for one in reversed(found) if one.height <= room), found[0])


def _shown(composer: Composer, number: int, width: float) -> Piece:
    """Set the sentence, and so many entries behind it."""
    found = composer.brief.corrections
    named = sum(len(one.changes) for one in found.groups[:number])
    told = words.behind(
        found.words,
        [one.words for one in found.groups[:number]],
        found.changed + found.added - named,
    )
    return composer.prose(width, composer.run("fine", told))


def entries(composer: Composer, width: float) -> tuple[str, list[Piece]]:
    """Give the heading, then every change: those made alike under what they have in common."""
    found = composer.brief.corrections
    return found.words, [_entry(composer, one, width) for one in found.groups]


def _entry(composer: Composer, group: CorrectionGroup, width: float) -> Piece:
    said = composer.prose(width, composer.run("small", group.words))
    each = [composer.run("fine", one) for one in rows(group)]
    under = stack([composer.prose(width - INDENT, run) for run in each])
    return stack([said, under.at(INDENT, 0)], gap=1.0) if each else said


def written(found: Corrections) -> str:
    """Write every change, a line each, those made alike under what they have in common."""
    lines = [line for group in found.groups for line in (group.words, *rows(group))]
    return "\n".join(filter(None, (found.words, *lines)))


def rows(group: CorrectionGroup) -> list[str]:
    """Say each change of a group, where what they have in common does not say it."""
    return list(map(_row, group.changes)) if group.is_digest else []


def _row(one: Correction) -> str:
    return one.record if one.is_addition else words.told(one.record, one.before, one.after)
