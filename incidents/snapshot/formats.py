"""Which formats and layouts there are, for menus and command lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A file format: its label, MIME type and file name extension with the dot."""

    label: str
    mime: str
    extension: str


@dataclass(frozen=True)
class Layout:
    """A layout: its label and its size in pixels at 96 per inch."""

    label: str
    width: int
    height: int


FORMATS: dict[str, Format] = {
    "png": Format("PNG picture", "image/png", ".png"),
    "svg": Format("SVG with real text", "image/svg+xml", ".svg"),
    "pdf": Format("PDF", "application/pdf", ".pdf"),
    "html": Format("HTML page that works offline", "text/html", ".html"),
}

LAYOUTS: dict[str, Layout] = {
    "map": Layout("Map only", 1600, 1000),
    "landscape": Layout("Map with panels", 1600, 1080),
    "brief": Layout("One-page brief, A4", 794, 1123),
    "square": Layout("Square for social media", 1080, 1080),
}

SCALES: dict[float, str] = {1: "screen", 2: "2×", 4: "print"}
"""PNG scales, with what they are for."""
