"""The rows of UCDP that a dataset ships: matched to its incidents, with their columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from incidents.importing.codebook import COLUMNS, NEEDED
from incidents.importing.formats import UcdpFormat, check, sheet_of
from incidents.importing.importer import Given
from incidents.importing.matching import Match, Matcher
from incidents.importing.sheets import look
from incidents.importing.ucdp import release_of
from incidents.model import Dataset
from incidents.readers.rows import Broken

FILE = "ucdp.csv"
OWN = ("incident", "release")
"""The columns before UCDP's: which incident a row matches, and the release that it is from."""


def matched(dataset: Dataset, files: Sequence[Given]) -> list[Match]:
    """Match every row of UCDP's files; of an event in several releases the newest row counts.

    Raises
    ------
    DatasetError
        If a file cannot be read, or has not the columns of UCDP.
    """
    matcher = Matcher(dataset)
    found: dict[str, Match] = {}
    broken: list[Match] = []
    for file in UcdpFormat().ranked(files):
        check(file)
        release = ".".join(map(str, release_of(file.name)))
        with file.open() as stream:
            sheet = sheet_of(file, stream, look(stream))
            sheet.demand((*NEEDED, "side_a", "side_b"), "UCDP")
            for row in sheet.rows():
                if isinstance(row, Broken):
                    broken.append(Match("unreadable", (), {}, file.name, row.line))
                    continue
                cells = dict(zip(sheet.columns, row[1], strict=True)) | {"release": release}
                if cells["id"] not in found:
                    found[cells["id"]] = matcher.match(cells, file.name, row[0])
    return [*found.values(), *broken]


def counted(matches: Iterable[Match]) -> Counter[str]:
    """Count the rows of each bucket."""
    return Counter(str(one.bucket) for one in matches)


def table(matches: Iterable[Match]) -> bytes:
    """Write the rows that match one incident as ``ucdp.csv``, by incident and id."""
    kept = [one for one in matches if one.bucket == "matched"]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, [*OWN, *COLUMNS], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for one in sorted(kept, key=lambda match: (match.incidents[0], match.row["id"])):
        writer.writerow({**one.row, "incident": one.incidents[0]})
    return stream.getvalue().encode("utf-8")
