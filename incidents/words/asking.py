"""What the desk asks for: columns in everyday words, what may be chosen, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.model import Dataset
from incidents.text import capital
from incidents.vocabulary import Vocabulary
from incidents.words import names, terms
from incidents.words.tongue import N_, _, listed

FIELDS: Mapping[str, str] = {
    "claimant": N_("Who speaks"),
    "speaker": N_("As named"),
    "stance": N_("says"),
    "subject": N_("of whose"),
    "category": N_("people or things"),
    "measure": N_("met what"),
    "count": N_("how many, as said"),
    "wording": N_("how many, as said"),
    "low": N_("at least"),
    "high": N_("at most"),
    "scope": N_("Scope"),
    "stated": N_("Said on"),
    "stated_basis": N_("How the date is known"),
    "quotation": N_("Quotation, word for word"),
    "quotation_language": N_("Language"),
    "translation": N_("Translation"),
    "translation_by": N_("Translated by"),
    "note": N_("Note for readers"),
    "revises": N_("Replaces"),
    "part_of": N_("Part of"),
    "sources": N_("Source"),
    "incident": N_("Incident"),
    "id": N_("Id"),
    "url": N_("Address"),
    "outlet": N_("Outlet"),
    "title": N_("Title"),
    "published": N_("Published"),
    "published_basis": N_("How known"),
    "language": N_("Language"),
    "country": N_("Country"),
    "tier": N_("Tier"),
    "captured": N_("Kept on"),
    "capture_sha256": N_("SHA-256"),
    "archive_url": N_("Archive copy"),
    "kind": N_("Kind"),
    "start": N_("First day"),
    "end": N_("Last day"),
    "precision": N_("Precision"),
    "places": N_("Places"),
    "summary": N_("Summary"),
    "side": N_("Side"),
    "day": N_("Day"),
    "by": N_("By"),
    "where": N_("Looked where"),
    "languages": N_("Languages"),
    "found": N_("Found"),
    "place_note": N_("Note on the place"),
    "time_note": N_("Note on the time"),
    "searched": N_("Last looked"),
}

SCOPES = {
    "whole": N_("whole incident"),
    "part": N_("a part of it"),
    "period": N_("a period"),
}

STATES = {
    "open": N_("not taken"),
    "taken": N_("taken"),
    "left": N_("left out"),
    "accepted": N_("accepted"),
    "returned": N_("returned"),
    "written": N_("written"),
}

REASONS = (
    N_("not in the source"),
    N_("other number"),
    N_("other speaker"),
    N_("other incident"),
    N_("same claim as another"),
)

OUTCOMES = {
    "nothing": N_("nothing found"),
    "statement": N_("a statement: enter it"),
    "no_comment": N_("“had not commented”"),
    "declined": N_("declined to comment"),
}

TIERS = {
    "T1": N_("T1 official page"),
    "T2": N_("T2 agency, established outlet"),
    "T3": N_("T3 other outlet"),
    "T4": N_("T4 mirror, blog, relay"),
}

BASES = {
    "url": N_("stands in the address"),
    "in_text": N_("read in the text"),
    "index_stamp": N_("from an index"),
    "inferred": N_("inferred"),
    "none": N_("not known"),
}

LENT = {"same_statement": N_("from another report of the same statement")}
"""How a date of a claim may be known besides."""


def field(name: str) -> str:
    """Name a column as the desk asks for it."""
    return _(FIELDS.get(name, name))


def scopes() -> dict[str, str]:
    """Name how much a claim covers."""
    return {name: _(text) for name, text in SCOPES.items()}


def state(name: str) -> str:
    """Say what became of an amendment so far."""
    return _(STATES[name])


def reasons() -> list[str]:
    """Give the reasons that are offered for a return."""
    return [_(text) for text in REASONS]


def tiers() -> dict[str, str]:
    """Name the tiers of sources."""
    return {name: _(text) for name, text in TIERS.items()}


def bases() -> dict[str, str]:
    """Say how a date of publication may be known."""
    return {name: _(text) for name, text in BASES.items()}


def source(cells: Mapping[str, str]) -> str:
    """Say a source that is proposed, and whether its page is kept."""
    kept = _("capture kept") if cells.get("capture_sha256") else _("no capture")
    tier = tiers().get(cells.get("tier", ""), _("no tier"))
    told = (cells.get(name, "") for name in ("outlet", "title", "published", "language"))
    return " · ".join(filter(None, (*told, tier, kept, cells.get("url", ""))))


def incident(cells: Mapping[str, str], kind: Callable[[str], str]) -> str:
    """Say an incident that is proposed.

    Parameters
    ----------
    kind
        What says its kind.
    """
    days = dict.fromkeys(cells.get(name, "") for name in ("start", "end"))
    places = listed(cells.get("places", "").split(";"))
    told = (cells.get("title", ""), kind(cells["kind"]), "–".join(filter(None, days)), places)
    return " · ".join(filter(None, (*told, cells.get("summary", ""))))


def known_by(basis: str) -> str:
    """Say how a date is known, where it is; a basis of the dataset's own words stands as it is."""
    lent = {name: _(text) for name, text in LENT.items()}
    return "" if basis == "none" else {**bases(), **lent}.get(basis, basis)


def outcomes() -> dict[str, str]:
    """Name what may come of a search; these are never the same word."""
    return {name: _(text) for name, text in OUTCOMES.items()}


def explained(category: str, words: Vocabulary) -> str:
    """Explain a category: what it is a kind of, and of what it says nothing exact."""
    path = [terms.category(words, one) for one in words.ancestors(category)][::-1]
    parent = words.categories[category]
    beside = [
        terms.category(words, one)
        for one, above in words.categories.items()
        if above == parent and one != category
    ]
    told = " › ".join(path)
    if not parent or not beside:
        return told
    return _("{path}. Says nothing exact about {others}.", path=told, others=listed(beside))


def set_against(measure: str, words: Vocabulary) -> str:
    """Explain a measure: what a figure of it may be set against."""
    others = {one for one in words.measures if words.same_things(one, measure)} - {measure}
    name = terms.measure(words, measure)
    if not others:
        return _("“{name}” is compared with “{name}” alone.", name=name)
    told = listed(sorted(terms.measure(words, one) for one in others))
    return _(
        "“{name}” is compared with “{name}” alone; {others} may be the same people or things.",
        name=name,
        others=told,
    )


def party(dataset: Dataset, name: str) -> str:
    """Name a party with its side, so that two of one name are told apart."""
    side = dataset.side_of(name)
    shown = capital(names.party(dataset, name))
    if side is None or side == name:
        return shown
    return _("{side}: {name}", side=names.side(dataset, side), name=shown)


def known_incident(title: str, days: str) -> str:
    """Ask whether an incident that is there is the one that is begun."""
    return _("Is it “{title}”, {days}? Write about that one instead", title=title, days=days)
