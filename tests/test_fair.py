"""Equal treatment of the shipped record: swap the sides, and all that leaves the house is mirrored.

The ledger and the charts are held to the same by their own tests, on examples and at random.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from incidents import export
from incidents.context import context
from incidents.export import package
from incidents.export.about import about
from incidents.ledger import as_json, order, summary
from incidents.model import Dataset, Manifest
from incidents.query import Query, View
from incidents.snapshot.sheet import gather
from incidents.store import Store
from tests.swap import mirror_id, mirror_text, swap

# What says which bytes these are, and so differs with the data.
OF_THE_BYTES = {"view_id", "as_known"}
ADDRESSES = {"source_urls"}
PARTY_COLUMNS = {"claimant_id", "claimant_side", "subject_id"}


@pytest.fixture(scope="module")
def pair(shipped: Dataset, store: Store, tmp_path_factory) -> tuple[Store, Store]:
    """Give the stores of the record and of its mirror image, written and read the same way."""
    facts = about(View(), store, shipped)
    stores = []
    for name, dataset in (("as-is", shipped), ("swapped", swap(shipped))):
        folder = tmp_path_factory.mktemp(name)
        with zipfile.ZipFile(io.BytesIO(package.write(dataset, facts))) as packed:
            packed.extractall(folder)
        stores.append(Store.open(Path(folder)))
    assert all(store.report.is_clean for store in stores)
    return stores[0], stores[1]


def queries(manifest: Manifest) -> list[tuple[Query, Query]]:
    """List views, each with the view that it must mirror."""
    one, two = (side.id for side in manifest.sides)
    return [
        (Query(), Query()),
        (Query(claimants=(one,)), Query(claimants=(two,))),
        (Query(subjects=(two,)), Query(subjects=(one,))),
    ]


def mirrored(row: dict[str, str], manifest: Manifest) -> dict[str, str]:
    return {
        name: (mirror_id(value, manifest) or "")
        if name in PARTY_COLUMNS
        else value
        if name in ADDRESSES
        else mirror_text(value, manifest)
        for name, value in row.items()
        if name not in OF_THE_BYTES
    }


def rows_of(store: Store, query: Query) -> list[dict[str, str]]:
    text = export.write(View(query=query), store, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_is_mirrored(pair: tuple[Store, Store]) -> None:
    manifest = pair[0].manifest
    for query, other in queries(manifest):
        expected = [mirrored(row, manifest) for row in rows_of(pair[0], query)]
        found = [
            {name: value for name, value in row.items() if name not in OF_THE_BYTES}
            for row in rows_of(pair[1], other)
        ]
        assert expected
        for one, two in zip(found, expected, strict=True):
            assert {key: (one[key], two[key]) for key in one if one[key] != two[key]} == {}


def test_geojson_is_mirrored(pair: tuple[Store, Store]) -> None:
    one, two = (json.loads(export.write(View(), store, "geojson")) for store in pair)
    assert [each["geometry"] for each in one["features"]] == [
        each["geometry"] for each in two["features"]
    ]
    texts = [json.dumps(each["properties"]["incident_title"]) for each in one["features"]]
    assert [mirror_text(text, pair[0].manifest) for text in texts] == [
        json.dumps(each["properties"]["incident_title"]) for each in two["features"]
    ]


def test_the_ledger_in_words_is_mirrored(pair: tuple[Store, Store]) -> None:
    manifest = pair[0].manifest
    for query, other in queries(manifest):
        one, two = context(pair[0], query, None), context(pair[1], other, None)
        assert mirror_text(summary(one.whole, one.comparisons), manifest) == summary(
            two.whole, two.comparisons
        )
        said = [as_json(row, one.whole) for row in order(one.comparisons)]
        back = [as_json(row, two.whole) for row in order(two.comparisons)]
        for key in ("reason", "title"):
            assert [mirror_text(str(row[key]), manifest) for row in said] == [
                row[key] for row in back
            ]
        for key in ("verdict", "gap", "ratio"):
            assert [row[key] for row in said] == [row[key] for row in back]


def test_the_filters_in_words_are_mirrored(pair: tuple[Store, Store]) -> None:
    for query, other in queries(pair[0].manifest):
        said = query.describe(pair[0].names)
        assert mirror_text(said, pair[0].manifest) == other.describe(pair[1].names)


def test_the_panels_of_a_picture_are_mirrored(pair: tuple[Store, Store]) -> None:
    manifest = pair[0].manifest

    def told(store: Store) -> list[list[str]]:
        return [
            [
                f"{block.heading}|{row.line.label}|{row.line.value}|{row.line.old}|{row.line.notes}"
                for block in panel.blocks
                for row in block.rows
            ]
            for panel in gather(View(), store).panels
        ]

    first, second = told(pair[0])
    one, two = told(pair[1])
    assert one == [mirror_text(line, manifest) for line in second]
    assert two == [mirror_text(line, manifest) for line in first]


def test_marks_keep_their_place_and_weight(pair: tuple[Store, Store]) -> None:
    one, two = (store.marks(Query()) for store in pair)
    assert [(mark.key, mark.n_claims, mark.states[::-1]) for mark in one] == [
        (mark.key, mark.n_claims, mark.states) for mark in two
    ]
