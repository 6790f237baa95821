"""Which column of a table holds what: proposed from the header, corrected by hand, kept as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from incidents.errors import DatasetError
from incidents.words.refusals import refusal

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "event id", "incident id", "event no"),
    "title": ("title", "headline", "event name", "name"),
    "start": ("start", "date", "start date", "date start", "event date", "incident date", "day"),
    "end": ("end", "end date", "date end"),
    "place": ("place", "location", "town", "village", "city", "where coordinates"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "precision_km": ("precision km", "radius km"),
    "kind": ("kind", "event kind"),
    "claimant": ("claimant", "claimed by", "according to", "says"),
    "speaker": ("speaker", "spokesperson"),
    "subject": ("subject", "whose loss", "losses of", "victims of"),
    "category": ("category", "of what"),
    "killed": ("killed", "deaths", "dead", "fatalities", "number killed"),
    "wounded": ("wounded", "injured", "injuries", "number wounded"),
    "outcome": ("outcome", "killed or injured", "killed or wounded", "fate"),
    "stated": ("stated", "said on", "stated on"),
    "outlet": ("outlet", "publisher", "publication", "source"),
    "url": ("url", "link", "source url", "web"),
    "quotation": ("quotation", "quote"),
    "summary": ("summary", "description", "notes", "note"),
}
"""Each field, and how columns that hold it are usually called."""

NEEDED = ("start",)
PERSONAL = ("outcome",)
"""A table with this has a row for each person: rows are summed, and no name is ever read."""

NAMING = ("title", "summary", "speaker", "quotation")
"""What may hold the names of people, and is not read from such a table."""

_BREAK = re.compile(r"[\s_\-.]+")


@dataclass(frozen=True)
class Mapped:
    """Which column holds each field, and what is said once for all rows.

    Attributes
    ----------
    columns
        Field to the column's name, in lower case.
    values
        Field to a value that holds for every row without one of its own.
    sides
        The names of the two sides; empty to be proposed or named otherwise.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    sides: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Write it as JSON that a person can correct."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def proposed(columns: Sequence[str]) -> Mapped:
    """Propose what each column holds, by its name; a field is held by one column."""
    plain = {_BREAK.sub(" ", name).strip().lower(): name for name in reversed(columns)}
    found: dict[str, str] = {}
    personal = any(one in plain for name in PERSONAL for one in FIELDS[name])
    for name, spellings in FIELDS.items():
        if personal and name in NAMING:
            continue
        known = [plain[one] for one in spellings if one in plain]
        if known and known[0] not in found.values():
            found[name] = known[0]
    return Mapped(found)


def read_mapped(text: str, file: str, columns: Sequence[str]) -> Mapped:
    """Read a mapping, and check that it fits a table.

    Raises
    ------
    DatasetError
        If it is no JSON of a mapping, or names a field or a column that there is not.
    """
    try:
        given = json.loads(text)
        sides = tuple(map(str, given.get("sides", ())))
        held, values = (
            {str(k): str(v) for k, v in given.get(name, {}).items() if v}
            for name in ("columns", "values")
        )
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise DatasetError(refusal("import_mapping", file=file, why=error)) from error
    held = {name: column.lower() for name, column in held.items()}
    unknown = [name for name in (*held, *values) if name not in FIELDS]
    absent = [column for column in held.values() if column not in columns]
    if unknown or absent or len(sides) not in (0, 2):
        why = ", ".join([*unknown, *absent, *sides])
        raise DatasetError(refusal("import_mapping", file=file, why=why))
    return Mapped(held, values, sides)


def check(mapped: Mapped, file: str) -> None:
    """Check that a mapping has what an import needs.

    Raises
    ------
    DatasetError
        If no column holds the day.
    """
    for name in NEEDED:
        if name not in mapped.columns:
            raise DatasetError(refusal("import_unmapped", file=file, value=name))


def shown(mapped: Mapped, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Show a mapping on rows: a line a column, with the field that it holds, or nothing."""
    of = {column: name for name, column in mapped.columns.items()}
    return [
        [column, of.get(column, ""), *(row[place] for row in rows if place < len(row))]
        for place, column in enumerate(columns)
    ]
