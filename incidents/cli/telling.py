"""The terminal's pen: a brief as plain lines, one fact a line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from incidents.brief import Brief
from incidents.brief.differences import rows_of
from incidents.brief.shape import (
    Card,
    Cell,
    Differences,
    LedgerRow,
    LeftOut,
    Opened,
    OpenedSum,
    Panel,
)
from incidents.brief.shape_coverage import Coverage
from incidents.words import counts, terminal
from incidents.words import coverage as words

WIDTH = 96


def ledger_lines(words: str, found: Differences) -> Iterator[str]:
    """List rows under their headings, each with both accounts and its reason."""
    losses = sum(row.is_loss for row in rows_of(found))
    questions = len(rows_of(found)) - losses
    yield terminal.rows(words, counts.losses(losses), counts.questions(questions))
    for group in found.groups:
        yield ""
        yield group.heading.upper()
        for row in group.rows:
            yield from row_lines(row)


def row_lines(row: LedgerRow) -> Iterator[str]:
    """Write one row: the loss, each side's account, others, the verdict and why."""
    yield f"  {row.title}  [{row.incident}] {row.where}"
    for cell in row.cells:
        yield f"    {cell.name}: {_account(cell)}{_ids(cell.speaking)}{_ids(_beside(cell))}"
    beside = terminal.headings()["beside"]
    for one in row.others:
        yield f"    {beside}: {one.label} [{one.claim}]"
    yield from _wrapped(f"{row.label}: {row.reason}", indent=4)


def _beside(cell: Cell) -> tuple[str, ...]:
    """List what else of a side stands on the row: its refusals, and what outlets noted of it."""
    return tuple(one for one in (*cell.claims, *cell.noted) if one not in cell.speaking)


def _account(cell: Cell) -> str:
    also = f" ({cell.also})" if cell.also else ""
    return f"{cell.label}{also}"


def coverage_lines(found: Coverage) -> Iterator[str]:
    """Write what is on record, a paragraph a month, and what is missing."""
    heads = words.headings()
    yield found.title.upper()
    for one in found.sentences:
        yield from _wrapped(one, indent=0)
    for row in found.rows:
        yield ""
        yield from _wrapped(row.words, indent=0)
        told = {"languages": row.languages, "searched": row.searched if row.incidents else ""}
        for column, text in told.items():
            yield from _wrapped(f"{heads[column]}: {text}", indent=4) if text else ()
    for heading, items in ((heads["holes"], found.holes), (heads["reading"], found.reading)):
        yield from ("", heading.upper())
        for one in items:
            yield from _wrapped(one, indent=2)


def sum_lines(found: OpenedSum) -> Iterator[str]:
    """Write a sum with its parts and what was left out."""
    yield from _wrapped(found.sentence, indent=0)
    for card in found.added:
        yield f"  + {card_line(card)}"
    for one in found.left_out:
        yield from _wrapped(_left_out(one), indent=2)
    if found.bound:
        yield f"  {found.bound.words}"


def _left_out(one: LeftOut) -> str:
    return terminal.left_out(one.card.id, one.why)


def brief_lines(brief: Brief) -> Iterator[str]:
    """Write a whole brief: what is asked, how much is in view, panels, rows, sources, notes."""
    tally, heads = brief.tally, terminal.headings()
    yield brief.asked.title
    yield from filter(None, (brief.asked.words, brief.asked.as_known, tally.shown))
    yield from filter(None, (tally.outside, tally.hidden, tally.placed, tally.past))
    yield from (bound.words for bound in brief.left_out)
    if brief.incident:
        yield from opened_lines(brief.incident)
    for panel in brief.panels:
        yield from ("", *panel_lines(panel))
    if brief.others:
        yield from ("", heads["others"])
        yield from (f"  {o.figure} {o.loss}: {o.name}, {o.where}" for o in brief.others)
    yield from ("", brief.differences.summary, "")
    yield from ledger_lines(brief.asked.words, brief.differences)
    yield from ("", heads["when"])
    yield from (f"  {bar.words}" for bar in (*brief.timeline.bars, *brief.timeline.vague))
    yield from ("", heads["places"])
    yield from (f"  {', '.join(mark.words)}" for mark in brief.map.marks)
    if brief.unplaced:
        yield from ("", heads["unplaced"], *(f"  {one.title}" for one in brief.unplaced))
    yield from _ending(brief)


