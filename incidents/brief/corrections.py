"""What was changed in the data after it was published: the newest version first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from incidents import ledger
from incidents.brief.shape_corrections import Correction, CorrectionGroup, Corrections
from incidents.brief.sight import Sight
from incidents.ledger.corrections import CLAIMS, INCIDENTS
from incidents.model import Change, Dataset
from incidents.words import corrections as words
from incidents.words import counts, names
from incidents.words.when import published

MOST_CORRECTIONS = 1000
"""The most changes that a brief lists one by one."""

ORDER = (
    *("low", "high", "best", "claimant", "stance", "subject", "category", "measure", "revises"),
    *("incident", "scope", "part", "part_of", "stated", "start", "end", "places"),
)
"""What a reader needs first: figures, who says it, what it is of; words and notes come behind."""

_COUNTED = {CLAIMS: counts.claims, INCIDENTS: counts.incidents}
_PARTIES = ("claimant", "subject")
"""Columns of a claim that hold the id of a party."""


def corrections(sight: Sight) -> tuple[CorrectionGroup, ...]:
    """List every change that the dataset logs, by version, whatever the view."""
    by_version = groupby(sight.store.frame.changes, key=lambda one: one.version)
    return tuple(_version(version, list(found)) for version, found in by_version)[::-1]


def _version(version: str, found: list[Change]) -> CorrectionGroup:
    changes = tuple(_correction(one) for one in found)
    added = _added(found)
    day = published(max(one.when for one in found))
    told = words.version(version, day, len(found) - added, added)
    return CorrectionGroup(version, told, is_digest=True, changes=changes)


def in_view(sight: Sight) -> tuple[Change, ...]:
    """List the changes of what is shown, the newest version first, what was added behind."""
    claims, incidents = _shown(sight)
    found = ledger.corrections(sight.store.frame.changes, claims, incidents)
    place = {version: number for number, version in enumerate(one.version for one in found)}
    return tuple(sorted(found, key=lambda one: (-place[one.version], _weight(one))))


def _weight(one: Change) -> int:
    if _is_addition(one):
        return len(ORDER) + 1
    return ORDER.index(one.field) if one.field in ORDER else len(ORDER)


def _shown(sight: Sight) -> tuple[Collection[str], Collection[str]]:
    """Give the claims in view and those that rows hold beside them, and the incidents."""
    held = (claim for row in sight.comparisons for claim in row.held)
    return {*sight.shown.claims, *held}, sight.shown.incidents


def corrections_in_view(sight: Sight) -> Corrections:
    """Say what of the claims and incidents that are shown was changed after publication."""
    found = in_view(sight)
    added = _added(found)
    alike = _alike(found[:MOST_CORRECTIONS])
    return Corrections(
        changed=len(found) - added,
        added=added,
        words=words.shown(len(found) - added, added),
        groups=tuple(_group(one, sight.whole) for one in alike.values()),
    )


def _alike(found: Iterable[Change]) -> Mapping[tuple[str, ...], list[Change]]:
    """Put together what was changed in one column for one reason."""
    alike: defaultdict[tuple[str, ...], list[Change]] = defaultdict(list)
    for one in found:
        alike[one.version, one.file, one.field, one.why].append(one)
    return alike


def _group(found: Sequence[Change], dataset: Dataset) -> CorrectionGroup:
    first, records = found[0], {one.row: _record(one, dataset) for one in found}
    one_or_many = _COUNTED[first.file](len(records)) if len(records) > 1 else records[first.row]
    cells = [(_cell(one, one.before, dataset), _cell(one, one.after, dataset)) for one in found]
    pairs = list(dict.fromkeys(cells))
    said = words.alike(first, one_or_many, pairs)
    return CorrectionGroup(
        first.version,
        words.dated(first.version, published(max(one.when for one in found)), said),
        is_digest=len(records) > 1 or len(pairs) > 1 or first.field in words.PROSE,
        changes=tuple(_correction(one, records[one.row]) for one in found),
    )


def _record(one: Change, dataset: Dataset) -> str:
    if one.file == INCIDENTS:
        return words.incident(dataset.incidents[one.row])
    return words.claim(dataset.claims[one.row], dataset)


def _cell(one: Change, text: str, dataset: Dataset) -> str:
    """Read a cell: a party by its name, all else as it stands."""
    return names.party(dataset, text) if text and one.field in _PARTIES else text


def _is_addition(one: Change) -> bool:
    return not one.field


def _added(found: Iterable[Change]) -> int:
    return sum(map(_is_addition, found))


def _correction(one: Change, record: str = "") -> Correction:
    return Correction(
        id=one.id,
        version=one.version,
        day=one.when,
        file=one.file,
        row=one.row,
        field=one.field,
        before=one.before,
        after=one.after,
        why=one.why,
        where=words.where(one),
        record=record,
        words=words.line(one),
        is_addition=_is_addition(one),
    )
