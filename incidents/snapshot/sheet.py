"""Everything a picture says, gathered before anything is drawn."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.charts.panels import Ledger, Line, sum_line
from incidents.charts.summing import owner, sum_rank
from incidents.context import Context, context
from incidents.export.about import About, about
from incidents.ledger import groups, sums
from incidents.ledger.records import Comparison, Sum
from incidents.model import Dataset, Incident, Side
from incidents.snapshot.frame import Extent, extent_of
from incidents.snapshot.permalink import view_link
from incidents.store.answers import DayCount, Mark, SumRow, Totals

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store

MOST_ROWS = 200
NO_STATEMENT = "no statement found"
HIDDEN = "hidden by the filters"


@dataclass(frozen=True)
class PanelRow:
    """A row of a panel, with the claims its figure is made of."""

    line: Line
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """Rows of a panel under one heading."""

    heading: str
    rows: tuple[PanelRow, ...]


@dataclass(frozen=True)
class Panel:
    """What one side says: how much, about others' losses, about its own."""

    side: Side
    claims: int
    incidents: int
    blocks: tuple[Block, Block]


@dataclass(frozen=True)
class Sheet:
    """The content of one picture, independent of its layout and format.

    ``shown`` is the view; ``dataset`` holds its incidents with all that both sides said of them,
    which the comparisons in ``rows`` draw on. ``link`` opens the view on the page, if the page has
    a public address.
    """

    facts: About
    dataset: Dataset
    shown: Dataset
    totals: Totals
    marks: tuple[Mark, ...]
    days: tuple[DayCount, ...]
    period: tuple[dt.date, dt.date]
    rows: tuple[tuple[str, tuple[Comparison, ...]], ...]
    panels: tuple[Panel, Panel]
    others: int
    unplaced: tuple[Incident, ...]
    incident: Incident | None
    centre: tuple[float, float, float] | None
    link: str = ""

    def extent(self, ground: Extent) -> Extent | None:
        """Give the extent of what is marked, as far as the ground of the map reaches.

        Parameters
        ----------
        ground
            West, south, east, north, in degrees: where the map has land to show.
        """
        return extent_of(_bounds(mark) for mark in self.framed(ground))

    def framed(self, ground: Extent) -> Sequence[Mark]:
        """List the marks that the map must show: of those on the ground, the incident's."""
        chosen = self.incident.id if self.incident else ""
        marks = [one for one in self.marks if not chosen or chosen in one.incidents]
        near = [one for one in marks if _is_in(one, ground)]
        beside = [one for one in self.marks if _is_in(one, ground)]
        return near or marks or beside or self.marks


def _is_in(mark: Mark, extent: Extent) -> bool:
    west, south, east, north = extent
    return west < mark.lon < east and south < mark.lat < north


def _bounds(mark: Mark) -> Extent:
    if mark.geometry is None:
        return (mark.lon, mark.lat, mark.lon, mark.lat)
    west, south, east, north = mark.geometry.bounds
    return (west, south, east, north)


