"""Tables: the ledger, the incidents and the sources of a view, for eyes and screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import htpy as h

from incidents.brief.shape import (
    Beside,
    Cell,
    IncidentLine,
    LedgerRow,
    MapView,
    Mark,
    Reference,
)
from incidents.text import capital
from incidents.web.gate import (
    SIDES,
    Html,
    bdi,
    glyph,
    html,
    kept,
    link,
    mark,
    opener,
    row_at,
    struck,
)
from incidents.words import asking, counts, page

MAX_ROWS = 200
MOST_ROOM = 8
"""For how many rows of a list room is kept before they are there."""

ROWS = 2048
"""How many rows of each table are remembered."""


def ledger(
    rows: Sequence[LedgerRow], names: tuple[str, str], search: str, order: str, most: int = MAX_ROWS
) -> Html:
    """Draw the ledger: what each side says of each loss, and whether the two can be compared.

    Parameters
    ----------
    rows
        All rows of the view.
    names
        What each side's column is headed.
    search
        Only rows that hold these words.
    order
        ``spoken``, ``date``, ``gap`` or ``loss``.
    most
        The most rows.
    """
    found = [row for row in rows if search.casefold() in _text(row)]
    shown = sorted(found, key=ORDERS.get(order, _spoken))[:most]
    # What a button below still offers is not out of reach.
    rest = len(found) - most if most >= MAX_ROWS else 0
    heads = page.headings()
    columns = [
        heads["loss_or_question"],
        [mark(0), bdi(names[0])],
        [mark(1), bdi(names[1])],
        [mark(2), heads["others"]],
        heads["compared"],
    ]
    caption = page.captions()["ledger"]
    return _table(caption, "ledger", columns, map(_ledger_row, shown), rest)


def _text(row: LedgerRow) -> str:
    return f"{row.alternative} {row.incident}".casefold()


def _spoken(row: LedgerRow) -> tuple[float, str]:
    return (-(sum(len(cell.claims) for cell in row.cells) + len(row.others)), "")


def _by_gap(row: LedgerRow) -> tuple[float, str]:
    gap = row.gap[0] or 0 if row.gap else -1
    return (-(row.ratio or gap), "")


ORDERS: dict[str, Callable[[LedgerRow], tuple[float, str]]] = {
    "spoken": _spoken,
    "date": lambda row: (0, row.start),
    "gap": _by_gap,
    "loss": lambda row: (0, row.title.casefold()),
}


def _table(caption: str, css: str, heads: Sequence[Any], rows: Any, rest: int) -> Html:
    head = h.thead[h.tr[[h.th(scope="col")[one] for one in heads]]]
    more = h.p(".more")[page.more_rows(rest)] if rest > 0 else None
    body = h.tbody[list(rows)]
    return html(h.div(".tb")[h.table(class_=f"lg {css}")[h.caption[caption], head, body], more])


@kept(ROWS)
def _ledger_row(row: LedgerRow) -> h.Element:
    title = opener("", row.incident, bdi(row.title), at=row_at(row.key))
    heads = page.headings()
    return h.tr[
        h.th(scope="row")[title, h.small[bdi(row.where)]],
        [_cell(cell) for cell in row.cells],
        h.td(".o", data_label=heads["others"])[[_other(one) for one in row.others]],
        h.td(".say")[h.b[f"{capital(row.label)}."], " ", bdi(row.reason)],
    ]


def _cell(cell: Cell) -> h.Element:
    """Write one side's account: figures and verb, or the words in their place."""
    css = SIDES[cell.slot]
    if cell.figure:
        also = f" ({cell.also})" if cell.also else ""
        old = struck(one.label for one in cell.old)
        return h.td(class_=css, data_label=cell.name)[old, h.b[cell.figure], f" {cell.told}{also}"]
    if cell.state == "states":
        return h.td(class_=css, data_label=cell.name)[bdi(cell.label)]
    sign = glyph(cell.state, cell.slot)
    return h.td(class_=f"{css} no", data_label=cell.name)[sign, bdi(cell.label)]


def _other(one: Beside) -> h.Element:
    return h.span[bdi(one.label)]


