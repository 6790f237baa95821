"""How a view is drawn, and what an editor adds to it in words of their own."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from incidents.errors import SnapshotError
from incidents.text import one_line
from incidents.theme import ThemeName
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


@dataclass(frozen=True)
class Picture:
    """How a view is drawn, whatever it shows.

    Attributes
    ----------
    fmt, layout
        The names of its format and of its layout; a page in HTML has one of its own.
    theme
        ``light`` or ``dark``.
    scale
        Of a PNG: 1 for screens, 2 twice as large, 4 for print at 300 dots an inch.
    pages
        Whether a PDF on A4 goes on until every row is there.
    editor
        The editor's own title, credit and description.
    """

    fmt: str = "png"
    layout: str = "landscape"
    theme: str = "light"
    scale: float = 1
    pages: bool = False
    editor: Editor = Editor()

    @property
    def colours(self) -> ThemeName:
        """The theme, where it is known to be one."""
        return "dark" if self.theme == "dark" else "light"

    def as_fields(self) -> dict[str, Any]:
        """Write it as a seal has it: the editor's words beside the rest."""
        plain = asdict(self)
        del plain["editor"]
        return {**plain, **asdict(self.editor), "scale": float(self.scale)}
