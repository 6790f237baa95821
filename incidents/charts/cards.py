"""Claim cards: one statement, who made it, when, where it was published, what it replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.charts import words
from incidents.charts.html import Html, bdi, el, esc, figure, join, link, quote, struck
from incidents.model import Claim, Dataset, Source
from incidents.vocabulary import STANCES


def revised(claim: Claim, dataset: Dataset) -> tuple[Claim, ...]:
    """List the claims that one replaces, and those that they replaced, oldest first."""
    return tuple(dict.fromkeys(_older(claim, dataset, frozenset({claim.id}))))


def _older(claim: Claim, dataset: Dataset, seen: frozenset[str]) -> Iterator[Claim]:
    for old_id in claim.revises:
        old = dataset.claims.get(old_id)
        if old is None or old_id in seen:
            continue
        yield from _older(old, dataset, seen | {old_id})
        yield old


def badge(stance: str) -> Html:
    """Write a stance as a badge; the word is always there."""
    return el("span", f"bd {stance}", STANCES[stance])


def claim_card(claim: Claim, dataset: Dataset, *, context: bool = False) -> Html:
    """Draw one claim.

    Parameters
    ----------
    claim
        The claim; what it replaced is struck through in front of its figure.
    dataset
        The view that holds its sources and predecessors.
    context
        Whether to add the incident and the loss, for lists that span incidents.
    """
    year = _year(claim, dataset)
    return el(
        "article",
        f"cd {words.party_class(dataset, claim.claimant)}",
        el("header", "", badge(claim.stance), _figure(claim, dataset), _said(claim, year)),
        _context(claim, dataset) if context else None,
        quote(claim.quotation, claim.quotation_language) if claim.quotation else None,
        _speaker(claim, dataset),
        join(_revision(old, dataset, year) for old in revised(claim, dataset)),
        _scope_note(claim, dataset),
        el("p", "nt", bdi(claim.note)) if claim.note else None,
        id=f"claim-{claim.id}",
    )


def _year(claim: Claim, dataset: Dataset) -> int | None:
    incident = dataset.incidents.get(claim.incident)
    return incident.start.year if incident else None


def _figure(claim: Claim, dataset: Dataset) -> Html | None:
    old = struck(claim.count for claim in revised(claim, dataset))
    now = figure(claim.count) if claim.is_count else None
    return el("span", "nu", old, " " if old and now else None, now) if old or now else None


def _said(claim: Claim, year: int | None) -> Html:
    basis = claim.stated.basis
    title = f"Date: {basis}" if basis else None
    return el("time", "", words.moment(claim.stated, year), title=title)


def _context(claim: Claim, dataset: Dataset) -> Html:
    incident = dataset.incidents.get(claim.incident)
    where = (
        f"{words.incident_days(incident)}, {words.incident_places(incident)}" if incident else ""
    )
    loss = words.capital(words.loss_label(claim.category, claim.measure))
    return el("p", "cx", el("b", "", loss), " ", el("span", "", bdi(where)))


def _speaker(claim: Claim, dataset: Dataset) -> Html:
    arrow = el("span", "to", " → ")
    party = words.party_name(dataset, claim.claimant)
    who, institution = spoken(claim.speaker, party)
    of = join([", ", bdi(institution)]) if institution else None
    return el("p", "src", bdi(who), of, arrow, sources(claim, dataset))


def spoken(speaker: str, party: str) -> tuple[str, str]:
    """Name who spoke, and for whom where that does not go without saying.

    Examples
    --------
    >>> spoken("army statement", "Army of the North (AON)")
    ('army statement', 'Army of the North (AON)')
    >>> spoken("AON, to Reuters", "Army of the North (AON)")
    ('AON, to Reuters', '')
    >>> spoken("officials, to Reuters", "Unnamed officials of the North")
    ('Unnamed officials of the North, to Reuters', '')
    """
    names = (party, party.partition(" (")[0], words.short_name(party))
    said = f" {_plain(speaker)} "
    if any(f" {_plain(name)} " in said for name in names):
        return speaker, ""
    who, comma, rest = speaker.partition(",")
    if set(_plain(who).split()) <= set(_plain(party).split()):
        return party + comma + rest, ""
    return speaker, party


def _plain(name: str) -> str:
    """Reduce a name to its words, without case, signs and single letters."""
    return " ".join(word for word in re.findall(r"\w+", name.casefold()) if len(word) > 1)


def sources(claim: Claim, dataset: Dataset) -> Html:
    """Link every publication that carries a claim."""
    found = [dataset.sources[one] for one in claim.sources if one in dataset.sources]
    missing = [esc(one) for one in claim.sources if one not in dataset.sources]
    return join([*map(outlet_link, found), *missing], ", ")


def outlet_link(source: Source) -> Html:
    """Link to a publication under its outlet's name."""
    return link(source.outlet, source.url)


def _revision(old: Claim, dataset: Dataset, year: int | None) -> Html:
    """Say what was replaced: "12, 12 Oct, a source → an outlet. Replaced, not added."."""
    told = figure(old.count) if old.is_count else esc(STANCES[old.stance])
    return el(
        "p",
        "rev",
        el("s", "", told) if old.is_count else told,
        f" {words.moment(old.stated, year)}: ",
        bdi(old.speaker),
        " → ",
        sources(old, dataset),
        ". Replaced, not added.",
    )


def _scope_note(claim: Claim, dataset: Dataset) -> Html | None:
    whole = dataset.claims.get(claim.part_of or "")
    if whole is not None:
        label = words.loss_label(whole.category, whole.measure)
        return el("p", "nt", "Part of ", figure(whole.count), f" {label}, not added to it.")
    if claim.scope == "part":
        return el("p", "nt", "Covers a part of the incident.")
    if claim.scope == "period":
        return el("p", "nt", "A total over a period, never added to single incidents.")
    return None


def silent_card(css: str, text: str) -> Html:
    """Draw a silence: nothing was found, which is neither zero nor a denial."""
    badge_ = el("span", "bd silent", "no statement found")
    note = el("p", "nt", f"{text} Silence is neither zero nor a denial.")
    return el("article", f"cd {css} si", el("header", "", badge_), note)
