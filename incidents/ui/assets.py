"""Publish the static files of the page: scripts, styles, fonts and map layers.

Streamlit serves the folder ``static`` beside ``app.py`` at ``/app/static``. The files come from
this package, from registry packages and from `geodata`; they are copied at start, each only when
its content changed, so that no network is needed and no reader's browser asks anyone else.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from incidents.errors import CrossclaimError

PREFIX = "../../app/static/"
"""Where a component's frame finds the files, also behind a proxy with a path of its own."""

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
FOLDERS = (
    ("", "incidents.ui", "static"),
    ("geo", "geodata", "data/web"),
)


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
        raise AssetError(
            f"the package {package!r} is not installed: install Crossclaim with its dependencies"
        ) from error
    if not path.exists():
        raise AssetError(f"{path} is missing: install the package {package!r} again")
    return path


def publish(target: Path) -> dict[str, str]:
    """Copy the static files into a folder, each only when its content differs.

    Parameters
    ----------
    target
        The folder ``static`` beside ``app.py``; created when missing.

    Returns
    -------
    dict[str, str]
        The address of every file by its name, such as ``crossmap.js``. An address changes with
        the content, so no browser keeps a stale file.

    Raises
    ------
    AssetError
        If a file is missing, or cannot be written; on a read-only installation that is so only
        when the folder does not hold the files of this version yet.
    """
    return {asset.name: _publish(asset, target) for asset in assets()}


def _publish(asset: Asset, target: Path) -> str:
    content = asset.source.read_bytes()
    path = target / asset.name
    try:
        if not path.is_file() or path.read_bytes() != content:
            _write_atomically(path, content)
    except OSError as error:
        raise AssetError(
            f"cannot write {path}: {error.strerror}. Make {target} writable for one start, "
            "or copy it from an installation that has been started"
        ) from error
    return f"{PREFIX}{asset.name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a private file; a static file is for every reader.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    # Before the first start, so that the first page already finds its fonts.
    publish(Path.cwd() / "static")
