"""Pictures and files made in a process of their own, which gives way to every other.

Who asks a server for the dearest picture takes none of the time in which it answers others. A
store's file is named by its content and never changes: the other process opens the same one. What
lies in memory alone, as a reader's own file does, is drawn where it is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

from incidents import apart, export, seal
from incidents.errors import ExportError
from incidents.picture import Picture
from incidents.query import View
from incidents.store import Store

MOST_MB, MOST_SECONDS = 4096, 300
WAY = 5
"""How far the other process gives way, as `os.nice` counts."""

_FILE = "file"


def picture(view: View, store: Store, how: Picture, address: str = "") -> bytes:
    """Draw a sealed picture, as `incidents.seal.draw` does.

    Raises
    ------
    ExportError
        If it cannot be drawn, or takes more memory or time than there is for one.
    """
    if not store.is_on_disk:
        return seal.draw(view, store, how, address=address)
    return _asked(_picture, view, store, how, address)


def rows(view: View, store: Store, fmt: str) -> bytes:
    """Write the rows of a view for a spreadsheet or a map, as `incidents.export.write` does.

    Raises
    ------
    ExportError
        If they cannot be written, or take more memory or time than there is for one.
    """
    if not store.is_on_disk:
        return export.write(view, store, fmt, bom=True)
    return _asked(_rows, view, store, fmt)


def _asked(task: Any, *given: object) -> bytes:
    _, found = apart.ask(task, *given, fails=ExportError, most_mb=MOST_MB, seconds=MOST_SECONDS)
    return found[_FILE]


# ---- in the other process


def _picture(view: View, store: Store, how: Picture, address: str) -> apart.Answer:
    _give_way()
    return None, {_FILE: seal.draw(view, store, how, address=address)}


def _rows(view: View, store: Store, fmt: str) -> apart.Answer:
    _give_way()
    return None, {_FILE: export.write(view, store, fmt, bom=True)}


def _give_way() -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(WAY)
