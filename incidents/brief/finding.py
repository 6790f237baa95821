"""Finding: what a reader may mean while typing, and the claims that match what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice

from geodata.folding import fold, spans
from geodata.place import Place
from incidents import ledger
from incidents.brief.cards import card
from incidents.brief.shape_found import Matches, Spans, Suggestion
from incidents.brief.sight import Sight
from incidents.brief.tally import bound
from incidents.model import Claim, Dataset, Incident
from incidents.query import Query
from incidents.store import MOST_ROWS, Store
from incidents.text import one_line
from incidents.words import counts, names, when
from incidents.words import finding as words
from incidents.words.labels import translated

FEW = 3
"""How many of each kind are suggested."""

LEAST = 2
"""From how many letters on anything is suggested."""


def suggestions(store: Store, query: Query, text: str) -> tuple[Suggestion, ...]:
    """Suggest places, incidents, parties, speakers and quotations that hold a text.

    Parameters
    ----------
    store, query
        What is looked at: what lies outside its days is said to.
    text
        What was typed, in any spelling and script.
    """
    if len(fold(text)) < LEAST:
        return ()
    kinds = (
        _places(store, text),
        _incidents(store, query, text),
        _parties(store, text),
        _speakers(store, text),
        _quotations(store, query, text),
    )
    return tuple(one for kind in kinds for one in islice(kind, FEW))


def cut(text: str, wanted: str) -> Spans:
    """Cut a text where it holds what was looked for."""
    pieces, done = [], 0
    for start, end in spans(text, wanted):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return tuple(piece for piece in (*pieces, (text[done:], False)) if piece[0])


def _places(store: Store, text: str) -> Iterator[Suggestion]:
    """Find places of the dataset by any of their spellings."""
    for name, place in sorted(store.places.items()):
        spelt = next((one for one in (name, *place.alternates) if spans(one, text)), None)
        if spelt is not None:
            label = cut(name, text) if spelt == name else ((name, False),)
            yield Suggestion("place", name, label, _spelling(place, spelt, name))


def _spelling(place: Place, spelt: str, name: str) -> str:
    """Give the spelling that was meant, or else one in another script."""
    if spelt != name:
        return spelt
    return next((one for one in place.alternates if not one.isascii() and one.isprintable()), "")


def _incidents(store: Store, query: Query, text: str) -> Iterator[Suggestion]:
    for one, claims in store.find_incidents(text):
        days = when.incident(one, full=False)
        detail = words.incident(days, claims, is_outside=_is_outside(one, query))
        yield Suggestion("incident", one.id, cut(one_line(one.title), text), detail)


def _is_outside(incident: Incident, query: Query) -> bool:
    start, end = query.start or dt.date.min, query.end or dt.date.max
    return incident.end < start or incident.start > end


def _parties(store: Store, text: str) -> Iterator[Suggestion]:
    sides = {one.id: one.name for one in store.manifest.sides}
    for party in sorted(store.parties.values(), key=lambda one: one.name.casefold()):
        name = one_line(party.name)
        if spans(name, text):
            side = "" if party.id in sides else sides.get(party.side or "", "")
            yield Suggestion("party", party.id, cut(name, text), side)


def _speakers(store: Store, text: str) -> Iterator[Suggestion]:
    for speaker, claims in store.find_speakers(text):
        name = one_line(speaker)
        yield Suggestion("speaker", name, cut(name, text), counts.claims(claims))


def _quotations(store: Store, query: Query, text: str) -> Iterator[Suggestion]:
    """Find quotations, or their translations, each of them once."""
    seen: set[str] = set()
    for one in store.find_claims(text):
        given = {one.quotation: counts.quoted(one.quotation), one.translation: translated(one)}
        said = next((each for each in given if spans(each, text)), "")
        if said and said not in seen:
            seen.add(said)
            label = cut(given[said], text)
            yield Suggestion("claim", one.id, label, _told(one, query, store))


def _told(claim: Claim, query: Query, store: Store) -> str:
    """Say who said it and when; that it lies outside the days, where it does."""
    incident = store.claims((claim.id,)).incidents[claim.incident]
    who, said = one_line(claim.speaker, 60), when.moment(claim.stated)
    return words.claim(who, said, is_outside=_is_outside(incident, query))


def matches(sight: Sight) -> Matches | None:
    """List the claims in view that hold the words searched for, or are by the speaker chosen.

    None where neither is set, or no claim in view holds the words: they are then in a title.
    """
    query = sight.query
    if not query.text and not query.claimants:
        return None
    found = [one for one in _in_order(sight) if _holds(one, query.text, sight.shown)]
    if not found:
        return None
    cards = tuple(card(one, sight.shown, sight) for one in found[:MOST_ROWS])
    by = [names.known(sight.store.names, one) for one in query.claimants]
    heading = words.matches(query.text, by, len(found))
    is_cut = len(found) > MOST_ROWS
    left_out = bound("matches", MOST_ROWS, len(found)) if is_cut else None
    return Matches(heading, query.text, cards, left_out)


def _in_order(sight: Sight) -> Iterable[Claim]:
    """List the claims that stand in view by the day of their incident."""
    shown = sight.shown
    standing = ledger.standing(shown, sight.query.as_known_on)
    said = (one for one in standing if one.stance != "no_comment")
    return sorted(said, key=lambda one: (shown.incidents[one.incident].start, one.incident))


def _holds(claim: Claim, text: str, dataset: Dataset) -> bool:
    """Tell whether a claim itself holds the words, and not only its incident."""
    outlets = (dataset.sources[one].outlet for one in claim.sources if one in dataset.sources)
    party = dataset.parties[claim.claimant].name
    said = (claim.speaker, claim.quotation, claim.translation, claim.note, party, *outlets)
    return not text or any(fold(text) in fold(one) for one in said)
