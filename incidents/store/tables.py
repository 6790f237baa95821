"""Writing a dataset into the store's tables."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from shapely import to_wkb

from geodata.place import Place
from incidents.dates import zone_of
from incidents.model import Claim, Dataset, Incident
from incidents.report import Report
from incidents.store import folded
from incidents.store.replacing import revisions, said, superseded
from incidents.store.schema import (
    DECLINES,
    DENIES,
    DISPUTES,
    NEVER,
    NOTES,
    SAYS,
    TABLES,
    THIRD,
    WITHDRAWS,
)
from incidents.store.tiles import tile

Values = tuple[Any, ...]

Added = tuple[int, str | None, str | None, str]
"""A slot, subject, category and measure."""

BATCH = 20_000
DATE_READ = ("in_text", "url", "index_stamp")
"""How a date is known that was read, not inferred or taken from another report."""
BEARINGS = {
    "disputes": DISPUTES,
    "denies": DENIES,
    "declines": DECLINES,
    "withdraws": WITHDRAWS,
    "no_comment": NOTES,
}
ARROW = {
    "TINYINT": pa.int8(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR": pa.string(),
}


def write(dataset: Dataset, report: Report, path: Path, rules: str) -> None:
    """Write a dataset and its report into a new DuckDB file.

    Parameters
    ----------
    dataset, report
        What the loader answered.
    path
        A file that does not exist yet.
    rules
        The fingerprint of the code and the gazetteer that made them.
    """
    with duckdb.connect(str(path)) as connection:
        fill(connection, dataset, report, rules)
        connection.execute("CHECKPOINT")


def fill(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, report: Report, rules: str
) -> None:
    """Write a dataset and its report into an empty database that is open."""
    for name, rows in _tables(dataset, report, rules).items():
        connection.execute(f"CREATE TABLE {name} ({TABLES[name]})")
        for batch in _batches(rows, _schema(name)):
            connection.register("batch", batch)
            connection.execute(f"INSERT INTO {name} SELECT * FROM batch")
            connection.unregister("batch")


def _schema(name: str) -> pa.Schema:
    columns = (column.split() for column in TABLES[name].split(","))
    return pa.schema([(column.strip('"'), ARROW[kind]) for column, kind in columns])


def _batches(rows: Iterable[Values], schema: pa.Schema) -> Iterator[pa.Table]:
    """Turn rows into columns, some thousands at a time to spare memory."""
    waiting = iter(rows)
    while some := list(islice(waiting, BATCH)):
        columns = zip(zip(*some, strict=True), schema, strict=True)
        arrays = [pa.array(column, type=field.type) for column, field in columns]
        yield pa.Table.from_arrays(arrays, schema=schema)


def _tables(dataset: Dataset, report: Report, rules: str) -> dict[str, Iterable[Values]]:
    """Make the rows of each table; numbers follow the order of time, then of ids."""
    incidents = sorted(dataset.incidents.values(), key=lambda one: (one.start, one.id))
    number = {incident.id: n for n, incident in enumerate(incidents)}
    position = {key: place for place, key in enumerate(dataset.claims)}
    claims = sorted(
        dataset.claims.values(), key=lambda one: (number[one.incident], position[one.id])
    )
    told = {claim.id: n for n, claim in enumerate(claims)}
    losses = _losses(dataset, claims)
    places = sorted({place.key: place for place in dataset.places.values()}.values(), key=_key)
    place_number = {place.key: n for n, place in enumerate(places)}
    return {
        "incidents": _incident_rows(dataset, incidents, claims),
        "claims": _claim_rows(dataset, claims, number, position, losses),
        "losses": [(n, *loss) for loss, n in losses.items()],
        "history": [(told[one.id], told[older]) for one, older in revisions(claims)],
        "places": [_place_row(n, place) for n, place in enumerate(places)],
        "placements": sorted(
            {
                (number[incident.id], place_number[dataset.places[name].key])
                for incident in incidents
                for name in incident.places
                if name in dataset.places
            }
        ),
        "records": list(_records(dataset)),
        "meta": _meta(dataset, report, rules),
    }


def _key(place: Place) -> str:
    return place.key


def _incident_rows(
    dataset: Dataset, incidents: Iterable[Incident], claims: Iterable[Claim]
) -> Iterable[Values]:
    spoken: defaultdict[str, int] = defaultdict(int)
    for claim in claims:
        spoken[claim.incident] += 1
    logged = _searched(dataset)
    sides = [side.id for side in dataset.manifest.sides]
    for n, one in enumerate(incidents):
        placed = any(name in dataset.places for name in one.places)
        searched = (_latest(one.searched, logged.get((one.id, side))) for side in sides)
        text = folded.of_incident(one, dataset)
        days = (one.start, one.end)
        counted = (placed, spoken[one.id], *searched)
        yield (n, one.id, one.kind, *days, *counted, text, one.model_dump_json())


def _searched(dataset: Dataset) -> dict[tuple[str, str], dt.date]:
    """Give the last logged search by incident and side."""
    found: dict[tuple[str, str], dt.date] = {}
    for one in dataset.searches:
        key = (one.incident, one.side)
        found[key] = max(found.get(key, one.day), one.day)
    return found


def _latest(*days: dt.date | None) -> dt.date | None:
    return max(filter(None, days), default=None)


def _claim_rows(
    dataset: Dataset,
    claims: list[Claim],
    number: Mapping[str, int],
    position: Mapping[str, int],
    losses: Mapping[Added, int],
) -> Iterable[Values]:
    ends = superseded(claims)
    slots, zone = _slots(dataset), zone_of(dataset.manifest.timezone)
    homes = [*(side.home for side in dataset.manifest.sides), None]
    for n, one in enumerate(claims):
        incident, first = dataset.incidents[one.incident], dataset.sources[one.sources[0]]
        yield (
            n,
            one.id,
            position[one.id],
            number[one.incident],
            slots[one.claimant],
            one.claimant,
            one.stance,
            BEARINGS.get(one.stance, SAYS),
            one.subject,
            losses.get(_loss(one, slots)),
            one.count.low,
            one.count.high,
            _is_whole(one, incident),
            said(one),
            ends.get(one.id, NEVER),
            _said_day(one, zone),
            first.language,
            first.country == homes[slots[one.claimant]],
            one.stated.basis in DATE_READ,
            incident.kind,
            incident.start,
            incident.end,
            folded.of_claim(one, dataset),
            one.model_dump_json(),
        )


def _slots(dataset: Dataset) -> dict[str, int]:
    """Give each party its side's number in their order, 2 to third parties."""
    order = {side.id: n for n, side in enumerate(dataset.manifest.sides)}
    return {key: order.get(party.side or "", THIRD) for key, party in dataset.parties.items()}


