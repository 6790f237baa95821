"""Looking through an SVG without building it: its seal, its links, and what has no place in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from incidents.errors import SnapshotError
from incidents.words.verdicts import refused

MOST_DEPTH, MOST_ELEMENTS, MOST_ATTRIBUTES, MOST_LETTERS = 200, 400_000, 300_000, 2_000_000
ACTIVE = {
    *("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler"),
    *("animate", "animateMotion", "animateTransform", "set", "discard"),
}
"""Elements that do something, which no picture of ours holds."""


@dataclass
class Looked:
    """What an SVG holds.

    Attributes
    ----------
    seal, ident
        The text and the id of its seal; empty without one.
    links
        Where its links lead, in order.
    is_active
        Whether it holds a script, or parts from elsewhere.
    """

    seal: str = ""
    ident: str = ""
    links: list[str] = field(default_factory=list)
    is_active: bool = False
    depth: int = 0
    elements: int = 0
    in_seal: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at the beginning of an element."""
        self.depth += 1
        self.elements += 1
        if self.depth > MOST_DEPTH or self.elements > MOST_ELEMENTS:
            raise SnapshotError(refused("deep"))
        plain = name.rpartition(":")[2]
        if plain == "crossclaim":
            self.in_seal = self.depth
            self.ident = attributes.get("id", "")
        self.is_active |= plain in ACTIVE
        for key, value in attributes.items():
            self._attribute(plain, key.rpartition(":")[2], value)

    def _attribute(self, element: str, key: str, value: str) -> None:
        lower = value.strip().lower()
        if key.startswith("on") or "url(http" in lower or lower.startswith("javascript:"):
            self.is_active = True
        if key != "href":
            return
        if element == "a":
            if value not in self.links[-1:]:
                self.links.append(value)
        elif not lower.startswith(("#", "data:image/png;", "data:image/jpeg;")):
            self.is_active = True

    def end(self, _name: str) -> None:
        """Look at the end of an element."""
        if self.in_seal == self.depth:
            self.in_seal = 0
        self.depth -= 1

    def letters(self, text: str) -> None:
        """Look at text."""
        if self.in_seal:
            self.seal += text
            if len(self.seal) > MOST_LETTERS:
                raise SnapshotError(refused("long_seal"))

    def refuse(self, *_declared: object) -> None:
        """Refuse what declares entities."""
        raise SnapshotError(refused("entities"))


def looked_through(content: bytes) -> Looked:
    """Look through an SVG.

    Raises
    ------
    SnapshotError
        If it is no XML, or is deeper or larger than any picture.
    """
    if content.count(b"=") > MOST_ATTRIBUTES:
        raise SnapshotError(refused("deep"))
    found = Looked()
    try:
        # An encoding that nobody knows is a LookupError, an impossible one a ValueError.
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = found.start
        parser.EndElementHandler = found.end
        parser.CharacterDataHandler = found.letters
        parser.EntityDeclHandler = found.refuse
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, SnapshotError):
            raise
        raise SnapshotError(refused("damaged", kind="SVG", why=str(error)[:80])) from error
    return found
