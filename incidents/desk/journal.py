"""Writing several files as one: all of them, or none, whenever the machine stops.

What is to stand in the files is laid down first, and then one small file that says so. From
then on it is done: whatever happens, the next start finishes it. Without that small file
nothing is done, and the next start clears it away.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents import files
from incidents.desk.errors import WritingError
from incidents.words.refusals import refusal

COMMITTED = "committed.json"


@dataclass(frozen=True)
class Writing:
    """One writing that is committed.

    Attributes
    ----------
    folder
        Where it is laid down.
    files
        For each file, the SHA-256 of what stood there, empty for no file, and of what shall.
    facts
        What belongs to it and is no file: which bundle, which version, which names.
    """

    folder: Path
    files: Mapping[str, tuple[str, str]]
    facts: Mapping[str, Any]


def commit(
    journal: Path, dataset: Path, contents: Mapping[str, bytes], facts: Mapping[str, Any]
) -> Writing:
    """Lay down what shall stand in the files of a dataset, and commit it.

    Parameters
    ----------
    journal
        The folder of the journal.
    dataset
        The folder of the files.
    contents
        The files' new bytes, in the order in which they are to appear: a reader that comes in
        between must find what it needs.
    facts
        What else belongs to it.
    """
    folder = journal / uuid.uuid4().hex
    folder.mkdir(mode=0o700, parents=True)
    for name, content in contents.items():
        files.write(folder / name, content)
    hashes = {
        name: (_hash_at(dataset / name), hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    }
    told = json.dumps({"files": hashes, "facts": dict(facts)}, ensure_ascii=False)
    files.write(folder / COMMITTED, told.encode())
    return Writing(folder, hashes, facts)


def apply(entry: Writing, dataset: Path) -> None:
    """Put the files of a committed writing in place; those that are there already stay.

    Raises
    ------
    WritingError
        If a file is neither what it was nor what it shall be: somebody else wrote it meanwhile.
    """
    states = {name: _hash_at(dataset / name) for name in entry.files}
    for name, known in entry.files.items():
        if states[name] not in known:
            raise WritingError(refusal("file_meanwhile", file=dataset / name))
    for name, (_, wanted) in entry.files.items():
        if states[name] != wanted:
            files.write(dataset / name, (entry.folder / name).read_bytes())


def clear(entry: Writing) -> None:
    """Forget a writing that is in place. The small file goes first: without it, it is nothing."""
    (entry.folder / COMMITTED).unlink()
    shutil.rmtree(entry.folder, ignore_errors=True)


def pending(journal: Path) -> list[Writing]:
    """List the writings that were committed and not cleared; sweep away what never was."""
    found = []
    for folder in sorted(path for path in journal.glob("*") if path.is_dir()):
        if (folder / COMMITTED).exists():
            told = json.loads((folder / COMMITTED).read_text("utf-8"))
            hashes = {name: (old, new) for name, (old, new) in told["files"].items()}
            found.append(Writing(folder, hashes, told["facts"]))
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return found


def _hash_at(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
