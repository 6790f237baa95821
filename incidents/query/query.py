"""The frozen query: what to look at. What its fields mean is in the table of filters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from geodata.folding import fold
from incidents import dates
from incidents.errors import QueryError
from incidents.query.filters import BY_FIELD, FILTERS, MAX_CHOICES, MAX_TEXT, PARAMETERS, Filter
from incidents.query.names import Names
from incidents.query.reading import Params, Reader
from incidents.text import one_line
from incidents.vocabulary import STANCES
from incidents.words.refusals import refusal
from incidents.words.tongue import either


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
    within
        Ids of incidents, where only these are meant; no address says so.
    as_known_on
        An instant in UTC: only what had been said by then stands. None is now.

    Raises
    ------
    QueryError
        If a value means nothing: reversed or impossible dates, an unknown stance, text without
        a letter or digit, an instant without a time zone.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    claimants: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    text: str = ""
    place: str = ""
    within: tuple[str, ...] = ()
    as_known_on: dt.datetime | None = None

    def __post_init__(self) -> None:
        for one in FILTERS:
            if one.is_list:
                object.__setattr__(self, one.field, tuple(sorted(set(getattr(self, one.field)))))
        for name in ("text", "place"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        self._check_dates()
        self._check_words()

    def _check_dates(self) -> None:
        for day in (self.start, self.end):
            if day is not None and (isinstance(day, dt.datetime) or not dates.in_bounds(day)):
                raise QueryError(refusal("day_out_of_bounds", day=day))
        if self.start and self.end and self.end < self.start:
            raise QueryError(refusal("period_reversed", start=self.start, end=self.end))
        if self.as_known_on is not None:
            try:
                object.__setattr__(self, "as_known_on", dates.utc(self.as_known_on))
            except ValueError as error:
                raise QueryError(refusal("no_instant", value=self.as_known_on)) from error

    def _check_words(self) -> None:
        for value in self.stances:
            if value not in STANCES:
                raise QueryError(refusal("unknown_stance", value=value, known=either(STANCES)))
        if any(len(chosen) > MAX_CHOICES for chosen in (self.claimants, self.subjects)):
            raise QueryError(refusal("too_many_parties", most=MAX_CHOICES))
        if len(self.text) > MAX_TEXT or len(self.place) > MAX_TEXT:
            raise QueryError(refusal("long_text", most=MAX_TEXT))
        if self.text and not fold(self.text):
            raise QueryError(refusal("text_empty", value=self.text))

    @property
    def used(self) -> tuple[Filter, ...]:
        """The filters that are set, in the order in which they are said."""
        return tuple(one for one in FILTERS if getattr(self, one.field) != one.empty)

    @property
    def needs_claims(self) -> bool:
        """Whether it asks anything of claims, so that incidents without any drop out."""
        return any(one.asks_of_claims for one in self.used)

    def of_incidents(self) -> Query:
        """Ask only what is asked of incidents, as they were known on the instant.

        All that both sides said of them: no filter on claims makes a side silent.
        """
        lifted = {
            one.field: one.empty
            for one in (*(f for f in FILTERS if f.asks_of_claims), BY_FIELD["text"])
            if one.field != "as_known_on"
        }
        return replace(self, **lifted)

    def of_days(self) -> Query:
        """Ask only for its days, as they were known on the instant."""
        known = self.as_known_on
        return Query(start=self.start, end=self.end, within=self.within, as_known_on=known)

    def of_instant(self) -> Query:
        """Ask for everything, as it was known on the instant."""
        return Query(as_known_on=self.as_known_on)

    def to_params(self) -> dict[str, str]:
        """Write the query as URL parameters, in a stable order, defaults left out."""
        named = (one for one in FILTERS if one.parameter)
        values = {one.parameter: one.write(getattr(self, one.field)) for one in named}
        return {name: values[name] for name in PARAMETERS if values[name]}

    @classmethod
    def from_params(cls, params: Params, known: Names) -> tuple[Query, tuple[str, ...]]:
        """Read a query from URL parameters, whatever they hold.

        Returns
        -------
        tuple
            A valid query, and what was ignored or changed, in words. Never raises.
        """
        read = Reader(params)
        values = {one.field: one.read(read, one.parameter, known) for one in FILTERS}
        start, end = values["start"], values["end"]
        if start and end and end < start:
            read.ignore(refusal("dates_reversed"))
            values |= {"start": end, "end": start}
        return cls(**values), tuple(read.ignored)
