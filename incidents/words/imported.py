"""What came of an import: progress, sides, rows that are not told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from incidents.words import faults
from incidents.words.tongue import N_, _, in_digits, listed, n_

_DAYS = ("date_start", "date_end")


def progress(file: str, share: float) -> str:
    """Say how far a file has been read."""
    return _("{file}: {percent} % read", file=file, percent=in_digits(round(share * 100)))


def sides(first: str, second: str, *, proposed: bool) -> str:
    """Name the two sides, and say where they were proposed."""
    if not proposed:
        return _("Sides: {first} and {second}", first=first, second=second)
    return _(
        "Sides: {first} and {second}, proposed because most events are between these two; name "
        "others with --sides A B",
        first=first,
        second=second,
    )


def proposed_mapping(file: str) -> str:
    """Say that a mapping was proposed, and how it goes on."""
    return _(
        "This mapping of columns was written to {file}. Correct it there, then run the same "
        "command again.",
        file=file,
    )


def holds(column: str, name: str) -> str:
    """Say what a column is taken to hold."""
    if not name:
        return _("{column} is not read", column=column)
    return _("{column} holds {field}", column=column, field=name)


def made(events: int, folder: str) -> str:
    """Say what was written, and how to look at it."""
    return n_(
        "{number} event written to {folder}; check it with: crossclaim check {folder}",
        "{number} events written to {folder}; check them with: crossclaim check {folder}",
        events,
        folder=folder,
    )


def untold(counts: Mapping[tuple[str, str, str], int]) -> Iterator[str]:
    """Count the rows of each fault that were not told one by one."""
    for (file, _level, fault), rows in counts.items():
        yield n_(
            "{file}: and {number} more row: {message}",
            "{file}: and {number} more rows: {message}",
            rows,
            file=file,
            message=faults.plain(fault),
        )


BUCKETS: dict[str, str] = {
    "matched": N_("matches one incident"),
    "ambiguous": N_("fits several incidents, and is set beside none"),
    "no_day_or_place": N_("no incident has its days and its place"),
    "other_dyad": N_("is between others"),
    "unreadable": N_("cannot be read"),
}
"""What became of a row of UCDP."""


def match(bucket: str, row: Mapping[str, str], incidents: Sequence[str], where: str) -> str:
    """Say what became of one row."""
    told = {
        "where": where,
        "days": "–".join(dict.fromkeys(row.get(name, "")[:10] for name in _DAYS)),
        "place": row.get("where_coordinates", ""),
        "low": row.get("low", ""),
        "high": row.get("high", ""),
        "best": row.get("best", ""),
        "said": _(BUCKETS[bucket]),
    }
    if not incidents:
        return _("{where}: {days}, {place}, {low}–{high}, best {best}: {said}", **told)
    return _(
        "{where}: {days}, {place}, {low}–{high}, best {best}: {said}: {incidents}",
        **told,
        incidents=listed(incidents),
    )


def matches(totals: Mapping[str, int]) -> str:
    """Count the rows of each bucket: all rows that were read are in one."""
    unmatched = [in_digits(totals.get(name, 0)) for name in list(BUCKETS)[2:]]
    return n_(
        "{number} row: {matched} matched, {ambiguous} ambiguous, {apart} with no incident of its "
        "days and place, {others} between others, {unread} that cannot be read",
        "{number} rows: {matched} matched, {ambiguous} ambiguous, {apart} with no incident of "
        "their days and place, {others} between others, {unread} that cannot be read",
        sum(totals.values()),
        matched=in_digits(totals.get("matched", 0)),
        ambiguous=in_digits(totals.get("ambiguous", 0)),
        apart=unmatched[0],
        others=unmatched[1],
        unread=unmatched[2],
    )


def words() -> dict[str, str]:
    """Name the controls with which a reader looks at a file of their own."""
    return {
        "own_file": _("Look at a file of your own"),
        "format": _("Whose file it is"),
        "files": _("Files"),
        "side_a": _("One side, as the file names it (proposed if left empty)"),
        "side_b": _("The other side"),
        "open": _("Look at it, in this session only"),
        "not_opened": _("The file could not be opened"),
        "back": _("Back to the published dataset"),
        "rows": _("What became of every row"),
        "column": _("Column"),
        "holds": _("Holds"),
        "example": _("First rows"),
        "save_mapping": _("Save this mapping (JSON)"),
    }


def formats() -> dict[str, str]:
    """Name the formats for a choice."""
    return {
        "ucdp": _("UCDP (GED or Candidate)"),
        "acled": _("ACLED"),
        "csv": _("A table of another make (CSV)"),
        "geojson": _("GeoJSON"),
    }


def room_left(number: int) -> str:
    """Say how large a file may be beside those that are there."""
    return _(
        "This server has room for {number} MB of files at the moment; a larger one is refused.",
        number=in_digits(number),
    )


def limits(most: int) -> str:
    """Say how large a file may be, and what is done with it."""
    return _(
        "Files of {number} MB at most. They are read in this session alone: nothing is written "
        "to a disk, nobody else sees them, and they are gone when you close the page. For "
        "larger files, and to keep the result, use crossclaim import.",
        number=in_digits(most),
    )


def acled_terms() -> str:
    """Say what ACLED's terms ask."""
    return _(
        "ACLED’s terms let you use your own copy and not pass it on. Its figures are floors; name "
        "ACLED, today’s date and your filters wherever you show them."
    )


def own_title() -> str:
    """Head the note that a reader's own file is shown."""
    return _("This is a file of your own")


def own_words() -> str:
    """Say what holds while a reader's own file is shown."""
    return _(
        "It is here in this session only. Addresses that you share from here open the published "
        "dataset, not your file."
    )
