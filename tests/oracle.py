"""What the store must answer, worked out claim by claim in plain Python from the loaded dataset.

Nothing of the store or of the ledger is asked here, but for the two things that have tests of
their own: folding names, and whether two places share ground.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from geodata.folding import fold
from incidents.model import Claim, Dataset, Incident
from incidents.query import Names, Query
from incidents.store.places import meets

REFUSES = {"denies", "disputes", "declines", "withdraws"}
NOTE = "no_comment"
VAGUE = ("month", "year")
MOST_NAMED, FEW = 20, 3

Key = tuple[str, str, str, str]
"""A side, and the subject, category and measure of what it speaks of."""


class Added(NamedTuple):
    """A sum: its bounds, how many accounts and claims it is made of, and what is missing."""

    low: int | None
    high: int | None
    incidents: int
    parts: int
    missing: int
    left_out: int
    claims: tuple[str, ...]


def _has(query: Query, *texts: str) -> bool:
    return any(fold(query.text) in fold(text) for text in texts)


class Oracle:
    """One query, put to a dataset."""

    def __init__(self, dataset: Dataset, names: Names, query: Query) -> None:
        self.dataset, self.names, self.query = dataset, names, query
        self.sides = [side.id for side in dataset.manifest.sides]
        self.claims = list(dataset.claims.values())
        self.order = sorted(dataset.incidents, key=lambda one: (self.start(one), one))
        self.place_of = {name: place.key for name, place in dataset.places.items()}
        self.replaced = self._replaced()

    def start(self, incident: str) -> dt.date:
        return self.dataset.incidents[incident].start

    # Which claims stand

    def is_said(self, claim: Claim) -> bool:
        at, latest = self.query.as_known_on, claim.stated.latest
        return at is None or (latest is not None and latest <= at)

    def _replaced(self) -> set[str]:
        found: set[str] = set()
        waiting = [old for claim in self.claims if self.is_said(claim) for old in claim.revises]
        while waiting:
            old = waiting.pop()
            if old not in found:
                found.add(old)
                waiting.extend(self.dataset.claims[old].revises)
        return found

    def stands(self, claim: Claim) -> bool:
        return self.is_said(claim) and claim.id not in self.replaced

    # Which pass the filters, one condition a field of the query

    def about(self, incident: Incident) -> bool:
        return all(check(self, incident) for check in OF_INCIDENTS.values())

    def passes(self, claim: Claim) -> bool:
        incident = self.dataset.incidents[claim.incident]
        return self.about(incident) and all(check(self, claim) for check in OF_CLAIMS.values())

    @property
    def asks_of_claims(self) -> bool:
        query = self.query
        return bool(query.claimants or query.subjects or query.stances or query.as_known_on)

    # What is in view

    @cached_property
    def shown(self) -> list[Claim]:
        """Standing claims in view, and notes."""
        return [claim for claim in self.claims if self.stands(claim) and self.passes(claim)]

    @cached_property
    def said(self) -> list[Claim]:
        """Standing claims in view, without notes: what is counted."""
        return [claim for claim in self.shown if claim.stance != NOTE]

    @cached_property
    def incidents(self) -> list[str]:
        """Incidents in view, in order of time."""
        found = {claim.incident for claim in self.shown}
        if not self.asks_of_claims:
            spoken = {claim.incident for claim in self.claims}
            found |= {
                one.id
                for one in self.dataset.incidents.values()
                if one.id not in spoken and self.about(one) and _has(self.query, *_texts(self, one))
            }
        return [one for one in self.order if one in found]

    def side_of(self, claim: Claim) -> str | None:
        return self.dataset.side_of(claim.claimant)

    def is_placed(self, incident: str) -> bool:
        return any(name in self.place_of for name in self.dataset.incidents[incident].places)

    def by_side(self) -> dict[str | None, tuple[int, int]]:
        found: dict[str | None, tuple[int, int]] = {}
        for side in (*self.sides, None):
            mine = [claim for claim in self.said if self.side_of(claim) == side]
            found[side] = (len(mine), len({claim.incident for claim in mine}))
        return found

    def not_standing(self) -> tuple[int, int, int]:
        """Count claims that pass the filters and are undated, said later, or replaced."""
        passing = [one for one in self.claims if self.passes(one) and one.stance != NOTE]
        later = [one for one in passing if not self.is_said(one)]
        undated = sum(not one.stated.is_known for one in later)
        revised = sum(self.is_said(one) and one.id in self.replaced for one in passing)
        return undated, len(later) - undated, revised

    # Spots of the map

    def at_place(self) -> dict[str, list[str]]:
        """List the incidents in view at each place, those with most claims first."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for incident in self.incidents:
            for name in self.dataset.incidents[incident].places:
                if name in self.place_of:
                    found[self.place_of[name]].add(incident)
        counted = Counter(claim.incident for claim in self.said)
        return {
            key: sorted(here, key=lambda one: (-counted[one], self.order.index(one)))
            for key, here in found.items()
        }

    def state(self, side: str, incidents: Iterable[str]) -> str:
        """Tell what a side has done about some incidents; a filter hides, it never silences."""
        here = set(incidents)
        ever = [one for one in self.claims if one.incident in here and self.side_of(one) == side]
        stances = {claim.stance for claim in ever if self.stands(claim)}
        shown = {claim.id for claim in self.said}
        is_shown = any(claim.id in shown for claim in ever)
        for state, meant in SPEAKS.items():
            if any(meant(stance) for stance in stances):
                return state if is_shown else "hidden"
        if NOTE in stances:
            return "not_commented"
        if any(claim.stance != NOTE and not self.is_said(claim) for claim in ever):
            return "outside"
        return "silent" if self.searched(side, here) else "unsearched"

    def searched(self, side: str, incidents: set[str]) -> bool:
        logged = {one.incident for one in self.dataset.searches if one.side == side}
        marked = {one for one in incidents if self.dataset.incidents[one].searched is not None}
        return bool(marked or logged & incidents)

    # Bars

    def bars(
        self, within: tuple[dt.date, dt.date] | None, *, vague: bool
    ) -> dict[tuple[dt.date, dt.date], dict[str | None, int]]:
        """Count claims by days, or by the months and years that are known no better."""
        first, last = within or (dt.date.min, dt.date.max)
        found: defaultdict[tuple[dt.date, dt.date], Counter[str | None]] = defaultdict(Counter)
        for claim in self.said:
            incident = self.dataset.incidents[claim.incident]
            is_inside = incident.start <= last and incident.end >= first
            if is_inside and (incident.precision in VAGUE) == vague:
                day = max(incident.start, first)
                span = (incident.start, incident.end) if vague else (day, day)
                found[span][self.side_of(claim)] += 1
        return {span: dict(counts) for span, counts in found.items()}

    def earlier(self, first: dt.date, last: dt.date) -> int:
        """Count claims about what is known to a day, began before some days and reached them."""
        about = (self.dataset.incidents[claim.incident] for claim in self.said)
        return sum(
            one.start < first <= one.end and one.start <= last and one.precision not in VAGUE
            for one in about
        )

    def said_days(self) -> Counter[str | None]:
        """Count dated claims that pass the filters, replaced ones too."""
        return Counter(
            self.side_of(one)
            for one in self.claims
            if self.passes(one) and one.stance != NOTE and one.stated.is_known
        )

    # Sums, by LEDGER "Adding up"

    def sums(self) -> dict[Key, Added]:
        """Add up each side's claims about one loss, each incident once."""
        return add(self.dataset, self.said)

    def behind(self, key: Key) -> list[str]:
        """List the claims a sum is made of or leaves out, then those of losses that overlap."""
        counted = [one for one in self.said if one.is_count and self._overlaps(key, one)]
        place = {one: n for n, one in enumerate(self.dataset.claims)}
        counted.sort(
            key=lambda one: (
                key_of(self.dataset, one) != key, self.order.index(one.incident), place[one.id]
            )
        )  # fmt: skip
        return [one.id for one in counted]

    def _overlaps(self, key: Key, claim: Claim) -> bool:
        side, subject, category, measure = key
        if self.side_of(claim) != side or claim.measure != measure:
            return False
        people = self.dataset.members(subject) & self.dataset.members(claim.subject or "")
        return bool(people) and self.dataset.vocabulary.related(category, claim.category or "")


