"""What the desk shows besides its controls, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import htpy as h

from incidents.brief.cards import slot_of
from incidents.brief.differences import rows_of
from incidents.brief.shape import LedgerRow, Tick
from incidents.desk.amendments import Amendment
from incidents.desk.previews import Preview
from incidents.model import Claim, Dataset
from incidents.text import one_line
from incidents.ui.desk import options
from incidents.web import cards
from incidents.web.differ import axis_line, verdict
from incidents.web.gate import SIDES, Html, bdi, fold, glyph, html, quote
from incidents.web.track import track
from incidents.words import asking, names
from incidents.words import cards as card_words
from incidents.words import desk as words

Span = tuple[int, int, int, int]
"""Start and end in the text, the number of the draft, and its slot."""

TO_DECIDE, WARNING, FINE, UNKNOWN = "must", "warn", "fine", "ask"


def heading(title: str, note: str = "") -> Html:
    """Head a section: a rule, a title, a note at the right."""
    return html(h.div(".dk-h")[h.h2[title], h.p[bdi(note)]])


def sentence(*parts: Any) -> Html:
    """Write the sentence that says where things stand."""
    return html(h.p(".dk-say")[parts])


def number(at: int, slot: int, css: str = "") -> h.Element:
    """Draw the mark of a draft: the shape of who speaks, with its number."""
    return h.span(class_=f"dk-n {SIDES[slot]} {css}".strip())[h.b[str(at)]]


def article(text: str, spans: Sequence[Span], current: int) -> Html:
    """Draw a text with the words that drafts rest on marked in it."""
    parts: list[Any] = []
    end = 0
    for start, stop, at, slot in sorted(spans):
        if start < end:
            continue
        parts += [text[end:start], _marked(text[start:stop], at, slot, at == current)]
        end = stop
    return html(h.div(".dk-text", dir="auto")[[*parts, text[end:]]])


def _marked(text: str, at: int, slot: int, is_current: bool) -> h.Element:
    css = f"{SIDES[slot]} now" if is_current else SIDES[slot]
    return h.mark(class_=css)[number(at, slot), text]


def draft(at: int, claim: Claim | None, one: Amendment, dataset: Dataset) -> Html:
    """Draw one draft on a line: who speaks, what it does, how many of what."""
    if claim is None:
        words_ = [h.i[f"“{one_line(one.values.get('quotation', ''))}”"]]
        return html(h.div(".dk-row")[number(at, 2, "open"), words_])
    slot = slot_of(dataset, claim)
    figure = one_line(card_words.figure(claim)) if claim.is_count else ""
    return html(
        h.div(class_=f"dk-row {SIDES[slot]}")[
            number(at, slot),
            h.span(class_=f"bd {claim.stance}")[card_words.badge(claim, dataset)],
            h.b(".dk-fig")[bdi(figure)],
            h.span[bdi(_loss(claim, dataset))],
        ]
    )


def _loss(claim: Claim, dataset: Dataset) -> str:
    if claim.is_count and claim.subject:
        return names.claim_loss(dataset, claim)
    return card_words.topic(claim, dataset)


def ledger(preview: Preview, most: int = 12) -> Html:
    """Draw the rows of an incident in short: what each side says of each loss."""
    if preview.differences is None:
        return html(h.p(".dk-note")[words.headings()["unread"]])
    rows = rows_of(preview.differences)[:most]
    if not rows:
        return html(h.p(".dk-note")[words.headings()["none_taken"]])
    sides = preview.dataset.manifest.sides
    head = h.tr[
        h.th[words.headings()["loss"]],
        [h.th[bdi(side.name)] for side in sides],
        h.th,
    ]
    return html(h.table(".dk-ledger")[h.thead[head], h.tbody[[_short(row) for row in rows]]])


def _short(row: LedgerRow) -> h.Element:
    cells = [
        h.td(class_=SIDES[cell.slot])[
            h.b[cell.figure] if cell.figure else glyph(cell.state, cell.slot),
            " ",
            h.span[cell.told or cell.label],
        ]
        for cell in row.cells
    ]
    return h.tr[h.th(scope="row")[bdi(row.title)], cells, h.td(".v")[verdict(row)]]


def row(found: LedgerRow | None, ticks: Sequence[Tick], when: str, nothing: str) -> Html:
    """Draw one row of the ledger as readers will see it, now or then."""
    if found is None:
        return html(h.div(".dk-then")[h.b(".w")[when], h.p[nothing]])
    inner = h.div(class_=f"r {found.verdict}")[
        h.div(".hd")[h.b[bdi(found.title)], h.span[bdi(found.where)], verdict(found)],
        track(found, ticks),
        h.div(".say")[bdi(found.reason)],
    ]
    return html(h.div(".dk-then")[h.b(".w")[when], h.div(".df")[axis_line(ticks), inner]])


def told(found: LedgerRow | None, when: str, nothing: str) -> Html:
    """Say in a sentence what readers read, now or then."""
    text = found.reason if found else nothing
    return html(h.div(".dk-told")[h.b(".w")[when], h.p[bdi(text)]])


def card(preview: Preview, claim: str) -> Html:
    """Draw the card of a claim."""
    found = preview.card(claim)
    return html(h.div(".fp.q")[cards.card(found)] if found else "")


def checks(found: Iterable[tuple[str, str]]) -> Html:
    """List what is to be decided, warned of and fine, each with its sign."""
    items = [h.li(class_=kind)[bdi(text)] for kind, text in found]
    return html(h.ul(".dk-checks")[items])


def facts(found: Mapping[str, str]) -> Html:
    """List facts, a line each."""
    rows = [h.div[h.dt[name], h.dd[bdi(text)]] for name, text in found.items() if text]
    return html(h.dl(".dk-facts")[rows])


AROUND = 220
"""Letters that are shown before a passage, and after it."""


def passage(text: str, start: int, end: int) -> Html:
    """Draw a passage with what stands around it."""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return html(
        h.p(".dk-passage", dir="auto")[
            h.small[str(start)], " …", before, h.mark[text[start:end]], after, "…"
        ]
    )


def compared(one: Amendment, dataset: Dataset, by: str) -> Html:
    """Draw what was drafted or stood there beside what is proposed; what is the same is folded."""
    heads = words.headings()
    base = one.before or one.drafted
    named = dict.fromkeys(name for name in (*base, *one.values) if name not in HIDDEN)
    shown = [name for name in named if base.get(name, "") or one.values.get(name, "")]
    same = [name for name in shown if base and base.get(name, "") == one.values.get(name, "")]
    first = heads["stood"] if one.before else heads["drafted"]
    head = h.thead[h.tr[h.th, h.th[first] if base else None, h.th[words.proposed_by(by)]]]

    def table(names: Sequence[str]) -> h.Element:
        rows = [_pair(name, base, one.values.get(name, ""), dataset) for name in names]
        return h.table(".dk-pairs")[head, h.tbody[rows]]

    changed = [name for name in shown if name not in same]
    folded = fold(words.unchanged(len(same), is_draft=not one.before), table(same))
    return html(table(changed) if changed else "", folded if same else "")


HIDDEN = ("id", "incident", "sources")


def _pair(name: str, base: Mapping[str, str], new: str, dataset: Dataset) -> h.Element:
    old = base.get(name, "")
    changed = bool(base) and old != new
    before, after = (_cell(name, text, dataset) for text in (old, new))
    return h.tr(class_="ch" if changed else None)[
        h.th(scope="row")[asking.field(name)],
        h.td(".o")[h.s[before] if changed and old else before or "–"] if base else None,
        h.td[h.b[after or "–"] if changed else after],
    ]


def _cell(name: str, text: str, dataset: Dataset) -> h.Node:
    if name in ("claimant", "subject", "side") and text:
        return bdi(asking.party(dataset, text))
    if name in ("category", "measure", "stance", "kind") and text:
        return options.say(name, dataset)(text)
    if name == "stated_basis":
        return asking.bases().get(text, text)
    return quote(text) if name == "quotation" and text else bdi(one_line(text))
