"""The frozen query: it filters the store, says itself in English and writes itself as a URL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from geodata.folding import fold
from incidents import phrases
from incidents import vocabulary as words
from incidents.errors import QueryError
from incidents.names import Names
from incidents.query.reading import Params, Reader, plain_line
from incidents.query.values import (
    DATE_ADVICE,
    INSTANT_ADVICE,
    in_bounds,
    instant_text,
    parse_day,
    parse_instant,
    utc,
)

MAX_TEXT = 200
MAX_CHOICES = 50


@dataclass(frozen=True)
class Query:
    """What to look at. Every field left empty filters nothing.

    Attributes
    ----------
    start, end
        Inclusive event days; an incident that overlaps them is in view.
    claimants, subjects
        Ids of sides or parties: who speaks, and whose losses. Sorted.
    kinds, stances
        Words of the vocabulary. Sorted.
    text
        A plain piece of text, compared without case or diacritics.
    place
        A gazetteer name.
    as_known_on
        An instant in UTC: only what had been said by then stands. None is now.

    Raises
    ------
    QueryError
        If a value means nothing: reversed or impossible dates, an unknown kind or stance,
        text without a letter or digit, an instant without a time zone.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    claimants: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    text: str = ""
    place: str = ""
    as_known_on: dt.datetime | None = None

    def __post_init__(self) -> None:
        for name in ("claimants", "subjects", "kinds", "stances"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        for name in ("text", "place"):
            object.__setattr__(self, name, plain_line(getattr(self, name)))
        self._check_dates()
        self._check_words()
        if self.as_known_on is not None:
            object.__setattr__(self, "as_known_on", utc(self.as_known_on))

    def _check_dates(self) -> None:
        for day in (self.start, self.end):
            if day is not None and (isinstance(day, dt.datetime) or not in_bounds(day)):
                raise QueryError(f"{day} cannot be filtered by: {DATE_ADVICE}")
        if self.start and self.end and self.end < self.start:
            raise QueryError(f"The period ends on {self.end}, before it starts on {self.start}")

    def _check_words(self) -> None:
        for value in self.kinds:
            if value not in words.INCIDENT_KINDS:
                raise QueryError(f"kind {value!r} is not one of {', '.join(words.INCIDENT_KINDS)}")
        for value in self.stances:
            if value not in words.STANCES:
                raise QueryError(f"stance {value!r} is not one of {', '.join(words.STANCES)}")
        if any(len(chosen) > MAX_CHOICES for chosen in (self.claimants, self.subjects)):
            raise QueryError(f"More than {MAX_CHOICES} parties are chosen: choose a side")
        if len(self.text) > MAX_TEXT or len(self.place) > MAX_TEXT:
            raise QueryError(f"Text is longer than {MAX_TEXT} characters: shorten it")
        if self.text and not fold(self.text):
            raise QueryError(f"text {self.text!r} has no letter or digit to look for")

    @property
    def filters_claims(self) -> bool:
        """Whether it asks anything of claims, so that incidents without any drop out."""
        return bool(self.claimants or self.subjects or self.stances or self.as_known_on)

    def describe(self, names: Names) -> str:
        """Say the query in English: "11–12 October 2025, claims by Northland"."""
        parts = [
            phrases.period(self.start, self.end),
            _any_of("claims by ", (names.name(party) for party in self.claimants)),
            _any_of("with the stance ", (words.STANCES[stance] for stance in self.stances)),
            _any_of("about losses of ", (names.name(party) for party in self.subjects)),
            _any_of("", (phrases.kind_plural(kind) for kind in self.kinds)),
            f"at {self.place}" if self.place else "",
            f"containing “{self.text}”" if self.text else "",
            phrases.as_known(self.as_known_on),
        ]
        return ", ".join(part for part in parts if part)

    def to_params(self) -> dict[str, str]:
        """Write the query as URL parameters, in a stable order, defaults left out."""
        values = {
            "from": self.start.isoformat() if self.start else "",
            "to": self.end.isoformat() if self.end else "",
            "claimant": ",".join(self.claimants),
            "subject": ",".join(self.subjects),
            "kind": ",".join(self.kinds),
            "stance": ",".join(self.stances),
            "text": self.text,
            "place": self.place,
            "as_known_on": instant_text(self.as_known_on) if self.as_known_on else "",
        }
        return {name: value for name, value in values.items() if value}

    @classmethod
    def from_params(cls, params: Params, known: Names) -> tuple[Query, tuple[str, ...]]:
        """Read a query from URL parameters, whatever they hold.

        Returns
        -------
        tuple
            A valid query, and what was ignored or changed, in words. Never raises.
        """
        read = Reader(params)
        start, end = _period(read)
        text = read.line("text", MAX_TEXT)
        if text and not fold(text):
            read.ignore("text has no letter or digit to look for")
            text = ""
        place = read.line("place", MAX_TEXT)
        if place and not known.has_place(place):
            read.ignore(f"place “{phrases.short(place)}” is not in the gazetteer")
            place = ""
        query = cls(
            start=start,
            end=end,
            claimants=read.choices("claimant", known.has, MAX_CHOICES),
            subjects=read.choices("subject", known.has, MAX_CHOICES),
            kinds=read.choices("kind", words.INCIDENT_KINDS.__contains__, MAX_CHOICES),
            stances=read.choices("stance", words.STANCES.__contains__, MAX_CHOICES),
            text=text,
            place=place,
            as_known_on=read.value("as_known_on", parse_instant, INSTANT_ADVICE),
        )
        return query, tuple(read.ignored)


def _period(read: Reader) -> tuple[dt.date | None, dt.date | None]:
    start = read.value("from", parse_day, DATE_ADVICE)
    end = read.value("to", parse_day, DATE_ADVICE)
    if start and end and end < start:
        read.ignore("the dates were reversed and have been put in order")
        return end, start
    return start, end


def _any_of(prefix: str, names: Iterable[str]) -> str:
    listed = list(names)
    return prefix + phrases.one_of(listed) if listed else ""