def _ending(brief: Brief) -> Iterator[str]:
    heads = terminal.headings()
    yield from ("", heads["sources"])
    for one in brief.sources:
        yield f"  {one.number} {one.outlet}, {one.title or one.url}, {one.published}: {one.url}"
    yield from ("", heads["before_use"])
    for text in (brief.notes.boundary, *brief.notes.reading, *brief.notes.caveats):
        yield from _wrapped(text, indent=2)
    yield from _wrapped(brief.corrections.words, indent=2)
    for group in brief.corrections.groups:
        yield from _wrapped(group.words, indent=4)
    for licence in brief.notes.licences:
        yield f"  {licence.title} ({licence.url}): {licence.covers}"
    yield from _wrapped(brief.notes.citation, indent=2)
    yield f"  {brief.asked.id} {brief.asked.address}".rstrip()


def panel_lines(panel: Panel) -> Iterator[str]:
    """Write what one side says."""
    yield f"{panel.heading}: {panel.words}"
    for block in panel.blocks:
        yield f"  {block.heading}"
        for row in block.rows:
            whose = f" ({row.whose})" if row.whose else ""
            notes = "; ".join(filter(None, (row.where, *row.notes)))
            old = f" [{', '.join(row.old)}]" if row.old else ""
            yield f"    {row.label}{whose}: {row.figure} {row.verb}{old}; {notes}"
        for quiet in block.quiet:
            yield f"    {quiet.losses}: {quiet.words}"


def opened_lines(opened: Opened, as_known: str = "") -> Iterator[str]:
    """Write one incident: as known when, its facts, its rows, then every claim."""
    yield from (opened.title, f"{opened.kind}, {opened.when}")
    yield from filter(None, (as_known,))
    for name, text in opened.facts:
        yield from _wrapped(f"{name}: {text}", indent=0)
    for topic in opened.topics:
        yield from ("", *row_lines(topic.row))
    yield from ("", *_wrapped(" ".join(filter(None, (opened.nobody, opened.searched))), indent=0))
    cards = cards_of(opened)
    heads = terminal.headings()
    yield from ("", heads["claims"] if cards else heads["nothing"])
    for card in cards:
        yield from card_lines(card)
    if opened.retellings:
        yield from ("", heads["retellings"])
    for told in opened.retellings:
        yield from _wrapped(f"{told.outlet}: “{told.printed}”: {told.explanation}", indent=2)


def cards_of(opened: Opened) -> list[Card]:
    """List every card of an incident once, in the order in which it is shown."""
    sides = [
        card for topic in opened.topics for side in (*topic.cards, topic.others) for card in side
    ]
    rest = [card for side in opened.rest for card in side]
    return list({card.id: card for card in (*sides, *opened.others, *rest)}.values())


def card_lines(card: Card) -> Iterator[str]:
    """Write one claim with its quotation, its notes and where it was published."""
    yield f"  {card_line(card)}"
    if card.quotation:
        meant = f" ({card.translation}; {card.translated})" if card.translation else ""
        yield f"      “{card.quotation}”{meant}"
    for note in (*card.revisions, *card.notes):
        yield from _wrapped(note, indent=6)
    for source in card.sources:
        yield f"      {source.outlet}: {source.url}"


def card_line(card: Card) -> str:
    """Write one claim on one line: id, speaker, stance, count, what is counted, when.

    The colon keeps it a label, so that the stance need not agree with several speakers.
    """
    who = f"{card.speaker}, {card.institution}" if card.institution else card.speaker
    figure = f" {card.figure}" if card.figure else ""
    return f"{card.id}  {who}: {card.badge}{figure}, {card.topic} ({card.said})"


def _ids(claims: Iterable[str]) -> str:
    listed = ", ".join(claims)
    return f" [{listed}]" if listed else ""


def _wrapped(text: str, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space)
