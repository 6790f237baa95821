"""`crossclaim new`: an empty dataset to write in."""

from __future__ import annotations

import argparse
import datetime as dt

from incidents.importing import blank
from incidents.words import terminal


def new(options: argparse.Namespace) -> int:
    """Write a new dataset, and say what to do next."""
    today = dt.datetime.now(dt.UTC).date()
    blank.write(options.folder, options.sides, options.between or (), today)
    print(terminal.begun(str(options.folder)))
    return 0
