"""Every brief is valid by the JSON Schema that is published for it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import jsonschema
import pytest

from incidents import brief
from incidents.brief import Sight, schema
from incidents.query import Query, View
from incidents.store import Store
from tests.border import claim, dataset
from tests.briefs import store_of


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    made = schema.schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def written(store: Store, view: View) -> Any:
    return json.loads(json.dumps(brief.as_json(brief.make(Sight(view, store)))))


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(incident="2025-10-11-durand-line"),
        View(incident="2025-10-10-un-week"),
        View(Query(claimants=("PK",), text="a"), lat=34.0, lon=69.0, zoom=7),
        View(Query(as_known_on=dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC))),
        View(Query(start=dt.date(1990, 1, 1), end=dt.date(1990, 1, 2))),
    ],
    ids=str,
)
def test_a_brief_of_the_shipped_record_is_valid(
    validator: jsonschema.Draft202012Validator, store: Store, view: View
) -> None:
    assert [error.message for error in validator.iter_errors(written(store, view))] == []


def test_a_brief_of_another_border_is_valid(
    validator: jsonschema.Draft202012Validator, tiny_store: Store
) -> None:
    for view in (View(), View(incident="bridge"), View(incident="quiet")):
        assert [one.message for one in validator.iter_errors(written(tiny_store, view))] == []


def test_a_brief_of_nothing_is_valid(validator: jsonschema.Draft202012Validator) -> None:
    assert [
        one.message for one in validator.iter_errors(written(store_of(dataset()), View()))
    ] == []


def test_the_claims_behind_a_figure_are_valid_too(store: Store) -> None:
    made = schema.schema()
    of_sums = {"$ref": "#/$defs/OpenedSum", "$defs": made["$defs"]}
    validator = jsonschema.Draft202012Validator(of_sums)
    sight = Sight(View(), store)
    for one in store.sums(Query())[:5]:
        opened = brief.as_json(brief.opened_sum(sight, one.key))  # type: ignore[arg-type]
        assert [
            error.message for error in validator.iter_errors(json.loads(json.dumps(opened)))
        ] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tally", "claims"), "many"),
        (("panels",), []),
        (("differences", "more"), 1),
        (("version",), None),
        (("map", "extent"), [1.0, 2.0]),
    ],
)
def test_a_brief_of_another_shape_is_not_valid(
    validator: jsonschema.Draft202012Validator, path: tuple[str, ...], value: object
) -> None:
    made = written(store_of(dataset(claim("a", "N", "S soldiers killed", 5))), View())
    inner = made
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    assert list(validator.iter_errors(made))
