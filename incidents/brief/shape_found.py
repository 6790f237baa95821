"""The shape of what is found: suggestions while a reader types, and the claims that match."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.brief.shape_asked import Bound
from incidents.brief.shape_cards import Card

Spans = tuple[tuple[str, bool], ...]
"""A text cut into pieces, each with whether it is what was looked for."""


@dataclass(frozen=True)
class Suggestion:
    """One thing that a reader may mean by what is typed.

    Attributes
    ----------
    kind
        ``place``, ``incident``, ``party``, ``speaker`` or ``claim``.
    value
        What chooses it: a name of a place, an id, a speaker.
    label
        What it is called, cut where it matches.
    detail
        What tells it from others: its days, its spelling in another script.
    """

    kind: str
    value: str
    label: Spans
    detail: str


@dataclass(frozen=True)
class Matches:
    """The claims in view that a search or a speaker is set to.

    Attributes
    ----------
    heading
        What they are, and how many.
    wanted
        The words to be marked in them; empty where only a speaker is set.
    cards
        The claims, by the day of their incident.
    bound
        How many of them are listed, where the list is cut; else null.
    """

    heading: str
    wanted: str
    cards: tuple[Card, ...]
    bound: Bound | None
