"""The typesetter: Typst, with the project's typefaces and templates and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents.errors import SnapshotError
from incidents.print.fitting import folders
from incidents.text import storable
from incidents.words.pictures import refused

if TYPE_CHECKING:
    from typst import Compiler, Fonts

MAIN = Path(__file__).parent / "typst" / "main.typ"
STANDARDS = ["ua-1"]
EPOCH, PPI = 0, 96.0
"""Nothing of the day on which a picture is made is written into it."""


@cache
def _fonts() -> Fonts:
    # Typst takes a moment to import: only who draws waits for it.
    from typst import Fonts  # noqa: PLC0415

    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders())
    )


def _compiler(data: Mapping[str, Any]) -> Compiler:
    from typst import Compiler  # noqa: PLC0415

    text = json.dumps(data, ensure_ascii=True, allow_nan=False)
    return Compiler(MAIN, root=MAIN.parent, font_paths=_fonts(), sys_inputs={"data": text})


def _fit(value: Any) -> Any:
    """Drop from every text what no font can set, which would keep the whole picture from being."""
    if isinstance(value, str):
        return value if value.isprintable() else storable(value)
    if isinstance(value, Mapping):
        return {key: _fit(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(one) for one in value]
    return value


def measure(data: Mapping[str, Any]) -> list[tuple[float, float]]:
    """Measure paragraphs, in pixels.

    Raises
    ------
    SnapshotError
        If Typst refuses them.
    """
    try:
        answer = _compiler({**_fit(data), "mode": "measure"}).query(
            "<sizes>", field="value", one=True
        )
    except RuntimeError as error:
        raise _refused(error) from error
    return [(width, height) for width, height in json.loads(answer)]


def compiled(data: Mapping[str, Any], fmt: str, ppi: float) -> list[bytes]:
    """Set a document, and return its pages; of a PDF, the whole.

    Parameters
    ----------
    data
        What ``main.typ`` asks for.
    fmt
        ``png``, ``svg`` or ``pdf``.
    ppi
        Pixels per inch, for PNG.

    Raises
    ------
    SnapshotError
        If Typst refuses it.
    """
    standards = STANDARDS if fmt == "pdf" else []
    try:
        made = _compiler({**_fit(data), "mode": "draw"}).compile(
            format=fmt,  # type: ignore[arg-type]
            ppi=ppi,
            timestamp=EPOCH,
            pdf_standards=standards,  # type: ignore[arg-type]
        )
    except RuntimeError as error:
        raise _refused(error) from error
    return made if isinstance(made, list) else [made or b""]


def rastered(svg: str, width: float, height: float) -> bytes:
    """Draw an SVG as a PNG of so many pixels.

    Raises
    ------
    RuntimeError
        If Typst refuses it.
    """
    base = {"lang": "en", "region": None, "mode": "raster"}
    data = {**base, "svg": svg, "width": width, "height": height}
    made = _compiler(data).compile(format="png", ppi=PPI, timestamp=EPOCH)
    return made if isinstance(made, bytes) else b""


def _refused(error: RuntimeError) -> SnapshotError:
    said = " ".join(str(error).split())[:200]
    return SnapshotError(refused("not_set", why=said))
