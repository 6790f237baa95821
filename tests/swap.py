"""Swapping the two sides throughout a dataset, to test that every view comes out mirrored.

After the swap, whatever side 1 said side 2 says, and the other way round; side 1 keeps its place,
its name and its colour. So a view is fair when the view of the swapped dataset equals the view of
the original with the names exchanged (`mirror_text`) and the places exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from incidents.ledger import Account, Comparison, Loss, News, Remark, Voice
from incidents.ledger.folding import FOLDED
from incidents.model import Dataset, Manifest
from incidents.store import LossKey, Sum

R = TypeVar("R", bound=BaseModel)

_ID_FIELDS = {"claimant", "subject", "side", "members", "country"}
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
        manifest=_texts(manifest, manifest, keep={"sides", "licences", "windows", "updated"}),
        parties={party.id: party for party in _parties(dataset)},
        incidents=_all(dataset.incidents, manifest),
        claims=_all(dataset.claims, manifest),
        sources=_all(dataset.sources, manifest),
        retellings=_all(dataset.retellings, manifest),
        searches=tuple(_record(one, manifest) for one in dataset.searches),
        changes=tuple(_record(one, manifest) for one in dataset.changes),
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


# What the ledger answers, as it must be when the sides are swapped.


def mirror_loss(loss: Loss, manifest: Manifest) -> Loss:
    """Give a loss to the other side."""
    return replace(loss, subject=mirror_id(loss.subject, manifest))


def mirror_account(account: Account, manifest: Manifest) -> Account:
    """Give an account to the other side."""
    voices = (Voice(one.state, _text(one.count, manifest), one.claims) for one in account.voices)
    return replace(
        account,
        side=mirror_id(account.side, manifest) or "",
        count=_text(account.count, manifest),
        voices=tuple(voices),
    )


def mirror_remark(one: Remark, manifest: Manifest) -> Remark:
    """Let a remark be about the other side."""
    neighbours = tuple((mirror_loss(loss, manifest), ids) for loss, ids in one.neighbours)
    return replace(one, side=mirror_id(one.side, manifest) or "", neighbours=neighbours)


def mirror_comparison(row: Comparison, manifest: Manifest) -> Comparison:
    """Tell what a row must become when the sides are swapped."""
    first, second = (mirror_account(each, manifest) for each in reversed(row.accounts))
    counted = row.counted and tuple(mirror_loss(one, manifest) for one in reversed(row.counted))
    loss = mirror_loss(row.loss, manifest)
    if loss.part.startswith(f"{FOLDED}-"):
        loss = replace(loss, part=f"{FOLDED}-{first.claims[0]}-{second.claims[0]}")
    return replace(
        row,
        loss=loss,
        subject_side=mirror_id(row.subject_side, manifest),
        accounts=(first, second),
        counted=counted,
        remarks=tuple(mirror_remark(one, manifest) for one in row.remarks),
    )


def mirror_news(news: News, turned: Dataset) -> News:
    """Tell what news must become: the same claims, as the swapped dataset has them."""
    instead = news.instead and turned.claims[news.instead.id]
    return replace(news, claim=turned.claims[news.claim.id], instead=instead)


def mirror_sum(total: Sum, manifest: Manifest) -> Sum:
    """Tell what a sum must become when the sides are swapped."""
    key = total.key
    side, subject = mirror_id(key.side, manifest) or "", mirror_id(key.subject, manifest) or ""
    return replace(total, key=LossKey(side, subject, key.category, key.measure))


# What a brief says as JSON, as it must be when the sides are swapped.

PAIRS = {"panels", "cells", "states", "said", "lines", "rest", "cards"}
"""Fields that hold one entry a side, in the order of the sides."""

TRIPLES = {"counts", "spoken", "by_side"}
"""Fields that hold one entry a side, and then one for third parties."""

IDS = {"side", "subject", "subject_side", "claimant"}
UNCHANGED = {"url", "address", "language", "digest", "reading"}
"""Addresses; and how a view is read, which tells the first place from the second."""

VIEW = re.compile(r"\bcc-[0-9a-f]{12}\b")
"""Ids of views, which are of the bytes."""

GROUND = re.compile(r"(on the \w+ side\.)")
"""On whose ground a place lies does not change with who says what."""

SYMBOLS = {"first": "second", "second": "first"}


def mirror_json(value: Any, manifest: Manifest, name: str = "", within: str = "") -> Any:
    """Tell what a value of a brief must become: places, ids and names are exchanged."""
    if name in UNCHANGED:
        return value
    if name == "corrections":
        return _mirror_log(value, manifest)
    if isinstance(value, dict):
        whole = _read_aloud(value) if "alternative" in value else value
        return {key: mirror_json(one, manifest, key, name) for key, one in whole.items()}
    if isinstance(value, list | tuple):
        return _turned([mirror_json(one, manifest, name, within) for one in value], name, within)
    if isinstance(value, str):
        return _mirror_leaf(value, manifest, name)
    return 1 - value if name == "slot" and value in (0, 1) else value


def _mirror_log(value: Any, manifest: Manifest) -> Any:
    """Exchange every name: what stood in a cell is the record's own text, whatever it tells."""
    if isinstance(value, dict):
        return {key: _mirror_log(one, manifest) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mirror_log(one, manifest) for one in value]
    return mirror_text(value, manifest) if isinstance(value, str) else value


