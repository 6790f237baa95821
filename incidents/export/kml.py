"""KML: one placemark a place, with its incident's time span and claims in plain words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from shapely.geometry import mapping

from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.export.features import Columns, PlaceFeature, filled, told
from incidents.model import Claim, Dataset, Incident
from incidents.query.identity import canonical
from incidents.text import storable
from incidents.words import citing, corrections, places

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a KML document; what is not on the map is a placemark without geometry."""
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
    for feature, columns, claims in told(log):
        mark = _placemark(document, feature, _lines(feature, log))
        _data(mark, columns | _numbered(claims))
        if feature.geometry:
            _geometry(mark, mapping(feature.geometry))
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
        "corrections": canonical(described["corrections"]) if facts.corrections else "",
    }


def _data(parent: ET.Element, values: Mapping[str, object]) -> None:
    extended = _add(parent, "ExtendedData")
    for name, value in values.items():
        if value not in ("", None):
            entry = ET.SubElement(extended, "Data", name=name)
            _add(entry, "value", str(value))


def _placemark(document: ET.Element, feature: PlaceFeature, lines: Iterable[str]) -> ET.Element:
    incident = feature.incident
    # An xs:ID begins with a letter, and the id of an incident may begin with its year.
    mark = ET.SubElement(document, "Placemark", id=f"incident-{feature.id}")
    _add(mark, "name", incident.title)
    _add(mark, "description", _markup(lines))
    span = _add(mark, "TimeSpan")
    _add(span, "begin", (incident.hour_start or incident.start).isoformat())
    _add(span, "end", (incident.hour_end or incident.end).isoformat())
    return mark


def _lines(feature: PlaceFeature, log: Log) -> Iterator[str]:
    """Tell what happened, at which of its places, and what was claimed."""
    yield _marked(feature.incident.summary, feature.incident, log)
    if feature.count:
        yield places.one_of(feature.name, log.dataset, feature.number, feature.count)
    for claim in feature.claims:
        yield _line(claim, log)


def _line(claim: Claim, log: Log) -> str:
    is_replaced = claim.id in log.replaced
    return _marked(citing.carried(claim, log.dataset, is_replaced=is_replaced), claim, log)


def _marked(text: str, record: Claim | Incident, log: Log) -> str:
    """Say behind a text what of its record was corrected."""
    found = log.of(record)
    return corrections.corrected(text, found) if found else text


def _numbered(claims: Iterable[Columns]) -> dict[str, str]:
    return {f"claim_{n}": canonical(filled(one)) for n, one in enumerate(claims, start=1)}


def _geometry(parent: ET.Element, shape: Mapping[str, Any]) -> None:
    """Write a GeoJSON geometry as KML's, longitude first."""
    kind = str(shape["type"])
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
