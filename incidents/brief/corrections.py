"""What was changed in the data after it was published: the newest version first."""

from __future__ import annotations

from itertools import groupby

from incidents.brief.shape_corrections import Correction, CorrectionGroup
from incidents.brief.sight import Sight
from incidents.model import Change
from incidents.words import corrections as words
from incidents.words.when import published


def corrections(sight: Sight) -> tuple[CorrectionGroup, ...]:
    """List every change that the dataset logs, by version, whatever the view."""
    by_version = groupby(sight.store.frame.changes, key=lambda one: one.version)
    return tuple(_group(version, list(found)) for version, found in by_version)[::-1]


def _group(version: str, found: list[Change]) -> CorrectionGroup:
    changes = tuple(
        Correction(words.where(one), words.line(one), is_addition=not one.field) for one in found
    )
    added = sum(one.is_addition for one in changes)
    day = published(max(one.when for one in found))
    return CorrectionGroup(version, words.version(version, day, len(found) - added, added), changes)
