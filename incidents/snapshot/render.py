"""From a sheet to bytes: PNG, SVG and PDF, the same every time."""

from __future__ import annotations

import base64
import io
import re
import threading
import warnings
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image, PngImagePlugin

from incidents.maps.theme import TOKENS, ThemeName, Tokens
from incidents.model import Source
from incidents.snapshot import fonts, layouts, parts
from incidents.snapshot.canvas import DPI, Canvas
from incidents.snapshot.notes import Notes
from incidents.snapshot.seal import Seal
from incidents.snapshot.sheet import Sheet

# matplotlib keeps its settings for the whole process, so pictures are drawn one at a time.
_DRAWING = threading.Lock()
SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "crossclaim",
    "svg.image_inline": True,
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "text.hinting": "none",
    "text.antialiased": True,
    "lines.scale_dashes": False,
    "path.simplify": False,
    "path.snap": False,
    "agg.path.chunksize": 0,
    "axes.unicode_minus": True,
}
SVG_NAMES = {fonts.SANS: "IBM Plex Sans", fonts.SERIF: "Source Serif 4"}


def picture(sheet: Sheet, seal: Seal) -> bytes:
    """Draw a sheet in the format, layout, theme and scale that its seal names."""
    writer = {"png": _png, "svg": _svg, "pdf": _pdf}[seal.fmt]
    with _DRAWING, mpl.rc_context(SETTINGS), warnings.catch_warnings():
        # A letter that no typeface here has is drawn as a box; nobody reads the warning.
        warnings.simplefilter("ignore")
        return writer(_drawn(sheet, seal), sheet, seal)


def _drawn(sheet: Sheet, seal: Seal) -> Canvas:
    layout = layouts.DRAWN[seal.layout]
    tokens = TOKENS[_theme(seal.theme)]
    canvas = Canvas(layout.width, layout.height, tokens.paper, layout.zoom)
    layout.draw(parts.Page(canvas, sheet, tokens, Notes(sheet.dataset, tokens)))
    return canvas


def figure(sheet: Sheet, tokens: Tokens) -> tuple[str, list[Source]]:
    """Draw panels and all rows of the chart as an SVG element for a page that has the typefaces.

    Returns
    -------
    tuple
        The element, and the sources in the order of their numbers.
    """
    with _DRAWING, mpl.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        notes = Notes(sheet.dataset, tokens)
        canvas = layouts.column(sheet, tokens, notes)
        text = _named(_svg_text(canvas))
    return text[text.index("<svg") :], [source for _, source in notes.sources()]


def _theme(name: str) -> ThemeName:
    return "dark" if name == "dark" else "light"


def _png(canvas: Canvas, sheet: Sheet, seal: Seal) -> bytes:
    canvas.figure.set_dpi(DPI * seal.scale)
    agg = FigureCanvasAgg(canvas.figure)
    agg.draw()  # type: ignore[no-untyped-call]
    drawn = np.asarray(agg.buffer_rgba())  # type: ignore[no-untyped-call]
    picture = Image.fromarray(drawn).convert("RGB")
    info = PngImagePlugin.PngInfo()
    for name, value in _described(sheet, seal).items():
        info.add_itxt(name, value)
    stream = io.BytesIO()
    dpi = DPI * seal.scale
    picture.save(stream, "PNG", pnginfo=info, dpi=(dpi, dpi), compress_level=6)
    return stream.getvalue()


def _described(sheet: Sheet, seal: Seal) -> dict[str, str]:
    facts = sheet.facts
    return {
        "Title": facts.title,
        "Description": f"{facts.words}, {facts.known}",
        "Source": facts.citation,
        "Copyright": facts.licence_line,
        "crossclaim-id": seal.id,
        "crossclaim-seal": seal.to_json(),
        **({"crossclaim-link": sheet.link} if sheet.link else {}),
    }


def _pdf(canvas: Canvas, sheet: Sheet, seal: Seal) -> bytes:
    stream = io.BytesIO()
    described = _described(sheet, seal)
    canvas.figure.savefig(
        stream,
        format="pdf",
        metadata={
            "Title": described["Title"],
            "Subject": ". ".join(one for one in (described["Description"], sheet.link) if one),
            "Author": described["Source"],
            "Keywords": described["crossclaim-seal"],
            "Creator": "Crossclaim",
            "Producer": "Crossclaim",
            "CreationDate": None,
            "ModDate": None,
        },
    )
    return stream.getvalue()


def _svg(canvas: Canvas, sheet: Sheet, seal: Seal) -> bytes:
    text = _svg_text(canvas)
    return _finished(_named(text), canvas, sheet, seal).encode()


def _svg_text(canvas: Canvas) -> str:
    stream = io.StringIO()
    canvas.figure.savefig(
        stream, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    )
    return re.sub(r"<metadata>.*?</metadata>", "", stream.getvalue(), flags=re.DOTALL)


def _named(text: str) -> str:
    """Call the typefaces by the names that the world knows them by."""
    for own, public in SVG_NAMES.items():
        text = text.replace(own, public)
    return text.replace(fonts.ARABIC, "IBM Plex Sans Arabic").replace(fonts.REST, "sans-serif")


def _finished(text: str, canvas: Canvas, sheet: Sheet, seal: Seal) -> str:
    """Put typefaces, halos, a title and the seal into what matplotlib wrote."""
    described = _described(sheet, seal)
    link = f" link={quoteattr(sheet.link)}" if sheet.link else ""
    head = (
        f"<title>{escape(described['Title'])}</title>"
        f"<desc>{escape(described['Description'])}</desc>"
        f"<metadata><crossclaim xmlns={quoteattr('https://crossclaim.invalid/seal')}"
        f" id={quoteattr(seal.id)}{link}>{escape(seal.to_json())}</crossclaim></metadata>"
        f"<style>{_faces(canvas)}{HALO}</style>"
    )
    start = text.index(">", text.index("<svg")) + 1
    return text[:start] + head + text[start:]


HALO = (
    'g[id^="halo"] text{stroke-width:3px;stroke-linejoin:round;paint-order:stroke}'
    "text{white-space:pre}"
)


def _faces(canvas: Canvas) -> str:
    """Embed the letters that are used, so that the text is real and looks the same anywhere."""
    return "".join(face_rule(face, _letters(canvas, face)) for face in fonts.FACES)


def _letters(canvas: Canvas, face: fonts.Face) -> str:
    """Collect the letters set in a face; the Arabic face stands in for both others."""
    used = (
        text
        for text, kind in canvas.texts
        if face.family in (kind.family, fonts.ARABIC)
        and face.weight == kind.weight
        and (face.italic == kind.italic or face.family == fonts.ARABIC)
    )
    return "".join(sorted(set("".join(used))))


def face_rule(face: fonts.Face, letters: str) -> str:
    """Write a CSS rule that embeds those letters of a face; empty if it has none of them."""
    data = fonts.embeddable(face, letters)
    if not data:
        return ""
    name = SVG_NAMES.get(face.family, "IBM Plex Sans Arabic")
    encoded = base64.b64encode(data).decode()
    return (
        f"@font-face{{font-family:'{name}';font-weight:{face.weight};font-style:{face.style};"
        f"src:url(data:font/ttf;base64,{encoded}) format('truetype')}}"
    )
