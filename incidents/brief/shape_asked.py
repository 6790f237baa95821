"""The shape of what a brief says of itself: what is asked, how much there is, what it carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A filter that is set.

    Attributes
    ----------
    field, parameter
        Its field of the query, and its parameter of an address.
    title, words
        Its name and its value, in words.
    """

    field: str
    parameter: str
    title: str
    words: str


@dataclass(frozen=True)
class Asked:
    """What is asked, and of which data.

    Attributes
    ----------
    title, subtitle
        Of the dataset.
    dataset, dataset_version
        The name of the dataset and its version.
    updated
        The day on which the data last changed, as an ISO text.
    digest
        The SHA-256 of the dataset's files.
    atlas, atlas_digest
        The name of its atlas, and the SHA-256 of what that can answer and draw.
    software
        The version of Crossclaim.
    id
        The id of the view: the same view of the same data has the same id.
    params
        The view as parameters of an address.
    address
        The whole address, if the page has a public one; else empty.
    words
        The view as a phrase.
    days, as_known
        Its days and its instant, in words.
    as_of
        As of when a file or a picture of it stands, which does not change with the day it is read.
    filters
        Each filter that is set, but for the days and the instant.
    start, end, as_known_on
        The days and the instant as ISO texts; empty where open.
    """

    title: str
    subtitle: str
    dataset: str
    dataset_version: str
    updated: str
    digest: str
    atlas: str
    atlas_digest: str
    software: str
    id: str
    params: dict[str, str]
    address: str
    words: str
    days: str
    as_known: str
    as_of: str
    filters: tuple[Told, ...]
    start: str
    end: str
    as_known_on: str


@dataclass(frozen=True)
class Tally:
    """How much is in view and how much is not: one counting rule for every pen.

    Attributes
    ----------
    incidents, claims
        In view. Claims are those that stand, without outlets' notes.
    by_side
        Claims and incidents by the first side, by the second, then by third parties.
    losses, questions
        Rows of the ledger about something counted, and about statements without a count.
    outside_incidents, outside_claims
        As known on the same instant, but outside the dates.
    hidden_incidents, hidden_claims
        Within the dates, but hidden by a filter.
    unplaced
        Incidents in view without a place on the map.
    undated, later, revised
        Claims left out of a past view: without a date, said later, replaced by then.
    shown, outside, hidden, placed, past
        The same in words; empty where there is nothing to say.
    """

    incidents: int
    claims: int
    by_side: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    losses: int
    questions: int
    outside_incidents: int
    outside_claims: int
    hidden_incidents: int
    hidden_claims: int
    unplaced: int
    undated: int
    later: int
    revised: int
    shown: str
    outside: str
    hidden: str
    placed: str
    past: str


@dataclass(frozen=True)
class Reference:
    """A numbered source.

    Attributes
    ----------
    number
        Its number, in the order in which rows cite sources.
    id
        Its id within the dataset.
    outlet, title, url
        The publication, the title of the page, and its address.
    published, basis
        When it was published, in words, and how that is known.
    language
        The language of the page.
    tier
        How it was graded; empty where it was not.
    archive
        Where a public archive has the page; empty where none is known.
    claims
        Ids of the claims in view that it carries.
    """

    number: int
    id: str
    outlet: str
    title: str
    url: str
    published: str
    basis: str
    language: str
    tier: str
    archive: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class LicenceLine:
    """A licence of the data.

    Attributes
    ----------
    name, title, url
        Its short name, its title and its text's address.
    covers
        What it covers.
    """

    name: str
    title: str
    url: str
    covers: str


@dataclass(frozen=True)
class Notes:
    """What travels with every view.

    Attributes
    ----------
    reading
        How to read it, in sentences.
    boundary
        What is contested about the line; empty without one.
    caveats
        What to beware of.
    licences
        The licences of the data.
    origins
        Where the places are from.
    citation, dataset_citation
        How to cite the view, and the dataset.
    """

    reading: tuple[str, ...]
    boundary: str
    caveats: tuple[str, ...]
    licences: tuple[LicenceLine, ...]
    origins: tuple[str, ...]
    citation: str
    dataset_citation: str


@dataclass(frozen=True)
class Bound:
    """A list that is cut.

    Attributes
    ----------
    what
        What it lists.
    shown, total
        How many it holds, of how many.
    words
        The same in words.
    """

    what: str
    shown: int
    total: int
    words: str
