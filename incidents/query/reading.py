"""Reading URL parameters that anyone may have written: nothing in them raises."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from typing import TypeVar

from incidents.phrases import short

Value = TypeVar("Value")
Params = Mapping[str, "str | Sequence[str]"]

MAX_LENGTH = 4000
JOINERS = "\u200c\u200d"


def plain_line(text: str) -> str:
    """Make text one line: control and unprintable characters out, runs of space made one."""
    return " ".join("".join(map(_printable, text)).split())


def _printable(character: str) -> str:
    """Keep a character, or the joiners that Arabic script needs; drop or space out the others."""
    category = unicodedata.category(character)
    if category == "Cf":
        return character if character in JOINERS else ""
    return " " if category in ("Cc", "Cs", "Cn") else character


class Reader:
    """Reads one mapping of parameters and keeps, in words, what it had to ignore."""

    def __init__(self, params: Params) -> None:
        self._params = params
        self.ignored: list[str] = []

    def ignore(self, message: str) -> None:
        """Note something that was not used as it was written."""
        self.ignored.append(message)

    def raw(self, name: str) -> list[str]:
        """List the values of a parameter as text; anything that is not text is noted."""
        value = self._params.get(name, "")
        values = [value] if isinstance(value, str) or not isinstance(value, Sequence) else value
        texts = [text[:MAX_LENGTH] for text in values if isinstance(text, str)]
        if len(texts) < len(values):
            self.ignore(f"{name} is not text")
        return texts

    def line(self, name: str, longest: int) -> str:
        """Read one line of text, cut where it is too long; of several, the last."""
        texts = [text for text in map(plain_line, self.raw(name)) if text]
        if len(texts) > 1:
            self.ignore(f"{name} was given {len(texts)} times; the last was used")
        text = texts[-1] if texts else ""
        if len(text) > longest:
            self.ignore(f"{name} was cut to {longest} characters")
            text = plain_line(text[:longest])
        return text

    def value(self, name: str, parse: Callable[[str], Value], advice: str) -> Value | None:
        """Read one value, or None where it is empty or cannot be read."""
        text = self.line(name, 40)
        if not text:
            return None
        try:
            return parse(text)
        except ValueError:
            self.ignore(f"{name} “{short(text)}” cannot be read: {advice}")
            return None

    def choices(self, name: str, known: Callable[[str], bool], most: int) -> tuple[str, ...]:
        """Read a list of ids, separated by commas; what is not known is only counted."""
        given = {part.strip() for text in self.raw(name) for part in text.split(",")} - {""}
        found = sorted(part for part in given if known(part))
        if len(found) < len(given):
            count = len(given) - len(found)
            self.ignore(f"{count} unknown {'value' if count == 1 else 'values'} of {name}")
        if len(found) > most:
            self.ignore(f"{name} was cut to {most} values")
        return tuple(found[:most])

    def word(self, name: str, allowed: Container[str] | None) -> str:
        """Read one short word, of those that are allowed; None allows any."""
        text = self.line(name, 80)
        if text and allowed is not None and text not in allowed:
            self.ignore(f"{name} “{short(text)}” is unknown")
            return ""
        return text