def key_of(dataset: Dataset, claim: Claim) -> Key:
    """Name what a claim is added to."""
    side = dataset.side_of(claim.claimant) or ""
    return (side, claim.subject or "", claim.category or "", claim.measure)


def add(dataset: Dataset, claims: Iterable[Claim]) -> dict[Key, Added]:
    """Add claims up: by side, subject, category and measure, each incident once."""
    losses: defaultdict[Key, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.is_count and dataset.side_of(claim.claimant):
            losses[key_of(dataset, claim)][claim.incident].append(claim)
    order = sorted(dataset.incidents, key=lambda one: (dataset.incidents[one].start, one))
    rank = {one: n for n, one in enumerate(order)}
    found: dict[Key, Added] = {}
    for key, accounts in losses.items():
        ordered = [accounts[one] for one in sorted(accounts, key=rank.__getitem__)]
        if (total := _sum(dataset, ordered)) is not None:
            found[key] = total
    return found


def is_whole(dataset: Dataset, claim: Claim) -> bool:
    """Tell whether a claim is of a whole incident: no part, and no total over a period."""
    kind = dataset.incidents[claim.incident].kind
    return claim.scope == "whole" and claim.part_of is None and kind != "totals"


def _sum(dataset: Dataset, accounts: list[list[Claim]]) -> Added | None:
    lows, highs, named = [], [], []
    parts = missing = incidents = 0
    speaks = False
    for account in accounts:
        whole = [one for one in account if is_whole(dataset, one)]
        voices = [one for one in whole if one.stance not in REFUSES]
        figures = [one for one in voices if one.count.low is not None]
        stances = {one.stance for one in whole}
        speaks = speaks or bool(voices)
        if figures:
            lows.append(min(one.count.low for one in figures if one.count.low is not None))
            highs.append(None if any(one.count.is_open for one in figures)
                         else max(one.count.high or 0 for one in figures))  # fmt: skip
            parts += len(figures)
        elif voices or ("disputes" in stances and "denies" not in stances):
            missing += 1
            parts += len(voices)
        else:
            continue
        incidents += 1
        named.extend(one.id for one in voices)
    if not speaks:
        return None
    is_least = missing or not highs or None in highs
    left_out = sum(not is_whole(dataset, one) for account in accounts for one in account)
    return Added(
        low=sum(lows) if lows else None,
        high=None if is_least else sum(high for high in highs if high is not None),
        incidents=incidents,
        parts=parts,
        missing=missing,
        left_out=left_out,
        claims=tuple(named) if incidents <= FEW else (),
    )


def _texts(oracle: Oracle, incident: Incident) -> tuple[str, ...]:
    known = (oracle.dataset.places.get(name) for name in incident.places)
    spelt = (one for place in known if place is not None for one in place.alternates)
    return (incident.title, incident.summary, *incident.places, *spelt)


def _at_place(oracle: Oracle, incident: Incident) -> bool:
    if not oracle.query.place:
        return True
    here = oracle.names.find_place(oracle.query.place)
    found = (oracle.dataset.places[name] for name in incident.places)
    return any(meets(place, here) for place in found)


def _text(oracle: Oracle, claim: Claim) -> bool:
    dataset = oracle.dataset
    outlets = [dataset.sources[source].outlet for source in claim.sources]
    party = dataset.parties[claim.claimant].name
    said = (claim.speaker, claim.quotation, claim.translation, claim.note, party, *outlets)
    return _has(oracle.query, *said, *_texts(oracle, dataset.incidents[claim.incident]))


def _any(chosen: tuple[str, ...], allowed: frozenset[str], value: str | None) -> bool:
    return not chosen or value in allowed


OF_INCIDENTS: dict[str, Callable[[Oracle, Incident], bool]] = {
    "start": lambda oracle, one: oracle.query.start is None or one.end >= oracle.query.start,
    "end": lambda oracle, one: oracle.query.end is None or one.start <= oracle.query.end,
    "kinds": lambda oracle, one: _any(oracle.query.kinds, frozenset(oracle.query.kinds), one.kind),
    "within": lambda oracle, one: _any(
        oracle.query.within, frozenset(oracle.query.within), one.id
    ),
    "place": _at_place,
}  # fmt: skip
OF_CLAIMS: dict[str, Callable[[Oracle, Claim], bool]] = {
    "claimants": lambda oracle, one: _any(
        oracle.query.claimants, oracle.names.speakers(oracle.query.claimants), one.claimant
    ),
    "subjects": lambda oracle, one: _any(
        oracle.query.subjects, oracle.names.subjects(oracle.query.subjects), one.subject
    ),
    "stances": lambda oracle, one: _any(
        oracle.query.stances, frozenset(oracle.query.stances), one.stance
    ),
    "text": _text,
}
ELSEWHERE = {"as_known_on"}
"""Filters that say which claims stand, rather than which are looked at."""

SPEAKS: dict[str, Callable[[str], bool]] = {
    "stated": lambda stance: stance not in REFUSES | {NOTE},
    "denies": lambda stance: stance in ("denies", "disputes"),
    "withdrew": lambda stance: stance == "withdraws",
    "declines": lambda stance: stance == "declines",
}
"""What a side may have done, the strongest first."""
