"""The shape of a brief’s claim cards, its open incident and the claims behind a figure."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.brief.shape_asked import Bound
from incidents.brief.shape_rows import LedgerRow, Tick


@dataclass(frozen=True)
class SourceLink:
    """A publication that carries a claim.

    Attributes
    ----------
    id
        The id of the source.
    outlet, url
        Who published it, and its address.
    """

    id: str
    outlet: str
    url: str


@dataclass(frozen=True)
class Card:
    """One claim: who said what, when, where it was published, what it replaced.

    Attributes
    ----------
    id, incident
        The ids of the claim and of its incident.
    slot
        The place of the side that speaks: 0 or 1; 2 for third parties.
    by
        Who speaks, in short: the side, or the third party.
    stance, badge
        What it does, and the word for that.
    figure
        Its figure or its words; empty for a statement without a count.
    is_words
        Whether words stand in place of a number.
    old
        Figures that were replaced, oldest first.
    said, basis
        When it was said, in words, and how that is known.
    topic
        The loss or the question, in words.
    where
        The days and the place of its incident, for lists that span incidents.
    quotation, language
        A fragment as printed, and its language.
    translation, translation_by
        What it means, where that was written down, and by whom; empty where it is ours.
    translated
        Whose translation it is and from which language, in words.
    speaker, institution
        Who spoke, and for whom where that does not go without saying.
    sources
        Where it was published.
    replaces
        The ids of the claims that it replaced, oldest first.
    revisions
        The same in sentences.
    notes
        What else must be said of it, in sentences.
    """

    id: str
    incident: str
    slot: int
    by: str
    stance: str
    badge: str
    figure: str
    is_words: bool
    old: tuple[str, ...]
    said: str
    basis: str
    topic: str
    where: str
    quotation: str
    language: str
    translation: str
    translation_by: str
    translated: str
    speaker: str
    institution: str
    sources: tuple[SourceLink, ...]
    replaces: tuple[str, ...]
    revisions: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """One row of an open incident with its cards.

    Attributes
    ----------
    row
        The row.
    cards
        The cards of the first side, and of the second.
    others
        The cards of third parties beside it.
    is_quiet
        Whether neither side has spoken of it.
    """

    row: LedgerRow
    cards: tuple[tuple[Card, ...], tuple[Card, ...]]
    others: tuple[Card, ...]
    is_quiet: bool


@dataclass(frozen=True)
class RetellingLine:
    """A publication that changed a claim in passing it on.

    Attributes
    ----------
    claim
        The id of the claim.
    outlet, url
        Who published it, and its address.
    printed
        What was printed.
    explanation
        How that differs from the claim.
    back
        Whose claim it goes back to, in words.
    """

    claim: str
    outlet: str
    url: str
    printed: str
    explanation: str
    back: str


@dataclass(frozen=True)
class Opened:
    """An open incident.

    Attributes
    ----------
    id, title, kind, when
        Its id; its title, its kind and its days, in words.
    where, spoken
        Its places in short, and how many claims there are by whom.
    summary
        What happened, in the dataset's own words.
    facts
        Pairs of a name and a text: when, where, how far from the line, how many claims.
    topics
        Its rows with their cards: what was said without a count, then losses.
    ticks
        Numbers above its losses.
    nobody
        Losses of which neither side has spoken, in sentences, or that no claim stands; else empty.
    searched
        When statements of its sides were last looked for, and where.
    others
        Cards of third parties that are on no row.
    rest
        Cards of the first side, and of the second, that are on no row.
    retellings
        Publications that changed a claim.
    """

    id: str
    title: str
    kind: str
    when: str
    where: str
    spoken: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]
    ticks: tuple[Tick, ...]
    nobody: str
    searched: str
    others: tuple[Card, ...]
    rest: tuple[tuple[Card, ...], tuple[Card, ...]]
    retellings: tuple[RetellingLine, ...]


@dataclass(frozen=True)
class LeftOut:
    """A claim that a sum leaves out.

    Attributes
    ----------
    card
        The claim.
    why
        Why it is left out.
    """

    card: Card
    why: str


@dataclass(frozen=True)
class OpenedSum:
    """The claims behind one figure of a panel.

    Attributes
    ----------
    key
        The key of the figure.
    side, slot
        The id of the side that speaks, and its place.
    subject, category, measure
        What is added up: whose loss, of what, and what became of it.
    low, high
        The interval. Null where open, or without a number.
    missing
        How many incidents give no number.
    title, figure, sentence
        What it is a sum of, the sum, and both in a sentence.
    added
        The claims it is made of.
    left_out
        The claims that were not added, and why.
    bound
        How many of the claims are listed, where the list is cut; else null.
    """

    key: str
    side: str
    slot: int
    subject: str
    category: str
    measure: str
    low: int | None
    high: int | None
    missing: int
    title: str
    figure: str
    sentence: str
    added: tuple[Card, ...]
    left_out: tuple[LeftOut, ...]
    bound: Bound | None
