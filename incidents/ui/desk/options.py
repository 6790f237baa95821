"""What may be chosen for a field of a claim, and the few that are offered first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.desk.amendments import Amendment
from incidents.model import Dataset
from incidents.vocabulary import PRECISIONS, SCOPES, STANCES
from incidents.words import asking, terms

FIRST_CATEGORIES = ("soldiers", "fighters", "militants", "civilians", "persons", "posts")
FIRST_KINDS = ("clash", "shelling", "airstrike", "drone_attack", "explosion", "attack")
FIRST_MEASURES = ("killed", "wounded", "killed_or_wounded", "captured", "destroyed")
MOST_OFFERED = 6

Say = Callable[[str], str]


def every(field: str, dataset: Dataset) -> list[str]:
    """List all that a field may hold: the sides first, then parties by name."""
    if field in ("claimant", "subject"):
        sides = dataset.manifest.side_ids
        others = [one for one in dataset.parties if one not in sides]
        return [*sides, *sorted(others, key=lambda one: asking.party(dataset, one).casefold())]
    known: Mapping[str, tuple[str, ...]] = {
        "stance": STANCES,
        "category": ("", *dataset.vocabulary.categories),
        "measure": tuple(dataset.vocabulary.measures),
        "kind": tuple(dataset.vocabulary.kinds),
        "precision": PRECISIONS,
        "scope": SCOPES,
    }
    return list(known[field])


def say(field: str, dataset: Dataset) -> Say:
    """Give what says an option of a field."""
    scopes, words = asking.scopes(), dataset.vocabulary
    sayers: Mapping[str, Say] = {
        "claimant": lambda one: asking.party(dataset, one),
        "subject": lambda one: asking.party(dataset, one),
        "stance": terms.stance,
        "category": lambda one: terms.category(words, one) if one else "–",
        "measure": lambda one: terms.measure(words, one),
        "kind": lambda one: terms.kind(words, one),
        "scope": scopes.__getitem__,
        "precision": str,
    }
    return sayers[field]


def first(field: str, one: Amendment, dataset: Dataset) -> list[str]:
    """List the few options that are offered as numbered buttons, what the rules thought first."""
    sides = dataset.manifest.side_ids
    sets = [party.id for party in dataset.parties.values() if party.members]
    offered = {
        "claimant": sides,
        "subject": [*sides, *sets],
        "category": list(FIRST_CATEGORIES),
        "measure": list(FIRST_MEASURES),
        "kind": list(FIRST_KINDS),
    }.get(field, [])
    thought = [one.values.get(field, "")] if one.values.get(field) else []
    return list(dict.fromkeys([*thought, *offered]))[:MOST_OFFERED]


def assumed(one: Amendment, dataset: Dataset) -> dict[str, str]:
    """Give the cells of an amendment with what its row is drawn as while a field is open."""
    cells = dict(one.values)
    if one.file == "incidents.csv" and not cells.get("kind"):
        cells["kind"] = FIRST_KINDS[0]
    for field in one.unsure:
        offered = first(field, one, dataset)
        if not cells.get(field) and offered and field in ("subject", "category", "measure"):
            cells[field] = offered[0]
    return cells
