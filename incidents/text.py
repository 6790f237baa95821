"""Text from data: one line that can be shown anywhere, or stored anywhere, or told apart."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

JOINERS = "\u200c\u200d"
LONGEST_VALUE = 120
REPLACEMENT = "\ufffd"


def one_line(text: str, most: int | None = None) -> str:
    """Make text one line that any reader shows as it is, cut to ``most`` characters.

    Line ends and control characters become spaces, and runs of space one. What is invisible or
    turns the text around is dropped; the joiners and signs that Arabic script needs are kept.
    What no encoding can carry becomes U+FFFD.
    """
    # What Python calls printable has none of these categories; most texts are, but for line ends.
    line = " ".join(text.split())
    if not line.isprintable():
        line = " ".join("".join(map(_fit, text)).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def _fit(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        is_needed = character in JOINERS or "\u0600" <= character <= "\u08ff"
        return character if is_needed else ""
    if category in ("Cs", "Cn"):
        return REPLACEMENT
    return " " if category in ("Cc", "Zl", "Zp") else character


def storable(text: str) -> str:
    """Drop what XML and databases cannot hold: control characters, surrogates, non-characters."""
    return "".join(letter for letter in text if _is_storable(ord(letter)))


def _is_storable(code: int) -> bool:
    if code < 0x20:
        return code in (0x09, 0x0A, 0x0D)
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)


def revealed(text: str, most: int | None = LONGEST_VALUE) -> str:
    """Make a value fit for a message: what is invisible becomes its code, the rest is cut."""
    cut = text if most is None or len(text) <= most else text[: most - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)


def capital(text: str) -> str:
    """Begin a text with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def is_web_address(url: str) -> bool:
    """Tell whether an address may become a link: http or https, with a host, nothing else.

    Signs that are invisible or turn the text around have no place in one.
    """
    address = url.strip()
    try:
        parts = urlsplit(address)
        is_of_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return is_of_web and address == one_line(address)
