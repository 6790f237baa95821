"""The shape of what stands at the head of a brief: the greatest difference, others' counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LeadLine:
    """One side's line of the lead.

    Attributes
    ----------
    side, slot, name
        The side: its id, its place and its name.
    figure, verb
        Its figure, and "claimed" or "reported".
    who
        Who said it.
    said
        When it was said.
    claim
        The id of the claim.
    source, url
        The first publication that carries it, and its address.
    more
        How many more publications carry it.
    """

    side: str
    slot: int
    name: str
    figure: str
    verb: str
    who: str
    said: str
    claim: str
    source: str
    url: str
    more: int


@dataclass(frozen=True)
class Lead:
    """The greatest difference in view.

    Attributes
    ----------
    row, incident
        The key of its row, and the id of its incident.
    title
        The loss and the days, in words.
    label
        How far apart the two are.
    words
        Of how many losses it is the one farthest apart.
    lines
        One line a side, in the order of the sides.
    """

    row: str
    incident: str
    title: str
    label: str
    words: str
    lines: tuple[LeadLine, LeadLine]


@dataclass(frozen=True)
class OtherCount:
    """A third party's count.

    Attributes
    ----------
    claim, incident
        The ids of the claim and of its incident.
    name
        Who counted.
    figure, loss
        How many, and of what.
    where
        The place; for a total over a period, its days.
    """

    claim: str
    incident: str
    name: str
    figure: str
    loss: str
    where: str
