"""Describing an atlas in its ``atlas.json``: what it is of, what it shows, under which terms."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geodata.region import Box, Region

OSM = {
    "name": "ODbL-1.0",
    "url": "https://opendatacommons.org/licenses/odbl/1-0/",
    "covers": "borders, and edges of areas at them: © OpenStreetMap contributors",
}
GEONAMES = {
    "name": "CC-BY-4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    "covers": "settlements: GeoNames",
}
NATURAL_EARTH = {
    "name": "public domain",
    "url": "https://www.naturalearthdata.com/about/terms-of-use/",
    "covers": "countries, divisions, rivers, disputed lines: Natural Earth",
}
GLOBE = {
    "name": "US Government work",
    "url": "https://www.ngdc.noaa.gov/mgg/topo/globe.html",
    "covers": "elevations: NOAA GLOBE",
}
GEOBOUNDARIES = {
    "name": "public domain (Afghanistan), ODbL-1.0 (Pakistan)",
    "url": "https://www.geoboundaries.org/",
    "covers": "districts and tehsils: geoBoundaries",
}
CREDIT = "Natural Earth · line © OpenStreetMap, ODbL"
SHADED = f"{CREDIT} · relief NOAA"


@dataclass(frozen=True)
class Profile:
    """What an atlas says of itself.

    Attributes
    ----------
    name, title, note
        A short slug, what readers call it, and what they should know of its lines.
    countries
        The countries it is of, by ISO alpha-2; empty for the whole world.
    home, limits, relief
        What a map shows at first and at most, and where its hill-shade lies, if it has one.
    """

    name: str
    title: str
    note: str
    countries: tuple[str, ...] = ()
    home: Box | None = None
    limits: Box | None = None
    relief: Box | None = None


def write(folder: Path, said: Profile, licences: Iterable[dict[str, str]]) -> None:
    """Write ``atlas.json``, with a fingerprint of the atlas's other files."""
    boxes = {"home": said.home, "limits": said.limits, "relief": said.relief}
    region = Region.read({name: box for name, box in boxes.items() if box}).boxes
    written = {
        "name": said.name,
        "title": said.title,
        "note": said.note,
        "credit": SHADED if said.relief else CREDIT,
        "countries": list(said.countries),
        "region": {name: list(box) for name, box in region.items() if boxes[name]},
        "licences": list(licences),
        "digest": digest(folder),
    }
    text = json.dumps(written, ensure_ascii=False, indent=2)
    (folder / "atlas.json").write_text(text + "\n", encoding="utf-8", newline="")


def digest(folder: Path) -> str:
    """Fingerprint all files of an atlas but the one that describes it, in hexadecimal."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "atlas.json":
            whole.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()
