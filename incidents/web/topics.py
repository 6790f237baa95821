"""One loss or question of an open incident, with the cards of whoever speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import htpy as h

from incidents.brief.shape import Card, Cell, LedgerRow, Tick, Topic
from incidents.ledger import QUIET
from incidents.web.cards import How
from incidents.web.differ import verdict
from incidents.web.gate import bdi, fold, glyph, mark, row_at
from incidents.web.track import alike, track
from incidents.words import counts

Draw = Callable[[Card], h.Element]

PHONE = 844.0
"""How tall the screen of a phone is, in CSS pixels."""

SCREENS = 4.0
"""What an incident may take of them before the line that opens the rest."""

ROOM = PHONE * SCREENS - 330.0
"""What is left of that below the title, its facts and the summary."""

ANSWERS = 0.45
"""The share of the room that what was said without a figure may take with its cards open."""

LINE, LETTERS = 19.0, 48
"""A line of text there: how tall, and how many letters it holds."""

CARD, CLOSED, ROW, GUTTER = 76.0, 30.0, 84.0, 22.0
"""A card without its texts; a closed line; a head, or a loss with its track; a side without a
figure, or a third party's lane."""


def lines(text: str) -> float:
    """Estimate how tall a text is on a phone."""
    return LINE * -(-len(text) // LETTERS)


def tall(one: Card) -> float:
    """Estimate how tall a card is there."""
    sources = ", ".join(source.outlet for source in one.sources)
    texts = (one.quotation, one.translation, f"{one.speaker} {one.institution} {sources}")
    return CARD + sum(map(lines, (*texts, *one.revisions, *one.notes)))


def cards_of(topic: Topic) -> list[Card]:
    """List every card of a topic."""
    return [one for some in (*topic.cards, topic.others) for one in some]


def head_of(topic: Topic) -> float:
    """Estimate how tall a topic is with its cards under a line."""
    row = topic.row
    beside = sum(not cell.points for cell in row.cells) + sum(bool(one.point) for one in row.others)
    told = 0.0 if alike(row) else lines(row.reason)
    return ROW / 2 + told + (ROW / 2 + GUTTER * beside if row.is_loss else 0.0)


@dataclass(frozen=True)
class Fitted:
    """A topic and how it is shown: with its cards open, before the line that opens the rest."""

    topic: Topic
    is_open: bool
    in_sight: bool


def fitted(topics: Sequence[Topic]) -> Iterator[Fitted]:
    """Share out the room before the line that opens the rest among topics, in their order.

    Losses stand close together, so that they can be compared, unless all their cards find room.
    """
    answers = [one for one in topics if not one.row.is_loss]
    losses = [one for one in topics if one.row.is_loss]
    open_ = list(_open(answers, ROOM * ANSWERS))
    used = sum(_height(one, is_open) for one, is_open in zip(answers, open_, strict=True))
    open_ += [used + sum(_height(one, True) for one in losses) <= ROOM] * len(losses)
    used = 0.0
    for topic, is_open in zip((*answers, *losses), open_, strict=True):
        used += _height(topic, is_open)
        yield Fitted(topic, is_open, used <= ROOM)


def _open(answers: Sequence[Topic], left: float) -> Iterator[bool]:
    """Open the cards of answers as long as there is room for them."""
    for topic in answers:
        is_open = _height(topic, True) <= left
        left -= _height(topic, is_open)
        yield is_open


def _height(topic: Topic, is_open: bool) -> float:
    """Estimate how tall a topic is there."""
    return head_of(topic) + (sum(map(tall, cards_of(topic))) if is_open else CLOSED)


def stands_at(topic: Topic, how: How) -> bool:
    """Tell whether the reader stands at a topic or at one of its claims."""
    return how.at == row_at(topic.row.key) or any(map(how.is_at, cards_of(topic)))


def question(one: Fitted, draw: Draw, how: How) -> h.Element:
    """Set both sides' answers to one question against each other."""
    row = one.topic.row
    head = h.div(".hd")[h.h3[bdi(row.title)], verdict(row)]
    return _section("tp", row, how)[head, _said(row, ".say.an"), _cards(one, draw, how)]


def loss(one: Fitted, ticks: Sequence[Tick], draw: Draw, how: How) -> h.Element:
    """Draw one loss on the axis of the incident, third parties on it, its cards below."""
    row = one.topic.row
    part = h.span[bdi(row.where)] if row.scope != "whole" else None
    head = h.div(".hd")[h.h3[bdi(row.title)], part, verdict(row)]
    return _section("tp lr", row, how)[
        head, track(row, ticks), _said(row, ".say"), _cards(one, draw, how)
    ]


def _section(css: str, row: LedgerRow, how: How) -> h.Element:
    here = " here" if how.at == row_at(row.key) else ""
    return h.section(class_=f"{css}{here}")


def _said(row: LedgerRow, css: str) -> h.Element | None:
    """Say why the verdict is what it is; where both are quiet alike, the incident's end does."""
    return None if alike(row) else h.div(css)[bdi(row.reason)]


def _cards(one: Fitted, draw: Draw, how: How) -> h.Node:
    """Draw the cards, or a line that opens them."""
    topic = one.topic
    beside = [h.div[draw(card)] for card in topic.others]
    drawn = h.fragment[_beside(_columns(topic, draw)), _beside(beside)]
    if one.is_open or not cards_of(topic):
        return drawn
    told = counts.claims(len(cards_of(topic)))
    return fold(told, drawn, is_open=stands_at(topic, how))


def _beside(columns: Sequence[h.Element]) -> h.Element | None:
    """Set cards beside each other; what stands alone has the whole width."""
    if not columns:
        return None
    return h.div(".fp.q" if len(columns) > 1 else ".fp.q.one")[columns]


def _columns(topic: Topic, draw: Draw) -> list[h.Element]:
    """Draw the sides' cards; of a question also which side has none, as a loss's track says."""
    pairs = list(zip(topic.row.cells, topic.cards, strict=True))
    shown = [pair for pair in pairs if pair[1] or (not topic.row.is_loss and any(topic.cards))]
    return [_column(cell, cards, draw) for cell, cards in shown]


def _column(cell: Cell, cards: Sequence[Card], draw: Draw) -> h.Element:
    silent = not cards and cell.state in QUIET and cell.state != "not_commented"
    quiet = _quiet(cell) if silent else None
    return h.div(role="group", aria_label=cell.name)[[draw(one) for one in cards], quiet]


def _quiet(cell: Cell) -> h.Element:
    """Say of a side that it has no card, and what kind of silence that is."""
    sign = glyph(cell.state, cell.slot)
    return h.p(".qt")[mark(cell.slot), h.b[bdi(cell.name)], " ", sign, bdi(cell.label)]
