"""The two panels, third parties' counts and statements without a count, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import htpy as h

from incidents.brief.shape import Block, LedgerRow, OtherCount, Panel, PanelRow, Quiet
from incidents.text import capital
from incidents.web.gate import (
    SIDES,
    Html,
    bdi,
    claim_at,
    fold,
    glyph,
    html,
    kept,
    mark,
    opener,
    row_at,
    struck,
)
from incidents.words import counts, page

SUM = "sum:"
"""What stands before the key of a sum in what is opened."""

# How many figures of a panel are in sight; the rest opens under them. Both sides alike.
IN_SIGHT = 3
ROWS = 2048
"""How many rows of each kind are remembered."""
FIRST, OWN = 1, 2
"""How many of the other side's losses and of its own come first among them."""
PARTIES_IN_SIGHT, COUNTS_IN_SIGHT, QUESTIONS_IN_SIGHT = 2, 2, 2
MOST_IN_FOLD = 60
"""So many counts or questions a fold holds; how many more there are is told."""


def panels(
    sides: tuple[Panel, Panel], others: Sequence[OtherCount], questions: Sequence[LedgerRow]
) -> Html:
    """Draw both panels on one grid; third parties, and what has no figure, across under them."""
    in_sight = [(panel, _seen(panel)) for panel in sides]
    owners = dict.fromkeys(block.owner for _panel, seen in in_sight for block in seen)
    blocks = [_block_of(*each, owner) for owner in owners for each in in_sight]
    rest = [_rest(*each) for each in in_sight]
    grid = h.div(".cc-two")[[_head(panel) for panel in sides], blocks, any(rest) and rest]
    return html(h.div(".cc-panels")[grid, _others(others), _questions(questions)])


def _head(panel: Panel) -> h.Element:
    sign = None if panel.state == "speaks" else glyph(panel.state, panel.slot)
    return h.div(class_=f"cc-side {SIDES[panel.slot]}")[
        h.h2[mark(panel.slot), bdi(panel.heading)], h.p(".n")[sign, panel.words]
    ]


def _seen(panel: Panel) -> list[Block]:
    """Cut a panel to what is in sight: the other side's losses, its own, then whatever there is.

    A block of which no figure is in sight, because there is none, says what stands in its place.
    """
    rows = {block.owner: block.rows for block in panel.blocks}
    first = [*rows.get("other", ())[:FIRST], *rows.get("own", ())[:OWN]]
    left = [row for each in rows.values() for row in each if row not in first]
    chosen = [*first, *left][:IN_SIGHT]
    cut = [
        replace(
            block,
            rows=tuple(row for row in block.rows if row in chosen),
            quiet=() if block.rows else block.quiet,
        )
        for block in panel.blocks
    ]
    return [block for block in cut if block.rows or block.quiet]


def _left(panel: Panel, seen: Sequence[Block]) -> list[Block]:
    """Give what of a panel is not in sight."""
    shown = [part for block in seen for part in (*block.rows, *block.quiet)]
    rest = [
        replace(
            block,
            rows=tuple(row for row in block.rows if row not in shown),
            quiet=tuple(one for one in block.quiet if one not in shown),
        )
        for block in panel.blocks
    ]
    return [block for block in rest if block.rows or block.quiet]


def _block_of(panel: Panel, seen: Sequence[Block], owner: str) -> h.Element:
    """Draw one block of a panel; a side without it leaves its place on the grid empty."""
    block = next((one for one in seen if one.owner == owner), None)
    css = f"cc-side in {SIDES[panel.slot]}"
    if block is None:
        return h.div(class_=css)
    # On the grid both sides' names come first, so that a heading alone would not say whose it is.
    whose = page.block(panel.heading, block.heading)
    return h.div(class_=css, role="group", aria_label=whose)[_block(block, panel.slot)]


def _rest(panel: Panel, seen: Sequence[Block]) -> h.Element:
    """Draw the line that opens what is not in sight, under the headings it belongs to."""
    left = _left(panel, seen)
    number = sum(len(block.rows) + len(block.quiet) for block in left)
    more = fold(counts.more(number), [_block(one, panel.slot) for one in left]) if left else None
    return h.div(class_=f"cc-side in {SIDES[panel.slot]}")[more]


