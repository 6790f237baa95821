"""Reading URL parameters that anyone may have written: nothing in them raises."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import TypeVar

from incidents.text import one_line
from incidents.words.refusals import refusal, unknown_values
from incidents.words.tongue import in_digits

Value = TypeVar("Value")
Params = Mapping[str, "str | Sequence[str]"]

MAX_LENGTH = 4000
LONGEST_SHOWN = 60


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
            self.ignore(refusal("not_text", name=name))
        return texts

    def line(self, name: str, longest: int) -> str:
        """Read one line of text, cut where it is too long; of several, the last."""
        texts = [text for text in map(one_line, self.raw(name)) if text]
        if len(texts) > 1:
            self.ignore(refusal("given_often", name=name, number=in_digits(len(texts))))
        text = texts[-1] if texts else ""
        if len(text) > longest:
            self.ignore(refusal("cut_text", name=name, number=in_digits(longest)))
            text = one_line(text[:longest])
        return text

    def value(self, name: str, parse: Callable[[str], Value], advice: str) -> Value | None:
        """Read one value, or None where it is empty or cannot be read."""
        text = self.line(name, 40)
        if not text:
            return None
        try:
            return parse(text)
        except ValueError:
            shown = one_line(text, LONGEST_SHOWN)
            self.ignore(refusal("unreadable", name=name, value=shown, advice=refusal(advice)))
            return None

    def choices(
        self,
        name: str,
        known: Callable[[str], bool],
        most: int,
        replaced: Mapping[str, str] | None = None,
    ) -> tuple[str, ...]:
        """Read a list of ids, separated by commas; what is not known is only counted.

        ``replaced`` maps words of earlier versions to those that are used now.
        """
        now = replaced or {}
        parts = (part.strip() for text in self.raw(name) for part in text.split(","))
        given = {now.get(part, part) for part in parts} - {""}
        found = sorted(part for part in given if known(part))
        if len(found) < len(given):
            self.ignore(unknown_values(name, sorted(given - set(found))))
        if len(found) > most:
            self.ignore(refusal("cut_values", name=name, number=in_digits(most)))
        return tuple(found[:most])

    def word(self, name: str, allowed: Container[str] | None) -> str:
        """Read one short word, of those that are allowed; None allows any."""
        text = self.line(name, 80)
        if text and allowed is not None and text not in allowed:
            self.ignore(refusal("unknown_word", name=name, value=one_line(text, LONGEST_SHOWN)))
            return ""
        return text
