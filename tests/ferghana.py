"""A dataset of another border, made as docs/your-border.md says, with real places typed by name.

The two sides are invented, so that nobody is made to say anything; the land between them is real.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from incidents.importing import blank

DAY = dt.date(2026, 3, 1)
BY_NAME = ("Batken Town", "Isfara", "Vorukh, Sughd", "Ak-Say, Batken")
"""Places that the atlas of the world knows."""

OWN = (
    ("Kok-Tash", "Көк-Таш", "village", "39.90", "70.62", "10", "Batken Province"),
    ("Golovnoy water intake", "Головной", "neighbourhood", "39.89", "70.63", "10", ""),
    ("Chorku", "Чоркӯҳ;Chorkuh", "village", "39.97", "70.56", "10", "Sughd"),
    ("Tort-Kocho", "Төрт-Көчө", "neighbourhood", "39.88", "70.55", "10", ""),
)
"""Places of its own: name, alternates, kind, lat, lon, precision in km and the area around."""

NAMES = (*BY_NAME, *(row[0] for row in OWN))


def write(folder: Path) -> Path:
    """Write the dataset: an incident at each place, and one claim."""
    blank.write(folder, ("Northland", "Southland"), ("KG", "TJ"), DAY)
    _add(folder / "places.csv", [[*row, "Read off a map by hand"] for row in OWN])
    source = {"id": "s1", "outlet": "Gazette", "title": "One", "url": "https://gazette.example/1"}
    fill(folder / "sources.csv", [source])
    incidents = [
        {"id": f"i{n}", "title": f"At {name}", "kind": "clash", "start": DAY.isoformat(),
         "end": DAY.isoformat(), "precision": "day", "places": name, "summary": "A summary."}
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    fill(folder / "incidents.csv", incidents)
    claim = {"id": "c1", "incident": "i0", "claimant": "KG", "speaker": "A spokesman",
             "stance": "reports", "subject": "KG", "category": "soldiers", "measure": "killed",
             "low": "2", "high": "2", "sources": "s1", "stated": DAY.isoformat()}  # fmt: skip
    fill(folder / "claims.csv", [claim])
    return folder


def fill(path: Path, rows: list[dict[str, str]]) -> None:
    """Add rows to a table of a new dataset."""
    head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    _add(path, [[row.get(column, "") for column in head] for row in rows])


def _add(path: Path, rows: list[list[str]]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
