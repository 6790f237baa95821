"""The foot of a card or an incident: its address to copy, and how to cite it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import htpy as h

from incidents.query import permalink
from incidents.web.gate import bdi
from incidents.words import controls, page

Forms = Sequence[tuple[str, str]]
"""Names of citation styles, each with the citation."""


@dataclass(frozen=True)
class Tail:
    """What a page can do with a claim or an incident beyond showing it.

    Attributes
    ----------
    address
        The page's address, without parameters; empty where nobody knows it.
    dataset
        What addresses call the dataset; empty where they cannot name it.
    cite
        Answers the citations of what is called by a parameter and an id: ``claim``, ``c068``.
    """

    address: str
    dataset: str
    cite: Callable[[str, str], Forms]

    def draw(self, kind: str, name: str, label: str = "") -> h.Element:
        """Draw the line: an id, a button that copies the address, the citations in a fold."""
        forms = [_form(title, text) for title, text in self.cite(kind, name)]
        link = permalink.link(self.address, permalink.named({kind: name}, self.dataset))
        fold = h.details(".cite")[h.summary[controls.names()["cite"]], h.div[forms]]
        return h.div(".ft")[
            label and h.span(".id")[bdi(label)],
            copier(link, controls.names()["copy_link"]) if self.address else None,
            fold,
        ]


def _form(title: str, text: str) -> h.Element:
    return h.p[
        h.b[title], " ", copier(text, controls.names()["copy_text"]), h.code(dir="auto")[text]
    ]


def copier(text: str, label: str) -> h.Element:
    """Draw a button that copies a text, and then says that it did."""
    done, failed = page.copied()
    return h.button(type="button", data_copy=text, data_done=done, data_failed=failed)[label]
