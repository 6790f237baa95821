"""Text that any format can hold."""

from __future__ import annotations


def printable(text: str) -> str:
    """Drop what XML and databases cannot hold: control characters, surrogates, non-characters."""
    return "".join(letter for letter in text if _is_fit(ord(letter)))


def _is_fit(code: int) -> bool:
    if code < 0x20:
        return code in (0x09, 0x0A, 0x0D)
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)
