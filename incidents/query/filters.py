"""The one table of filters: a new filter is one row here and a field of `Query`.

Each row says how a field is written in an address and on the command line, what it is called in
English, what it is when nothing is asked, and which claims pass it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geodata.folding import fold
from incidents import dates
from incidents.query.names import Names
from incidents.query.reading import Reader
from incidents.vocabulary import REPLACED_STANCES, STANCES
from incidents.words.refusals import no_place, refusal
from incidents.words.tongue import N_

MAX_TEXT = 200
MAX_CHOICES = 50

Read = Callable[[Reader, str, Names], Any]


@dataclass(frozen=True)
class Filter:
    """One thing that can be asked of a view.

    Attributes
    ----------
    field
        The field of `Query`.
    parameter
        Its name in an address; on the command line ``--`` stands before it and ``-`` for ``_``.
        Empty where only the product itself asks for it.
    title
        What the page calls it; empty where nobody chooses it.
    names
        What the ids of a list are of: ``parties``, ``stances`` or ``kinds``.
    english
        What it says in the sentence that describes a view, with ``{value}``; empty where
        another row says it too. `incidents.words.asked` translates it.
    help
        What the command line says of it.
    empty
        What the field is when nothing is asked.
    read, write
        From a parameter to the field and back.
    claims
        The condition on a claim, in SQL over the store's table of claims.
    incidents
        The condition on an incident of which nothing was said, over the store's tables of
        incidents; empty where such incidents drop out.
    metavar
        What the command line calls its value.
    """

    field: str
    parameter: str
    english: str
    help: str
    empty: Any
    read: Read
    write: Callable[[Any], str]
    claims: str
    incidents: str = ""
    metavar: str = "ID"
    title: str = ""
    names: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it may be given several times."""
        return isinstance(self.empty, tuple)

    @property
    def asks_of_claims(self) -> bool:
        """Whether it is asked of claims, and not of the incident that they are about."""
        return not self.incidents


def _day(read: Reader, name: str, _: Names) -> dt.date | None:
    return read.value(name, dates.parse_date, "use_day")


def _parties(read: Reader, name: str, known: Names) -> tuple[str, ...]:
    return read.choices(name, known.has, MAX_CHOICES)


def _kinds(read: Reader, name: str, known: Names) -> tuple[str, ...]:
    return read.choices(name, known.vocabulary.kinds.__contains__, MAX_CHOICES)


def _stances(read: Reader, name: str, _: Names) -> tuple[str, ...]:
    return read.choices(name, STANCES.__contains__, MAX_CHOICES, REPLACED_STANCES)


def _text(read: Reader, name: str, _: Names) -> str:
    text = read.line(name, MAX_TEXT)
    if text and not fold(text):
        read.ignore(refusal("nothing_to_look_for", name=name))
        return ""
    return text


def _place(read: Reader, name: str, known: Names) -> str:
    place = read.line(name, MAX_TEXT)
    fault = known.place_fault(place) if place else None
    if fault is not None:
        read.ignore(no_place(fault))
    return "" if fault is not None else place


def _instant(read: Reader, name: str, known: Names) -> dt.datetime | None:
    return read.value(name, lambda text: dates.parse_instant(text, known.zone), "use_instant")


def _iso(value: dt.date | None) -> str:
    return value.isoformat() if value else ""


def _written(value: dt.datetime | None) -> str:
    return dates.instant_text(value) if value else ""


WITH_IDS = "SELECT n FROM incidents WHERE id IN (SELECT unnest($within))"
AT_PLACES = "SELECT n FROM placements WHERE place_n IN (SELECT unnest($places))"

FILTERS: tuple[Filter, ...] = (
    Filter(
        field="start",
        parameter="from",
        title=N_("From"),
        english="",
        help=N_("first day, YYYY-MM-DD"),
        empty=None,
        read=_day,
        write=_iso,
        claims="last >= $start",
        incidents="last >= $start",
        metavar="DATE",
    ),
    Filter(
        field="end",
        parameter="to",
        title=N_("To"),
        english="",
        help=N_("last day, YYYY-MM-DD"),
        empty=None,
        read=_day,
        write=_iso,
        claims="first <= $end",
        incidents="first <= $end",
        metavar="DATE",
    ),
    Filter(
        field="claimants",
        parameter="claimant",
        title=N_("Who speaks"),
        names="parties",
        english=N_("claims by {value}"),
        help=N_("who speaks: a side or a party"),
        empty=(),
        read=_parties,
        write=",".join,
        claims="claimant IN (SELECT unnest($claimants))",
    ),
    Filter(
        field="stances",
        parameter="stance",
        title=N_("What the claim does"),
        names="stances",
        english=N_("with the stance {value}"),
        help=N_("what the claim does: asserts, reports, denies …"),
        empty=(),
        read=_stances,
        write=",".join,
        claims="stance IN (SELECT unnest($stances))",
    ),
    Filter(
        field="subjects",
        parameter="subject",
        title=N_("Whose losses"),
        names="parties",
        english=N_("about losses of {value}"),
        help=N_("whose losses: a side or a party"),
        empty=(),
        read=_parties,
        write=",".join,
        claims="subject IN (SELECT unnest($subjects))",
    ),
    Filter(
        field="kinds",
        parameter="kind",
        title=N_("What kind"),
        names="kinds",
        english="{value}",
        help=N_("kind of incident"),
        empty=(),
        read=_kinds,
        write=",".join,
        claims="kind IN (SELECT unnest($kinds))",
        incidents="kind IN (SELECT unnest($kinds))",
    ),
    Filter(
        field="place",
        parameter="place",
        title=N_("Place"),
        english=N_("at {value}"),
        help=N_("a place in the gazetteer"),
        empty="",
        read=_place,
        write=str,
        claims=f"incident_n IN ({AT_PLACES})",
        incidents=f"n IN ({AT_PLACES})",
        metavar="NAME",
    ),
    Filter(
        field="text",
        parameter="text",
        title=N_("Search"),
        english=N_("containing “{value}”"),
        help=N_("words to search for"),
        empty="",
        read=_text,
        write=str,
        claims=(
            "(contains(text, $text)"
            " OR incident_n IN (SELECT n FROM incidents WHERE contains(text, $text)))"
        ),
        incidents="contains(text, $text)",
        metavar="WORDS",
    ),
    Filter(
        field="within",
        parameter="",
        english="",
        help="",
        empty=(),
        read=lambda _read, _name, _known: (),
        write=",".join,
        claims=f"incident_n IN ({WITH_IDS})",
        incidents=f"n IN ({WITH_IDS})",
    ),
    Filter(
        field="as_known_on",
        parameter="as_known_on",
        title=N_("As known"),
        english="",
        help=N_("only what had been said by then, for example 2025-10-12T09:00Z"),
        empty=None,
        read=_instant,
        write=_written,
        claims="stated <= $at AND superseded > $at",
        metavar="INSTANT",
    ),
)
"""In the order in which the sentence that describes a view says them."""

BY_FIELD: Mapping[str, Filter] = {one.field: one for one in FILTERS}

PUBLISHED = ("from", "to", "claimant", "subject", "kind", "stance", "text", "place", "as_known_on")
"""The order in which addresses that were published name their parameters."""

PARAMETERS = tuple(
    dict.fromkeys((*PUBLISHED, *(one.parameter for one in FILTERS if one.parameter)))
)
"""Parameters in the order in which addresses write them: newer ones follow."""
