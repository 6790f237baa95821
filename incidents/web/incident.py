"""One incident: when, where, and both sides' statements facing each other topic by topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import htpy as h

from incidents.brief.shape import Card, Cell, LedgerRow, Opened, Panel, RetellingLine, Topic
from incidents.ledger import QUIET
from incidents.web.cards import PLAIN, How, card
from incidents.web.differ import verdict
from incidents.web.gate import SIDES, Html, bdi, fold, glyph, html, link, mark, row_at
from incidents.words import counts, page

Draw = Callable[[Card], h.Element]
Named = Mapping[str, Card]

CLOSE = 8.0
"""Percent of a sparkline within which two marks are moved apart."""

CARDS_IN_SIGHT, TOPICS_IN_SIGHT = 10, 8
"""What fits on four screens of a phone; the rest is under lines that open it."""


def incident(opened: Opened, sides: tuple[Panel, Panel], how: How = PLAIN) -> Html:
    """Draw one incident; what the reader stands at is in sight, however far down."""
    heads = page.headings()
    columns = [
        h.div(class_=f"cc-side {SIDES[one.slot]}")[h.p(".fh")[mark(one.slot), bdi(one.heading)]]
        for one in sides
    ]
    named = _named(opened)
    draw = partial(_card, named, how)
    topics = [_topic(one, draw, how, seen=seen) for one, seen in _sized(opened.topics)]
    return html(
        h.div(".inc")[
            h.p(".eye")[opened.kind],
            h.h2(tabindex="-1")[bdi(opened.title)],
            how.tail.draw("incident", opened.id) if how.tail else None,
            _facts(opened),
            opened.summary and h.p(".sum")[bdi(opened.summary)],
            h.div(".fp.heads")[columns],
            topics[:TOPICS_IN_SIGHT],
            _further(topics[TOPICS_IN_SIGHT:], opened.topics[TOPICS_IN_SIGHT:], how),
            _rest(opened.rest, draw),
            _cards(heads["others"], opened.others, draw),
            _nobody(opened),
            _retellings(opened.retellings, named),
        ]
    )


def _facts(opened: Opened) -> h.Element:
    """Set when, where and who spoke in a line or two; the names of the facts are for the ear."""
    short = [(name, text) for name, text in opened.facts if text != opened.summary]
    return h.dl(".facts")[
        [h.div[h.dt[name], h.dd[bdi(text.removesuffix("."))]] for name, text in short]
    ]


def _named(opened: Opened) -> Named:
    """Choose the card of each claim that carries its address, where several topics show it."""
    sides = (card for topic in opened.topics for side in topic.cards for card in side)
    beside = (card for topic in opened.topics for card in topic.others)
    rest = (card for side in opened.rest for card in side)
    found: dict[str, Card] = {}
    for one in (*sides, *beside, *rest, *opened.others):
        found.setdefault(one.id, one)
    return found


def _card(named: Named, how: How, one: Card) -> h.Element:
    return card(one, is_named=named[one.id] is one, how=how)


def _cards_of(topic: Topic) -> list[Card]:
    return [one for some in (*topic.cards, topic.others) for one in some]


def _sized(topics: Sequence[Topic]) -> Iterator[tuple[Topic, bool]]:
    """Tell of each topic whether its cards are in sight, or under a line that opens them."""
    cards = 0
    for topic in topics:
        cards += len(_cards_of(topic))
        yield topic, cards <= CARDS_IN_SIGHT


def _stands_at(topic: Topic, how: How) -> bool:
    return how.at == row_at(topic.row.key) or any(map(how.is_at, _cards_of(topic)))


def _further(drawn: Sequence[h.Element], topics: Sequence[Topic], how: How) -> h.Element | None:
    if not drawn:
        return None
    is_open = any(_stands_at(one, how) for one in topics)
    return fold(counts.more(len(drawn)), drawn, css="cc-fold more", is_open=is_open)


def _topic(topic: Topic, draw: Draw, how: How, *, seen: bool) -> h.Element:
    """Set both sides' cards on one loss or question against each other."""
    row = topic.row
    here = " here" if how.at == row_at(row.key) else ""
    head = h.div(".hd")[h.h3[bdi(row.title)], sparkline(row), verdict(row)]
    # Where both are quiet alike, one sentence at the end says so of all such rows.
    said = None if _alike(row) else h.p(".say")[bdi(row.reason)]
    pairs = zip(row.cells, topic.cards, strict=True)
    columns = [_column(cell, cards, draw) for cell, cards in pairs] if any(topic.cards) else None
    beside = [h.div[draw(one)] for one in topic.others]
    cards = [columns and h.div(".fp.q")[columns], beside and h.div(".fp.q.bs")[beside]]
    if not seen:
        told = counts.claims(len(_cards_of(topic)))
        cards = [fold(told, cards, is_open=_stands_at(topic, how))]
    return h.section(class_=f"tp{here}")[head, said, cards]


