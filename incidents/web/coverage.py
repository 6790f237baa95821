"""Coverage: a row a month, with bars for what was found and marks for where it was read first."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from incidents.brief.shape_coverage import Coverage, CoverageRow, SideCover
from incidents.web.gate import SIDES, Html, bdi, html, mark
from incidents.words import coverage as words


def coverage(found: Coverage) -> Html:
    """Draw the table of months, what is missing, and how to read it."""
    heads = words.headings()
    table = h.table(".cv")[
        h.caption[found.title],
        h.thead[h.tr[_heads(found.names)]],
        h.tbody[[_row(row, found) for row in found.rows]],
    ]
    lists = h.div(".cv-lists")[
        _list(heads["holes"], found.holes),
        _list(heads["reading"], found.reading),
    ]
    said = h.p(".cv-said")[" ".join(found.sentences)]
    return html(h.section(".cv-all")[h.h2[found.title], said, table, lists])


def _heads(names: tuple[str, str]) -> list[h.Element]:
    heads = words.headings()
    both = [[mark(slot), bdi(name)] for slot, name in enumerate(names)]
    scale = h.span(".cv-sc")[[h.i[heads[one]] for one in ("none", "half", "all")]]
    return [
        h.th(scope="col")[heads["month"]],
        h.th(".n", scope="col")[heads["incidents"]],
        h.th(".bars", scope="col")[heads["claims"], h.span(".cv-two")[[h.i[one] for one in both]]],
        h.th(".n", scope="col")[heads["others"]],
        h.th(".home", scope="col")[heads["home"], scale],
        h.th(scope="col")[heads["dated"]],
        h.th(scope="col")[heads["languages"]],
        h.th(scope="col")[heads["searched"]],
    ]


def _list(heading: str, items: Sequence[str]) -> h.Element | None:
    return h.div[h.h3[heading], h.ul[[h.li[bdi(one)] for one in items]]] if items else None


def _row(row: CoverageRow, found: Coverage) -> h.Element:
    name = h.th(scope="row")[row.label]
    if row.kind == "empty":
        return h.tr(".empty")[name, h.td(colspan="7")[h.span[words.nothing()]]]
    heads = words.headings()
    return h.tr(class_=row.kind)[
        name,
        h.td(".n", data_label=heads["incidents"])[words.number(row.incidents)],
        h.td(".bars", data_label=heads["claims"])[_bars(row, found.most)],
        h.td(".n", data_label=heads["others"])[h.span[mark(2), words.number(row.sides[2].claims)]],
        h.td(".home", data_label=heads["home"])[_home(row, found.names)],
        h.td(".dated", data_label=heads["dated"])[_dated(row)],
        h.td(data_label=heads["languages"])[row.languages],
        h.td(data_label=heads["searched"])[bdi(row.searched)],
    ]


def _bars(row: CoverageRow, most: int) -> h.Element:
    """Draw how many claims of each side there are; none of months that are added up."""
    is_month = row.kind == "month"
    return h.div(".cv-bars")[
        [
            h.span(class_=SIDES[one.slot])[
                h.b[words.number(one.claims)],
                h.i(style=f"width:{70 * one.claims / max(most, 1):.1f}%") if is_month else None,
            ]
            for one in row.sides[:2]
        ]
    ]


def _home(row: CoverageRow, names: tuple[str, str]) -> list[h.Node]:
    """Draw the share of each side that was read first at home, and its numbers."""
    said = [one for one in row.sides[:2] if one.claims]
    if not said:
        return [h.small[words.no_claim()]]
    numbers = [
        h.span(class_=SIDES[one.slot], title=names[one.slot])[words.share(one.at_home, one.claims)]
        for one in said
    ]
    return [h.div(".cv-ax", aria_hidden="true")[[_share(one) for one in said]], *_dotted(numbers)]


def _dotted(numbers: Sequence[h.Element]) -> list[h.Node]:
    return [h.small[numbers[0], [[" · ", one] for one in numbers[1:]]]]


def _share(one: SideCover) -> h.Element:
    few = " few" if one.is_few else ""
    return h.i(class_=f"mk {SIDES[one.slot]}{few}", style=f"left:{one.home or 0:.1f}%")


def _dated(row: CoverageRow) -> h.Node:
    if row.dated is None:
        return None
    bar = h.span(".cv-dt", aria_hidden="true")[h.i(style=f"width:{row.dated:.0f}%")]
    return h.span[bar, words.percent(row.dated)]