def _losses(dataset: Dataset, claims: Iterable[Claim]) -> dict[Added, int]:
    """Give numbers to what the sides make counted claims about."""
    slots = _slots(dataset)
    counted = (one for one in claims if one.is_count and one.stance != "no_comment")
    found = dict.fromkeys(_loss(one, slots) for one in counted)
    return {loss: n for n, loss in enumerate(loss for loss in found if loss[0] < THIRD)}


def _loss(claim: Claim, slots: Mapping[str, int]) -> Added:
    return (slots[claim.claimant], claim.subject, claim.category, claim.measure)


def _is_whole(claim: Claim, incident: Incident) -> bool:
    """Whether a claim may be added up: no part, and no total over a period."""
    return claim.scope == "whole" and claim.part_of is None and incident.kind != "totals"


def _said_day(claim: Claim, zone: dt.tzinfo) -> dt.date | None:
    """Give the last day, of the dataset's clock, on which a claim can have been said."""
    earliest, latest = claim.stated.earliest, claim.stated.latest
    if earliest is None or latest is None:
        return None
    last = latest if latest == earliest else latest - dt.timedelta(microseconds=1)
    return last.astimezone(zone).date()


def _place_row(n: int, place: Place) -> Values:
    lon, lat = place.label_point
    return (n, place.key, place.shape, lon, lat, *tile(lon, lat), *place.geometry.bounds)


def _records(dataset: Dataset) -> Iterable[Values]:
    for source in dataset.sources.values():
        yield ("sources", source.id, None, source.model_dump_json())
    for retelling in dataset.retellings.values():
        yield ("retellings", retelling.id, retelling.claim, retelling.model_dump_json())
    for party in dataset.parties.values():
        yield ("parties", party.id, None, party.model_dump_json())
    for name, place in dataset.places.items():
        yield ("places", name, None, _place_json(place))
    for n, search in enumerate(dataset.searches):
        yield ("searches", f"{n:09}", search.incident, search.model_dump_json())
    for n, change in enumerate(dataset.changes):
        yield ("changes", f"{n:09}", None, change.model_dump_json())


def _place_json(place: Place) -> str:
    fields = asdict(place) | {"geometry": to_wkb(place.geometry, hex=True)}
    return json.dumps(fields, ensure_ascii=False)


def _meta(dataset: Dataset, report: Report, rules: str) -> list[Values]:
    return [
        ("digest", dataset.digest),
        ("rules", rules),
        ("manifest", dataset.manifest.model_dump_json()),
        ("report", json.dumps(report.stored(), ensure_ascii=False)),
    ]
