"""The records of the ledger: frozen, validated, and knowing nothing of files or pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import Field, model_validator

from geodata.place import Place
from incidents.quantities import CountRange, CountryCode, Id, Moment, Record, Text, Words
from incidents.vocabulary import AXES, CORE, Precision, Scope, Term, Vocabulary

if TYPE_CHECKING:
    from geodata.ground import Ground
    from geodata.setting import Setting

MAX_QUOTATION_WORDS = 12


class Side(Record):
    """One of the two camps in the dispute.

    ``id`` is also that of the party that stands for the camp as a whole. ``country`` is what
    sources give for publishers of its own, or the id; ``aliases`` are what articles call it
    besides. ``timezone`` is an offset or an IANA name, ``clock`` the city it is named by.
    """

    id: Id
    name: Words
    adjective: Words
    country: Text = ""
    aliases: tuple[Words, ...] = ()
    timezone: Text = ""
    clock: Text = ""

    @property
    def home(self) -> str:
        """The country of its own publishers, as sources write it."""
        return self.country or self.id


class Party(Record):
    """Who acts or speaks. ``members`` names the parties that a set of parties is made of."""

    id: Id
    name: Words
    kind: Words
    side: Id | None = None
    members: tuple[Id, ...] = ()
    note: Text = ""


class Source(Record):
    """The publication that carries a claim. ``published`` is as printed: day, month or empty.

    ``captured`` is when its page was kept, ``capture_sha256`` the SHA-256 of what was kept, in
    hexadecimal, and ``archive_url`` where a public archive has it.
    """

    id: Id
    outlet: Words
    title: Text = ""
    url: Words
    published: Text = ""
    published_basis: Text = ""
    language: Text = "en"
    country: Text = ""
    tier: Text = ""
    note: Text = ""
    captured: Text = ""
    capture_sha256: Text = ""
    archive_url: Text = ""


class Incident(Record):
    """Something that happened, or is said to have, at a place and time.

    ``start`` and ``end`` are inclusive days; ``hour_start`` and ``hour_end`` refine them where
    ``precision`` is "hour". ``places`` are names for the gazetteer; an incident without any sits
    in the tray. ``searched`` is the day on which statements of both sides were last looked for.
    """

    id: Id
    title: Words
    kind: Words
    start: dt.date
    end: dt.date
    hour_start: dt.datetime | None = None
    hour_end: dt.datetime | None = None
    precision: Precision = "day"
    time_note: Text = ""
    places: tuple[str, ...] = ()
    place_note: Text = ""
    summary: Text = ""
    searched: dt.date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Incident:
        if self.end < self.start:
            raise ValueError(f"end {self.end} is before start {self.start}")
        return self


class Claim(Record):
    """One party's statement about one incident, with or without a count.

    ``subject`` is whose loss it is, or the party that a statement points at. ``revises`` names
    the claims this one replaces; ``part_of`` the claim of the same claimant that contains it.
    ``part`` says which part of the incident it covers: claims of one part stand on one row.
    """

    id: Id
    incident: Id
    claimant: Id
    speaker: Words
    stance: Words
    subject: Id | None = None
    category: Words | None = None
    measure: Words
    count: CountRange = CountRange()
    scope: Scope = "whole"
    part_of: Id | None = None
    part: Text = ""
    stated: Moment = Moment()
    revises: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = Field(min_length=1)
    quotation: Text = ""
    quotation_language: Text = "en"
    translation: Text = ""
    translation_by: Text = ""
    note: Text = ""

    @property
    def is_count(self) -> bool:
        """Whether the claim is about something counted, with or without a number."""
        return self.category is not None


class Retelling(Record):
    """A publication that changed a claim's figure or meaning in passing it on."""

    id: Id
    claim: Id
    kind: Words
    outlet: Words
    url: Words
    printed: Words
    explanation: Words


