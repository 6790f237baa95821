"""The statements behind sums: a side's accounts of losses, and the claims they are made of."""

from __future__ import annotations

from incidents.query import Query
from incidents.store import facts
from incidents.store.schema import DENIES, DISPUTES, SAYS
from incidents.store.sql import IS_CLAIM, on_claims

FEW = 3
"""A sum over so few incidents names the claims that it is made of."""


def sums(query: Query, *, one: bool = False) -> str:
    """One row a claimant side, subject, category and measure: the interval of the sum.

    The rule is "Adding up" of the ledger: each incident once, with the hull of the voices of
    the side; claims about parts of an incident and about periods are counted, never added. An
    account that neither gives a number nor denies makes the sum a least. ``one`` asks for the
    loss ``$loss`` alone. The last column names the first few incidents that it is over.
    """
    return (
        f"WITH found AS ({_accounts(query, one=one)}), "
        "added AS (SELECT loss_n, sum(low) AS low, sum(high) AS high,"
        " coalesce(bool_or(has_open), FALSE) AS has_open,"
        " count(*) FILTER (gives OR lacks) AS incidents, sum(parts) AS parts,"
        " count(*) FILTER (lacks) AS missing, sum(left_out) AS left_out,"
        f" min(n, {FEW}) FILTER (gives OR lacks) AS few"
        " FROM found GROUP BY loss_n HAVING bool_or(speaks)) "
        "SELECT loss_n, slot, subject, category, measure, low, high, has_open, incidents, parts,"
        " missing, left_out, few FROM added JOIN losses ON losses.n = loss_n"
        " ORDER BY incidents DESC, subject, category, measure, slot LIMIT $limit"
    )


def made_of(query: Query) -> str:
    """One row each of the losses ``$losses``: the claims that its sum is made of."""
    return (
        "SELECT loss_n, flatten(list(ids ORDER BY n) FILTER (gives OR lacks))"
        f" FROM ({_accounts(query)}) WHERE loss_n IN (SELECT unnest($losses)) GROUP BY loss_n"
    )


def _accounts(query: Query, *, one: bool = False) -> str:
    """One row a side's account of one loss in one incident, as in `schema.TABLES`."""
    only = " AND loss_n = $loss" if one else ""
    if facts.suffice(query):
        return f"SELECT * FROM accounts WHERE {facts.within(query)}{only}"
    return accounts(on_claims(query) + only)


def accounts(condition: str) -> str:
    """Make accounts of the claims that meet a condition: the hull of a side's voices."""
    speaks = f"whole AND bearing = {SAYS}"
    number = f"{speaks} AND low IS NOT NULL"
    hull = (
        f"SELECT incident_n AS n, loss_n, any_value(kind) AS kind, any_value(first) AS first,"
        f" any_value(last) AS last, min(low) FILTER ({number}) AS low,"
        f" max(high) FILTER ({number}) AS high,"
        f" bool_or({number} AND high IS NULL) AS has_open,"
        f" count(*) FILTER ({number}) AS numbers,"
        f" count(*) FILTER ({speaks} AND low IS NULL) AS words,"
        f" bool_or(whole AND bearing = {DISPUTES}) AND"
        f" NOT bool_or(whole AND bearing = {DENIES}) AS disputed,"
        " count(*) FILTER (NOT whole) AS left_out,"
        f" list(id ORDER BY position) FILTER ({speaks}) AS ids"
        f" FROM claims WHERE {condition} AND {IS_CLAIM} AND loss_n IS NOT NULL"
        " GROUP BY loss_n, incident_n"
    )
    return (
        "SELECT n, loss_n, kind, first, last, low, high, has_open, low IS NOT NULL AS gives,"
        " low IS NULL AND (words > 0 OR disputed) AS lacks, low IS NOT NULL OR words > 0 AS speaks,"
        " CASE WHEN low IS NOT NULL THEN numbers ELSE words END AS parts, left_out, ids"
        f" FROM ({hull})"
    )


def behind(query: Query) -> str:
    """Ids of the standing claims that a sum is made of or leaves out, by incident and file."""
    return (
        "SELECT id, count(*) OVER () FROM claims"
        f" WHERE {on_claims(query)} AND {IS_CLAIM} AND loss_n IN (SELECT unnest($losses))"
        " ORDER BY loss_n <> $loss, incident_n, position LIMIT $limit"
    )
