"""The view as one HTML file that opens from disk: everything is inside, nothing is fetched."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import htpy as h
from markupsafe import Markup

from geodata.ground import BARE, RELIEF, Ground
from incidents.brief.shape import Asked, Brief, Opened, OpenedSum
from incidents.picture import Editor
from incidents.theme import Scheme, ThemeName
from incidents.web import cards, differ, notes, sentences, tables
from incidents.web.assets import assets
from incidents.web.bars import timeline
from incidents.web.gate import Html, bdi, html
from incidents.web.incident import incident
from incidents.web.map.base import SCRIPTS
from incidents.web.map.encode import mark_id
from incidents.web.map.inside import drawn
from incidents.web.map.key import key_html
from incidents.web.panels import SUM, panels
from incidents.web.styles import STATIC, sheet
from incidents.words import controls, pictures
from incidents.words import page as words
from incidents.words.tongue import speaking

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; connect-src data:; base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched: what the file needs is inside it."""

INLINE = (*SCRIPTS, "vendor/leaflet.css", "crossmap.css")
KINDS = {".ttf": "font/ttf", ".webp": "image/webp"}
"""What is embedded; the system's own table of types differs from machine to machine."""

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True)
class Openable:
    """What opens in the file: every incident of the brief, and the claims behind every figure."""

    incidents: Sequence[Opened]
    sums: Sequence[OpenedSum]


def page(
    found: Brief,
    behind: Openable,
    seal: str,
    editor: Editor,
    theme: ThemeName,
    *,
    ground: Ground = BARE,
) -> bytes:
    """Write the file: the same bytes for the same brief and seal.

    Parameters
    ----------
    found
        The view.
    behind
        What opens in it.
    seal
        The seal as JSON.
    editor
        The editor's own words.
    theme
        Its colours. In light ones it follows a reader who reads in the dark; on paper it is light.
    ground
        What its map draws below the marks.
    """
    with speaking(found.language):
        return f"{_document(found, behind, seal, editor, theme, ground=ground)}\n".encode()


def _document(
    found: Brief, behind: Openable, seal: str, editor: Editor, theme: ThemeName, *, ground: Ground
) -> h.Element:
    scheme: Scheme = "reader" if theme == "light" else theme
    place, script = drawn(found.map, scheme, ground)
    body: list[h.Node] = [
        _header(found, editor),
        h.main[_top(found, editor), _left(found, place, scheme), _right(found, behind)],
        notes.notes(found),
        h.script(type="application/json", id="data")[_script_json(_data(found))],
        h.script(type="application/json", id="layers")[_layers(ground)],
        *(h.script[Markup(_text(name))] for name in INLINE if name.endswith(".js")),  # noqa: S704
        h.script[Markup(script)],  # noqa: S704
        h.script[Markup((STATIC / "standalone.js").read_text("utf-8"))],  # noqa: S704
    ]
    return h.html(lang=found.language.replace("_", "-"))[
        _head(found, seal, editor, scheme, str(html(*body))), h.body[body]
    ]


def _head(found: Brief, seal: str, editor: Editor, theme: Scheme, text: str) -> h.Element:
    described = pictures.editors_alt(editor.alt) if editor.alt else found.map.words
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(http_equiv="Content-Security-Policy", content=POLICY),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="referrer", content="no-referrer"),
        h.meta(name="generator", content="Crossclaim"),
        h.meta(name="description", content=described),
        h.meta(name="crossclaim-id", content=found.asked.id),
        found.asked.address and h.meta(name="crossclaim-link", content=found.asked.address),
        h.meta(name="crossclaim-seal", content=seal),
        h.title[editor.title or f"{found.asked.title}: {found.asked.words}"],
        h.style[Markup(_styles(theme, text))],  # noqa: S704
    ]


def _styles(theme: Scheme, text: str) -> str:
    own = (STATIC / "standalone.css").read_text("utf-8")
    leaflet = re.sub(r"url\([^)]*\)", "none", _text("vendor/leaflet.css"))
    scheme = f":root {{ color-scheme: {'light dark' if theme == 'reader' else theme}; }}"
    return "\n".join((_faces(text), leaflet, _text("crossmap.css"), sheet(), scheme, own))