def chooser(lines: Sequence[IncidentLine], number: int) -> Html:
    """List incidents by name, each to be opened, and count those of a ``number`` that are not.

    Without any it is the room for the list, until the menu that holds it is open.
    """
    rest = number - len(lines) if lines else 0
    listed = [h.li[_choice(one)] for one in lines]
    more = h.li(".xc-note")[page.more_rows(rest)] if rest > 0 else None
    return html(h.ul(".xc-list", style=f"--n:{min(number, MOST_ROOM)}")[listed, more])


def _choice(line: IncidentLine) -> h.Element:
    note = h.small[f"{line.kind} · {line.when}"]
    return opener("xc-row", line.id, h.b[bdi(line.title)], note)


def incidents(
    lines: Sequence[IncidentLine], names: tuple[str, str], bounds: Sequence[str] = ()
) -> Html:
    """Draw the incidents in view, each with who has spoken of it: the map for a reader.

    ``bounds`` say how much is left out, where the list is cut.
    """
    heads = page.headings()
    columns = [heads[name] for name in ("incident", "when", "where", "kind")]
    rows = (_incident_row(one, (*names, heads["others"])) for one in lines)
    caption = page.captions()["incidents"]
    table = _table(caption, "incidents", [*columns, *names, heads["others"]], rows, 0)
    return html(table, [h.p(".more")[told] for told in bounds])


@kept(ROWS)
def _incident_row(line: IncidentLine, names: tuple[str, str, str]) -> h.Element:
    heads = page.headings()
    cells = zip(names, ("a", "b", "o"), line.spoken, strict=True)
    return h.tr[
        h.th(scope="row")[opener("", line.id, bdi(line.title))],
        h.td(data_label=heads["when"])[line.when],
        h.td(".wrap", data_label=heads["where"])[bdi(line.where)],
        h.td(data_label=heads["kind"])[line.kind],
        [h.td(class_=f"{css} num", data_label=name)[told] for name, css, told in cells],
    ]


def places(found: MapView, titles: Mapping[str, str], names: tuple[str, str]) -> Html:
    """Draw what the map shows: every place, its incidents, and who has spoken of them.

    ``titles`` are those of the incidents in view, by id.
    """
    heads = page.headings()
    columns = [heads["place"], heads["incidents"], *names, heads["others"]]
    ordered = sorted(found.marks, key=lambda mark: mark.label.casefold())
    rows = (_place_row(mark, titles, names) for mark in ordered[:MAX_ROWS])
    caption = page.captions()["places"]
    return _table(caption, "places", columns, rows, len(ordered) - MAX_ROWS)


def _place_row(place: Mark, titles: Mapping[str, str], names: tuple[str, str]) -> h.Element:
    heads = page.headings()
    known = [(one, titles[one]) for one in place.incidents if one in titles]
    rest = place.n_incidents - len(known)
    sides = zip(names, SIDES, place.said, strict=False)
    return h.tr[
        h.th(scope="row")[bdi(place.label), place.surety and h.small[place.surety]],
        h.td(".wrap", data_label=heads["incidents"])[
            [h.div[opener("", one, bdi(title))] for one, title in known],
            rest > 0 and h.small[counts.more(rest)],
        ],
        [h.td(class_=css, data_label=name)[bdi(told)] for name, css, told in sides],
        h.td(".o", data_label=heads["others"])[counts.claims(place.n_third)],
    ]


def sources(found: Sequence[Reference]) -> Html:
    """Draw the sources of the claims in view."""
    heads = page.headings()
    columns = [heads[name] for name in ("outlet", "title", "published", "tier", "carried")]
    ordered = sorted(found, key=lambda one: (one.outlet.casefold(), one.number))
    rows = (_source_row(one) for one in ordered[:MAX_ROWS])
    caption = page.captions()["sources"]
    return _table(caption, "sources", columns, rows, len(ordered) - MAX_ROWS)


@kept(ROWS)
def _source_row(one: Reference) -> h.Element:
    heads = page.headings()
    title = link(one.title or one.outlet, one.url)
    basis = asking.known_by(one.basis)
    archived = one.archive and [" · ", link(heads["archived"], one.archive)]
    return h.tr[
        h.th(scope="row")[bdi(one.outlet)],
        h.td(".wrap", lang=one.language or None, data_label=heads["title"])[title],
        h.td(data_label=heads["published"])[one.published, basis and h.small[basis], archived],
        h.td(data_label=heads["tier"])[bdi(one.tier or heads["ungraded"])],
        h.td(".num", data_label=heads["carried"])[f"{len(one.claims):,}"],
    ]
