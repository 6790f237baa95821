"""What an imported dataset says of itself: its sides, its days, its makers, its caveats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.importing.actors import Actor
from incidents.importing.output import COLUMNS
from incidents.report import Report
from incidents.schemas import schemas
from incidents.vocabulary import CORE
from incidents.words.imports import text

MOST_DAYS = 365
"""How many days a dataset opens on at most: the last of it."""

CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Maker:
    """Whose files these are: the name, how to cite them, their licence, what to beware of."""

    name: str
    cite: str
    caveats: tuple[str, ...]
    licence: Mapping[str, str] | None = None


def ucdp() -> Maker:
    """Describe UCDP."""
    licence = {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": CC_BY,
        "covers": text("ucdp_covers"),
    }
    caveats = (text("ucdp_range"), text("ucdp_zero"))
    return Maker("UCDP", text("ucdp_cite"), caveats, licence)


def acled(accessed: str, filters: str) -> Maker:
    """Describe ACLED, with the day and the filters that its terms ask to be named."""
    cite = text("acled_cite", day=accessed, filters=filters or text("no_filters"))
    return Maker("ACLED", cite, (text("acled_floor"), text("acled_terms")))


def own(files: Sequence[str]) -> Maker:
    """Describe a file of the user's own."""
    named = ", ".join(files)
    return Maker(named, text("own_cite", files=named), ())


def package(
    maker: Maker,
    sides: tuple[Actor, Actor],
    days: tuple[dt.date, dt.date],
    *,
    version: str,
    imported: Mapping[str, Any],
    report: Report,
) -> dict[str, Any]:
    """Describe an import as a Frictionless data package with a ``crossclaim`` key.

    Nothing in it depends on when it was made, so that the same files give the same bytes.
    """
    first, last = days
    said = {"first": sides[0].name, "second": sides[1].name, "dataset": maker.name}
    described = schemas(CORE, [side.id for side in sides])
    return {
        "name": "-".join(("import", *(side.id.lower()[:30] for side in sides))),
        "title": text("title", **said),
        "version": version,
        "created": f"{last.isoformat()}T00:00:00Z",
        "licenses": [dict(maker.licence)] if maker.licence else [],
        "resources": [_resource(described[name], name) for name in _DESCRIBED],
        "crossclaim": {
            "subtitle": text("subtitle", dataset=maker.name),
            "sides": [{"id": one.id, "name": one.name, "adjective": one.name} for one in sides],
            "headline": {
                "start": max(first, last - dt.timedelta(days=MOST_DAYS)).isoformat(),
                "end": last.isoformat(),
            },
            "citation": maker.cite,
            "caveats": [
                text("rows", files=", ".join(report.files), dataset=maker.name),
                *maker.caveats,
                text("silence"),
                text("circles"),
            ],
            "imported": dict(imported),
        },
    }


_DESCRIBED = ("parties", "sources", "incidents", "claims")


def _resource(resource: dict[str, Any], name: str) -> dict[str, Any]:
    """Describe a table with the columns that are written."""
    written = COLUMNS[name]
    fields = [one for one in resource["schema"]["fields"] if one["name"] in written]
    ordered = sorted(fields, key=lambda one: written.index(one["name"]))
    return resource | {"schema": resource["schema"] | {"fields": ordered}}
