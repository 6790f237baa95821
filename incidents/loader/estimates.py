"""Rows of UCDP beside incidents: each is one count by a third party, of all who died."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from incidents.importing.codebook import COLUMNS, DEATHS, NEEDED, PAGE
from incidents.loader.cells import Cells
from incidents.loader.rows import Rules, count_of
from incidents.model import Claim, Party, Source
from incidents.readers import Row
from incidents.words.imports import text

FILE = "ucdp.csv"
REQUIRED = ("incident", *NEEDED)
OPTIONAL = ("release", *(name for name in COLUMNS if name not in NEEDED))
CLAIMANT, EVERYONE = "UCDP", "UCDP-EVERYONE"
NOT_DYING = ("media", "united nations", "humanitarian", "hospital", "research", "sports body")
"""Kinds of parties that count or tell, and are not among the dead of an event."""


def parties(known: Mapping[str, Party], sides: tuple[str, ...]) -> dict[str, Party]:
    """Add UCDP, and the set of all who may be among the dead of an event, to the parties."""
    fighting = [one.id for one in known.values() if not one.members and one.kind not in NOT_DYING]
    members = tuple(dict.fromkeys((*sides, *fighting)))
    added = {
        CLAIMANT: Party(id=CLAIMANT, name="UCDP", kind="research"),
        EVERYONE: Party(id=EVERYONE, name=text("everyone_killed"), kind="set", members=members),
    }
    return {**added, **known}


def sources(known: Mapping[str, Source], rows: Iterable[Row]) -> dict[str, Source]:
    """Add each release that a row is from to the sources, with how to cite it."""
    releases = dict.fromkeys(row.values.get("release", "").strip() for row in rows)
    added = {_source(release): _release(release) for release in releases}
    return {**known, **{key: one for key, one in added.items() if key not in known}}


def _source(release: str) -> str:
    return "-".join(filter(None, ("ucdp", release)))


def _release(release: str) -> Source:
    title = " ".join(filter(None, ("UCDP", release)))
    note = text("ucdp_cite")
    return Source(id=_source(release), outlet="UCDP", title=title, url=PAGE, note=note)


def claim_of(cells: Cells, rules: Rules) -> Claim | None:
    """Make a claim of a row of ``ucdp.csv``: the range of all deaths in the event."""
    return cells.made(
        Claim,
        id=f"ucdp-{cells.text('id')}",
        incident=cells.known("incident", rules.incidents, "unknown_incident"),
        claimant=CLAIMANT,
        speaker="UCDP",
        stance="counts",
        subject=EVERYONE,
        category="persons",
        measure="killed",
        count=count_of(cells),
        sources=(_source(cells.text("release")),),
        note=_note(cells),
    )


def _note(cells: Cells) -> str:
    """Say what of the best estimate UCDP gives to whom, and which event it is."""
    dead = dict(zip(("a", "b", "civilians", "unknown"), map(cells.text, DEATHS), strict=True))
    sides = {"side_a": cells.text("side_a"), "side_b": cells.text("side_b")}
    return text("of_them", event=cells.text("id"), **dead, **sides)
