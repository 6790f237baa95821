"""How much of the record there is, by month and side: its unevenness shown, not explained away."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from incidents.brief.shape_coverage import Coverage, CoverageRow, Kind, SideCover
from incidents.brief.sight import Sight
from incidents.dates import next_month
from incidents.model import Side
from incidents.store import Covered, SlotCount
from incidents.text import one_line
from incidents.words import coverage as words

FEW = 10
"""Of fewer claims than this a share means little."""

NOBODY = (SlotCount(), SlotCount(), SlotCount())


def coverage(sight: Sight) -> Coverage:
    """Work out what is on record of every month, of both sides and of others."""
    sides = sight.manifest.sides
    found = sight.store.coverage()
    rows = [_row(one, sides) for one in _with_gaps(found, sight.manifest.updated)]
    total = _row(_all(found), sides, is_all=True) if found else None
    months = [one for one in rows if one.kind != "earlier"]
    return Coverage(
        title=words.title(),
        names=(one_line(sides[0].adjective), one_line(sides[1].adjective)),
        sentences=tuple(_sentences(total, sides)) if total else (),
        rows=(*rows, total) if total else (),
        most=max((one.claims for row in months for one in row.sides[:2]), default=0),
        holes=(*sight.manifest.holes, *_holes(rows, sides)),
        reading=words.reading(FEW),
    )


def _with_gaps(found: Sequence[Covered], updated: dt.date) -> Iterator[Covered]:
    """Put what has nothing between what has something, up to the month of the last change."""
    if not found:
        return
    yield found[0]
    for before, one in pairwise(found):
        yield from _gap(next_month(before.end), one.start)
        yield one
    yield from _gap(next_month(found[-1].end), next_month(updated))


def _gap(start: dt.date, until: dt.date) -> Iterator[Covered]:
    if start < until:
        last = (until - dt.timedelta(days=1)).replace(day=1)
        yield Covered(start, last, 0, NOBODY, (None, None))


def _all(found: Sequence[Covered]) -> Covered:
    first, second, third = (_sum([one.slots[slot] for one in found]) for slot in range(3))
    searched = [[one.searched[slot] for one in found] for slot in range(2)]
    latest = [max(filter(None, days), default=None) for days in searched]
    incidents = sum(one.incidents for one in found)
    days = (found[0].start, found[-1].end)
    return Covered(*days, incidents, (first, second, third), (latest[0], latest[1]))


def _sum(parts: Sequence[SlotCount]) -> SlotCount:
    return SlotCount(
        incidents=sum(one.incidents for one in parts),
        claims=sum(one.claims for one in parts),
        at_home=sum(one.at_home for one in parts),
        dated=sum(one.dated for one in parts),
        languages=_languages(parts),
    )


def _languages(parts: Iterable[SlotCount]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in parts:
        found.update(one.languages)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _row(one: Covered, sides: Sequence[Side], *, is_all: bool = False) -> CoverageRow:
    first, second, third = (_side(one, slot, sides) for slot in range(3))
    spoken = (first, second, third)
    claims = sum(each.claims for each in spoken)
    label = words.all_months() if is_all else words.months(one.start, one.end)
    dated = _share(sum(each.dated for each in spoken), claims)
    return CoverageRow(
        kind="all" if is_all else _kind(one),
        label=label,
        start=one.start.isoformat(),
        end=one.end.isoformat(),
        incidents=one.incidents,
        claims=claims,
        sides=spoken,
        dated=dated,
        languages=words.languages(_languages(one.slots)),
        searched=words.searched(one.searched, [side.adjective for side in sides]),
        words=words.row(label, one.incidents, [each.words for each in spoken], dated),
    )


def _kind(one: Covered) -> Kind:
    if not one.incidents:
        return "empty"
    return "earlier" if one.start < one.end else "month"


def _side(one: Covered, slot: int, sides: Sequence[Side]) -> SideCover:
    spoken = one.slots[slot]
    searched = one.searched[slot] if slot < len(sides) else None
    name = sides[slot].adjective if slot < len(sides) else ""
    return SideCover(
        slot=slot,
        incidents=spoken.incidents,
        claims=spoken.claims,
        at_home=spoken.at_home,
        home=_share(spoken.at_home, spoken.claims) if name else None,
        is_few=spoken.claims < FEW,
        dated=spoken.dated,
        languages=_languages([spoken]),
        searched=searched.isoformat() if searched else "",
        words=words.side(name, spoken.claims, spoken.at_home),
    )


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _sentences(total: CoverageRow, sides: Sequence[Side]) -> Iterator[str]:
    for side, one in zip(sides, total.sides, strict=False):
        yield words.read_first(side, one.claims, one.at_home)
    yield words.read_dates(total.claims, sum(one.dated for one in total.sides))


def _holes(rows: Sequence[CoverageRow], sides: Sequence[Side]) -> Iterator[str]:
    """Name the months without anything, and those in which nobody logged a search."""
    empty = [one.label for one in rows if one.kind == "empty"]
    if empty:
        yield words.nothing_recorded(empty)
    for slot, side in enumerate(sides):
        bare = [one.label for one in rows if one.incidents and not one.sides[slot].searched]
        if bare:
            yield words.no_search(side.adjective, bare)
