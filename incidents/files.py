"""Writing files whole or not at all, and reading no more of one than is fit."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PUBLIC, PRIVATE = 0o644, 0o600
_HERE = -100
"""What the kernel takes for the folder that paths begin in."""


class TooLargeError(OSError):
    """A file holds more than may be read of it."""


def read(path: Path, most: int) -> bytes:
    """Read a regular file, and never more of it than ``most`` bytes.

    What `stat` says of a size is not believed: a file may grow, or be no file at all. A pipe or a
    device is refused without waiting for it.

    Raises
    ------
    TooLargeError
        If the file holds more.
    OSError
        If it is not there, is no regular file or cannot be read.
    """
    with regular(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError(errno.EFBIG, "File too large", str(path))
    return content


@contextmanager
def regular(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading; a pipe or a device is refused without waiting for it.

    Raises
    ------
    OSError
        If it is not there, is no regular file or cannot be read.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    with open(handle, "rb") as file:  # noqa: PTH123  a handle, not a path
        yield file


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


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Give a new folder beside this one; on leaving without an error, it takes its place.

    Whatever ends the writing, an error, a full disk or Ctrl-C, leaves what was there as it was.

    Raises
    ------
    OSError
        If it cannot be made or renamed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    made = work / "new"
    made.mkdir()
    try:
        yield made
        for path in made.rglob("*"):
            if path.is_file():
                flush(path)
        if folder.exists() and not swap(made, folder):
            folder.rename(work / "old")
        if not folder.exists():
            made.rename(folder)
    finally:
        if (work / "old").exists() and not folder.exists():
            (work / "old").rename(folder)
        shutil.rmtree(work, ignore_errors=True)


def flush(path: Path) -> None:
    """Make sure that what was written to a file has reached the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def swap(one: Path, other: Path) -> bool:
    """Exchange two files or folders of one disk at a stroke; tell whether the system could.

    Two renames would leave an instant in which one of them is not there.
    """
    calls = {"linux": ("renameat2", (_HERE,), 2), "darwin": ("renamex_np", (), 2)}
    name, at, flag = calls.get(sys.platform, ("", (), 0))
    call = getattr(ctypes.CDLL(None), name, None) if name else None
    if call is None:
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(call(*at, paths[0], *at, paths[1], flag) == 0)
