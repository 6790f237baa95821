"""Where they differ: one row per loss, each side's figure on one axis, silence named."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import htpy as h

from incidents.brief.shape import Differences, Lead, LeadLine, LedgerRow, Tick
from incidents.web.gate import SIDES, Html, bdi, claim_at, html, kept, link, mark, opener, row_at
from incidents.web.track import track
from incidents.words import counts, page

COMPACT_ROWS = 5


def losses(found: Differences) -> list[LedgerRow]:
    """List the rows about something counted, in the ledger's order."""
    return [row for group in found.groups for row in group.rows if row.is_loss]


def questions(found: Differences) -> list[LedgerRow]:
    """List the rows about statements without a count."""
    return [row for group in found.groups for row in group.rows if not row.is_loss]


def choose(found: Differences, most: int = COMPACT_ROWS) -> list[LedgerRow]:
    """Choose a few rows: from each group in turn, in it those with most claims.

    Rows for which neither side gives a figure are chosen last.
    """
    rows = losses(found)
    told = {row.key for row in rows if any(cell.points for cell in row.cells)}
    beside = [row for row in rows if row.key not in told]
    groups = [
        sorted((row for row in group.rows if row.key in told), key=_fewest)
        for group in found.groups
    ]
    picked = itertools.islice(itertools.chain(_turns(groups), beside), most)
    taken = {row.key for row in picked}
    return [row for row in rows if row.key in taken]


def _fewest(row: LedgerRow) -> tuple[bool, int]:
    """Put whole losses before parts and totals, then most claims first."""
    claims = sum(len(cell.claims) for cell in row.cells) + len(row.others)
    return (row.scope != "whole", -claims)


def _turns(groups: Sequence[Sequence[LedgerRow]]) -> Iterator[LedgerRow]:
    rounds = itertools.zip_longest(*groups)
    return (row for turn in rounds for row in turn if row is not None)


def compact(found: Differences, most: int = COMPACT_ROWS) -> Html:
    """Draw the figure beside the map: a few rows without headings."""
    shown = choose(found, most)
    if not shown:
        return html(h.p(".df-none")[page.headings()["no_rows"]])
    rows = [draw_row(row, found.ticks) for row in shown]
    return html(h.div(".df")[axis_line(found.ticks), rows])


def axis_line(ticks: Sequence[Tick]) -> h.Element:
    """Write the numbers above the rows."""
    numbers = [h.i(style=f"left:{tick.at:.2f}%")[tick.label] for tick in ticks]
    gutter = h.div(".g")[page.headings()["without"]]
    return h.div(".axis", aria_hidden="true")[h.div(".p")[numbers], gutter]


@kept(1024)
def draw_row(row: LedgerRow, ticks: Sequence[Tick]) -> h.Element:
    """Draw one loss: its name, its track and what the ledger says of it."""
    return h.div(
        class_=f"r {row.verdict}",
        data_open=row.incident,
        data_at=row_at(row.key),
        role="button",
        tabindex="0",
        aria_label=row.alternative,
    )[
        h.div(".hd")[h.b[bdi(row.title)], h.span[bdi(row.where)], verdict(row)],
        track(row, ticks),
        h.div(".say")[bdi(row.reason)],
    ]


def verdict(row: LedgerRow) -> h.Element:
    """Write the verdict; bold where the ledger compared the figures."""
    return h.em(class_="x" if row.is_compared else None)[row.label]


def lead(found: Lead | None, *, has_losses: bool = True) -> Html:
    """Draw the greatest difference in view: one line a side, with who said it and where.

    Where nothing can be compared it says so, in as much room: what is below stays where it is.
    ``has_losses`` tells whether there are any below, which then say why not.
    """
    if found is None:
        told = h.h2[page.headings()["no_lead"]]
        why = page.headings()["no_lead_why" if has_losses else "no_losses"]
        return html(h.section(".xc-lead")[h.div(".k")[told], h.p[why]])
    label = page.open_incident(found.title)
    head = [
        h.h2[bdi(found.title)],
        h.span[f"{found.label}: {found.words} · "],
        opener(
            "", found.incident, page.headings()["open_incident"], label=label, at=row_at(found.row)
        ),
    ]
    lines = [_line(one, found) for one in found.lines]
    return html(h.section(".xc-lead")[h.div(".k")[head], h.div(".two")[lines]])


def _line(one: LeadLine, found: Lead) -> h.Element:
    at = claim_at(one.claim)
    more = opener("", found.incident, counts.more(one.more), at=at) if one.more > 0 else None
    rest = [", ", more] if more else None
    who: list[h.Node] = [bdi(one.who), f", {one.said} → ", link(one.source, one.url), rest]
    return h.div(class_=f"ln {SIDES[one.slot]}")[
        mark(one.slot),
        h.span(".w")[bdi(one.name)],
        h.b[one.figure],
        h.i[one.verb],
        h.span(".by")[who],
    ]
