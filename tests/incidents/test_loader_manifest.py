"""Reading ``datapackage.json``: the sides, the days it opens on, where its days end."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from incidents.errors import DatasetError
from incidents.loader import load
from tests.conftest import PACKAGE


def write(folder: Path, path: Sequence[Any], value: Any) -> None:
    """Write the package with one value changed."""
    package = copy.deepcopy(PACKAGE)
    inner: Any = package
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    (folder / "datapackage.json").write_text(json.dumps(package))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("crossclaim",), None),
        (("crossclaim", "sides"), "N and S"),
        (("crossclaim", "sides"), []),
        (("crossclaim", "sides", 0, "id"), "N"),
        (("crossclaim", "headline"), {"start": "soon"}),
        (("crossclaim", "timezone"), 5),
        (("created",), None),
        (("title",), ""),
        (("title",), "a\x1b[31mred"),
        (("crossclaim", "caveats"), ["a\x00b"]),
        (("crossclaim", "\ud800"), 1),
    ],
)
def test_a_manifest_that_is_none_raises(tiny_folder: Path, path: Sequence[Any], value: Any) -> None:
    write(tiny_folder, path, value)
    with pytest.raises(DatasetError, match=r"datapackage\.json") as caught:
        load(tiny_folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": NaN}', "\ud800", "[" * 100_000])
def test_a_package_that_is_no_json_raises(tiny_folder: Path, text: str) -> None:
    (tiny_folder / "datapackage.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DatasetError, match=r"datapackage\.json"):
        load(tiny_folder)


def test_sides_are_in_the_order_of_their_names_whatever_the_file_says(tiny_folder: Path) -> None:
    sides = PACKAGE["crossclaim"]["sides"]  # type: ignore[index]
    for order in (sides, sides[::-1]):
        write(tiny_folder, ("crossclaim", "sides"), order)
        found = load(tiny_folder)[0].manifest.sides
        assert [side.name for side in found] == ["Northland", "Southland"]


def test_days_end_where_the_dataset_says(tiny_folder: Path) -> None:
    for zone, hour in (("", 0), ("+04:30", 19), ("Asia/Kabul", 19), ("-05:00", 5)):
        write(tiny_folder, ("crossclaim", "timezone"), zone)
        latest = load(tiny_folder)[0].claims["s1"].stated.latest
        assert latest is not None
        assert latest.astimezone(dt.UTC).hour == hour


@pytest.mark.parametrize("zone", ["Mars/Base", "+99:00", "a:b"])
def test_a_zone_that_is_none_is_told_and_days_end_in_utc(tiny_folder: Path, zone: str) -> None:
    write(tiny_folder, ("crossclaim", "timezone"), zone)
    dataset, report = load(tiny_folder)
    problem = report.problems[0]
    assert (problem.file, problem.column, problem.value) == (
        "datapackage.json",
        "crossclaim.timezone",
        zone,
    )
    assert problem.message == f"“{zone}” is no time zone; days end in UTC"
    assert dataset.claims["s1"].stated.latest == dt.datetime(2025, 10, 14, tzinfo=dt.UTC)


def test_several_windows_are_read_and_the_first_opens(tiny_folder: Path) -> None:
    days = [
        {"start": "2026-02-26", "end": "2026-03-18", "name": "Spring"},
        {"start": "2025-10-09", "end": "2025-10-19"},
    ]
    write(tiny_folder, ("crossclaim", "headline"), days)
    told = load(tiny_folder)[0].manifest
    assert [one.name for one in told.windows] == ["Spring", ""]
    assert told.headline == told.windows[0]
    october = dt.date(2025, 10, 11)
    assert told.window_of(october, october) == told.windows[1]
    assert told.window_of(dt.date(2020, 1, 1), october) == told.headline


@pytest.mark.parametrize("headline", [[], [{"start": "soon", "end": "late"}], "all"])
def test_windows_that_are_none_are_named(tiny_folder: Path, headline: Any) -> None:
    write(tiny_folder, ("crossclaim", "headline"), headline)
    with pytest.raises(DatasetError, match="headline"):
        load(tiny_folder)
