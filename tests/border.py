"""An invented border for tests: small datasets of Northland and Southland, made by hand.

Two sides with several voices each, third parties, and sets of parties: nobody can take them for
real ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from incidents.model import (
    Claim,
    Dataset,
    Incident,
    Manifest,
    Party,
    Search,
    Side,
    Source,
    Window,
)
from incidents.quantities import CountRange, Moment

DAY = dt.date(2025, 10, 11)
SEARCHED = dt.date(2026, 11, 22)
N, S = "N", "S"
SIDES = (
    Side(id=N, name="Northland", adjective="Northern"),
    Side(id=S, name="Southland", adjective="Southern"),
)
PARTIES = (
    Party(id="N", name="Northland", kind="state", side="N"),
    Party(id="N-MOD", name="Northern Ministry of Defence", kind="government", side="N"),
    Party(id="N-OFFICIALS", name="Unnamed Northern officials", kind="government", side="N"),
    Party(id="S", name="Southland", kind="state", side="S"),
    Party(id="S-ARMY", name="Army of the South", kind="military", side="S"),
    Party(id="S-OFFICIALS", name="Unnamed Southern officials", kind="government", side="S"),
    Party(id="UN", name="UN mission", kind="united nations"),
    Party(id="CLINIC", name="A clinic", kind="hospital"),
    Party(id="REBELS", name="Rebels", kind="armed group"),
    Party(id="BANNER", name="Red Banner group", kind="armed group"),
    Party(
        id="N-AND-REBELS",
        name="Northern and allied fighters",
        kind="set",
        members=("N", "REBELS"),
    ),
    Party(id="BOTH", name="Both countries", kind="set", members=("N", "S")),
)
_SIDE_OF = {party.id: party.side for party in PARTIES}


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
    """Make a claim. ``loss`` reads "S soldiers killed", "S carried_out" or "restraint"."""
    subject, category, measure = _loss(loss)
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
        subject=subject,
        category=category,
        measure=measure,
        **(fields | more),
    )


def _loss(text: str) -> tuple[str | None, str | None, str]:
    """Split "S soldiers killed" into subject, category and measure."""
    *before, measure = text.split()
    subject, category = [*before, None, None][:2]
    return subject, category, measure


def _stance(claimant: str, subject: str | None) -> str:
    side = _SIDE_OF[claimant]
    if side is None:
        return "counts"
    return "reports" if subject == side else "asserts"


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


def source(name: str, outlet: str = "Outlet", **more: Any) -> Source:
    """Make a publication."""
    return Source(id=name, outlet=outlet, url=f"https://example.org/{name}", **more)


def search(side: str, day: dt.date, where: str = "the wire", **more: Any) -> Search:
    """Note that somebody looked for what a side said."""
    fields = {"incident": "clash", "side": side, "day": day, "by": "an editor", "where": where}
    return Search(**(fields | more))


def dataset(
    *claims: Claim,
    incidents: Iterable[Incident] = (),
    sources: Iterable[Source] = (),
    searches: Iterable[Search] = (),
) -> Dataset:
    """Put claims into a dataset; incidents that are not given are made up."""
    found = {each.id: each for each in incidents}
    for each in claims:
        found.setdefault(each.incident, incident(each.incident))
    carried = (source("s1", published="2025-10-12"), *sources)
    return Dataset(
        manifest=manifest(),
        parties={party.id: party for party in PARTIES},
        incidents=found,
        claims={each.id: each for each in claims},
        sources={each.id: each for each in carried},
        searches=tuple(searches),
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
        windows=(Window(start=DAY, end=DAY),),
        citation="Nobody",
    )
