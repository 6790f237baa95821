"""The one table of filters: each row is read, written, asked, typed and said the same way."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

import pytest

from incidents.cli.asking import query_of
from incidents.cli.parser import parse
from incidents.errors import QueryError
from incidents.model import Dataset
from incidents.query import FILTERS, Filter, Query
from incidents.query.filters import PARAMETERS
from incidents.store import Store
from incidents.store.binding import bound
from incidents.words import asked
from tests.oracle import Oracle

NINE = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)
SAMPLES: dict[str, tuple[Any, ...]] = {
    "start": (dt.date(2025, 10, 15), dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
    "end": (dt.date(2025, 10, 11), dt.date(2025, 9, 1), dt.date(2025, 10, 15)),
    "claimants": (("N",), ("S-ARMY",), ("S", "UN"), ("REBELS",)),
    "stances": (("reports",), ("asserts", "denies"), ("no_comment",)),
    "subjects": (("REBELS",), ("S",), ("N-ARMY",), ("N-AND-REBELS",)),
    "kinds": (("clash",), ("airstrike", "totals"), ("naval",)),
    "place": ("Kandahar Province", "Kabul", "Durand Line", "Khost Province"),
    "text": ("ñandú", "BRUCKE", "révue", "valley"),
    "within": (("bridge",), ("quiet", "truce"), ("gone",)),
    "as_known_on": (NINE, NINE + dt.timedelta(days=2), NINE - dt.timedelta(days=90)),
}
"""Some values of each filter: a new row of the table needs its own here."""

ADDRESSED = [one for one in FILTERS if one.parameter]
COMMANDS = {
    "ledger": (),
    "brief": (),
    "snapshot": ("--out", "x.png"),
    "export": ("--out", "x.csv"),
}


def name(one: Filter) -> str:
    return one.field


def each(rows: Any) -> list[tuple[Filter, Any]]:
    return [(one, value) for one in rows for value in SAMPLES[one.field]]


def typed(one: Filter, value: Any) -> list[str]:
    option = f"--{one.parameter.replace('_', '-')}"
    values = value if one.is_list else [one.write(value)]
    return [text for given in values for text in (option, given)]


def test_each_row_is_a_field_of_the_query_and_each_field_a_row() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(Query)}
    assert {one.field: one.empty for one in FILTERS} == fields
    assert set(SAMPLES) == set(fields)


def test_each_parameter_is_written_once_in_the_order_of_published_addresses() -> None:
    assert sorted(PARAMETERS) == sorted(one.parameter for one in ADDRESSED)
    published = ("from", "to", "claimant", "subject", "kind", "stance", "text", "place")
    assert PARAMETERS[:9] == (*published, "as_known_on")


@pytest.mark.parametrize(("one", "value"), each(ADDRESSED))
def test_a_row_survives_the_address(tiny_store: Store, one: Filter, value: Any) -> None:
    query = Query(**{one.field: value})
    params = query.to_params()
    assert set(params) == {one.parameter}
    assert Query.from_params(params, tiny_store.names) == (query, ())
    assert query.used == (one,)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("one", "value"), each(ADDRESSED))
def test_a_row_can_be_typed(tiny_store: Store, command: str, one: Filter, value: Any) -> None:
    options = parse([command, *COMMANDS[command], *typed(one, value)])
    assert query_of(options, tiny_store) == Query(**{one.field: value})


def test_what_an_address_ignores_the_command_line_refuses(tiny_store: Store) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        query_of(parse(["ledger", "--from", "Saturday"]), tiny_store)


@pytest.mark.parametrize("one", FILTERS, ids=name)
def test_a_row_that_is_not_addressed_is_in_no_address(one: Filter) -> None:
    params = Query(**{one.field: SAMPLES[one.field][0]}).to_params()
    assert bool(params) == bool(one.parameter)


@pytest.mark.parametrize("one", ADDRESSED, ids=name)
def test_a_row_is_said(tiny_store: Store, one: Filter) -> None:
    assert one.help
    assert asked.titles()[one.field]
    said = asked.describe(Query(**{one.field: SAMPLES[one.field][0]}), tiny_store.names)
    assert said != asked.describe(Query(), tiny_store.names)


@pytest.mark.parametrize(("one", "value"), each(FILTERS))
def test_the_condition_of_a_row_is_what_plain_python_says(
    tiny_store: Store, tiny: Dataset, one: Filter, value: Any
) -> None:
    query = Query(**{one.field: value})
    oracle = Oracle(tiny, tiny_store.names, query)
    totals = tiny_store.totals(query)
    assert (totals.claims, totals.incidents) == (len(oracle.said), len(oracle.incidents))
    assert [each.id for each in tiny_store.incidents(query)] == oracle.incidents
    shown = {claim.id for claim in oracle.shown}
    seen = tiny_store.slice(query, limit=None)
    assert shown <= set(seen.claims)
    assert {key for key in seen.claims if key not in oracle.replaced} == shown - oracle.replaced


@pytest.mark.parametrize("field", SAMPLES)
def test_the_values_of_a_filter_tell_claims_apart(tiny_store: Store, field: str) -> None:
    found = [tiny_store.totals(Query(**{field: value})) for value in SAMPLES[field]]
    whole = tiny_store.totals(Query())
    assert len({(one.claims, one.incidents) for one in found}) > 1
    assert any(one.claims < whole.claims for one in found)


@pytest.mark.parametrize("one", FILTERS, ids=name)
def test_every_value_that_a_condition_names_is_bound(tiny_store: Store, one: Filter) -> None:
    values = bound(Query(), tiny_store.names, [])
    assert set(re.findall(r"\$(\w+)", f"{one.claims} {one.incidents}")) <= {*values}
    assert "$" in one.claims


def test_only_what_is_asked_of_incidents_keeps_those_without_claims(tiny_store: Store) -> None:
    for one, value in each(FILTERS):
        query = Query(**{one.field: value})
        assert query.needs_claims == one.asks_of_claims
        if one.asks_of_claims:
            ids = {incident.id for incident in tiny_store.incidents(query)}
            assert "quiet" not in ids


def test_asking_of_incidents_alone_lifts_every_filter_on_claims() -> None:
    full = Query(**{field: values[0] for field, values in SAMPLES.items() if field != "end"})
    lifted = full.of_incidents()
    assert {one.field for one in lifted.used} == {
        "start",
        "kinds",
        "place",
        "within",
        "as_known_on",
    }
    assert {one.field for one in full.of_days().used} == {"start", "within", "as_known_on"}
    assert full.of_instant() == Query(as_known_on=NINE)
