"""Files as others make them, for tests of imports: small tables of an invented border."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from incidents.importing.formats import Wanted, format_of, sides_of
from incidents.importing.importer import Given, Importing, Outcome
from incidents.importing.output import fresh

UCDP: Mapping[str, str] = {
    "id": "1001",
    "type_of_violence": "1",
    "dyad_name": "Government of Northland - Government of Southland",
    "side_a": "Government of Northland",
    "side_b": "Government of Southland",
    "source_article": "Gazette,2025-10-12,A headline",
    "source_original": "Army of the South",
    "where_prec": "1",
    "where_coordinates": "Ford town",
    "where_description": "at the ford",
    "adm_1": "River province",
    "adm_2": "Ford district",
    "latitude": "34.5",
    "longitude": "69.2",
    "country": "Northland",
    "date_prec": "1",
    "date_start": "2025-10-11 00:00:00.000",
    "date_end": "2025-10-11 00:00:00.000",
    "deaths_a": "3",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "5",
    "high": "9",
    "low": "0",
}


def table(rows: Sequence[Mapping[str, str]], mark: str = ",") -> str:
    """Write rows as a delimited file, with the columns of the first."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=mark, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def ucdp(*changes: Mapping[str, str], mark: str = ",") -> str:
    """Write a table of UCDP, a row for each set of changed cells."""
    return table([{**UCDP, **change} for change in changes], mark)


def bring(
    folder: Path, files: Mapping[str, str | bytes], form: str = "ucdp", **more: Any
) -> Outcome:
    """Write files beside a folder, and import them into it."""
    paths = []
    for name, content in files.items():
        path = folder.parent / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        paths.append(path)
    given = [Given.of(path) for path in paths]
    wanted = Wanted(form, **more)
    chosen = format_of(wanted, given)
    with fresh(folder) as opener:
        return Importing(chosen, given, sides_of(wanted, chosen)).write(opener)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a table of a folder."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
