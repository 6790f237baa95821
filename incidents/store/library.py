"""The datasets that are at hand, by name: those that ship, and the folders a machine names.

Two settings of the environment say more. ``CROSSCLAIM_DATASETS`` holds folders to be listed
beside them, apart by the system's own sign (``:``, on Windows ``;``). ``CROSSCLAIM_DATASET`` says
which opens: one of the list by its name, or a folder, which then stands alone in place of those
that ship, so that a page of one's own border shows no other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from incidents import files
from incidents.errors import DatasetError
from incidents.readers.folder import PACKAGE
from incidents.store.opening import SHIPPED
from incidents.text import one_line
from incidents.words.refusals import refusal
from incidents.words.tongue import either

OPENS, MORE = "CROSSCLAIM_DATASET", "CROSSCLAIM_DATASETS"
MOST_BYTES = 10_000_000
LONGEST = 80


@dataclass(frozen=True)
class Listed:
    """A dataset of the list: its name and title as its package says them, and its folder.

    What cannot be read is called by its folder, so that whoever opens it is told why.
    """

    name: str
    title: str
    folder: Path


def library() -> dict[str, Listed]:
    """List the datasets at hand by name, in order; the first is the one that opens.

    Of two with one name, the first is listed: the folder that opens, those that ship, the others.
    """
    asked = os.environ.get(OPENS, "")
    by_name = _by_name(_shipped())
    if asked and (_is_dataset(Path(asked)) or asked not in by_name | _by_name(_more())):
        return _by_name([Path(asked), *_more()])
    found = by_name | {name: one for name, one in _by_name(_more()).items() if name not in by_name}
    first = found.get(asked) or _listed(SHIPPED)
    return {first.name: first, **found}


def home() -> Path:
    """Return the folder of the dataset that opens."""
    return next(iter(library().values())).folder


def folder_of(asked: str) -> Path:
    """Find a dataset by its folder or its name; nothing that is asked is the one that opens.

    Raises
    ------
    DatasetError
        If it is neither.
    """
    if not asked:
        return home()
    known = library()
    if Path(asked).exists() or asked not in known:
        return _existing(asked, known)
    return known[asked].folder


def _existing(asked: str, known: Mapping[str, Listed]) -> Path:
    if not Path(asked).exists() and Path(asked).name == asked:
        raise DatasetError(unknown(asked, known))
    return Path(asked)


def unknown(asked: str, known: Mapping[str, Listed]) -> str:
    """Say that there is no dataset of a name, and which there are."""
    return refusal("no_dataset", value=one_line(asked, LONGEST), known=either(tuple(known)))


def _by_name(folders: list[Path]) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for one in map(_listed, folders):
        found.setdefault(one.name, one)
    return found


def _shipped() -> list[Path]:
    return sorted(path.parent for path in SHIPPED.parent.glob(f"*/{PACKAGE}"))


def _more() -> list[Path]:
    return [Path(one) for one in os.environ.get(MORE, "").split(os.pathsep) if one]


def _is_dataset(folder: Path) -> bool:
    return (folder / PACKAGE).is_file()


def _listed(folder: Path) -> Listed:
    try:
        changed = (folder / PACKAGE).stat().st_mtime_ns
    except OSError:
        changed = 0
    return _described(folder, changed)


@lru_cache(maxsize=64)
def _described(folder: Path, _changed: int) -> Listed:
    """Read the name and title of a dataset, and no more of it."""
    said = dict(_said(folder))
    name = said.get("name") or folder.resolve().name
    return Listed(name, said.get("title") or name, folder)


def _said(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        described: Any = json.loads(files.read(folder / PACKAGE, MOST_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return
    for name in ("name", "title"):
        value = described.get(name) if isinstance(described, dict) else None
        if isinstance(value, str):
            yield name, one_line(value, LONGEST)