class Search(Record):
    """Somebody looked for what a side said of an incident; ``found`` are claims that came of it."""

    incident: Id
    side: Id
    day: dt.date
    by: Words
    where: Words
    languages: tuple[str, ...] = ()
    found: tuple[Id, ...] = ()
    note: Text = ""


class Change(Record):
    """One cell of the dataset that was changed after it was published, and why.

    ``when`` is a day or an instant; ``proven`` tells whether the name of who changed it was.
    """

    id: Id
    when: Words
    who: Text = ""
    proven: bool = False
    version: Text = ""
    file: Words
    row: Text = ""
    field: Text = ""
    before: Text = ""
    after: Text = ""
    why: Words


class Window(Record):
    """Days worth opening a dataset on, inclusive, and what they may be called."""

    start: dt.date
    end: dt.date
    name: Text = ""


class Boundary(Record):
    """A contested line that every view labels, with its name and the note beside it.

    It is a ``place`` of the dataset or its atlas, or the land border ``between`` two countries.
    ``legend`` is what a key says of it in a word or two, where there is no room for the note.
    """

    place: Text = ""
    between: tuple[CountryCode, CountryCode] | None = None
    name: Words
    note: Words
    legend: Text = ""

    @model_validator(mode="after")
    def _is_said(self) -> Boundary:
        if not self.place and not self.between:
            raise ValueError("say place, or between: two country codes such as KG and TJ")
        return self


class Licence(Record):
    """A licence that travels with every export."""

    name: Words
    title: Words
    path: Words
    covers: Words


class Manifest(Record):
    """What ``datapackage.json`` says of the dataset as a whole; its own words by their tree."""

    name: Id
    title: Words
    subtitle: Words
    version: Words
    updated: dt.date
    sides: tuple[Side, Side]
    windows: tuple[Window, ...] = Field(min_length=1)
    boundary: Boundary | None = None
    licences: tuple[Licence, ...] = ()
    citation: Words
    background: tuple[tuple[str, str], ...] = ()
    caveats: tuple[str, ...] = ()
    holes: tuple[Words, ...] = ()
    timezone: Text = ""
    atlas: Text = ""
    categories: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()
    kinds: tuple[Term, ...] = ()

    @property
    def side_ids(self) -> tuple[str, str]:
        """The ids of the two sides, in their order."""
        return (self.sides[0].id, self.sides[1].id)

    @property
    def headline(self) -> Window:
        """The days the dataset opens on: the first of its windows."""
        return self.windows[0]

    def window_of(self, start: dt.date, end: dt.date) -> Window:
        """Give the first window that holds these days; the headline where none does."""
        held = (one for one in self.windows if one.start <= start and end <= one.end)
        return next(held, self.headline)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The controlled words that this dataset may use: the core's, and its own."""
        return CORE.extended({axis: getattr(self, axis) for axis in AXES})


@dataclass(frozen=True)
class Dataset:
    """A loaded dataset: every record that was not refused, and every place that was found.

    ``places`` maps a place name as written in ``Incident.places`` to the gazetteer's answer.
    ``digest`` is the SHA-256 of its files, in hexadecimal; ``ground`` lies below its maps' marks.
    """

    manifest: Manifest
    parties: Mapping[str, Party]
    incidents: Mapping[str, Incident]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    retellings: Mapping[str, Retelling] = field(default_factory=dict)
    searches: tuple[Search, ...] = ()
    changes: tuple[Change, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    digest: str = ""
    setting: Setting | None = None
    ground: Ground | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled words of the dataset."""
        return self.manifest.vocabulary

    def side_of(self, party: str | None) -> str | None:
        """Tell the side a party belongs to, or None for a third party or an unknown one."""
        return found.side if (found := self.parties.get(party or "")) else None

    def members(self, party: str) -> frozenset[str]:
        """List the parties a set is made of; a party that is no set is its own only member."""
        found = self.parties.get(party)
        return frozenset(found.members) if found and found.members else frozenset({party})