def gather(view: View, store: Store, address: str = "") -> Sheet:
    """Ask the store and the ledger for everything that a picture of a view says.

    Parameters
    ----------
    view, store
        What to show, and of which data.
    address
        The public address of the page, checked, or none.

    Raises
    ------
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    query = view.query
    only = [view.incident] if view.incident else None
    seen = context(store, query, limit=MOST_ROWS, incidents=only)
    dataset = seen.shown
    known = all(value is not None for value in (view.lat, view.lon, view.zoom))
    return Sheet(
        facts=about(view, store, dataset),
        dataset=seen.whole,
        shown=dataset,
        totals=store.totals(query),
        marks=store.marks(query),
        days=_days(view, store, dataset),
        period=_period(view, store, dataset),
        rows=groups(seen.comparisons),
        panels=_panels(view, store, seen),
        others=_counts(view, store, dataset).get(None, (0, 0))[0],
        unplaced=store.unplaced(query),
        incident=dataset.incidents.get(view.incident) if view.incident else None,
        centre=(view.lon, view.lat, view.zoom) if known else None,  # type: ignore[arg-type]
        link=view_link(address, view, store),
    )


def _days(view: View, store: Store, dataset: Dataset) -> tuple[DayCount, ...]:
    """Count claims by the day their incident began: day by day while the slice holds the view."""
    if store.totals(view.query).incidents > len(dataset.incidents) and not view.incident:
        return store.days(view.query)
    revised = {old for claim in dataset.claims.values() for old in claim.revises}
    counts: dict[dt.date, Counter[str | None]] = defaultdict(Counter)
    for claim in dataset.claims.values():
        if claim.id not in revised:
            day = dataset.incidents[claim.incident].start
            counts[day][dataset.side_of(claim.claimant)] += 1
    return tuple(DayCount(day, day, counts[day]) for day in sorted(counts))


def _period(view: View, store: Store, dataset: Dataset) -> tuple[dt.date, dt.date]:
    """Give the days the picture is about: those asked for, or else those of its incidents."""
    window = store.manifest.headline
    found = dataset.incidents.values()
    first = min((one.start for one in found), default=window.start)
    last = max((one.end for one in found), default=window.end)
    return view.query.start or first, view.query.end or last


def _panels(view: View, store: Store, seen: Context) -> tuple[Panel, Panel]:
    dataset = seen.shown
    details = sums.table(dataset, view.query.as_known_on)
    # One incident is added up by the ledger; a whole view by the database, however large it is.
    added = [_as_added(one) for one in details] if view.incident else list(store.sums(view.query))
    ledger = Ledger(seen.whole, seen.in_view(), added, details)
    counts = _counts(view, store, dataset)
    first, second = (_panel(side, ledger, counts) for side in dataset.manifest.sides)
    return first, second


def _as_added(total: Sum) -> SumRow:
    """Write a sum of the ledger with counts in place of lists, as the store has it."""
    return SumRow(
        total.side,
        total.subject,
        total.category,
        total.measure,
        total.total,
        len(total.incidents),
        total.missing,
        len(total.left_out),
    )


def _counts(view: View, store: Store, dataset: Dataset) -> dict[str | None, tuple[int, int]]:
    """Count claims and incidents by side."""
    if not view.incident:
        return dict(store.totals(view.query).by_side)
    revised = {old for claim in dataset.claims.values() for old in claim.revises}
    standing = [claim for claim in dataset.claims.values() if claim.id not in revised]
    sides = [dataset.side_of(claim.claimant) for claim in standing]
    return {side: (sides.count(side), 1) for side in set(sides)}


def _panel(side: Side, ledger: Ledger, counts: dict[str | None, tuple[int, int]]) -> Panel:
    claims, incidents = counts.get(side.id, (0, 0))
    other = next(one for one in ledger.dataset.manifest.sides if one.id != side.id)
    blocks = (
        Block(f"{other.adjective} losses it claims", _rows(side, "other", ledger)),
        Block("Its own losses it admits", _rows(side, "own", ledger)),
    )
    return Panel(side, claims, incidents, blocks)


def _rows(side: Side, whose: str, ledger: Ledger) -> tuple[PanelRow, ...]:
    mine = [
        one for one in ledger.sums if one.side == side.id and owner(one, ledger.dataset) == whose
    ]
    ordered = sorted(mine, key=lambda one: sum_rank(one, ledger.dataset))
    rows = [PanelRow(sum_line(one, ledger), _parts(one, ledger)) for one in ordered]
    return tuple(rows) or (PanelRow(Line("Losses", _instead(side, ledger), is_figure=False)),)


def _instead(side: Side, ledger: Ledger) -> str:
    """Say why a side gives no figure: a filter that hides its words is not its silence."""
    shown = any(one.side == side.id for one in ledger.sums)
    speaks = any(row.account_of(side.id).claims for row in ledger.comparisons)
    return HIDDEN if speaks and not shown else NO_STATEMENT


def _parts(added: object, ledger: Ledger) -> tuple[str, ...]:
    """List the claims of the ledger's own sum of the same loss."""
    key = _key(added)
    return next((one.parts for one in ledger.details if _key(one) == key), ())


def _key(total: object) -> tuple[object, ...]:
    return tuple(getattr(total, name) for name in ("side", "subject", "category", "measure"))