def _column(cell: Cell, cards: Sequence[Card], draw: Draw) -> h.Element:
    silent = cell.state in QUIET and cell.state != "not_commented"
    quiet = h.p(".qt")[glyph(cell.state, cell.slot), bdi(cell.label)] if silent else None
    return h.div(role="group", aria_label=cell.name)[[draw(one) for one in cards], quiet]


def sparkline(row: LedgerRow) -> h.Element | None:
    """Draw both figures small, joined only where the ledger compared them."""
    figures = sorted((cell for cell in row.cells if cell.points), key=lambda one: one.low or 0)
    if len(figures) < 2:
        return None
    low, high = (cell.points[0].start for cell in figures)
    bar = h.u(style=f"left:{low:.1f}%;width:{high - low:.1f}%") if row.verdict == "differ" else None
    near = " near" if high - low < CLOSE else ""
    marks = [
        h.i(class_=f"{SIDES[cell.slot]}{near}", style=f"left:{cell.points[0].start:.1f}%")
        for cell in figures
    ]
    return h.span(".sp", aria_hidden="true")[bar, marks]


def _rest(rest: tuple[Sequence[Card], Sequence[Card]], draw: Draw) -> h.Element | None:
    """Show the sides' claims that are on no row, so that none is hidden."""
    if not any(rest):
        return None
    columns = [h.div[[draw(one) for one in side]] for side in rest]
    head = h.div(".hd")[h.h3[page.headings()["other_statements"]]]
    return h.section(".tp")[head, h.div(".fp.q")[columns]]


def _cards(head: str, cards: Sequence[Card], draw: Draw) -> h.Element | None:
    if not cards:
        return None
    title = h.div(".hd")[h.h3[mark(2), head]]
    return h.section(".tp")[title, h.div(".fp.q")[[h.div[draw(one)] for one in cards]]]


def _nobody(opened: Opened) -> h.Element:
    told = " ".join(filter(None, (opened.nobody, opened.searched)))
    states = dict.fromkeys(filter(None, (_alike(topic.row) for topic in opened.topics)))
    signs = [glyph(state, slot) for state in states for slot in (0, 1)]
    return h.p(".say.nb")[signs, bdi(told)]


def _alike(row: LedgerRow) -> str:
    """Give the one kind of silence that both sides share on a row, or nothing."""
    states = {cell.state for cell in row.cells}
    return states.pop() if states in ({"silent"}, {"unsearched"}) else ""


def _retellings(found: Sequence[RetellingLine], named: Named) -> h.Element | None:
    """List publications that changed a claim in passing it on."""
    if not found:
        return None
    head = h.div(".hd")[h.h3[page.headings()["retellings"]]]
    return h.section(".tp.rt")[head, h.ul[[_retelling(one, named) for one in found]]]


def _retelling(one: RetellingLine, named: Named) -> h.Element:
    """Set what was printed against the claim it retells; one that was replaced has no card."""
    heads = page.headings()
    told = bdi(one.back)
    back = h.a(href=f"#claim-{one.claim}")[told] if one.claim in named else told
    return h.li[
        link(one.outlet, one.url),
        f" {heads['printed']} “",
        bdi(one.printed),
        "”: ",
        bdi(one.explanation),
        f" {heads['see']} ",
        back,
        ".",
    ]
