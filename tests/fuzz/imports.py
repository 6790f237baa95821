"""Hostile files of other makers: every row in a bucket, and what is made of them loads whole."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.importing.enclosed import in_memory
from incidents.importing.formats import Wanted
from incidents.loader import load
from tests.buckets import check
from tests.fuzz.hostile import cell, document, overwritten
from tests.imports import UCDP, table

OWN = {
    "date": "2025-10-12",
    "place": "Kabul",
    "lat": "34.5",
    "lon": "69.2",
    "killed": "3",
    "claimant": "Northland",
    "subject": "Southland",
    "source": "Gazette",
    "link": "https://a.example",
}
POINT = {"type": "Point", "coordinates": [69.2, 34.5]}
AREA = {"type": "Polygon", "coordinates": [[[69, 34], [70, 34], [70, 35], [69, 34]]]}


def case(chance: random.Random, folder: Path) -> str:
    """Import one or two hostile files, and load what is made of them."""
    form = chance.choice(("ucdp", "csv", "geojson", "acled"))
    files = [(f"f{n}.csv", _content(chance, form)) for n in range(chance.choice((1, 1, 2)))]
    wanted = Wanted(form, chance.choice(((), ("A", "B"))), "", accepted=True, accessed="2026-01-31")
    try:
        plain, made = in_memory(wanted, files)
    except (CrossclaimError, GeodataError) as error:
        return "" if str(error) and "\n" not in str(error) else f"told badly: {error!r}"
    json.dumps(plain)
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    _, report = load(folder)
    check(report)
    refused = [str(one) for one in report.problems if one.level == "refused"]
    return f"what was made is refused: {refused[0]}" if refused else ""


def _content(chance: random.Random, form: str) -> bytes:
    if form == "geojson":
        return document(chance, _features(chance))
    rows = _rows(chance, UCDP if form == "ucdp" else OWN)
    content = table(rows, chance.choice((",", ",", ";", "\t"))).encode("utf-8", "surrogatepass")
    return overwritten(chance, content) if chance.random() < 0.4 else content


def _rows(chance: random.Random, whole: Any) -> list[dict[str, str]]:
    rows = [{**whole, "id": str(1000 + n)} for n in range(chance.randrange(1, 12))]
    for _ in range(chance.randrange(1, 10)):
        chance.choice(rows)[chance.choice(list(rows[0]))] = cell(chance)
    return rows


def _features(chance: random.Random) -> dict[str, Any]:
    rows = _rows(chance, OWN)
    shapes = [chance.choice((POINT, AREA, None)) for _ in rows]
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": row, "geometry": geometry}
            for row, geometry in zip(rows, shapes, strict=True)
        ],
    }
