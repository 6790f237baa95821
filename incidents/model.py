"""The records of the ledger: frozen, validated, and knowing nothing of files or pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from geodata.place import Place
from incidents import vocabulary as words
from incidents.vocabulary import Scope

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$")]

MAX_COUNT = 10_000_000
MAX_QUOTATION_WORDS = 12


class Record(BaseModel):
    """A frozen record; unknown fields are an error, so that nothing is dropped unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Side(Record):
    """One of the two camps in the dispute.

    ``id`` is also the id of the party that stands for the camp as a whole.
    """

    id: Id
    name: Words
    adjective: Words


class Party(Record):
    """Who acts or speaks. ``members`` names the parties that a set of parties is made of."""

    id: Id
    name: Words
    kind: Words
    side: Id | None = None
    members: tuple[Id, ...] = ()
    note: Text = ""


class Source(Record):
    """The publication that carries a claim. ``published`` is as printed: day, month or empty."""

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


class CountRange(Record):
    """A count as an interval of whole things, closed below, closed or open above.

    ``low`` and ``high`` are inclusive. ``high`` None with a ``low`` means *at least low*; both
    None means that no number was given. *More than 200* is written ``low=201``. ``wording``
    keeps how it was said ("more than 200", "a large number").
    """

    low: int | None = Field(default=None, ge=0, le=MAX_COUNT)
    high: int | None = Field(default=None, ge=0, le=MAX_COUNT)
    wording: Text = ""

    @model_validator(mode="after")
    def _ordered(self) -> CountRange:
        if self.low is None and self.high is not None:
            raise ValueError("high is given without low: write low 0 for 'up to'")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is greater than high {self.high}")
        return self

    @property
    def has_number(self) -> bool:
        """Whether any number was given."""
        return self.low is not None

    @property
    def is_open(self) -> bool:
        """Whether the count is a least: "at least 30", "more than 200"."""
        return self.low is not None and self.high is None

    @property
    def is_more_than(self) -> bool:
        """Whether an open count was said as "more than n", so that ``low`` is n + 1."""
        return self.is_open and self.wording.lower().startswith(("more than", "over", "above"))

    @property
    def label(self) -> str:
        """The count as a figure: ``58``, ``15–20``, ``200+``, or its words, or nothing."""
        if self.low is None:
            return self.wording
        if self.high is None:
            return f"{self.low - 1 if self.is_more_than else self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


class Moment(Record):
    """When something was said, as precisely as is known: the interval it must lie in.

    ``earliest`` and ``latest`` are instants in UTC. A day is the whole day. Both None means that
    no date was found.
    """

    text: Text = ""
    basis: Text = ""
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether a date was found."""
        return self.latest is not None


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
    precision: Literal["hour", "day", "interval", "month", "year"] = "day"
    time_note: Text = ""
    places: tuple[str, ...] = ()
    place_note: Text = ""
    summary: Text = ""
    searched: dt.date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Incident:
        if self.end < self.start:
            raise ValueError(f"end {self.end} is before start {self.start}")
        if self.kind not in words.INCIDENT_KINDS:
            raise ValueError(f"kind {self.kind!r} is not one of {', '.join(words.INCIDENT_KINDS)}")
        return self


class Claim(Record):
    """One party's statement about one incident, with or without a count.

    ``subject`` is whose loss it is, or the party that a statement points at. ``revises`` names
    the claims this one replaces; ``part_of`` the claim of the same claimant that contains it.
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
    stated: Moment = Moment()
    revises: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = Field(min_length=1)
    quotation: Text = ""
    quotation_language: Text = "en"
    note: Text = ""

    @model_validator(mode="after")
    def _vocabulary(self) -> Claim:
        if self.stance not in words.STANCES:
            raise ValueError(f"stance {self.stance!r} is not one of {', '.join(words.STANCES)}")
        if self.measure not in words.MEASURES:
            raise ValueError(f"measure {self.measure!r} is not one of {', '.join(words.MEASURES)}")
        if self.category is not None and self.category not in words.CATEGORY_PARENTS:
            known = ", ".join(words.CATEGORY_PARENTS)
            raise ValueError(f"category {self.category!r} is not one of {known}")
        return self

    @model_validator(mode="after")
    def _counted(self) -> Claim:
        counted = self.measure in words.COUNT_MEASURES
        if counted and (self.subject is None or self.category is None):
            raise ValueError(f"measure {self.measure!r} needs a subject and a category")
        if not counted and self.count.has_number:
            raise ValueError(f"measure {self.measure!r} takes no number")
        return self

    @model_validator(mode="after")
    def _fragment(self) -> Claim:
        if len(self.quotation.split()) > MAX_QUOTATION_WORDS:
            raise ValueError(f"quotation is longer than {MAX_QUOTATION_WORDS} words: shorten it")
        return self

    @property
    def is_count(self) -> bool:
        """Whether the claim is about something counted, with or without a number."""
        return self.measure in words.COUNT_MEASURES


class Retelling(Record):
    """A publication that changed a claim's figure or meaning in passing it on."""

    id: Id
    claim: Id
    kind: Words
    outlet: Words
    url: Words
    printed: Words
    explanation: Words


class Window(Record):
    """The days a dataset opens on, inclusive."""

    start: dt.date
    end: dt.date


class Boundary(Record):
    """A contested line that every view labels: its place, its name and the note beside it."""

    place: Words
    name: Words
    note: Words


class Licence(Record):
    """A licence that travels with every export."""

    name: Words
    title: Words
    path: Words
    covers: Words


class Manifest(Record):
    """What ``datapackage.json`` says of the dataset as a whole."""

    name: Id
    title: Words
    subtitle: Words
    version: Words
    updated: dt.date
    sides: tuple[Side, Side]
    headline: Window
    boundary: Boundary | None = None
    licences: tuple[Licence, ...] = ()
    citation: Words
    background: tuple[tuple[str, str], ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A loaded dataset: every record that was not refused, and every place that was found.

    ``places`` maps a place name as written in ``Incident.places`` to the gazetteer's answer.
    ``digest`` is the SHA-256 of the files it was read from, in hexadecimal.
    """

    manifest: Manifest
    parties: Mapping[str, Party]
    incidents: Mapping[str, Incident]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    retellings: Mapping[str, Retelling] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    digest: str = ""

    def side_of(self, party: str | None) -> str | None:
        """Tell the side a party belongs to, or None for a third party or an unknown one."""
        found = self.parties.get(party) if party else None
        return found.side if found else None

    def members(self, party: str) -> frozenset[str]:
        """List the parties a set is made of; a party that is no set is its own only member."""
        found = self.parties.get(party)
        return frozenset(found.members) if found and found.members else frozenset({party})
