"""KML: one placemark an incident, with its time span and its claims in plain words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.export.geojson import as_geojson
from incidents.export.rows import claim_columns, geometry_of, incident_columns
from incidents.model import Claim, Dataset, Incident
from incidents.query.identity import canonical
from incidents.text import storable
from incidents.words import citing, corrections

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a KML document; an incident without a place is a placemark without geometry."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _add(root, "Document")
    _add(document, "name", facts.asked.title)
    _add(
        document,
        "description",
        _markup([facts.asked.words, facts.asked.as_of, facts.notes.citation]),
    )
    _data(document, _about(facts))
    log = Log(dataset)
    for incident in dataset.incidents.values():
        _placemark(document, incident, log)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, tag: str, text: str = "") -> ET.Element:
    made = ET.SubElement(parent, tag)
    if text:
        made.text = storable(text)
    return made


def _markup(lines: Iterable[str]) -> str:
    """Join lines for a description, which viewers read as HTML: text stays text."""
    return "<br>".join(html.escape(storable(line)) for line in lines if line)


def _about(facts: About) -> dict[str, str]:
    described = facts.as_json()
    sources = "; ".join(f"{one.outlet}: {one.url}" for one in facts.sources)
    plain = {name: value for name, value in described.items() if isinstance(value, str)}
    return plain | {
        "query": canonical(facts.asked.params),
        "counts": canonical(facts.counts),
        "licences": facts.licence_line,
        "place_origins": "; ".join(facts.origins),
        "sources": sources,
    }


def _data(parent: ET.Element, values: Mapping[str, object]) -> None:
    extended = _add(parent, "ExtendedData")
    for name, value in values.items():
        if value not in ("", None):
            entry = ET.SubElement(extended, "Data", name=name)
            _add(entry, "value", str(value))


def _placemark(document: ET.Element, incident: Incident, log: Log) -> None:
    claims = [one for one in log.dataset.claims.values() if one.incident == incident.id]
    mark = ET.SubElement(document, "Placemark", id=incident.id)
    _add(mark, "name", incident.title)
    lines = [_marked(incident.summary, incident, log), *(_line(one, log) for one in claims)]
    _add(mark, "description", _markup(lines))
    span = _add(mark, "TimeSpan")
    _add(span, "begin", (incident.hour_start or incident.start).isoformat())
    _add(span, "end", (incident.hour_end or incident.end).isoformat())
    values = incident_columns(incident, log)
    for number, one in enumerate(claims, start=1):
        columns = claim_columns(one, log)
        filled = {name: value for name, value in columns.items() if value not in ("", None)}
        values[f"claim_{number}"] = canonical(filled)
    _data(mark, values)
    geometry = geometry_of(incident, log.dataset)
    if geometry is not None:
        _geometry(mark, as_geojson(geometry) or {})


def _line(claim: Claim, log: Log) -> str:
    is_replaced = claim.id in log.replaced
    return _marked(citing.carried(claim, log.dataset, is_replaced=is_replaced), claim, log)


def _marked(text: str, record: Claim | Incident, log: Log) -> str:
    """Say behind a text what of its record was corrected."""
    found = log.of(record)
    return corrections.corrected(text, found) if found else text


def _geometry(parent: ET.Element, shape: dict[str, Any]) -> None:
    """Write a GeoJSON geometry as KML's, longitude first."""
    kind = str(shape["type"])
    if kind == "GeometryCollection":
        several = _add(parent, "MultiGeometry")
        for part in shape["geometries"]:
            _geometry(several, part)
        return
    coordinates = shape["coordinates"]
    if kind.startswith("Multi"):
        several = _add(parent, "MultiGeometry")
        for part in coordinates:
            _simple(several, kind.removeprefix("Multi"), part)
        return
    _simple(parent, kind, coordinates)


def _simple(parent: ET.Element, kind: str, coordinates: Any) -> None:
    made = _add(parent, kind)
    if kind != "Polygon":
        points = [coordinates] if kind == "Point" else coordinates
        _add(made, "coordinates", _listed(points))
        return
    for number, ring in enumerate(coordinates):
        edge = _add(made, "innerBoundaryIs" if number else "outerBoundaryIs")
        _add(_add(edge, "LinearRing"), "coordinates", _listed(ring))


def _listed(points: Any) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in points)
