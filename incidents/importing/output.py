"""Writing an import as a dataset: a folder whole or not at all, or files in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from geodata.making import PLACE_COLUMNS
from incidents import files
from incidents.errors import DatasetError
from incidents.importing.actors import Actors
from incidents.importing.counted import cell, line
from incidents.importing.events import Event
from incidents.importing.whereabouts import AREAS, Places
from incidents.words.refusals import refusal

Open = Callable[[str], TextIO]
"""Opens a file of the dataset, by its name, for writing text."""

PACKAGE = "datapackage.json"
BUFFER = 1 << 20
COLUMNS = {
    "parties": ("id", "name", "kind", "side", "members"),
    "sources": ("id", "outlet", "title", "url", "note"),
    "places": PLACE_COLUMNS,
    "incidents": (
        *("id", "title", "kind", "start", "end", "precision", "places", "place_note", "summary"),
    ),
    "claims": (
        *("id", "incident", "claimant", "speaker", "stance", "subject", "category", "measure"),
        *("low", "best", "high", "wording", "stated", "sources", "quotation", "note"),
    ),
}


class Sheaf:
    """The files of a dataset, written as events stream by.

    Parameters
    ----------
    opener
        Opens the files.
    """

    def __init__(self, opener: Open) -> None:
        self._open = opener
        self._files: list[TextIO] = []
        self._incidents = self._table("incidents")
        self._claims = self._table("claims")

    def _table(self, name: str, rows: Iterable[Iterable[object]] = ()) -> TextIO:
        file = self._open(f"{name}.csv")
        self._files.append(file)
        file.writelines(f"{line(map(str, cells))}\n" for cells in (COLUMNS[name], *rows))
        return file

    def write(self, event: Event, *, is_new: bool = True) -> None:
        """Write an event with its claims; one that is not new has only claims to add."""
        if is_new:
            self._incidents.write(_incident(event))
        self._claims.write(event.claims.lines(event.name, event.figures, event.note))

    def finish(
        self,
        actors: Actors,
        places: Places,
        sources: Iterator[tuple[object, ...]],
        package: dict[str, Any],
    ) -> None:
        """Write what is known only at the end, and close every file."""
        camps = actors.camps({one["id"]: one["name"] for one in package["crossclaim"]["sides"]})
        parties = (
            (one.id, one.name, one.kind, camps.get(one.id, ""), ";".join(one.members))
            for one in actors.all()
        )
        for name, rows in (("parties", parties), ("sources", sources), ("places", places.rows())):
            self._table(name, rows)
        self._text(AREAS, places.areas())
        self._text(PACKAGE, [json.dumps(package, ensure_ascii=False, indent=2), "\n"])
        self.close()

    def _text(self, name: str, parts: Iterable[str]) -> None:
        """Write a file of text, part by part; without any part there is no file."""
        for number, part in enumerate(parts):
            if number == 0:
                self._files.append(self._open(name))
            self._files[-1].write(part)

    def close(self) -> None:
        """Close every file."""
        for file in self._files:
            if not isinstance(file, io.StringIO):  # which would forget what was written
                file.close()


def _incident(event: Event) -> str:
    start, end, precision = event.days
    days = f"{start.isoformat()},{end.isoformat()},{precision}"
    words = f"{cell(event.place)},{cell(event.place_note)},{cell(event.summary)}"
    return f"{event.name},{cell(event.title)},{event.kind},{days},{words}\n"


@contextmanager
def fresh(folder: Path) -> Iterator[Open]:
    """Give what opens files of a new folder, which takes its place when all went well.

    Whatever ends the writing, an error, a full disk, Ctrl-C or a kill, leaves what was there as it
    was; only where the system cannot exchange two folders, a kill may leave the old one aside.

    Raises
    ------
    DatasetError
        If there is something there that is no earlier import.
    """
    with room(folder) as made:
        yield opener(made)


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """Give the new folder itself, for what is written into it by somebody else; see `fresh`."""
    _check(folder)
    with files.fresh(folder) as made:
        yield made


def opener(folder: Path) -> Open:
    """Give what opens files of a folder."""
    return lambda name: _opened(folder / name)


def _opened(path: Path) -> TextIO:
    path.parent.mkdir(exist_ok=True)
    return path.open("w", BUFFER, encoding="utf-8", newline="")


def _check(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        described = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if "imported" in described["crossclaim"]:
            return
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise DatasetError(refusal("import_other_folder", folder=folder))


class InMemory:
    """The files of a dataset in memory: nothing of them is ever on a disk."""

    def __init__(self) -> None:
        self._files: dict[str, io.StringIO] = {}

    def open(self, name: str) -> TextIO:
        """Open a file for writing."""
        self._files[name] = io.StringIO(newline="")
        return self._files[name]

    def contents(self) -> dict[str, bytes]:
        """Give the bytes of every file."""
        return {name: file.getvalue().encode("utf-8") for name, file in self._files.items()}