def _read_aloud(row: dict[str, Any]) -> dict[str, Any]:
    """Exchange the two accounts where a whole row is read aloud, the first side first."""
    one, two = map(_account, row["cells"])
    text = row["alternative"]
    assert f"{one}; {two}" in text
    return row | {"alternative": text.replace(f"{one}; {two}", f"{two}; {one}", 1)}


def _account(cell: dict[str, Any]) -> str:
    also = f" ({cell['also']})" if cell["also"] else ""
    return f"{cell['name']}: {cell['label']}{also}"


def _mirror_leaf(text: str, manifest: Manifest, name: str) -> str:
    if name == "symbol":
        return SYMBOLS.get(text, text)
    if name in IDS:
        return mirror_id(text, manifest) or ""
    parts = GROUND.split(mirror_key(VIEW.sub("cc", text), manifest))
    told = (part if GROUND.fullmatch(part) else mirror_text(part, manifest) for part in parts)
    return _in_place("".join(told), manifest)


def _turned(found: list[Any], name: str, within: str) -> list[Any]:
    """Exchange the entries of the two sides in a list that has one for each."""
    if name in PAIRS and len(found) == 2 and not (name == "cards" and isinstance(found[0], dict)):
        return found[::-1]
    if name in TRIPLES and len(found) == 3:
        return [found[1], found[0], found[2]]
    if (name, within) == ("words", "marks"):
        # What a mark says of the sides stands at its end, the first side first.
        return [*found[:-2], found[-1], found[-2]]
    if name == "key" and within == "map":
        order = ["both", "first", "second"]
        return sorted(
            found, key=lambda one: order.index(one["symbol"]) if one["symbol"] in order else 9
        )
    return found


def _in_place(text: str, manifest: Manifest) -> str:
    """Put counts of the two sides, "13 Southern, 7 Northern", in the order of the sides."""
    one, two = (re.escape(side.adjective) for side in manifest.sides)
    pair = re.compile(rf"(\d[\d,]* {two})(, | and )(\d[\d,]* {one})(?!\w)")
    return pair.sub(r"\3\2\1", text)


def mirror_key(text: str, manifest: Manifest) -> str:
    """Exchange the sides in the parts of a key: ``clash/N/soldiers/killed``."""
    return "/".join(_mirror_part(part, manifest) for part in text.split("/"))


def _mirror_part(part: str, manifest: Manifest) -> str:
    folded, _, ids = part.partition("-")
    if folded == FOLDED and ids.count("-") == 1:
        return f"{FOLDED}-{'-'.join(reversed(ids.split('-')))}"
    return mirror_id(part, manifest) or ""
