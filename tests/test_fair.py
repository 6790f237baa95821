"""Equal treatment: swap the sides in the data, and all that leaves the house is mirrored.

The record and its mirror image are written as data packages, read by the loader and opened as
stores, so that nothing between a file and a view can favour a side either.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from incidents import brief, export
from incidents.brief import Sight
from incidents.export import package
from incidents.export.about import about
from incidents.model import Dataset, Manifest
from incidents.query import Query, View
from incidents.store import Store
from tests.swap import VIEW, mirror_id, mirror_json, mirror_text, swap

NIGHT = {"start": dt.date(2025, 10, 9), "end": dt.date(2025, 10, 19)}
AT = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)

# Columns that say which bytes these are, and columns that hold ids and addresses.
OF_THE_BYTES = {"view_id"}
ADDRESSES = {"source_urls"}
PARTY_COLUMNS = {"claimant_id", "claimant_side", "subject_id"}

VIEWS = {
    "everything": View(),
    "days": View(Query(**NIGHT)),
    "one side speaks": View(Query(claimants=("AF",))),
    "the other speaks": View(Query(claimants=("PK",), **NIGHT)),
    "third parties": View(Query(claimants=("UNAMA",))),
    "losses of one": View(Query(subjects=("PK",))),
    "denials": View(Query(stances=("denies", "disputes"))),
    "strikes": View(Query(kinds=("airstrike",))),
    "a place": View(Query(place="Chaman")),
    "a text": View(Query(text="hospital")),
    "a past instant": View(Query(as_known_on=AT, **NIGHT)),
    "the night": View(incident="2025-10-11-durand-line"),
    "a strike": View(incident="2025-10-17-paktika"),
    "a denial": View(incident="2025-11-25-khost"),
    "a count by others": View(incident="2025-10-10-un-week"),
    "the night as it was known": View(Query(as_known_on=AT), incident="2025-10-11-durand-line"),
    "nothing": View(Query(start=dt.date(1990, 1, 1), end=dt.date(1990, 1, 2))),
}


def opened(dataset: Dataset, like: Store, folder: Path) -> Store:
    """Write a dataset as a package, and open what was written."""
    facts = about(Sight(View(), like), dataset)
    with zipfile.ZipFile(io.BytesIO(package.write(dataset, facts))) as packed:
        packed.extractall(folder)
    return Store.open(folder)


@pytest.fixture(scope="module")
def pair(shipped: Dataset, store: Store, tmp_path_factory: pytest.TempPathFactory) -> list[Store]:
    """Give the stores of the record and of its mirror image, written and read the same way."""
    folder = tmp_path_factory.mktemp("pair")
    stores = [
        opened(dataset, store, folder / name)
        for name, dataset in (("as-is", shipped), ("swapped", swap(shipped)))
    ]
    assert not any(sum(one.report.refused.values()) for one in stores)
    return stores


def other(view: View, manifest: Manifest) -> View:
    """Give the view that a view must mirror: its filters ask for the other side."""
    ids = {
        name: tuple(mirror_id(one, manifest) or "" for one in getattr(view.query, name))
        for name in ("claimants", "subjects")
    }
    return replace(view, query=replace(view.query, **ids))


def written(view: View, store: Store) -> dict[str, Any]:
    """Write a brief as JSON, without what says which bytes the data are."""
    made = brief.as_json(brief.make(Sight(view, store)))
    made["asked"] |= {"id": "", "digest": ""}
    found: dict[str, Any] = json.loads(VIEW.sub("cc", json.dumps(made)))
    return found


def apart(one: Any, two: Any, path: str = "") -> Iterator[str]:
    """Yield where two values differ, so that a failure can be read."""
    if isinstance(one, dict) and isinstance(two, dict) and one.keys() == two.keys():
        for key in one:
            yield from apart(one[key], two[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for number, pair_ in enumerate(zip(one, two, strict=True)):
            yield from apart(*pair_, f"{path}[{number}]")
    elif one != two:
        yield f"{path}: {one!r} is not {two!r}"


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_a_brief_is_mirrored(pair: list[Store], view: View) -> None:
    first, second = pair
    expected = mirror_json(written(view, first), first.manifest)
    found = written(other(view, first.manifest), second)
    assert list(apart(found, expected)) == []


def test_the_sums_that_open_are_mirrored(pair: list[Store]) -> None:
    first, second = pair
    manifest = first.manifest
    keys = [one.key for one in first.sums(Query())][::6]
    assert keys
    for key in keys:
        ids = (mirror_id(key.side, manifest) or "", mirror_id(key.subject, manifest) or "")
        turned = replace(key, side=ids[0], subject=ids[1])
        one, two = (
            json.loads(json.dumps(brief.as_json(brief.opened_sum(Sight(View(), each), name))))  # type: ignore[arg-type]
            for each, name in ((first, key), (second, turned))
        )
        assert list(apart(two, mirror_json(one, manifest))) == []


def test_a_mirror_that_favours_a_side_is_found_out(pair: list[Store]) -> None:
    """Without the exchange of the places the two briefs are not the same."""
    first, second = pair
    texts = json.loads(mirror_text(json.dumps(written(View(), first)), first.manifest))
    assert list(apart(written(View(), second), texts))


# Exports


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


def rows_of(store: Store, view: View) -> list[dict[str, str]]:
    text = export.write(view, store, "csv").decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["everything", "one side speaks", "losses of one", "the night"])
def test_csv_is_mirrored(pair: list[Store], name: str) -> None:
    first, second = pair
    view, manifest = VIEWS[name], first.manifest
    expected = [mirrored(row, manifest) for row in rows_of(first, view)]
    found = [
        {key: value for key, value in row.items() if key not in OF_THE_BYTES}
        for row in rows_of(second, other(view, manifest))
    ]
    assert expected
    assert list(apart(found, expected)) == []


def test_geojson_is_mirrored(pair: list[Store]) -> None:
    one, two = (json.loads(export.write(View(), each, "geojson"))["features"] for each in pair)
    assert [each["geometry"] for each in one] == [each["geometry"] for each in two]
    titles = [[each["properties"]["incident_title"] for each in found] for found in (one, two)]
    assert [mirror_text(title, pair[0].manifest) for title in titles[0]] == titles[1]


def test_the_facts_of_an_export_are_mirrored(pair: list[Store]) -> None:
    one, two = (
        about(Sight(View(), each), each.slice(Query(), limit=None)).as_json() for each in pair
    )
    for facts in (one, two):
        facts["id"] = facts["data_sha256"] = ""
        facts["citation"] = VIEW.sub("cc", facts["citation"])
    # What stood in a cell is the record's own text, in which every name is exchanged.
    manifest, cells = pair[0].manifest, ("before", "after", "why")
    logs = [facts.pop("corrections") for facts in (one, two)]
    assert logs[0]
    assert logs[1] == [
        entry | {name: mirror_text(entry[name], manifest) for name in cells} for entry in logs[0]
    ]
    assert list(apart(two, mirror_json(one, manifest))) == []


def test_marks_keep_their_place_and_weight(pair: list[Store]) -> None:
    one, two = (each.marks(Query()) for each in pair)
    assert [(mark.key, mark.n_claims, mark.states[::-1]) for mark in one] == [
        (mark.key, mark.n_claims, mark.states) for mark in two
    ]
