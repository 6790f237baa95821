"""Which formats, layouts and sizes there are, for menus and command lines."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.print.sheets import SHEETS
from incidents.words import pictures


@dataclass(frozen=True)
class Format:
    """A file format: its MIME type and its file name extension with the dot."""

    name: str
    mime: str
    extension: str

    @property
    def label(self) -> str:
        """Its name for people, in the language that is spoken."""
        return pictures.formats()[self.name]


@dataclass(frozen=True)
class Layout:
    """A layout: its size in pixels at 96 an inch, rounded."""

    name: str
    width: int
    height: int

    @property
    def label(self) -> str:
        """Its name for people, in the language that is spoken."""
        return pictures.layouts()[self.name]


FORMATS: dict[str, Format] = {
    "png": Format("png", "image/png", ".png"),
    "svg": Format("svg", "image/svg+xml", ".svg"),
    "pdf": Format("pdf", "application/pdf", ".pdf"),
}

LAYOUTS: dict[str, Layout] = {
    name: Layout(name, round(sheet.width), round(sheet.height)) for name, sheet in SHEETS.items()
}

PPI: dict[int, float] = {1: 96.0, 2: 192.0, 4: 300.0}
"""Pixels an inch of each scale of a PNG."""

THEMES = ("light", "dark")
