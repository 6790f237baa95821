"""Where a dataset plays: its atlas, its own places and shapes, its line, the ground of its maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from geodata.cabinet import Feature, parsed
from geodata.errors import AtlasError, ShapeError
from geodata.ground import Ground
from geodata.place import Place
from geodata.setting import Setting
from incidents.model import Boundary, Manifest
from incidents.readers import Row
from incidents.readers.folder import PACKAGE
from incidents.report import Findings

HERE = (PACKAGE, 1)


def setting_of(
    manifest: Manifest,
    folder: Path | None,
    rows: Sequence[Row],
    layers: Mapping[str, bytes],
    findings: Findings,
) -> Setting:
    """Work the setting out, and tell what of it cannot be read or found."""
    shapes = tuple(_shapes(layers, findings))
    boundary = manifest.boundary
    found = Setting(
        atlas_name=manifest.atlas,
        folder=folder,
        rows=tuple(row.values for row in rows),
        shapes=shapes,
        boundary=boundary.place if boundary else "",
        between=(boundary.between or ()) if boundary else (),
        focus=tuple(side.id for side in manifest.sides if is_code(side.id)),
    )
    known = _with_atlas(found, findings)
    _note_places(known, rows, shapes, findings)
    known = _without_faults(known)
    if boundary:
        _note_line(known, boundary, findings)
    return known


def is_code(text: str) -> bool:
    """Tell whether an id has the form of an ISO 3166-1 alpha-2 code."""
    return len(text) == 2 and text.isascii() and text.isupper()


def framed(
    setting: Setting, places: Mapping[str, Place], findings: Findings
) -> tuple[Mapping[str, Place], Ground]:
    """Lay out the ground below places; those that no map frames with the others are left out."""
    try:
        return places, setting.ground([place.geometry for place in places.values()])
    except ShapeError as error:
        kept = _of_larger_side(places)
        left = "; ".join(sorted(places.keys() - kept.keys()))
        findings.warn(HERE, "places", left, "no_frame", why=str(error))
        return kept, setting.ground([place.geometry for place in kept.values()])


def _of_larger_side(places: Mapping[str, Place]) -> dict[str, Place]:
    """Keep the places on the side of the 180th meridian that has more of them."""
    lie = {name: place.label_point[0] < 0 for name, place in places.items()}
    west = sum(lie.values()) * 2 > len(lie)
    return {name: place for name, place in places.items() if lie[name] is west}


def _with_atlas(setting: Setting, findings: Findings) -> Setting:
    """Take the world where the atlas that is named cannot be read."""
    try:
        setting.atlas  # noqa: B018  it is read when it is first asked for
    except AtlasError as error:
        findings.warn(HERE, "crossclaim.atlas", setting.atlas_name, "no_atlas", why=str(error))
        return replace(setting, atlas_name="world")
    return setting


def _shapes(layers: Mapping[str, bytes], findings: Findings) -> Iterator[Feature]:
    """Read the features of a dataset's layers, each with the file it comes from."""
    for file, content in layers.items():
        try:
            found = parsed(content.decode("utf-8-sig"), file)
        except (AtlasError, UnicodeDecodeError) as error:
            findings.refuse((file, 1), "row", "", "layer_wrong", why=str(error))
            continue
        findings.saw(file, len(found))
        for number, one in enumerate(found, start=1):
            yield Feature({**one.properties, "file": file, "number": number}, one.geometry)


def _note_places(
    setting: Setting, rows: Sequence[Row], shapes: Sequence[Feature], findings: Findings
) -> None:
    """Refuse the rows and shapes that are no places."""
    for fault in setting.gazetteer.faults:
        if fault.is_layer:
            said = shapes[fault.number - 1].properties
            where = (said["file"], said["number"])
        else:
            row = rows[fault.number - 2]
            where = (row.file, row.line)
        findings.refuse(where, fault.column, fault.value, "place_wrong", why=fault.words)


def _without_faults(setting: Setting) -> Setting:
    """Leave out what was refused, so that no export brings it back."""
    faults = setting.gazetteer.faults
    if not faults:
        return setting
    rows = {one.number - 2 for one in faults if not one.is_layer}
    shapes = {one.number - 1 for one in faults if one.is_layer}
    return replace(
        setting,
        rows=tuple(row for n, row in enumerate(setting.rows) if n not in rows),
        shapes=tuple(one for n, one in enumerate(setting.shapes) if n not in shapes),
    )


def _note_line(setting: Setting, boundary: Boundary, findings: Findings) -> None:
    if setting.line is None and boundary.between:
        value = "-".join(boundary.between)
        findings.warn(HERE, "crossclaim.boundary", value, "no_border")
    elif setting.line is None:
        findings.warn(HERE, "crossclaim.boundary", boundary.place, "no_line")
