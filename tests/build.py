"""Small datasets made by hand, for tests: two sides, two third parties, one set of parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from incidents.model import (
    Claim,
    CountRange,
    Dataset,
    Incident,
    Manifest,
    Moment,
    Party,
    Side,
    Source,
    Window,
)

DAY = dt.date(2025, 10, 11)
SEARCHED = dt.date(2026, 11, 22)
NORTH, SOUTH = "AF", "PK"
SIDES = (
    Side(id=NORTH, name="Afghanistan", adjective="Afghan"),
    Side(id=SOUTH, name="Pakistan", adjective="Pakistani"),
)
PARTIES = (
    Party(id="AF", name="Afghanistan", kind="state", side="AF"),
    Party(id="AF-MOD", name="Afghan Ministry of Defence", kind="government", side="AF"),
    Party(id="PK", name="Pakistan", kind="state", side="PK"),
    Party(id="PK-ISPR", name="Pakistan Army, public relations", kind="military", side="PK"),
    Party(id="UNAMA", name="UNAMA", kind="united nations"),
    Party(id="TTP", name="TTP", kind="armed group"),
    Party(id="TTP-HGB", name="Gul Bahadur group", kind="armed group"),
    Party(
        id="AF-AND-ALLIES",
        name="Taliban and affiliated fighters",
        kind="set",
        members=("AF", "TTP"),
    ),
)


def moment(text: str = "2025-10-12") -> Moment:
    """Make a moment of a day, a minute (UTC) or nothing; a day ends where the next begins."""
    if not text:
        return Moment()
    start = dt.datetime.fromisoformat(text)
    if "T" in text:
        return Moment(text=text, earliest=start, latest=start)
    start = start.replace(tzinfo=dt.UTC)
    return Moment(text=text, earliest=start, latest=start + dt.timedelta(days=1))


def instant(text: str) -> dt.datetime:
    """Read an instant in UTC."""
    return dt.datetime.fromisoformat(text)


def count(figure: int | str | tuple[int, int | None] | None) -> CountRange:
    """Make a count: 58, (15, 20), "more than 200", "at least 30", "a large number", None."""
    if figure is None:
        return CountRange()
    if isinstance(figure, tuple):
        return CountRange(low=figure[0], high=figure[1])
    if isinstance(figure, int):
        return CountRange(low=figure, high=figure, wording=str(figure))
    for opening, more in (("more than ", 1), ("at least ", 0)):
        number = figure.removeprefix(opening)
        if figure.startswith(opening) and number.isdigit():
            return CountRange(low=int(number) + more, wording=figure)
    return CountRange(wording=figure)


def claim(
    name: str,
    claimant: str,
    loss: str,
    figure: int | str | tuple[int, int | None] | None = None,
    **more: Any,
) -> Claim:
    """Make a claim. ``loss`` reads "PK soldiers killed", "PK carried_out" or "restraint"."""
    subject, category, measure = (loss.split() + [""] * 3)[:3]
    if not category:
        subject, measure = "", subject
    elif not measure:
        category, measure = "", category
    fields: dict[str, Any] = {
        "incident": "clash",
        "speaker": "a spokesman",
        "stance": _stance(claimant, subject),
        "sources": ("s1",),
        "stated": moment(more.pop("on", "2025-10-12")),
        "count": count(figure),
    }
    return Claim(
        id=name,
        claimant=claimant,
        subject=subject or None,
        category=category or None,
        measure=measure,
        **(fields | more),
    )


def _stance(claimant: str, subject: str) -> str:
    side = claimant[:2]
    if side not in (NORTH, SOUTH):
        return "counts"
    return "admits" if subject == side else "asserts"


def incident(name: str = "clash", **more: Any) -> Incident:
    """Make an incident of one day, whose statements were last looked for on `SEARCHED`."""
    fields: dict[str, Any] = {
        "title": f"Title of {name}",
        "kind": "clash",
        "start": DAY,
        "end": DAY,
        "searched": SEARCHED,
    }
    return Incident(id=name, **(fields | more))


def dataset(*claims: Claim, incidents: Iterable[Incident] = ()) -> Dataset:
    """Put claims into a dataset; incidents that are not given are made up."""
    found = {each.id: each for each in incidents}
    for each in claims:
        found.setdefault(each.incident, incident(each.incident))
    source = Source(id="s1", outlet="Outlet", url="https://example.org/1", published="2025-10-12")
    return Dataset(
        manifest=manifest(),
        parties={party.id: party for party in PARTIES},
        incidents=found,
        claims={each.id: each for each in claims},
        sources={source.id: source},
    )


def manifest() -> Manifest:
    """Describe the dataset as a whole."""
    return Manifest(
        name="made-by-hand",
        title="Made by hand",
        subtitle="For tests",
        version="2026.11",
        updated=SEARCHED,
        sides=SIDES,
        headline=Window(start=DAY, end=DAY),
        citation="Nobody",
    )
