"""What is on record and what is missing, in words: counted is what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from incidents.model import Side
from incidents.text import one_line
from incidents.words import counts
from incidents.words.tongue import _, date, in_digits, language_name, listed, n_
from incidents.words.when import day

MOST_LANGUAGES = 2
MONTH = "yMMMM"


def title() -> str:
    """Head the account of the record."""
    return _("Coverage: what is here, and what is missing")


def headings() -> dict[str, str]:
    """Give the headings of its columns and lists."""
    return {
        "month": _("Month of the event"),
        "incidents": _("Incidents"),
        "claims": _("Claims found"),
        "others": _("Others"),
        "home": _("Read first at its own publishers"),
        "dated": _("Date was read"),
        "languages": _("Languages"),
        "searched": _("Last search"),
        "holes": _("Holes we know of"),
        "reading": _("How to read it"),
        "none": _("0"),
        "half": _("½"),
        "all": _("all"),
    }


def months(start: dt.date, end: dt.date) -> str:
    """Say a month, or a run of months."""
    if (start.year, start.month) == (end.year, end.month):
        return date(start, MONTH)
    return _("{first} to {last}", first=date(start, MONTH), last=date(end, MONTH))


def all_months() -> str:
    """Head the last row."""
    return _("All months")


def nothing() -> str:
    """Say that a month has nothing, and that this is no finding."""
    return _("nothing recorded · not looked for yet")


def side(adjective: str, claims: int, at_home: int) -> str:
    """Say how many claims of a side there are, and how many were read first at home."""
    if not adjective:
        return n_("{number} claim by others", "{number} claims by others", claims)
    return n_(
        "{number} {side} claim, {home} read first at its own publishers",
        "{number} {side} claims, {home} read first at its own publishers",
        claims,
        side=one_line(adjective),
        home=in_digits(at_home),
    )


def number(count: int) -> str:
    """Write a count."""
    return in_digits(count)


def share(part: int, whole: int) -> str:
    """Say a share by its numbers: "1 of 18"."""
    return counts.of(part, whole)


def no_claim() -> str:
    """Say that no side has a claim in a month."""
    return _("no claim of a side")


def percent(number: float | None) -> str:
    """Write a share in percent."""
    return "" if number is None else _("{number}%", number=in_digits(round(number)))


def row(label: str, incidents: int, sides: Sequence[str], dated: float | None) -> str:
    """Say a whole row."""
    if not incidents:
        return _("{month}: {words}", month=label, words=nothing())
    told = _(
        "{month}: {incidents}; {first}; {second}; {third}.",
        month=label,
        incidents=counts.incidents(incidents),
        **dict(zip(("first", "second", "third"), sides, strict=True)),
    )
    if dated is None:
        return told
    return _("{told} Date read: {share} of the claims.", told=told, share=percent(dated))


def languages(found: Mapping[str, int]) -> str:
    """Say in which languages the claims were read: "English 137, Turkish 4 and others 8"."""
    known = {code: number for code, number in found.items() if code}
    shown = list(known.items())[:MOST_LANGUAGES]
    rest = sum(found.values()) - sum(number for _code, number in shown)
    told = [
        _("{language} {number}", language=language_name(code), number=in_digits(number))
        for code, number in shown
    ]
    others = [_("others {number}", number=in_digits(rest))] if rest else []
    return listed((*told, *others))


def searched(days: Sequence[dt.date | None], adjectives: Sequence[str]) -> str:
    """Say when somebody last looked: once where it is one day for both sides."""
    first, second = (day(one, full=False) if one else _("none logged") for one in days)
    if first == second:
        return first
    return _(
        "{first_side}: {first}; {second_side}: {second}",
        first_side=one_line(adjectives[0]),
        first=first,
        second_side=one_line(adjectives[1]),
        second=second,
    )


def read_first(who: Side, claims: int, at_home: int) -> str:
    """Say of a side how many of its claims were read first at a publisher of its own country."""
    return n_(
        "Of {number} {side} claim, {home} was read first at a publisher based in {country}.",
        "Of {number} {side} claims, {home} were read first at a publisher based in {country}.",
        claims,
        side=one_line(who.adjective),
        home=in_digits(at_home),
        country=one_line(who.name),
    )


def read_dates(claims: int, dated: int) -> str:
    """Say how many claims have a date that was read."""
    return n_(
        "Of {number} claim in all, {dated} has a date that somebody read.",
        "Of {number} claims in all, {dated} have a date that somebody read.",
        claims,
        dated=in_digits(dated),
    )


def nothing_recorded(labels: Sequence[str]) -> str:
    """Name the months of which nothing is on record."""
    return _("Nothing is recorded of {months}, and nobody has looked yet.", months=listed(labels))


def no_search(adjective: str, labels: Sequence[str]) -> str:
    """Name the months for which no search for a side's statements is logged."""
    return _(
        "No search for {side} statements is logged for {months}.",
        side=one_line(adjective),
        months=listed(labels),
    )


def reading(few: int) -> tuple[str, ...]:
    """Say how to read it."""
    return (
        _("More claims of a side mean that more was found, not that more was said."),
        _("Its own publishers: the outlet where a claim was read first is based in that country."),
        _(
            "A hollow mark: fewer than {number} claims. Shares of so few mean little.",
            number=in_digits(few),
        ),
        _(
            "A date was read if it stands in the text, in the address or in an index; one that "
            "was inferred, or taken from another report, does not count."
        ),
        _("None logged: claims were gathered, but nobody wrote down where they looked."),
        _("A month is that of the event’s first day; claims that were replaced are counted too."),
    )
