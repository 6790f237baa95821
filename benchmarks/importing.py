"""``python -m benchmarks.importing``: rows of UCDP into a dataset, against ``pandas.read_csv``.

Both read one generated file with UCDP's columns, in turns, each in a process of its own; what is
printed is the ratio of the processor's time that they take, which a busy machine does not stretch,
and the most memory that the import took.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import cost_of
from incidents.importing.codebook import COLUMNS

ROWS = 400_000
ROUNDS = 3
SEED = 20_251_011
DYADS = 900
PLACES = 60_000
NAMED = ("Gazette", "Herald", "Wire")


def rows(number: int) -> Iterator[list[str]]:
    """Make rows as long as UCDP's: a fifth has quoted line breaks, most a few sources."""
    chance = random.Random(SEED)
    for n in range(number):
        dyad, dead = chance.randrange(DYADS), chance.randrange(12)
        articles = ";".join(
            f'"{name},2020-01-{1 + n % 28:02},A headline of the usual length about an event"'
            for name in chance.sample(NAMED, k=chance.randint(1, 3))
        )
        place = n % PLACES
        lat, lon = place % 97 - 40 + place / PLACES, place % 233 - 100 + place / PLACES
        cells = {
            "id": str(n),
            "relid": f"XXX-2020-1-{dyad}-{n}",
            "year": "2020",
            "code_status": "Clear",
            "type_of_violence": "1",
            "dyad_name": f"Government of {dyad} - Front {dyad}",
            "side_a": f"Government of {dyad}",
            "side_b": f"Front {dyad}",
            "source_article": articles.replace(" about", "\nabout") if n % 5 == 0 else articles,
            "source_office": ";".join(NAMED),
            "source_headline": "A headline of the usual length about an event; and another one",
            "source_original": "a spokesman",
            "where_prec": str(1 + n % 4),
            "where_coordinates": f"Place {place}",
            "where_description": "near the river, on the road to the next town",
            "adm_1": f"Province {n % 400}",
            "adm_2": f"District {n % 4000}",
            "latitude": f"{lat:.6f}",
            "longitude": f"{lon:.6f}",
            "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
            "country": f"Country {dyad % 100}",
            "date_prec": "1",
            "date_start": f"2020-{1 + n % 12:02}-{1 + n % 28:02} 00:00:00.000",
            "date_end": f"2020-{1 + n % 12:02}-{1 + n % 28:02} 00:00:00.000",
            **dict.fromkeys(("deaths_b", "deaths_civilians", "deaths_unknown"), "0"),
            "deaths_a": str(dead),
            **dict.fromkeys(("best", "low"), str(dead)),
            "high": str(dead + n % 7),
        }
        yield [cells.get(name, "1") for name in COLUMNS]


def write(path: Path, number: int) -> None:
    """Write the file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(number))


READ = "import sys, pandas; pandas.read_csv(sys.argv[1], low_memory=False)"


def main(number: int = ROWS) -> None:
    """Measure, and print the ratio and the memory."""
    with tempfile.TemporaryDirectory() as name:
        file, out = Path(name) / "GEDEvent_v25_1.csv", Path(name) / "made"
        write(file, number)
        importing = [sys.executable, "-m", "incidents", "import", "--format", "ucdp", str(file)]
        importing += ["--out", str(out)]
        reading = [sys.executable, "-c", READ, str(file)]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(cost_of(importing))
            theirs.append(cost_of(reading))
        print(f"most memory of the import: {max(one.memory for one in ours):,.0f} MB")
        first, second = (statistics.median(one.cpu for one in each) for each in (ours, theirs))
        size = file.stat().st_size / 1e6
        print(f"{number:,} rows, {size:,.0f} MB: import {first:.1f} s, read_csv {second:.1f} s")
        print(f"ratio: ×{first / second:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
