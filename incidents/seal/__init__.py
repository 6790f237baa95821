"""Sealed pictures: drawn from a view, and checked against it by anyone who has the data.

`draw` makes the brief of a view, seals it, and lets the picture pen or the web pen draw it with
the seal inside. `verify` reads the seal out of a file and rebuilds the picture.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from incidents import files
from incidents.picture import Picture
from incidents.print import FORMATS as PICTURES
from incidents.print import LAYOUTS, Format, Layout

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.seal.verdict import Verdict
    from incidents.store import Store

__all__ = ["FORMATS", "LAYOUTS", "Format", "Layout", "dataset_of", "draw", "verify"]

FORMATS: dict[str, Format] = {**PICTURES, "html": Format("html", "text/html", ".html")}

LANDSCAPE = Picture()


def draw(
    view: View,
    store: Store,
    picture: Picture = LANDSCAPE,
    *,
    address: str = "",
    language: str = "",
) -> bytes:
    """Draw a sealed picture of a view.

    Parameters
    ----------
    view, store
        What to show, and of which data.
    picture
        How: in one of `FORMATS` and of `LAYOUTS`.
    address
        The public address of the page, printed and sealed with the view; or none.
    language
        Such as ``en_GB``; by default the one that is spoken.

    Returns
    -------
    bytes
        The same for the same arguments, data and version.

    Raises
    ------
    SnapshotError
        If format, layout, theme or scale does not exist, or the picture cannot be set.
    AddressError
        If the address is none that a page can have.
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    # Drawing works a whole brief out: only who draws waits for what that needs.
    from incidents.seal.drawing import drawn  # noqa: PLC0415

    return drawn(view, store, picture, address, language)


def dataset_of(picture: Path | bytes) -> str:
    """Read the name of the dataset in a picture's seal; empty where none can be read."""
    from incidents.seal.reading import MAX_BYTES  # noqa: PLC0415
    from incidents.seal.verifying import dataset_in  # noqa: PLC0415

    try:
        content = picture if isinstance(picture, bytes) else files.read(picture, MAX_BYTES)
        return dataset_in(content)
    except OSError:
        return ""


def verify(picture: Path | str | bytes, store: Store) -> Verdict:
    """Say whether a picture is what its seal names, and if not, what it is.

    Parameters
    ----------
    picture
        A file, or what is in one.
    store
        The data to rebuild it from.

    Raises
    ------
    SnapshotError
        If a file is not there, or is larger than any picture.
    """
    from incidents.seal.verifying import verify_bytes, verify_file  # noqa: PLC0415

    if isinstance(picture, bytes):
        return verify_bytes(picture, store)
    return verify_file(Path(picture), store)
