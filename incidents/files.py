"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PUBLIC, PRIVATE = 0o644, 0o600


def write(path: Path, content: bytes, mode: int = PUBLIC) -> None:
    """Write a file beside its final name first, so that a full disk leaves the old one whole.

    Raises
    ------
    OSError
        If it cannot be written; what was there stays as it was.
    """
    with draft(path, mode) as temporary:
        temporary.write_bytes(content)


@contextmanager
def draft(path: Path, mode: int = PUBLIC) -> Iterator[Path]:
    """Give a temporary name beside a path; on leaving without an error, it becomes the file.

    Raises
    ------
    OSError
        If it cannot be written or renamed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        flush(temporary)
        temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Make sure that what was written to a file has reached the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
