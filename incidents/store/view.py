"""Which claims and incidents are in view, as expressions: the meaning of a `Query`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from geodata.folding import fold
from incidents.errors import QueryError
from incidents.names import Names
from incidents.query import Query
from incidents.store import statements as bind
from incidents.store.schema import DENIES, DISPUTES, NOW, SAYS, claims, incidents, placements
from incidents.store.statements import Shape

SLOTS = (0, 1, 2)
"""The two sides in their order, then third parties."""

NAMES = ("a", "b", "t")
"""Column suffix of each slot."""


def shape_of(query: Query) -> Shape:
    """Name the filters for which a statement of its own is compiled.

    Those that need another table; the rest are in every statement, and are bound so that they
    let everything pass. DuckDB folds them away, at no cost.
    """
    used = {"text": bool(query.text), "place": bool(query.place)}
    return frozenset(name for name, is_used in used.items() if is_used)


def values_of(query: Query, names: Names) -> dict[str, Any]:
    """Give the values of every filter but ``places``, which the store knows.

    Raises
    ------
    QueryError
        If the query names a party that the dataset does not know.
    """
    for party in (*query.claimants, *query.subjects):
        if not names.has(party):
            raise QueryError(f"There is no side or party {party!r} in this dataset")
    return {
        "start": query.start or dt.date.min,
        "end": query.end or dt.date.max,
        **_choice("kinds", query.kinds),
        **_choice("stances", query.stances),
        **_choice("claimants", sorted(names.speakers(query.claimants)), query.claimants),
        **_choice("subjects", sorted(names.subjects(query.subjects)), query.subjects),
        "text": fold(query.text),
        "at": instant_of(query),
        "claimless": not query.filters_claims,
    }


def _choice(
    name: str, values: Sequence[str], chosen: Sequence[str] | None = None
) -> dict[str, Any]:
    """Bind a list, and whether anything passes because nothing was chosen."""
    return {name: list(values), f"any_{name}": not (values if chosen is None else chosen)}


def _chosen(name: str, column: Any) -> Any:
    return bind.flag(f"any_{name}") | bind.one_of(name, column)


def instant_of(query: Query) -> dt.datetime:
    """Give the instant a query looks at, as the store writes it: UTC, without a zone."""
    return NOW if query.as_known_on is None else query.as_known_on.replace(tzinfo=None)


def _about_incident(table: Any, incident_n: Any, shape: Shape) -> list[Any]:
    """List the conditions on an incident, for any table that carries its days and kind."""
    conditions = [
        table["last"] >= bind.day("start"),
        table["first"] <= bind.day("end"),
        _chosen("kinds", table.kind),
    ]
    if "place" in shape:
        here = placements.filter(bind.one_of("places", placements.place_n, "int32"))
        conditions.append(incident_n.isin(here.incident_n))
    return conditions


def matching(shape: Shape) -> ir.Table:
    """Claims that pass every filter but the record time; replaced ones among them."""
    conditions = [
        *_about_incident(claims, claims.incident_n, shape),
        _chosen("claimants", claims.claimant),
        _chosen("subjects", claims.subject),
        _chosen("stances", claims.stance),
    ]
    if "text" in shape:
        about = incidents.filter(incidents.text.contains(bind.text("text")))
        by_incident = claims.incident_n.isin(about.n)
        conditions.append(claims.text.contains(bind.text("text")) | by_incident)
    return claims.filter(*conditions)


def stands(table: Any) -> Any:
    """Whether a claim had been stated, and not yet been replaced, at the instant."""
    at = bind.instant("at")
    return (table.stated <= at) & (table.superseded > at)


def standing(shape: Shape) -> ir.Table:
    """Claims in view."""
    found = matching(shape)
    return found.filter(stands(found))


def in_view(shape: Shape) -> ir.Table:
    """Incidents in view, with how much each side says of them.

    Columns: ``incident_n``, ``n`` (claims), ``n_a``, ``n_b``, ``n_t`` (by slot), and for the
    sides ``said_a``, ``said_b`` and ``refused_a``, ``refused_b`` (counts).
    """
    found = standing(shape)
    sums: dict[str, Any] = {"n": found.count()}
    for slot, name in zip(SLOTS, NAMES, strict=True):
        sums[f"n_{name}"] = found.count(where=found.slot == slot)
    for slot, name in zip(SLOTS[:2], NAMES[:2], strict=True):
        own = found.slot == slot
        refuses = (found.bearing == DISPUTES) | (found.bearing == DENIES)
        sums[f"said_{name}"] = found.count(where=own & (found.bearing == SAYS))
        sums[f"refused_{name}"] = found.count(where=own & refuses)
    spoken_of = found.group_by("incident_n").aggregate(**sums)
    return spoken_of.union(_claimless(shape, list(sums)))


def _claimless(shape: Shape, counts: list[str]) -> ir.Table:
    """Incidents of which nothing was said by anyone, in the columns of `in_view`."""
    unspoken = bind.flag("claimless") & (incidents.claims == 0)
    conditions = [unspoken, *_about_incident(incidents, incidents.n, shape)]
    if "text" in shape:
        conditions.append(incidents.text.contains(bind.text("text")))
    zeros = {name: ibis.literal(0, type="int64") for name in counts}
    return incidents.filter(*conditions).select(incident_n=incidents.n, **zeros)
