"""Who writes and who reviews."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A person at the desk.

    Attributes
    ----------
    name
        As it is shown and written into the changes.
    proven
        Whether a login proved it; else it is only what somebody typed.
    key
        What a login knows a person by; empty for a name that was typed.
    """

    name: str
    proven: bool = False
    key: str = ""

    def is_same(self, other: Person) -> bool:
        """Tell whether two are one person, as far as can be known.

        A typed name is anybody's, so that the same name counts as the same person.
        """
        if self.key and other.key:
            return self.key == other.key
        return self.name.casefold() == other.name.casefold()
