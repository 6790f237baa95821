"""What is said of an incident as a whole: its facts, who has spoken of it, what nobody said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incidents.model import Claim, Dataset, Incident, Retelling
from incidents.text import capital, one_line
from incidents.words import counts, names, places, terms, when
from incidents.words.tongue import _, in_digits, listed


def kind(incident: Incident, dataset: Dataset) -> str:
    """Name the kind of an incident, as a heading."""
    return capital(terms.kind(dataset.vocabulary, incident.kind))


def hours(incident: Incident) -> str:
    """Say when an incident happened, to the hour where that is known, and what was noted."""
    told = when.incident(incident)
    if incident.hour_start is not None:
        told = when.instant(incident.hour_start)
        if incident.hour_end is not None and incident.hour_end != incident.hour_start:
            last = when.instant(incident.hour_end)
            told = _("{first} – {last}", first=told, last=last)
    return places.sentences(told, incident.time_note)


def spoken(claims: Sequence[Claim], dataset: Dataset) -> str:
    """Count the claims about an incident by side, and the publications that carry them."""
    sides = [
        _(
            "{number} {adjective}",
            number=in_digits(_by(claims, dataset, each.id)),
            adjective=each.adjective,
        )
        for each in dataset.manifest.sides
    ]
    others = _by(claims, dataset, None)
    ids = {source for claim in claims for source in claim.sources}
    outlets = {dataset.sources[one].outlet for one in ids if one in dataset.sources}
    told = {"sides": ", ".join(sides), "publications": counts.publications(len(outlets))}
    if not others:
        return _("{sides}, from {publications}", **told)
    return _("{sides}, {number} by others, from {publications}", number=in_digits(others), **told)


def _by(claims: Sequence[Claim], dataset: Dataset, side: str | None) -> int:
    return sum(dataset.side_of(claim.claimant) == side for claim in claims)


def fact_names() -> dict[str, str]:
    """Give the names of the facts about an incident."""
    return {
        "when": _("When"),
        "where": _("Where"),
        "line": _("Line"),
        "claims": _("Claims"),
        "summary": _("In short"),
    }


def later(summary: str) -> str:
    """Say of a summary that it knows more than was known at the instant of the view."""
    return _("Written later, with what was not known then: {summary}", summary=summary)


def nothing(*, is_past: bool) -> str:
    """Say that an incident has no claim at the instant of the view, or none at all."""
    if is_past:
        return _("No claim about it had been published by then.")
    return _("No claim about it is on record.")


def nobody(silent: Sequence[str], unsearched: Sequence[str]) -> str:
    """Name the losses on which neither side was found to speak, and those nobody looked up."""
    told = []
    if silent:
        found = listed(silent)
        told.append(_("No statement by either side was found on {losses}.", losses=found))
    if unsearched:
        left = listed(unsearched)
        told.append(_("Nobody has looked yet for what either side said of {losses}.", losses=left))
    return " ".join(told)


def back(retelling: Retelling, dataset: Dataset) -> str:
    """Name the claim that a retelling goes back to."""
    claim = dataset.claims[retelling.claim]
    return _("{name}’s claim", name=capital(names.party(dataset, claim.claimant)))


def absent(claim: Claim, on: dt.datetime, zone: dt.tzinfo) -> str:
    """Say why a claim does not stand at an instant: not dated, said later, or perhaps later."""
    told = {"claim": claim.id, "said": when.moment(claim.stated), "instant": when.instant(on, zone)}
    if claim.stated.earliest is None:
        return _("Claim {claim} is not shown: it has no date, and stands in “now” alone.", **told)
    if claim.stated.earliest > on:
        return _("Claim {claim} is not shown: it was said ({said}) after {instant}.", **told)
    return _(
        "Claim {claim} is not shown: it is not certain that it was said ({said}) by {instant}.",
        **told,
    )


def count_or_state(number: int, state: str) -> str:
    """Count a side's claims about an incident; without any, say what kind of silence that is."""
    return counts.claims(number) if number else terms.state(state)


def title(incident: Incident) -> str:
    """Give the title of an incident on one line."""
    return one_line(incident.title)
