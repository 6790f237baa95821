"""One incident: when and where, what each side says of it, losses on one axis, who said nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import htpy as h

from incidents.brief.shape import Card, Opened, RetellingLine
from incidents.web.cards import PLAIN, How, card
from incidents.web.differ import axis_line
from incidents.web.gate import Html, bdi, fold, glyph, html, link, mark
from incidents.web.topics import Draw, Fitted, fitted, loss, question, stands_at
from incidents.web.track import alike
from incidents.words import counts, page

Named = Mapping[str, Card]

FACTS_IN_SIGHT = 240
"""The most letters of facts that are read at a glance."""


def incident(opened: Opened, how: How = PLAIN) -> Html:
    """Draw one incident; what the reader stands at is in sight, however far down."""
    heads = page.headings()
    named = _named(opened)
    draw = partial(_card, named, how)
    topics = list(fitted(opened.topics))
    return html(
        h.div(".inc")[
            h.p(".eye")[opened.kind],
            h.h2(tabindex="-1")[bdi(opened.title)],
            how.tail.draw("incident", opened.id) if how.tail else None,
            _facts(opened),
            opened.summary and h.p(".sum")[bdi(opened.summary)],
            _topics([one for one in topics if one.in_sight], opened, draw, how),
            _further([one for one in topics if not one.in_sight], opened, draw, how),
            _rest(opened.rest, draw),
            _cards(heads["others"], opened.others, draw),
            _nobody(opened),
            _retellings(opened.retellings, named),
        ]
    )


def _facts(opened: Opened) -> h.Element:
    """Set when, where and who spoke in a line or two; what is longer opens under its short form.

    The names of the facts are for the ear, and for who opens them.
    """
    facts = [(name, text) for name, text in opened.facts if text != opened.summary]
    rows = h.dl(".facts")[
        [h.div[h.dt[name], h.dd[bdi(text.removesuffix("."))]] for name, text in facts]
    ]
    if sum(len(text) for _name, text in facts) <= FACTS_IN_SIGHT:
        return rows
    short = " · ".join((opened.when, opened.where, opened.spoken))
    return fold(bdi(short), rows, css="cc-fold fx")


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


def _topics(topics: Sequence[Fitted], opened: Opened, draw: Draw, how: How) -> list[h.Node]:
    """Draw what was said without a figure, and then every loss on one axis."""
    answers = [question(one, draw, how) for one in topics if not one.topic.row.is_loss]
    losses = [loss(one, opened.ticks, draw, how) for one in topics if one.topic.row.is_loss]
    return [answers, losses and _losses(losses, opened)]


def _losses(losses: Sequence[h.Element], opened: Opened) -> h.Element:
    heads = page.headings()
    title = h.div(".xc-h")[h.h3[heads["losses"]], h.p[heads["scale"]]]
    return h.div(".ls")[title, h.div(".df")[axis_line(opened.ticks), losses]]


def _further(topics: Sequence[Fitted], opened: Opened, draw: Draw, how: How) -> h.Element | None:
    if not topics:
        return None
    is_open = any(stands_at(one.topic, how) for one in topics)
    drawn = _topics(topics, opened, draw, how)
    return fold(counts.more(len(topics)), drawn, css="cc-fold more", is_open=is_open)


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
    states = dict.fromkeys(filter(None, (alike(topic.row) for topic in opened.topics)))
    signs = [glyph(state, slot) for state in states for slot in (0, 1)]
    return h.p(".say.nb")[signs, bdi(told)]


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
