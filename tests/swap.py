"""Swapping the two sides throughout a dataset, to test that every view comes out mirrored.

After the swap, whatever side 1 said side 2 says, and the other way round; side 1 keeps its place,
its name and its colour. So a view is fair when the view of the swapped dataset equals the view of
the original with the names exchanged (`mirror_text`) and the places exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from incidents.ledger.records import Account, Comparison, Sum
from incidents.model import Dataset, Manifest

R = TypeVar("R", bound=BaseModel)

_ID_FIELDS = {"claimant", "subject", "side", "members"}
_KEEP = {
    "id", "incident", "category", "measure", "stance", "kind", "places", "sources", "revises",
    "part_of", "scope", "url", "precision", "claim", "basis", "tier",
}  # fmt: skip


def mirror_text(text: str, manifest: Manifest) -> str:
    """Exchange the names and the adjectives of the two sides in a text."""
    one, two = manifest.sides
    pairs = {one.name: two.name, one.adjective: two.adjective}
    pairs |= {new: old for old, new in pairs.items()}
    words = sorted(pairs, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)")
    return pattern.sub(lambda found: pairs[found[1]], text)


def mirror_id(party: str | None, manifest: Manifest) -> str | None:
    """Exchange the ids of the two sides; every other id is its own mirror image."""
    one, two = (side.id for side in manifest.sides)
    return {one: two, two: one}.get(party or "", party)


def swap(dataset: Dataset) -> Dataset:
    """Let each side be the other: every claim, loss and party changes sides.

    A side's own id is exchanged wherever it is referred to; a party that belongs to a side keeps
    its id and belongs to the other. Names are exchanged in every text. Ids, places, numbers,
    dates and addresses stay, and so does the order of the records.
    """
    manifest = dataset.manifest
    return Dataset(
        manifest=_texts(manifest, manifest, keep={"sides", "licences", "headline", "updated"}),
        parties={party.id: party for party in _parties(dataset)},
        incidents=_all(dataset.incidents, manifest),
        claims=_all(dataset.claims, manifest),
        sources=_all(dataset.sources, manifest),
        retellings=_all(dataset.retellings, manifest),
        places=dataset.places,
        digest=dataset.digest,
    )


def _parties(dataset: Dataset) -> list[Any]:
    sides = {side.id: side for side in dataset.manifest.sides}
    found = {key: _record(party, dataset.manifest) for key, party in dataset.parties.items()}
    for one, two in zip(sides, reversed(sides), strict=True):
        if one in dataset.parties and two in dataset.parties:
            found[one] = _record(dataset.parties[two], dataset.manifest).model_copy(
                update={"id": one}
            )
    return list(found.values())


def _all(records: Mapping[str, R], manifest: Manifest) -> dict[str, R]:
    return {key: _record(record, manifest) for key, record in records.items()}


def _record(record: R, manifest: Manifest) -> R:
    swapped = _texts(record, manifest, keep=_KEEP | _ID_FIELDS)
    ids = {
        name: _ids(getattr(record, name), manifest)
        for name in _ID_FIELDS & set(type(record).model_fields)
    }
    return swapped.model_copy(update=ids)


def _ids(value: Any, manifest: Manifest) -> Any:
    if isinstance(value, tuple):
        return tuple(mirror_id(each, manifest) for each in value)
    return mirror_id(value, manifest)


def _texts(record: R, manifest: Manifest, keep: set[str]) -> R:
    changed = {
        name: _text(getattr(record, name), manifest)
        for name in type(record).model_fields
        if name not in keep
    }
    return record.model_copy(update=changed)


def _text(value: Any, manifest: Manifest) -> Any:
    """Exchange the names in a value, however deep; what holds no text stays as it is."""
    if isinstance(value, str):
        return mirror_text(value, manifest)
    if isinstance(value, tuple):
        return tuple(_text(each, manifest) for each in value)
    if isinstance(value, BaseModel):
        return _texts(value, manifest, keep=_KEEP | {"text"})
    return value


def mirror_account(account: Account, manifest: Manifest) -> Account:
    """Give an account to the other side."""
    fields = vars(account) | {
        "side": mirror_id(account.side, manifest),
        "count": _text(account.count, manifest),
        "voices": tuple(_text(voice, manifest) for voice in account.voices),
    }
    return Account(**fields)


def mirror_comparison(row: Comparison, manifest: Manifest) -> Comparison:
    """Tell what a comparison must become when the sides are swapped."""
    first, second = (mirror_account(account, manifest) for account in reversed(row.accounts))
    counted = row.counted and tuple(
        (mirror_id(subject, manifest), category) for subject, category in reversed(row.counted)
    )
    fields = vars(row) | {
        "subject": mirror_id(row.subject, manifest),
        "subject_side": mirror_id(row.subject_side, manifest),
        "accounts": (first, second),
        "counted": counted,
        "reason": mirror_text(row.reason, manifest),
    }
    return Comparison(**fields)


def mirror_sum(total: Sum, manifest: Manifest) -> Sum:
    """Tell what a sum must become when the sides are swapped."""
    fields = vars(total) | {
        "side": mirror_id(total.side, manifest),
        "subject": mirror_id(total.subject, manifest),
        "total": _text(total.total, manifest),
        "left_out": tuple((name, mirror_text(why, manifest)) for name, why in total.left_out),
        "refusal": mirror_text(total.refusal, manifest),
    }
    return Sum(**fields)
