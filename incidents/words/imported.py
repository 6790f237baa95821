"""What came of an import: progress, sides, rows that are not told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.words import faults
from incidents.words.tongue import _, in_digits, n_


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
