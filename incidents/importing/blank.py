"""A new dataset without a row: two sides, and every table ready for what they say."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geodata.setting import Setting
from incidents.errors import DatasetError
from incidents.importing.actors import Actors
from incidents.importing.output import PACKAGE, fresh
from incidents.schemas import Resource, columns, open_ended, schemas
from incidents.vocabulary import AXES, CORE
from incidents.words.imports import text
from incidents.words.refusals import refusal

NOT_TYPED = ("ucdp",)
"""What is made by a command, and never typed."""

DAYS = 30
"""How many days the new dataset opens on: those until it was made."""


def write(folder: Path, sides: Sequence[str], between: Sequence[str], day: dt.date) -> None:
    """Write a new dataset, whole or not at all.

    Parameters
    ----------
    folder
        Where it is to lie: nothing may be there yet.
    sides
        The names of the two sides.
    between
        The codes of two countries (ISO 3166-1 alpha-2), in the order of the sides, whose land
        border is its line; or nothing.
    day
        The day on which it is made.

    Raises
    ------
    DatasetError
        If something is there already, the sides are one, or the two countries have no border.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise DatasetError(refusal("new_folder", folder=folder))
    codes = [one.upper() for one in between]
    named = dict(zip(codes or _ids(sides), sides, strict=True))
    if len(named) < 2:
        raise DatasetError(refusal("both_sides_alike", value=sides[0]))
    if codes and Setting(between=tuple(codes)).line is None:
        raise DatasetError(refusal("new_border", value="-".join(codes)))
    tables = schemas(CORE, list(named))
    for name in NOT_TYPED:
        del tables[name]
    with fresh(folder) as opener:
        for name, table in tables.items():
            with opener(f"{name}.csv") as file:
                file.writelines(f"{','.join(line)}\n" for line in _lines(name, table, named))
        with opener(PACKAGE) as file:
            json.dump(_package(tables, named, codes, day), file, ensure_ascii=False, indent=2)
            file.write("\n")


def _ids(sides: Sequence[str]) -> list[str]:
    known = Actors()
    return [known.id(one) for one in sides]


def _lines(name: str, table: Resource, named: dict[str, str]) -> list[list[str]]:
    """Give the lines of a table: its columns; of the parties, the two sides too."""
    head = columns(table)
    if name != "parties":
        return [head]
    rest = [""] * (len(head) - 4)
    return [head, *([one, _cell(said), "state", one, *rest] for one, said in named.items())]


def _cell(value: str) -> str:
    quoted = value.replace('"', '""')
    return f'"{quoted}"' if quoted != value or "," in value else value


def _package(
    tables: dict[str, Resource], named: dict[str, str], codes: list[str], day: dt.date
) -> dict[str, Any]:
    first, second = named.values()
    said = {"first": first, "second": second}
    return {
        "name": "-".join(one.lower()[:30] for one in named),
        "title": text("new_title", **said),
        "version": "0.1.0",
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": [],
        "resources": [open_ended(one) for one in tables.values()],
        "crossclaim": {
            "subtitle": text("new_subtitle", **said),
            "sides": [{"id": one, "name": side, "adjective": side} for one, side in named.items()],
            "headline": {
                "start": (day - dt.timedelta(days=DAYS)).isoformat(),
                "end": day.isoformat(),
            },
            **({"boundary": _boundary(codes, said)} if codes else {}),
            **{axis: [] for axis in AXES},
            "citation": text("new_title", **said),
            "caveats": [text("new_caveat")],
        },
    }


def _boundary(codes: list[str], said: dict[str, str]) -> dict[str, Any]:
    return {"between": codes, "name": text("new_line", **said), "note": text("new_note")}
