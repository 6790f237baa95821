"""Where a desk keeps what it keeps: beside its dataset, unless told otherwise."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "CROSSCLAIM_DESK"
"""``on``, a folder, or the address of a database; empty where there is no desk."""

ON, OFF = ("on", "yes", "true", "1"), ("", "off", "no", "false", "0")


@dataclass(frozen=True)
class Location:
    """One desk.

    Attributes
    ----------
    dataset
        The folder whose rows it writes.
    home
        The folder of its captures and its journal.
    database
        The address of the database of its amendments, as SQLAlchemy reads it.
    """

    dataset: Path
    home: Path
    database: str

    @property
    def captures(self) -> Path:
        """The folder of the captures."""
        return self.home / "captures"


def is_open(said: str | None = None) -> bool:
    """Tell whether there is a desk: off, unless the environment says otherwise."""
    return _said(said).casefold() not in OFF


def locate(dataset: Path, said: str | None = None) -> Location:
    """Find the desk of a dataset.

    Parameters
    ----------
    dataset
        Its folder.
    said
        What `VARIABLE` holds; by default that of the environment. An address such as
        ``postgresql://crossclaim@db/desk`` is for a team; the captures stay beside the dataset.
    """
    given = _said(said)
    beside = dataset.resolve().with_name(f"{dataset.resolve().name}.desk")
    if "://" in given:
        return Location(dataset, beside, _driven(given))
    home = beside if given.casefold() in (*ON, *OFF) else Path(given)
    return Location(dataset, home, f"sqlite:///{home / 'desk.sqlite'}")


def _said(said: str | None) -> str:
    return (os.environ.get(VARIABLE, "") if said is None else said).strip()


def _driven(address: str) -> str:
    """Name the driver that is installed with the desk, where an address names none."""
    scheme, rest = address.split("://", 1)
    plain = scheme in ("postgres", "postgresql")
    return f"postgresql+psycopg://{rest}" if plain else address
