"""Telling files that are no tables of text by how they begin: each is refused with what to do."""

from __future__ import annotations

import codecs

MOST_CONTROLS = 0.05
"""The share of control characters from which on a file is no text; one may be in a bad row."""

_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_BOOKS = (b"[Content_Types].xml", b"opendocument.spreadsheet")
_BEGIN = {
    b"PK\x03\x04": "packed",
    b"\x1f\x8b": "packed",
    b"7z\xbc\xaf": "packed",
    b"BZh": "packed",
    b"\xfd7zXZ": "packed",
    b"\xd0\xcf\x11\xe0": "workbook",
    b"%PDF": "pdf",
}


def strangeness(head: bytes) -> str:
    """Name what a file is that begins so, where it is no text; else nothing."""
    found = next((why for begin, why in _BEGIN.items() if head.startswith(begin)), "")
    if found == "packed" and any(one in head for one in _BOOKS):
        return "workbook"
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    controls = len(head) - len(head.translate(None, _CONTROLS))
    is_text = is_wide or controls <= len(head) * MOST_CONTROLS
    return found or ("" if is_text else "binary")
