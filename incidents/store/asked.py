"""The expressions behind the store's answers, one function each."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from incidents.store import statements as bind
from incidents.store.schema import (
    DENIES,
    DISPUTES,
    SAYS,
    claims,
    history,
    incidents,
    losses,
    meta,
    placements,
    places,
    records,
)
from incidents.store.statements import Shape
from incidents.store.view import NAMES, in_view, matching, standing

MARK_INCIDENTS = 20
"""How many incidents a mark names."""

RANK = 1 << 31
"""More than any number of an incident: what one claim more is worth in the order of a mark."""


def totals(shape: Shape) -> ir.Table:
    """One row: incidents and claims in view, by slot, and incidents without a place."""
    view: Any = in_view(shape)
    seen: Any = view.join(incidents, view.incident_n == incidents.n, how="inner", rname="r_{name}")
    sums = {"incidents": seen.count(), "unplaced": seen.count(where=~seen.placed)}
    sums["claims"] = seen.n.sum().coalesce(0)
    for name in NAMES:
        column = seen[f"n_{name}"]
        sums[f"claims_{name}"] = column.sum().coalesce(0)
        sums[f"incidents_{name}"] = seen.count(where=column > 0)
    return seen.aggregate(**sums)


def not_standing(shape: Shape) -> ir.Table:
    """One row: claims that pass the filters but are undated, said later, or replaced."""
    found: Any = matching(shape)
    at = bind.instant("at")
    undated = found.said.isnull()
    return found.aggregate(
        undated=found.count(where=undated & (found.stated > at)),
        later=found.count(where=~undated & (found.stated > at)),
        revised=found.count(where=(found.stated <= at) & (found.superseded <= at)),
    )


def place_marks(shape: Shape) -> ir.Table:
    """One row a place in sight, those with most claims first."""
    seen = _placed(shape)
    return (
        seen.group_by(key=seen.place_n)
        .aggregate(**_mark_sums(seen))
        .order_by(ibis.desc("claims"), "key")
        .limit(bind.LIMIT)
    )


def cell_marks(shape: Shape) -> ir.Table:
    """One row a cell of the map: places in sight, but for those that are drawn themselves."""
    seen = _placed(shape)
    seen = seen.filter(~bind.one_of("drawn", seen.place_n, "int32"))
    seen = seen.mutate(cell_x=seen.px // bind.whole("cell"), cell_y=seen.py // bind.whole("cell"))
    once = seen.drop("place_n", "at_place", "at_incident", "px", "py").distinct()
    return (
        once.group_by("cell_x", "cell_y")
        .aggregate(**_mark_sums(once))
        .order_by(ibis.desc("claims"), "cell_x", "cell_y")
        .limit(bind.LIMIT)
    )


def incident_ids(_: Shape) -> ir.Table:
    """Ids of the incidents with the wanted numbers."""
    wanted = incidents.filter(incidents.n.isin(bind.listed("numbers", "int32")))
    return wanted.select("n", "id")


def _placed(shape: Shape) -> Any:
    """Incidents in view once for each of their places in sight."""
    view: Any = in_view(shape)
    here: Any = places
    if "bounds" in shape:
        here = here.filter(
            places.west <= bind.text("east").cast("float64"),
            places.east >= bind.text("west").cast("float64"),
            places.south <= bind.text("north").cast("float64"),
            places.north >= bind.text("south").cast("float64"),
        )
    here = here.select(place_n=here.n, px=here.x, py=here.y)
    at: Any = placements.select(at_incident=placements.incident_n, at_place=placements.place_n)
    joined = view.join(at, view.incident_n == at.at_incident)
    return joined.join(here, joined.at_place == here.place_n)


def _mark_sums(seen: Any) -> dict[str, Any]:
    # One number an incident sorts faster than two columns: most claims first, then by time.
    ranked = seen.incident_n - seen.n * RANK
    return {
        "incidents": seen.count(),
        "claims": seen.n.sum(),
        "third": seen.n_t.sum(),
        "said_a": seen.said_a.sum() > 0,
        "said_b": seen.said_b.sum() > 0,
        "refused_a": seen.refused_a.sum() > 0,
        "refused_b": seen.refused_b.sum() > 0,
        "first": ranked.collect().sort()[:MARK_INCIDENTS],
    }


def event_days(shape: Shape) -> ir.Table:
    """Claims in view by the day their incident began, and by slot."""
    found: Any = standing(shape)
    found = found.filter(
        found["first"] >= bind.day("first_day"), found["first"] <= bind.day("last_day")
    )
    return found.group_by(day=found["first"], slot=found.slot).aggregate(claims=found.count())


def record_days(shape: Shape) -> ir.Table:
    """Claims by the day they are known to have been said, and by slot; replaced ones too."""
    found: Any = matching(shape)
    found = found.filter(found.said.notnull())
    return found.group_by(day=found.said, slot=found.slot).aggregate(claims=found.count())


def chosen(shape: Shape) -> ir.Table:
    """Numbers of the incidents in view with most claims, of those wanted by id if any are."""
    view: Any = in_view(shape)
    if "ids" in shape:
        wanted = incidents.filter(incidents.id.isin(bind.listed("ids")))
        view = view.filter(view.incident_n.isin(wanted.n))
    ordered = view.order_by(ibis.desc("n"), "incident_n").select("incident_n")
    return ordered.limit(bind.LIMIT) if "limit" in shape else ordered


def listed(shape: Shape) -> ir.Table:
    """Incidents in view as JSON, in order of time; only those without a place if so asked."""
    view: Any = in_view(shape)
    found: Any = incidents.filter(~incidents.placed) if "unplaced" in shape else incidents
    found = found.filter(found.n.isin(view.incident_n))
    page = found.order_by("n").limit(bind.LIMIT, offset=bind.OFFSET)
    return page.select("json")


def incident_records(_: Shape) -> ir.Table:
    """Incidents with the wanted numbers as JSON, in order of time."""
    wanted = incidents.filter(incidents.n.isin(bind.listed("numbers", "int32")))
    return wanted.order_by("n").select("json")


def claim_records(shape: Shape) -> ir.Table:
    """Claims in view about the wanted incidents as JSON, and all that they replace."""
    shown: Any = standing(shape)
    shown = shown.filter(shown.incident_n.isin(bind.listed("numbers", "int32")))
    before: Any = history.filter(history.claim_n.isin(shown.n))
    carried: Any = claims.filter(claims.n.isin(before.before_n))
    columns = ("position", "json")
    both = shown.select(*columns).union(carried.select(*columns), distinct=True)
    return both.order_by("position").select("json")


def records_by_id(_: Shape) -> ir.Table:
    """List records of one table with the wanted ids, as JSON."""
    found = records.filter(records.table == bind.text("table"))
    return found.filter(found.id.isin(bind.listed("ids"))).order_by("id").select("json")


def retellings_of(_: Shape) -> ir.Table:
    """Retellings of the wanted claims, as JSON."""
    found = records.filter(records.table == "retellings")
    return found.filter(found.claim.isin(bind.listed("ids"))).order_by("id").select("json")


def all_records(_: Shape) -> ir.Table:
    """All records of one table, as JSON."""
    found = records.filter(records.table == bind.text("table"))
    return found.order_by("id").select("id", "json")


def sums(shape: Shape) -> ir.Table:
    """One row a claimant side, subject, category and measure: the interval of the sum.

    The rule is "Adding up" of the ledger: each incident once, with the hull of the voices of
    the side; claims about parts of an incident and about periods are counted, never added. An
    account that neither gives a number nor denies makes the sum a least.
    """
    accounts = _accounts(shape)
    gives = accounts.low.notnull()
    missing = ~gives & ((accounts.words > 0) | (accounts.disputed & ~accounts.denied))
    parts = ibis.cases((gives, accounts.numbers), (accounts.words > 0, accounts.words), else_=0)
    rows = accounts.group_by("loss_n").aggregate(
        low=accounts.low.sum(),
        high=accounts.high.sum(),
        has_open=accounts.has_open.any(),
        incidents=accounts.count(where=gives | missing),
        parts=parts.sum(),
        missing=accounts.count(where=missing),
        left_out=accounts.left_out.sum(),
        positive=(gives | (accounts.words > 0)).any(),
    )
    found = rows.filter(rows.positive).drop("positive")
    named = losses.join(found, losses.n == found.loss_n).drop("n", "loss_n")
    keys = ("subject", "category", "measure", "slot")
    return named.order_by(ibis.desc("incidents"), *keys).limit(bind.LIMIT)


def _accounts(shape: Shape) -> Any:
    """One row a side's account of one loss in one incident: the hull of its voices."""
    found: Any = standing(shape)
    found = found.filter(found.loss_n.notnull())
    speaks = found.whole & (found.bearing == SAYS)
    has_number = speaks & found.low.notnull()
    return found.group_by("loss_n", "incident_n").aggregate(
        low=found.low.min(where=has_number),
        high=found.high.max(where=has_number),
        has_open=(has_number & found.high.isnull()).any(),
        numbers=found.count(where=has_number),
        words=found.count(where=speaks & found.low.isnull()),
        disputed=(found.whole & (found.bearing == DISPUTES)).any(),
        denied=(found.whole & (found.bearing == DENIES)).any(),
        left_out=found.count(where=~found.whole),
    )


def known_ids(_: Shape) -> ir.Table:
    """Those of the wanted ids that are ids of incidents."""
    return incidents.filter(incidents.id.isin(bind.listed("ids"))).select("id")


def every_id(_: Shape) -> ir.Table:
    """All ids of incidents, in order of time."""
    return incidents.order_by("n").select("id")


def described(_: Shape) -> ir.Table:
    """All that the dataset says of itself, as keys and values."""
    return meta


def span(_: Shape) -> ir.Table:
    """One row: the first and the last day of all incidents."""
    return incidents.aggregate(first=incidents["first"].min(), last=incidents["last"].max())