def _block(block: Block, slot: int) -> h.Node:
    quiet = [_quiet(one, slot) for one in block.quiet]
    return h.fragment[h.h3[bdi(block.heading)], [_row(one) for one in block.rows], quiet]


@kept(ROWS)
def _row(row: PanelRow) -> h.Element:
    small = "; ".join(filter(None, (row.where, *row.notes)))
    label = f"{row.label}, {row.whose}" if row.whose else row.label
    value = f"{row.figure} {row.verb}"
    return h.div(".cc-row")[
        h.span(".l")[bdi(row.label), row.whose and h.span(".of")[bdi(row.whose)]],
        opener(
            "v",
            f"{SUM}{row.key}",
            struck(row.old),
            row.figure,
            " ",
            h.small(".vb")[row.verb],
            label=page.open_claims(label, value),
        ),
        h.small[bdi(small)],
    ]


@kept(ROWS)
def _quiet(quiet: Quiet, slot: int) -> h.Element:
    """Name many losses without a figure in one line, which opens if it is cut short."""
    told: list[h.Node] = [
        glyph(quiet.state, slot),
        h.b[capital(quiet.words)],
        ": ",
        bdi(quiet.losses),
    ]
    return h.details(".cc-fold.no")[h.summary[h.span[told]]]


def _others(others: Sequence[OtherCount]) -> h.Element | None:
    """Draw third parties' counts: a line for each of two parties, the rest under a fold."""
    if not others:
        return None
    listed = _by_name(others)[:MOST_IN_FOLD]
    parties = [(name, tuple(found)) for name, found in groupby(listed, lambda one: one.name)]
    first = [(name, found[:COUNTS_IN_SIGHT]) for name, found in parties[:PARTIES_IN_SIGHT]]
    shown = sum(len(found) for _name, found in first)
    rest = [_party(name, found) for name, found in parties]
    return _strip(
        [mark(2), page.headings()["others"]],
        [_party(name, found) for name, found in first],
        [*rest, _beyond(len(others))],
        len(others) - shown,
    )


def _beyond(number: int) -> h.Element | None:
    """Say how many lines more there are than a fold holds."""
    return h.li[page.and_more(number - MOST_IN_FOLD)] if number > MOST_IN_FOLD else None


def _by_name(others: Sequence[OtherCount]) -> list[OtherCount]:
    """Gather counts by who counts, in the order in which parties come first."""
    order = list(dict.fromkeys(one.name for one in others))
    return sorted(others, key=lambda one: order.index(one.name))


@kept(ROWS)
def _party(name: str, found: tuple[OtherCount, ...]) -> h.Element:
    told = [part for one in found for part in ("; ", _count(one))][1:]
    return h.li[h.b[bdi(name)], " ", told]


@kept(ROWS)
def _count(one: OtherCount) -> list[Any]:
    label = page.open_incident(f"{one.figure} {one.loss}")
    figure = opener("v", one.incident, one.figure, label=label, at=claim_at(one.claim))
    return [figure, f" {one.loss}", h.small[", ", bdi(one.where)]]


def _questions(rows: Sequence[LedgerRow]) -> h.Element | None:
    """Draw what both sides speak to without a figure: two in sight, the rest in a fold."""
    both = [row for row in rows if all(cell.claims for cell in row.cells)]
    if not both:
        return None
    ranked = sorted(both, key=lambda row: row.verdict == "incomparable")
    found = [_question(row) for row in ranked[:MOST_IN_FOLD]]
    heading, rest = [page.headings()["in_words"]], len(ranked) - QUESTIONS_IN_SIGHT
    return _strip(heading, found[:QUESTIONS_IN_SIGHT], [*found, _beyond(len(ranked))], rest)


@kept(ROWS)
def _question(row: LedgerRow) -> h.Element:
    label = page.open_incident(row.title)
    name = opener("q", row.incident, bdi(row.title), label=label, at=row_at(row.key))
    return h.li[name, h.small[", ", row.days, ": "], bdi(row.reason)]


def _strip(heading: Any, first: Sequence[Any], every: Sequence[Any], rest: int) -> h.Element:
    """Draw a heading with a few lines beside it, each cut to one line; all of it to unfold."""
    more = fold(counts.more(rest), h.ul[every]) if rest > 0 else None
    return h.div(".cc-others")[h.h3[heading], h.ul[first], more]
