"""A desk for tests: the tiny dataset, two people, a bundle with both sides' claims."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.drawer import Drawer
from incidents.desk.location import Location, locate
from incidents.desk.people import Person
from tests.conftest import write_tiny

DANA, NOOR = Person("Dana R."), Person("Noor A.", proven=True, key="noor@example.org")

INCIDENT = {
    "title": "Fighting at Zarin Pass",
    "kind": "clash",
    "start": "2025-10-18",
    "end": "2025-10-18",
    "precision": "day",
    "places": "Chaman",
    "summary": "Forces fought, and each gave its own account.",
}
SOURCE = {
    "outlet": "The Border Courier",
    "title": "Two accounts of a night",
    "url": "https://courier.example/world/zarin",
    "published": "2025-10-18",
    "published_basis": "in_text",
    "language": "en",
    "tier": "T3",
}
CLAIM = {
    "claimant": "N",
    "speaker": "Hamid Sahak",
    "stance": "asserts",
    "subject": "S",
    "category": "soldiers",
    "measure": "killed",
    "low": "9",
    "high": "9",
    "scope": "whole",
    "stated": "2025-10-18",
    "quotation": "nine Southern soldiers were killed",
    "quotation_language": "en",
}


@dataclass
class Desk:
    """A desk in a folder of its own."""

    location: Location
    drawer: Drawer

    def begun(self) -> tuple[Bundle, Amendment, Amendment]:
        """Begin a bundle about a new incident, with its source."""
        bundle = self.drawer.open(DANA, "", "Zarin Pass")
        incident = self.add(bundle, "incidents.csv", INCIDENT)
        source = self.add(bundle, "sources.csv", SOURCE)
        self.drawer.name(bundle.id, incident=incident.row, title=INCIDENT["title"])
        return self.drawer.bundle(bundle.id), incident, source

    def add(self, bundle: Bundle, file: str, values: dict[str, str], **more: object) -> Amendment:
        return self.drawer.add(bundle.id, DANA, file, values, state="taken", **more)  # type: ignore[arg-type]

    def proposed(self) -> tuple[Bundle, list[Amendment]]:
        """Propose an incident with three claims, and send it."""
        bundle, incident, source = self.begun()
        named = {"incident": incident.row, "sources": source.row}
        first = self.add(bundle, "claims.csv", {**CLAIM, **named})
        newer = {"low": "11", "high": "11", "revises": first.row, "stated": "2025-10-19"}
        second = self.add(bundle, "claims.csv", {**CLAIM, **named, **newer})
        own = {"claimant": "S", "stance": "reports", "low": "2", "high": "2"}
        third = self.add(bundle, "claims.csv", {**CLAIM, **named, **own})
        search = {"incident": incident.row, "side": "N", "day": "2025-10-19", "by": "Dana R."}
        found = {"where": "the wire", "found": first.row}
        fourth = self.add(bundle, "searches.csv", {**search, **found})
        self.drawer.send(bundle.id)
        return bundle, [first, second, third, fourth]


def desk_in(folder: Path, database: str = "") -> Desk:
    """Open a desk on the tiny dataset in a folder."""
    dataset = folder / "tiny"
    if not dataset.exists():
        write_tiny(dataset)
    location = locate(dataset, database or "on")
    return Desk(location, Drawer(location.database))
