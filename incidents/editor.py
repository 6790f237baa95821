"""What an editor adds to a picture, in words of their own."""

from __future__ import annotations

from dataclasses import dataclass, fields

from incidents.errors import SnapshotError
from incidents.text import one_line
from incidents.words.refusals import refusal

MOST = {"title": 140, "credit": 200, "alt": 1200}
"""The most letters of each."""


@dataclass(frozen=True)
class Editor:
    """The editor's own words; on the picture they are marked as such.

    Attributes
    ----------
    title
        A title in place of the view's.
    credit
        Who published the picture.
    alt
        A description for those who cannot see it.

    Raises
    ------
    SnapshotError
        If one of them is too long.
    """

    title: str = ""
    credit: str = ""
    alt: str = ""

    def __post_init__(self) -> None:
        for one in fields(self):
            text = one_line(getattr(self, one.name))
            if len(text) > MOST[one.name]:
                raise SnapshotError(refusal(f"long_{one.name}", most=MOST[one.name]))
            object.__setattr__(self, one.name, text)
