"""Texts that try to become markup, a script or an address, and a record that is full of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel
from shapely.geometry import LineString, Point

from geodata.place import Place
from incidents.model import Boundary, Dataset, Licence, Retelling, Search
from tests.border import DAY, claim, dataset, incident

PAYLOADS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{7*7}} {% raw %} ${7*7}",
    '"onerror="alert(1)',
    "' onmouseover='alert(1)",
    "\u202egnissapseb\u2069\u2066",
    "javascript:alert(1)",
    "]]><!--",
    "--></script><script>alert(1)</script>",
    "&lt;b&gt;&amp;",
    "a\x00b\x1bc",
    "line\u2028break\r\nand more",
)
HARMLESS = "harmless"

KILLED = "S soldiers killed"
# What is no text of its own: ids, controlled words, and what names another record.
KEPT = {
    *("id", "incident", "claimant", "subject", "stance", "category", "measure", "scope", "side"),
    *("part_of", "revises", "sources", "members", "found", "claim", "places", "precision"),
    "timezone",
}
R = TypeVar("R", bound=BaseModel)


def example() -> Dataset:
    """Make a record that fills every part of every pen."""
    found = dataset(
        claim("old", "N", KILLED, 12, on="2025-10-11"),
        claim("58", "N", KILLED, 58, revises=("old",)),
        claim("23", "S", KILLED, 23),
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N soldiers killed", (15, 20)),
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="denies"),
        claim("12", "N", "N civilians killed", "more than 12"),
        claim("15", "N-MOD", "N civilians killed", 15),
        claim("words", "S", "N civilians killed", "heavy losses"),
        claim("17", "UN", "N civilians killed", "at least 17"),
        claim("who1", "N", "S started"),
        claim("who2", "S", "N started"),
        claim("aside", "S", "restraint", stance="appeals"),
        claim("noted", "N", "S tanks destroyed", stance="no_comment"),
        claim("part", "N", KILLED, 3, scope="part"),
        claim("total", "S", KILLED, 206, scope="period", incident="months"),
        incidents=[
            incident(places=("Town", "Line"), time_note="at night", place_note="by the river"),
            incident("months", precision="month"),
        ],
    )
    told = Retelling(
        id="r", claim="58", kind="k", outlet="Paper", url="https://example.org/r",
        printed="58 people", explanation="Others were counted too.",
    )  # fmt: skip
    looked = Search(incident="clash", side="S", day=DAY, by="A. Reader", where="the archive")
    manifest = found.manifest.model_copy(
        update={
            "boundary": Boundary(place="Line", name="The Line", note="not recognised"),
            "background": (("The line", "It was drawn."),),
            "caveats": ("Nothing here happened.",),
            "licences": (Licence(name="CC0", title="CC0", path="https://a.example", covers="all"),),
        }
    )
    return replace(
        found,
        manifest=manifest,
        retellings={"r": told},
        searches=(looked,),
        places=_places("Town", "Line", "made up"),
    )


def _places(town: str, line: str, origin: str) -> dict[str, Place]:
    path = LineString([(70, 33), (70.5, 34)])
    return {
        town: Place(town, "town", Point(66.4, 31), 3.0, origin, "town", "", note=origin),
        line: Place(line, "sector", path, 50.0, origin, "line", ""),
    }


def poisoned(payload: str) -> Dataset:
    """Put one text wherever the example has a text, past every check of the loader."""
    found = example()
    scenes = {
        key: poison(one, payload).model_copy(
            update={"kind": one.kind, "places": tuple(f"{payload}{n}" for n in one.places)}
        )
        for key, one in found.incidents.items()
    }
    return replace(
        found,
        manifest=poison(found.manifest, payload).model_copy(update={"name": "made-by-hand"}),
        parties=_all(found.parties, payload),
        incidents=scenes,
        claims=_all(found.claims, payload),
        sources=_all(found.sources, payload),
        retellings=_all(found.retellings, payload),
        searches=tuple(poison(one, payload) for one in found.searches),
        places=_places(f"{payload}Town", f"{payload}Line", payload),
    )


def _all(records: Mapping[str, R], payload: str) -> dict[str, R]:
    return {key: poison(one, payload) for key, one in records.items()}


def poison(record: R, payload: str) -> R:
    """Put a text into every text of a record, however deep."""
    return record.model_copy(
        update={
            name: _poison(getattr(record, name), payload)
            for name in type(record).model_fields
            if name not in KEPT
        }
    )


def _poison(value: Any, payload: str) -> Any:
    if isinstance(value, str):
        return payload
    if isinstance(value, BaseModel):
        return poison(value, payload)
    if isinstance(value, tuple):
        return tuple(_poison(one, payload) for one in value)
    return value