def _faces(text: str) -> str:
    """Embed the fonts; that of Arabic letters only where there are any."""
    faces = [("Plex", "fonts/plex-sans.ttf", "font-weight:100 700;font-stretch:75% 100%")]
    if ARABIC.search(text):
        faces.append(("Plex Arabic", "fonts/plex-sans-arabic.ttf", "font-weight:400"))
    return "".join(
        f"@font-face{{font-family:'{family}';{style};src:url({_address(name)})}}"
        for family, name, style in faces
    )


@cache
def _sources() -> Mapping[str, Any]:
    return {one.name: one.source for one in assets()}


def _text(name: str) -> str:
    text: str = _sources()[name].read_text("utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text)


@cache
def _address(name: str) -> str:
    """Write a file as a data address."""
    return _data_address(KINDS[Path(name).suffix], _sources()[name].read_bytes())


def _data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


@lru_cache(maxsize=4)
def _layers(ground: Ground) -> Html:
    """Write the layers of the map as JSON, and the shadows as a data address."""
    found = {name: json.loads(text) for name, text in ground.layers.items() if name != RELIEF}
    if RELIEF in ground.layers:
        found[RELIEF] = _data_address(KINDS[".webp"], ground.layers[RELIEF])
    return _script_json(found)


def _header(found: Brief, editor: Editor) -> h.Element:
    return h.header[
        h.h1[bdi(editor.title or found.asked.title)],
        h.p(".subtitle")[bdi(found.asked.subtitle)],
        h.p(".maker")["Crossclaim"],
    ]


def _top(found: Brief, editor: Editor) -> h.Element:
    asked = found.asked
    return h.div(".top")[
        [h.p(".own")[bdi(told)] for told in _editors(asked, editor)],
        sentences.sentence(asked, found.tally, found.left_out),
        differ.lead(found.lead) if found.lead else None,
    ]


def _editors(asked: Asked, editor: Editor) -> Iterator[str]:
    """Mark the editor's words as theirs."""
    if editor.title:
        yield pictures.editors_title(asked.title)
    if editor.credit:
        yield pictures.editors_credit(editor.credit)


def _left(found: Brief, place: Html, theme: Scheme) -> h.Element:
    heads = words.headings()
    first, second = (panel.name for panel in found.panels)
    up, down = (panel.adjective for panel in found.panels)
    line = found.timeline
    span = (dt.date.fromisoformat(line.start), dt.date.fromisoformat(line.end))
    return h.section(".left")[
        h.div(id="map")[place],
        key_html(found.map, theme),
        h.div(".xc-h")[h.h2[heads["timeline"]], h.p[line.unit]],
        timeline(line, (up, down), span, span),
        h.p(id="days", role="status", hidden=True),
        h.h2[heads["incidents"]],
        tables.incidents(found.incidents, (first, second), [one.words for one in found.left_out]),
    ]


def _right(found: Brief, behind: Openable) -> h.Element:
    heads = words.headings()
    rows = differ.losses(found.differences)
    back = h.a(".back", href="#")[controls.names()["back"]]
    opened = [
        h.article(".opens", id=f"i-{one.id}")[back, incident(one)] for one in behind.incidents
    ]
    added = [
        h.article(".opens", id=f"i-{SUM}{one.key}")[back, cards.opened_sum(one)]
        for one in behind.sums
    ]
    whole = h.div(".whole")[
        h.div(".xc-h")[h.h2[heads["differ"]], h.p[heads["scale"]]],
        found.differences.note and h.p(".xc-sum")[found.differences.note],
        differ.compact(found.differences, len(rows)),
        h.p(".xc-sum")[found.differences.summary],
        panels(found.panels, found.others, differ.questions(found.differences)),
    ]
    return h.section(".right")[opened, added, whole]


def _data(found: Brief) -> dict[str, Any]:
    """Gather what the script needs to open incidents and to choose days or a place."""
    return {
        "days": {one.id: [one.start, one.end] for one in found.incidents},
        "marks": {mark_id(mark.key): list(mark.incidents) for mark in found.map.marks},
        "places": {mark_id(mark.key): mark.label for mark in found.map.marks},
        "chosen": words.only_chosen(),
        "open": found.incident.id if found.incident else "",
    }


def _script_json(value: Any) -> Html:
    """Write JSON that no HTML parser takes for markup."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704
