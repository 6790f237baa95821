"""What stands on a claim's card: who spoke for whom, what it replaced, what it covers."""

from __future__ import annotations

import re

from incidents.model import Claim, Dataset, Source
from incidents.text import one_line
from incidents.words import citing, counts, names, terms, when
from incidents.words.tongue import _, language_name, listed


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
    known = (party, party.partition(" (")[0], names.short(party))
    said = f" {_plain(speaker)} "
    if any(f" {_plain(name)} " in said for name in known):
        return speaker, ""
    who, comma, rest = speaker.partition(",")
    if set(_plain(who).split()) <= set(_plain(party).split()):
        return party + comma + rest, ""
    return speaker, party


def _plain(name: str) -> str:
    """Reduce a name to its words, without case, signs and single letters."""
    return " ".join(word for word in re.findall(r"\w+", name.casefold()) if len(word) > 1)


def figure(claim: Claim) -> str:
    """Write a claim's figure, or its words in quotation marks when it has no number."""
    if claim.count.has_number:
        return counts.figure(claim.count)
    return counts.spoken(claim.count) if claim.count.wording else ""


def badge(claim: Claim, dataset: Dataset) -> str:
    """Say what a claim does; what a side counts of its own it reports, whatever the row says."""
    if citing.gives_figure(claim):
        done = names.done_with(dataset, [claim])
        return terms.stance("asserts" if done == "claims" else done)
    return terms.stance(claim.stance)


def topic(claim: Claim, dataset: Dataset) -> str:
    """Name the loss or question that a claim is about, without saying whose."""
    words = dataset.vocabulary
    label = terms.measure(words, claim.measure)
    if claim.category is None:
        return label
    things = terms.category(words, claim.category, names.exactly(claim))
    return _("{things} {done}", things=things, done=label)


def translated(language: str, by: str) -> str:
    """Say whose a translation is, and from which language: "our translation, from Turkish"."""
    name = language_name(language)
    if by:
        return _("translation by {by}, from {language}", by=by, language=name)
    return _("our translation, from {language}", language=name)


def our_own() -> str:
    """Name who made a translation of which nobody else is named."""
    return _("the makers of this dataset")


def revision(old: Claim, dataset: Dataset, year: int | None) -> str:
    """Say what was replaced, who said it and where: "12, 12 Oct: a source → an outlet"."""
    outlets = [
        one_line(dataset.sources[one].outlet) for one in old.sources if one in dataset.sources
    ]
    return _(
        "{said}, {when}: {speaker} → {outlets}. Replaced, not added.",
        said=figure(old) or terms.stance(old.stance),
        when=when.moment(old.stated, year),
        speaker=one_line(old.speaker),
        outlets=listed(outlets),
    )


def hedge(claim: Claim) -> str:
    """Give the words of a count that was said not to be exact, or not to be certain."""
    if not (claim.count.about or claim.count.doubt):
        return ""
    return _("Said as {words}.", words=counts.quoted(claim.count.wording))


def coverage(claim: Claim, dataset: Dataset) -> tuple[str, ...]:
    """Say which part a claim covers and of what it is one, or that it is a total over a period."""
    whole = dataset.claims.get(claim.part_of or "")
    only = (_("Covers only {part}.", part=one_line(claim.part)),) if claim.part else ()
    if whole is not None:
        return (*only, _part_of(whole, dataset))
    if claim.scope == "part":
        return only or (_("Covers a part of the incident."),)
    if claim.scope == "period":
        return (_("A total over a period, never added to single incidents."),)
    return ()


def _part_of(whole: Claim, dataset: Dataset) -> str:
    told = {"figure": figure(whole), "topic": topic(whole, dataset)}
    if not told["figure"]:
        return _("Part of a wider statement on {topic}.", **told)
    return _("Part of {figure} {topic}, not added to it.", **told)


def published(source: Source, year: int | None = None) -> str:
    """Say when a source was published."""
    return when.published(source.published, year)
