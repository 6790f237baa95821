"""The view as one HTML file that opens from disk: everything is inside, nothing is fetched."""

from __future__ import annotations

import base64
import functools
import html
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from shapely.geometry import mapping

from geodata import CONTESTED_LINE
from incidents import __version__
from incidents.charts import words
from incidents.ledger import sentences
from incidents.maps.theme import TOKENS, Tokens
from incidents.model import Claim, Dataset, Incident, Source
from incidents.snapshot import basemap, fonts, parts, render
from incidents.snapshot.notes import published_day
from incidents.snapshot.seal import Seal
from incidents.snapshot.sheet import Sheet
from incidents.snapshot.typesetting import clean
from incidents.store.answers import Mark
from incidents.vocabulary import STANCES

STATIC = Path(__file__).parent / "static"
LAYERS = {
    **{name: name for name in ("countries", "borders", "rivers", "provinces", "disputed")},
    "boundary": CONTESTED_LINE,
}
"""The layers of the map by what they are to the script, and the files that hold them."""


def page(sheet: Sheet, seal: Seal) -> bytes:
    """Write the page: the same bytes for the same sheet and seal."""
    tokens = TOKENS["dark" if seal.theme == "dark" else "light"]
    figure, sources = render.figure(sheet, tokens)
    data = _script_json(_data(sheet, tokens, sources))
    said = _said(sheet, seal)
    template = (STATIC / "standalone.html").read_text("utf-8")
    text = data + figure + "".join(said.values()) + sheet.link + template
    filled = {
        **{name: html.escape(value) for name, value in said.items()},
        **_linked(html.escape(sheet.link)),
        "figure": figure,
        "data": data,
        "tokens": _variables(tokens),
        "fonts": _faces(text),
        "css": (STATIC / "standalone.css").read_text("utf-8"),
        "js": (STATIC / "standalone.js").read_text("utf-8"),
        "leaflet_css": re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css")),
        "leaflet_js": re.sub(r"//# sourceMappingURL=.*", "", _leaflet("leaflet.js")),
    }
    return _filled(template, filled).encode()


def _filled(template: str, values: dict[str, str]) -> str:
    """Put parts into the template in one pass, so that no part is read as a template."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)


def _leaflet(name: str) -> str:
    # The package is named in parts because it has no types and no other use here.
    folder = Path(import_module("xstatic.pkg.leaflet").BASE_DIR)
    return (folder / name).read_text("utf-8")


def _said(sheet: Sheet, seal: Seal) -> dict[str, str]:
    """Write what the page says outside of its data, as plain text."""
    facts = sheet.facts
    boundary = f"{facts.boundary.name}: {facts.boundary.note}. " if facts.boundary else ""
    return {
        "theme": seal.theme,
        "id": seal.id,
        "seal": seal.to_json(),
        "title": clean(facts.title),
        "subtitle": clean(sheet.dataset.manifest.subtitle),
        "sentence": parts.sentence(sheet),
        "reading": boundary + parts.READING,
        "caveats": clean(" ".join(facts.caveats)),
        "citation": clean(facts.citation),
        "licences": clean(f"Licences: {facts.licence_line}."),
        "credit": basemap.ATTRIBUTION,
        "version": f"Crossclaim {__version__} · {facts.dataset} {facts.dataset_version}",
    }


def _linked(link: str) -> dict[str, str]:
    """Write the view's link for the head and the foot of the page; nothing without one."""
    if not link:
        return {"link_meta": "", "link": ""}
    return {
        "link_meta": f'\n<meta name="crossclaim-link" content="{link}">',
        "link": f' · <a href="{link}" rel="noopener noreferrer">{link}</a>',
    }


