"""What stands at the foot of cards on the page: the address of a claim, and how to cite it."""

from __future__ import annotations

from incidents.brief import Sight
from incidents.errors import AddressError
from incidents.export import citing
from incidents.model import Dataset
from incidents.query import View, permalink
from incidents.ui.share import here
from incidents.web.cards import How
from incidents.web.gate import claim_at, row_at
from incidents.web.tail import Forms, Tail
from incidents.words import citing as words

FORMS = ("text", "footnote", "markdown", "bibtex")


def how(sight: Sight, view: View) -> How:
    """Say how the cards of a view are drawn, and at which of them the reader stands."""
    at = claim_at(view.claim) if view.claim else row_at(view.row) if view.row else ""
    dataset = sight.store.address_name
    tail = Tail(_address(), dataset, lambda kind, name: _forms(sight.whole, kind, name))
    return How(tail, at)


def _address() -> str:
    """Return where the page is; a public address that is none is said by Share."""
    try:
        return here(permalink.from_environment())
    except AddressError:
        return here("")


def _forms(dataset: Dataset, kind: str, name: str) -> Forms:
    """Cite a claim or an incident in each form."""
    cite = citing.claim if kind == "claim" else citing.incident
    titles = words.styles()
    return [(titles[style], cite(dataset, name, style)) for style in FORMS]
