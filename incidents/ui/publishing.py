"""Publish the static files of the page: scripts, styles, fonts and map layers.

Streamlit serves the folder ``static`` beside ``app.py`` at ``/app/static``. The files come from
`incidents.web.assets`; they are copied at start, each only when its content changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from incidents import files
from incidents.web.assets import AssetError, assets
from incidents.words.refusals import refusal

PREFIX = "../../app/static/"
"""Where a component's frame finds the files, also behind a proxy with a path of its own."""


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
    return {
        asset.name: _publish(asset.name, asset.source.read_bytes(), target) for asset in assets()
    }


def publish_layers(layers: Mapping[str, bytes], target: Path) -> dict[str, str]:
    """Write the layers of a map into a folder, each under the fingerprint of its content.

    Two datasets have layers of one name: what differs has another address.

    Raises
    ------
    AssetError
        If one cannot be written.
    """
    return {name: _publish(_stamped(name, text), text, target) for name, text in layers.items()}


def _stamped(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return str(path.with_stem(f"{path.stem}-{_stamp(content)}"))


def _stamp(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _publish(name: str, content: bytes, target: Path) -> str:
    path = target / name
    try:
        if not path.is_file() or path.read_bytes() != content:
            files.write(path, content)
    except OSError as error:
        told = {"file": path, "why": error.strerror, "folder": target}
        raise AssetError(refusal("asset_unwritable", **told)) from error
    return f"{PREFIX}{name}?v={_stamp(content)}"


if __name__ == "__main__":
    # Before the first start, so that the first page already finds its fonts.
    publish(Path.cwd() / "static")