def _script_json(value: Any) -> str:
    """Write JSON that no HTML parser takes for markup."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _variables(tokens: Tokens) -> str:
    rules = (f"--{name.replace('_', '-')}:{value}" for name, value in tokens.as_dict().items())
    return ":root{" + ";".join(rules) + "}"


def _faces(text: str) -> str:
    letters = "".join(sorted(set(text)))
    return "".join(render.face_rule(face, letters) for face in fonts.FACES)


def _data(sheet: Sheet, tokens: Tokens, cited: list[Source]) -> dict[str, Any]:
    """Gather what the script draws from. Sources keep the numbers of the figure."""
    dataset = sheet.shown
    rest = [one for one in dataset.sources.values() if one not in cited]
    sources = [*cited, *rest]
    numbers = {source.id: number for number, source in enumerate(sources)}
    listed = sorted(dataset.incidents.values(), key=lambda one: (one.start, one.id))
    days = [day for one in listed for day in (one.start, one.end)] or list(sheet.period)
    west, south, east, north = sheet.extent(basemap.RELIEF_EXTENT) or basemap.RELIEF_EXTENT
    boundary = dataset.manifest.boundary
    return {
        "sides": [side.name for side in dataset.manifest.sides],
        "tokens": tokens.as_dict(),
        "span": [max(min(days), sheet.period[0]).isoformat(), _last(days, sheet).isoformat()],
        "bounds": [[south - 0.4, west - 0.4], [north + 0.4, east + 0.4]],
        "boundary": boundary and {"name": boundary.name, "note": boundary.note},
        "attribution": basemap.ATTRIBUTION,
        "marks": [_mark(one) for one in sheet.marks],
        "incidents": [_incident(one, dataset, numbers) for one in listed],
        "sources": [source_data(one, dataset.manifest.headline.start.year) for one in sources],
        **_ground(),
    }


def _last(days: list[Any], sheet: Sheet) -> Any:
    return max(min(max(days), sheet.period[1]), sheet.period[0])


@functools.cache
def _ground() -> dict[str, Any]:
    """Gather what never changes: the ground of the map."""
    west, south, east, north = basemap.RELIEF_EXTENT
    picture = base64.b64encode(basemap.relief_file()).decode()
    layers = {
        name: [_feature(one) for one in basemap.features(file)] for name, file in LAYERS.items()
    }
    points = [
        [lat, lon]
        for one in basemap.features(LAYERS["boundary"])
        for lon, lat in mapping(one.geometry)["coordinates"]
        if one.geometry.geom_type == "LineString"
    ]
    return {
        "layers": layers,
        "labels": list(basemap.labels()),
        "boundaryPoints": points,
        "relief": {
            "bounds": [[south, west], [north, east]],
            "picture": f"data:image/webp;base64,{picture}" if picture else "data:,",
        },
    }


def _feature(one: basemap.Feature) -> dict[str, Any]:
    return {"type": "Feature", "properties": one.properties, "geometry": mapping(one.geometry)}


def _mark(mark: Mark) -> dict[str, Any]:
    drawn = mark.geometry.simplify(0.004) if mark.geometry is not None else None
    return {
        "label": clean(mark.label),
        "shape": mark.shape,
        "lon": round(mark.lon, 5),
        "lat": round(mark.lat, 5),
        "geometry": None if drawn is None or mark.shape == "point" else mapping(drawn),
        "incidents": list(mark.incidents),
    }


def _incident(incident: Incident, dataset: Dataset, numbers: dict[str, int]) -> dict[str, Any]:
    claims = [one for one in dataset.claims.values() if one.incident == incident.id]
    revised = {old for one in claims for old in one.revises}
    spoken = {dataset.side_of(one.claimant) for one in claims}
    silent = [side for side in dataset.manifest.sides if side.id not in spoken]
    return {
        "id": incident.id,
        "title": clean(incident.title),
        "start": incident.start.isoformat(),
        "end": incident.end.isoformat(),
        "when": words.incident_days(incident),
        "where": clean(words.incident_places(incident)),
        "summary": clean(incident.summary),
        "claims": [_claim(one, dataset, revised, numbers) for one in claims],
        "silent": [f"{side.name}: no statement found" for side in silent],
    }


def _claim(
    claim: Claim, dataset: Dataset, revised: set[str], numbers: dict[str, int]
) -> dict[str, Any]:
    return {
        "side": words.party_class(dataset, claim.claimant),
        "stance": claim.stance,
        "stanceText": STANCES[claim.stance],
        "figure": clean(claim.count.label),
        "loss": clean(sentences.loss_title(dataset, claim.subject, claim.category, claim.measure)),
        "who": clean(words.party_name(dataset, claim.claimant)),
        "speaker": clean(claim.speaker),
        "said": words.moment(claim.stated),
        "quotation": clean(claim.quotation),
        "language": claim.quotation_language,
        "note": clean(claim.note),
        "replaced": claim.id in revised,
        "sources": [numbers[one] for one in claim.sources if one in numbers],
    }


def source_data(source: Source, year: int) -> dict[str, str]:
    """Write a source; an address that is not one of the web is left out."""
    good = urlsplit(source.url).scheme in ("http", "https") if _is_address(source.url) else False
    return {
        "outlet": clean(source.outlet),
        "title": clean(source.title),
        "published": published_day(source.published, year),
        "url": source.url if good else "",
    }


def _is_address(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:
        return False
    return text == clean(text)
