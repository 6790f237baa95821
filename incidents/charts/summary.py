"""The view in one sentence, and what stands in its place when there is nothing to show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from incidents import phrases
from incidents.charts import words
from incidents.charts.html import Html, bdi, el, join
from incidents.names import Names
from incidents.query import Query
from incidents.vocabulary import STANCES


class Counted(Protocol):
    """How much is in view, and how much is not."""

    @property
    def incidents(self) -> int:
        """Incidents in view."""

    @property
    def claims(self) -> int:
        """Standing claims in view."""

    @property
    def hidden_incidents(self) -> int:
        """Incidents that filters hide."""

    @property
    def hidden_claims(self) -> int:
        """Claims that filters hide."""

    @property
    def unplaced(self) -> int:
        """Incidents in view without a place on the map."""

    @property
    def undated(self) -> int:
        """Claims left out for want of a date."""

    @property
    def later(self) -> int:
        """Claims said after the instant."""

    @property
    def revised(self) -> int:
        """Claims replaced by the instant."""


def sentence(query: Query, names: Names, totals: Counted) -> Html:
    """Say what is in view, what a filter hides and what has no place on the map."""
    incidents = el("b", "", words.plural(totals.incidents, "incident"))
    claims = el("b", "", words.plural(totals.claims, "claim"))
    rest = el("i", "", f" {_hidden(totals)}; {_unplaced(totals)}.")
    asked = bdi(f" {', '.join(_asked(query, names))}.")
    return el("p", "xc-say", "Showing ", incidents, " and ", claims, asked, rest)


def _asked(query: Query, names: Names) -> list[str]:
    """Say every filter in a fixed order, and that the main ones are not set where they are not."""
    stances = [STANCES[stance] for stance in query.stances]
    known = phrases.as_known(query.as_known_on) or "as known now"
    parts = [
        _period(query.start, query.end),
        f"by {_names(query.claimants, names) or 'anyone'}",
        f"with the stance {phrases.one_of(stances)}" if stances else "",
        f"about losses of {_names(query.subjects, names)}" if query.subjects else "about any loss",
        phrases.one_of(map(phrases.kind_plural, query.kinds)) if query.kinds else "",
        f"at {query.place}" if query.place else "",
        f"containing “{query.text}”" if query.text else "",
        known,
    ]
    return [part for part in parts if part]


def _names(ids: Sequence[str], names: Names) -> str:
    return phrases.one_of(map(names.name, ids)) if ids else ""


def _period(start: dt.date | None, end: dt.date | None) -> str:
    """Say the days: "from 9 October to 5 December 2025"."""
    if start is None or end is None or start == end:
        told = phrases.period(start, end)
        return f"on {told}" if start and start == end else told
    first = words.day(start, end.year, full=True)
    return f"from {first} to {words.day(end, full=True)}"


def _hidden(totals: Counted) -> str:
    if not totals.hidden_incidents and not totals.hidden_claims:
        return "Nothing is hidden by a filter"
    incidents = words.plural(totals.hidden_incidents, "incident")
    claims = words.plural(totals.hidden_claims, "claim")
    return f"Filters hide {incidents} and {claims}"


def _unplaced(totals: Counted) -> str:
    if not totals.unplaced:
        return "every incident has a place on the map"
    verb = "has" if totals.unplaced == 1 else "have"
    return f"{words.plural(totals.unplaced, 'incident')} {verb} no place on the map"


def past(totals: Counted, as_known: str) -> Html:
    """Say, on an inverse bar, what had been said by an instant and what is not shown for it.

    Parameters
    ----------
    totals
        The counts at that instant.
    as_known
        The instant in words: "as known on 12 October 2025, 09:00 UTC".
    """
    left = [
        f"{words.plural(totals.claims, 'claim')} stood then",
        f"{words.plural(totals.later, 'claim')} came later",
        f"{words.plural(totals.revised, 'claim')} had been replaced",
        f"{words.plural(totals.undated, 'claim')} without a date left out",
    ]
    head = el("b", "", f"{words.capital(as_known)}.")
    return el("div", "xc-past", head, " ", el("span", "", f"{'; '.join(left)}."), role="status")


def empty(hidden: Mapping[str, int], widen: str = "Widen any of them.") -> Html:
    """Say that nothing matches, which filter hides how many claims, and how to widen.

    Parameters
    ----------
    hidden
        Filter in the reader's words ("Who speaks: hospitals") to the claims it alone would add.
    widen
        What to do about it.
    """
    parts = [f"{words.plural(number, 'claim')} by “{name}”" for name, number in hidden.items()]
    text = f"Hidden: {words.listed(parts)}. {widen}" if parts else widen
    return box("empty", "No claim matches these filters", [text])


def box(css: str, title: str, paragraphs: Sequence[str]) -> Html:
    """Draw a box that says why something is not shown: ``empty``, ``error`` or ``note``."""
    role = "alert" if css == "error" else "status"
    text = join(el("p", "", bdi(one)) for one in paragraphs)
    return el("div", f"xc-box {css}", el("h3", "", title), text, role=role)
