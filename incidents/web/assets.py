"""The files that a page of ours needs: scripts, styles, fonts and map layers, and where they are.

They come from this package and from registry packages, so that no network is needed and no
reader's browser asks anyone else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from incidents.errors import CrossclaimError
from incidents.words.refusals import refusal

# The published name, the package it comes from, and its path inside that package.
PACKAGED = (
    ("vendor/leaflet.js", "xstatic.pkg.leaflet", "data/leaflet.js"),
    ("vendor/leaflet.css", "xstatic.pkg.leaflet", "data/leaflet.css"),
    ("fonts/plex-sans.ttf", "fontpkg_ibm_plex_sans", "files/IBMPlexSans[wdth,wght].ttf"),
    (
        "fonts/plex-sans-italic.ttf",
        "fontpkg_ibm_plex_sans",
        "files/IBMPlexSans-Italic[wdth,wght].ttf",
    ),
    (
        "fonts/plex-sans-arabic.ttf",
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-Regular.ttf",
    ),
    (
        "fonts/plex-sans-arabic-semibold.ttf",
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-SemiBold.ttf",
    ),
)
# Folders that are published whole: the published folder, the package, the folder inside it.
FOLDERS = (("", "incidents.web", "static"),)


class AssetError(CrossclaimError, OSError):
    """A static file of the page is missing or cannot be written."""


@dataclass(frozen=True)
class Asset:
    """One static file: its published name and where its content comes from."""

    name: str
    source: Path


def assets() -> Iterator[Asset]:
    """List every static file of the page.

    Raises
    ------
    AssetError
        If a package that brings some of them is not installed.
    """
    for name, package, inside in PACKAGED:
        yield Asset(name, _locate(package, inside))
    for folder, package, inside in FOLDERS:
        root = _locate(package, inside)
        for source in sorted(path for path in root.rglob("*") if path.is_file()):
            yield Asset((Path(folder) / source.relative_to(root)).as_posix(), source)


def _locate(package: str, inside: str) -> Path:
    try:
        path = Path(str(resources.files(package) / inside))
    except ModuleNotFoundError as error:
        raise AssetError(refusal("package_missing", value=package)) from error
    if not path.exists():
        raise AssetError(refusal("asset_missing", file=path, value=package))
    return path
