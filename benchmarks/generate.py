"""Writing a dataset of any size, always the same for the same seed.

Two invented countries claim things about each other at real places: about three claims an
incident, one in twelve of them a revision of an earlier one.

    python -m benchmarks.generate FOLDER INCIDENTS [SEED]
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from geodata.atlas import Atlas
from geodata.errors import GeodataError

FIRST = dt.date(2005, 1, 1)
DAYS = 7300
SOURCES = 400
SIDES = (("N", "Northland", "Northern"), ("S", "Southland", "Southern"))
VOICES = {"N": ("N", "N-ARMY", "N-POLICE"), "S": ("S", "S-ARMY", "S-POLICE")}
THIRD = ("UN", "CLINIC")
KINDS = ("clash", "clash", "airstrike", "explosion", "attack", "drone")
LOSSES = (
    ("soldiers", "killed"),
    ("soldiers", "wounded"),
    ("civilians", "killed"),
    ("civilians", "wounded"),
    ("posts", "captured"),
    ("posts", "destroyed"),
)
WORDS = ("dawn", "river", "bridge", "ridge", "patrol", "market", "convoy", "tower", "valley")

PARTIES = "id name kind side members note"
SOURCE = "id outlet title url published published_basis language country tier note"
INCIDENT = "id title kind start end precision time_note places place_note summary searched"
CLAIM = (
    "id incident claimant speaker stance subject category measure low high wording scope part_of "
    "stated stated_basis revises sources quotation quotation_language note"
)

Row = dict[str, object]


def generate(folder: Path, incidents: int, seed: int = 0, days: int = DAYS) -> Path:
    """Write a dataset folder.

    Parameters
    ----------
    folder
        Where to write; made if need be.
    incidents
        How many incidents; there are about three times as many claims.
    seed
        The same seed, size and days give the same bytes.
    days
        Over how many days they are spread, from 2005 on. The headline window is the last
        quarter of them, at most 90 days.

    Returns
    -------
    Path
        The folder.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    happened = [_incident(number, chance, days) for number in range(incidents)]
    _write(folder / "parties.csv", PARTIES, _parties())
    _write(folder / "sources.csv", SOURCE, map(_source, range(SOURCES)))
    _write(folder / "incidents.csv", INCIDENT, happened)
    _write(folder / "claims.csv", CLAIM, _claims(happened, chance))
    (folder / "datapackage.json").write_text(json.dumps(_package(incidents, days), indent=1))
    return folder


@cache
def place_names() -> tuple[str, ...]:
    """List names of the gazetteer that mean one place, one name a place."""
    gazetteer = Atlas.named("af-pk").gazetteer
    found: dict[str, str] = {}
    for name in gazetteer.names():
        try:
            found.setdefault(gazetteer.find(name).key, name)
        except GeodataError:
            continue
    return tuple(sorted(name for name in found.values() if ";" not in name))


def _incident(number: int, chance: random.Random, days: int) -> Row:
    day = FIRST + dt.timedelta(days=chance.randrange(days))
    lasts = chance.choice((0, 0, 0, 1, 2))
    names = place_names()
    count = chance.choice((0, 1, 1, 1, 1, 1, 2))
    return {
        "id": f"i{number:07d}",
        "title": f"{chance.choice(WORDS).capitalize()} {chance.choice(WORDS)}",
        "kind": chance.choice(KINDS),
        "start": day,
        "end": day + dt.timedelta(days=lasts),
        "precision": "interval" if lasts else "day",
        "places": ";".join(chance.sample(names, count)),
        "summary": " ".join(chance.choices(WORDS, k=12)),
        "searched": "2026-01-01",
    }


def _claims(happened: Sequence[Row], chance: random.Random) -> Iterator[Row]:
    number = 0
    for incident in happened:
        earlier: list[Row] = []
        for _ in range(chance.choice((0, 2, 3, 3, 4, 6))):
            claim = _claim(number, incident, earlier, chance)
            earlier.append(claim)
            number += 1
            yield claim


def _claim(number: int, incident: Row, earlier: Sequence[Row], chance: random.Random) -> Row:
    claimant = chance.choice((*VOICES["N"], *VOICES["S"], *VOICES["N"], *VOICES["S"], *THIRD))
    side = claimant[0] if claimant not in THIRD else ""
    subject = chance.choice(("N", "S"))
    category, measure = chance.choice(LOSSES)
    before = [one for one in earlier if one["claimant"] == claimant and not one["revises"]]
    revises = before[0] if before and chance.random() < 0.6 else None
    start = dt.date.fromisoformat(str(incident["start"]))
    said = start + dt.timedelta(days=chance.randrange(1, 9) + (9 if revises else 0))
    claim: Row = {
        "id": f"c{number:07d}",
        "incident": incident["id"],
        "claimant": claimant,
        "speaker": f"Spokesman {chance.randrange(60)}",
        "stance": "counts" if not side else "reports" if side == subject else "asserts",
        "subject": revises["subject"] if revises else subject,
        "category": revises["category"] if revises else category,
        "measure": revises["measure"] if revises else measure,
        "scope": "part" if chance.random() < 0.1 else "whole",
        "stated": "" if chance.random() < 0.05 else said,
        "revises": revises["id"] if revises else "",
        "sources": f"s{chance.randrange(SOURCES):04d}",
        "quotation": " ".join(chance.choices(WORDS, k=5)),
        "quotation_language": "en",
    }
    return claim | _count(str(claim["stance"]), chance)


def _count(stance: str, chance: random.Random) -> Row:
    """Choose a number, a range, a least, words alone, or a denial."""
    low = chance.randrange(60)
    drawn = chance.random()
    if drawn < 0.1 and stance == "asserts":
        return {"stance": "denies"}
    if drawn < 0.2:
        return {"wording": "a large number"}
    if drawn < 0.4:
        return {"low": low + 1, "wording": f"more than {low}"}
    return {"low": low, "high": low + (chance.randrange(9) if drawn < 0.5 else 0)}


def _parties() -> Iterator[Row]:
    for side, name, _ in SIDES:
        for voice in VOICES[side]:
            full = f"{name} {voice[2:].lower()}".strip()
            yield {"id": voice, "name": full, "kind": "state", "side": side}
    for party in THIRD:
        yield {"id": party, "name": party, "kind": "humanitarian"}


def _source(number: int) -> Row:
    return {
        "id": f"s{number:04d}",
        "outlet": f"Gazette {number}",
        "title": "A report",
        "url": f"https://gazette{number}.example/report",
        "published": "2025-10-12",
        "language": "en",
    }


def _package(incidents: int, days: int) -> dict[str, object]:
    last = FIRST + dt.timedelta(days=days - 1)
    first = last - dt.timedelta(days=min(90, days // 4))
    sides = [dict(zip(("id", "name", "adjective"), side, strict=True)) for side in SIDES]
    return {
        "name": f"generated-{incidents}",
        "title": "Northland and Southland",
        "version": "1.0.0",
        "created": "2026-01-01T00:00:00Z",
        "licenses": [],
        "crossclaim": {
            "sides": sides,
            "subtitle": "Generated: nothing here happened",
            "atlas": "af-pk",
            "headline": {"start": first.isoformat(), "end": last.isoformat()},
            "citation": "Generated data",
        },
    }


def _write(path: Path, columns: str, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]), int((*sys.argv, "0")[3]))
